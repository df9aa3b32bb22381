import { type FieldGroup, held, listed, open } from '#core/forms/field-kind.ts'
import { chosen, type FormFile, said, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { findRule } from '#core/policy/policy.ts'
import { TierScheme } from '#core/tier/scheme.ts'

const methods: Readonly<Record<string, string>> = { faceToFace: '当面', phone: '电话', video: '视频' }
const services: Readonly<Record<string, string>> = {
  counselling: '心理咨询',
  cbt: '认知行为辅导',
  familyWork: '家庭工作',
  selfManagement: '自我管理训练',
  socialSkills: '社会技能训练',
  medicalGuidance: '戒毒医疗指导',
  skillsTraining: '职业技能培训',
  jobGuidance: '职业指导',
  jobAid: '就业援助',
  schoolAid: '就学援助',
  relief: '救助',
  legalAid: '法律援助',
  education: '戒毒知识教育',
  groupSession: '小组活动',
  other: '其他帮扶',
}

function meeting(type: 'talkHeld' | 'visitMade'): FieldGroup {
  const of = (f: FormFile) => chosen(f, type)
  return {
    on: held('日期', 'On', (f) => sayDay(of(f)?.on)),
    withWhom: open('对象', 'With whom', (f) => said(of(f), 'withWhom')),
    method: open('方式', 'Method', (f) => methods[said(of(f), 'method') ?? '']),
    summary: open('内容', 'What was said', (f) => said(of(f), 'summary')),
    next: open('下一步', 'Next', (f) => said(of(f), 'next')),
  }
}

export const talkFields = meeting('talkHeld')
export const visitFields = meeting('visitMade')

export const contactFields: FieldGroup = {
  visits: held('走访次数', 'Visits', (f) => String(standing(f, 'visitMade').length)),
  talks: held('谈话次数', 'Talks', (f) => String(standing(f, 'talkHeld').length)),
  services: listed('帮扶情况', 'Help given', (f) =>
    standing(f, 'serviceGiven').map((e, i) => ({
      no: String(i + 1),
      on: sayDay(e.on) ?? '',
      kind: services[said(e, 'kind') ?? ''] ?? '',
      outcome: said(e, 'outcome') ?? '',
    })),
  ),
  serviceCount: held('帮扶次数', 'Times help was given', (f) => String(standing(f, 'serviceGiven').length)),
  lost: held('失联情况', 'Contact', (f) => (f.state.contact === 'lost' ? '目前失去联系' : '保持联系')),
  cleanSince: held('戒断起始日', 'Clean since', (f) => sayDay(f.state.cleanSince)),
}

const assessment = (f: FormFile) => chosen(f, 'assessmentMade')

export const assessmentFields: FieldGroup = {
  on: held('评估日期', 'Assessed on', (f) => sayDay(assessment(f)?.on)),
  scale: held('所用量表', 'Scale', (f) => said(assessment(f), 'scale')),
  score: held('得分', 'Score', (f) => said(assessment(f), 'score')),
  personView: open('本人意见', "The person's view", (f) => said(assessment(f), 'personView')),
}

const set = (f: FormFile) => standing(f, 'tierSet').at(-1)

export const tierFields: FieldGroup = {
  current: held('现等级', 'Present tier', (f) => tierName(f, f.state.tier.current)),
  proposed: held('拟定等级', 'Proposed tier', (f) => tierName(f, f.state.tier.proposed)),
  setOn: held('定级日期', 'Set on', (f) => sayDay(set(f)?.on)),
  reason: open('理由', 'Reason', (f) => said(set(f), 'reason')),
  history: listed('历次定级', 'Tiers so far', (f) =>
    standing(f, 'tierSet').map((e, i) => ({
      no: String(i + 1),
      on: sayDay(e.on) ?? '',
      tier: tierName(f, said(e, 'tier') ?? null) ?? '',
      reason: said(e, 'reason') ?? '',
    })),
  ),
}

/** The scheme's own word for a tier: 重点, 一般, 高风险 … */
function tierName(f: FormFile, key: string | null): string | undefined {
  if (!key) return undefined
  const scheme = TierScheme.safeParse(findRule(f.policy, 'tiers.scheme', f.today)?.value)
  return (scheme.success && scheme.data.tiers.find((t) => t.key === key)?.name.zh) || key
}
