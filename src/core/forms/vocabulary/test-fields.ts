import { type FieldGroup, held, listed, open } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, said, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule } from '#core/policy/policy.ts'
import { addMonths } from '#core/shared/plain-date.ts'

const samples: Readonly<Record<string, string>> = {
  urine: '尿液',
  hair: '毛发',
  saliva: '唾液',
  blood: '血液',
}
const levels: Readonly<Record<string, string>> = {
  onSite: '现场检测',
  lab: '实验室检测',
  retest: '实验室复检',
}
const results: Readonly<Record<string, string>> = { negative: '阴性', positive: '阳性', invalid: '无效' }

const test = (f: FormFile) => chosen(f, 'testTaken')
const taken = (f: FormFile) => standing(f, 'testTaken')
const count = (f: FormFile, result: string) =>
  String(taken(f).filter((e) => e.data['result'] === result).length)

/** Who tested, as a paper lists them. */
function testersOf(entry: Entry | undefined): string | undefined {
  const names = entry?.data['testers']
  return Array.isArray(names) && names.length > 0 ? names.map(String).join('、') : undefined
}

export const testsFields: FieldGroup = {
  rows: listed('检测记录', 'Tests', (f) =>
    taken(f).map((e, i) => ({
      no: String(i + 1),
      on: sayDay(e.on) ?? '',
      place: said(e, 'place') ?? '',
      sample: samples[said(e, 'sample') ?? ''] ?? '',
      level: levels[said(e, 'level') ?? ''] ?? '',
      sampleNo: said(e, 'sampleNo') ?? '',
      result: results[said(e, 'result') ?? ''] ?? '',
      testers: testersOf(e) ?? '',
    })),
  ),
  taken: held('已检测次数', 'Tests taken', (f) => String(taken(f).length)),
  negative: held('阴性次数', 'Negative', (f) => count(f, 'negative')),
  positive: held('阳性次数', 'Positive', (f) => count(f, 'positive')),
  planned: held('每年检测次数安排', 'Tests per year', (f) => {
    const perYear = standing(f, 'testPlanned').at(-1)?.data['perYear']
    return Array.isArray(perYear)
      ? perYear.map((n, i) => `第${'一二三四五六七八九'[i] ?? i + 1}年${n}次`).join('，')
      : undefined
  }),
  requirement: held('检测要求的依据', 'What requires the tests', (f) =>
    said(standing(f, 'testPlanned').at(-1), 'requirementRef'),
  ),
  dutiesMissed: held('未完成检测次数', 'Tests missed', (f) =>
    String(f.state.duties.filter((d) => d.kind === 'test' && d.status === 'missed').length),
  ),
}

export const testFields: FieldGroup = {
  on: held('检测日期', 'Tested on', (f) => sayDay(test(f)?.on)),
  place: open('检测地点', 'Place', (f) => said(test(f), 'place')),
  sample: held('样本种类', 'Sample', (f) => samples[said(test(f), 'sample') ?? '']),
  level: held('检测方式', 'Step', (f) => levels[said(test(f), 'level') ?? '']),
  result: held('检测结果', 'Result', (f) => results[said(test(f), 'result') ?? '']),
  sampleNo: open('样本编号', 'Sample number', (f) => said(test(f), 'sampleNo')),
  testers: open('检测人', 'Testers', (f) => testersOf(test(f))),
  collectorSex: open('采样人性别', 'Sex of the collector', (f) => sexWord(said(test(f), 'collectorSex'))),
  sealA: open('A 样封条号', 'Seal of sample A', (f) => said(test(f), 'sealA')),
  sealB: open('B 样封条号', 'Seal of sample B', (f) => said(test(f), 'sealB')),
  store: open('封存地点', 'Where kept', (f) => said(test(f), 'storedAt')),
  keepUntil: held('样本至少保存至', 'Sample kept at least until', (f) => {
    const on = test(f)?.on
    const months = on ? findRule<number>(f.policy, 'sample.retentionMonths', on)?.value : undefined
    return on && months ? sayDay(addMonths(on, Number(months))) : undefined
  }),
}

function sexWord(sex: string | undefined): string | undefined {
  return sex === 'male' ? '男' : sex === 'female' ? '女' : sex
}

const ways: Readonly<Record<string, string>> = {
  phone: '电话',
  visit: '上门',
  message: '短信',
  mail: '邮寄',
  direct: '当面',
}

const notice = (f: FormFile) => chosen(f, 'testNotified')

export const noticeFields: FieldGroup = {
  on: held('通知日期', 'Told on', (f) => sayDay(notice(f)?.on)),
  dueOn: held('应当接受检测的日期', 'Test on', (f) => sayDay(said(notice(f), 'dueOn'))),
  way: open('通知方式', 'Way of telling', (f) => {
    const way = said(notice(f), 'way') ?? ''
    return ways[way] ?? (way || undefined)
  }),
}

/** The newest sample of hair. */
const hair = (f: FormFile) => {
  const chosenTest = test(f)
  return chosenTest?.data['sample'] === 'hair'
    ? chosenTest
    : taken(f)
        .filter((e) => e.data['sample'] === 'hair')
        .at(-1)
}
const hairSent = (f: FormFile) =>
  standing(f, 'sampleSent')
    .filter((e) => e.data['test'] === hair(f)?.id)
    .at(-1)

export const hairFields: FieldGroup = {
  takenOn: open('提取日期', 'Taken on', (f) => sayDay(hair(f)?.on)),
  place: open('提取地点', 'Place', (f) => said(hair(f), 'place')),
  length: open('距根部长度（厘米）', 'Length from the root in cm', (f) => said(hair(f), 'hairCm')),
  weightA: open('A 份重量（毫克）', 'Weight of A in mg', (f) => said(hair(f), 'hairMgA')),
  weightB: open('B 份重量（毫克）', 'Weight of B in mg', (f) => said(hair(f), 'hairMgB')),
  sealA: open('A 份封条号', 'Seal of A', (f) => said(hair(f), 'sealA')),
  sealB: open('B 份封条号', 'Seal of B', (f) => said(hair(f), 'sealB')),
  lab: open('送检机构', 'Laboratory', (f) => said(hairSent(f), 'to')),
  sentOn: open('送检日期', 'Sent on', (f) => sayDay(hairSent(f)?.on)),
  result: held('检测结果', 'Result', (f) => results[said(hair(f), 'result') ?? '']),
}
