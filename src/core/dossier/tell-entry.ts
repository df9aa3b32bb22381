import { sayDay } from '#core/forms/paper-words.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'

/** Fields in the order they are told, with the word before each. Ids, codes of places and counts of screens stay out. */
const told: readonly (readonly [string, string])[] = [
  ['withWhom', ''],
  ['method', ''],
  ['kind', ''],
  ['way', ''],
  ['ground', '理由：'],
  ['granted', ''],
  ['upheld', ''],
  ['from', '自'],
  ['to', '至'],
  ['destination', '去往'],
  ['reason', '事由：'],
  ['breach', '事实：'],
  ['organisation', ''],
  ['volunteer', ''],
  ['text', ''],
  ['how', ''],
  ['listNo', '名单号：'],
  ['until', '期限至'],
  ['dueOn', '应当于'],
  ['statement', '本人陈述：'],
  ['summary', ''],
  ['outcome', '结果：'],
  ['decision', ''],
  ['answer', ''],
  ['next', '下一步：'],
]

const words: Readonly<Record<string, string>> = {
  ...{ faceToFace: '当面', phone: '电话', video: '视频', refused: '拒绝', evaded: '逃避', invalid: '无效' },
  ...{
    relapse: '复吸',
    seriousViolation: '严重违反协议',
    refusal: '拒绝接受',
    true: '同意',
    false: '不同意',
  },
  ...{ detention: '刑事拘留', arrest: '逮捕', adminDetention: '行政拘留', imprisonment: '收监执行刑罚' },
  ...{ compulsoryEducation: '强制性教育措施', compulsoryIsolation: '强制隔离戒毒', death: '死亡' },
  ...{ counselling: '心理咨询', cbt: '认知行为辅导', familyWork: '家庭工作', selfManagement: '自我管理训练' },
  ...{ socialSkills: '社会技能训练', medicalGuidance: '戒毒医疗指导', skillsTraining: '职业技能培训' },
  ...{
    jobGuidance: '职业指导',
    jobAid: '就业援助',
    schoolAid: '就学援助',
    relief: '救助',
    legalAid: '法律援助',
  },
  ...{ education: '戒毒知识教育', groupSession: '小组活动', leftCountry: '出国（境）定居', other: '其他' },
}

export type ToldEntry = { readonly on: string; readonly what: string; readonly says: string }

/** One line of the journal as a paper tells it: day, kind, and what was written. */
export function tellEntry(entry: Entry): ToldEntry {
  const parts = told.flatMap(([field, word]) => {
    const text = sayValue(entry.data[field])
    return text === undefined ? [] : [`${word}${text.replace(/[。；]$/, '')}`]
  })
  return {
    on: sayDay(entry.on) ?? '',
    what: findEntryType(entry.type)?.title.zh ?? entry.type,
    says: parts.join('；'),
  }
}

/** Codes without a word are for machines and are left out. */
function sayValue(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(sayValue).filter(Boolean).join('、') || undefined
  if (typeof value === 'boolean') return words[String(value)]
  if (typeof value !== 'string' || value === '') return undefined
  if (isPlainDate(value)) return sayDay(value)
  return words[value] ?? (/^[\w-]+$/.test(value) ? undefined : value)
}
