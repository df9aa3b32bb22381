import { measureWords, stageWords } from '#core/case/case-words.ts'
import type { Words } from '#core/shared/decision.ts'

export type Codes = Readonly<Record<string, Words>>

const w = (zh: string, en: string): Words => ({ zh, en })

export const yesNo: Codes = { true: w('是', 'yes'), false: w('否', 'no') }
export const granted: Codes = { true: w('准假', 'granted'), false: w('不准', 'refused') }

/** Words of the fixed values that a ledger prints; what is in no list is printed as it was written. */
export const codes = {
  measure: measureWords as Codes,
  stage: stageWords as Codes,
  sex: { male: w('男', 'male'), female: w('女', 'female'), unknown: w('不详', 'unknown') },
  contact: { inTouch: w('在联系', 'in touch'), lost: w('失联', 'lost') },
  custody: { free: w('未羁押', 'free'), detained: w('羁押中', 'detained') },
  reportIn: {
    notServed: w('未送达', 'not served'),
    pending: w('待报到', 'pending'),
    onTime: w('按时报到', 'on time'),
    late: w('逾期报到', 'late'),
    overdue: w('逾期未报到', 'overdue'),
  },
  tier: {
    highRisk: w('高风险', 'High risk'),
    mediumRisk: w('中风险', 'Medium risk'),
    lowRisk: w('低风险', 'Low risk'),
    priority: w('重点', 'Priority'),
    ordinary: w('一般', 'Ordinary'),
    trusted: w('放心', 'Trusted'),
    stable: w('稳定', 'Stable'),
    abnormal: w('异常', 'Abnormal'),
  },
  sample: {
    urine: w('尿液', 'urine'),
    hair: w('毛发', 'hair'),
    saliva: w('唾液', 'saliva'),
    blood: w('血液', 'blood'),
  },
  level: {
    onSite: w('现场检测', 'on site'),
    lab: w('实验室检测', 'laboratory'),
    retest: w('复检', 're-test'),
  },
  result: { negative: w('阴性', 'negative'), positive: w('阳性', 'positive'), invalid: w('无效', 'invalid') },
  testWay: { here: w('本地', 'here'), remote: w('远程', 'remote'), entrusted: w('委托', 'entrusted') },
  refusedHow: { refused: w('拒绝', 'refused'), evaded: w('逃避', 'evaded') },
  method: { faceToFace: w('当面', 'in person'), phone: w('电话', 'by phone'), video: w('视频', 'by video') },
  service: {
    counselling: w('心理疏导', 'Counselling'),
    cbt: w('认知行为治疗', 'Cognitive-behavioural therapy'),
    familyWork: w('家庭工作', 'Family work'),
    selfManagement: w('自我管理', 'Self-management'),
    socialSkills: w('社会技能', 'Social skills'),
    medicalGuidance: w('医疗康复指导', 'Medical guidance'),
    skillsTraining: w('技能培训', 'Skills training'),
    jobGuidance: w('就业指导', 'Job guidance'),
    jobAid: w('就业援助', 'Job aid'),
    schoolAid: w('就学援助', 'Help with school'),
    relief: w('救助', 'Relief'),
    legalAid: w('法律援助', 'Legal aid'),
    education: w('宣传教育', 'Education'),
    groupSession: w('小组活动', 'Group session'),
    other: w('其他', 'Other'),
  },
  assessment: {
    baseline: w('初次评估', 'Baseline'),
    periodic: w('定期评估', 'Periodic'),
    comprehensive: w('综合评估', 'Comprehensive'),
    end: w('期满评估', 'At the end'),
    needs: w('需求评估', 'Needs'),
    followUp: w('跟进评估', 'Follow-up'),
  },
  breach: {
    addressNotReported: w('地址变更未报', 'address not reported'),
    phoneNotReported: w('电话变更未报', 'phone not reported'),
    unreachable: w('无法联系', 'unreachable'),
    other: w('其他', 'other'),
  },
  signed: { signed: w('已签收', 'signed'), refused: w('拒签', 'refused'), absent: w('未在场', 'absent') },
  ground: {
    refusal: w('拒绝接受', 'refusal'),
    relapse: w('复吸', 'relapse'),
    seriousViolation: w('严重违反协议', 'serious violation'),
    other: w('其他', 'other'),
  },
  decision: {
    compulsoryIsolation: w('强制隔离戒毒', 'compulsory isolation'),
    continue: w('继续执行', 'continue'),
    other: w('其他', 'other'),
  },
  suspension: {
    detention: w('刑事拘留', 'detention'),
    arrest: w('逮捕', 'arrest'),
    adminDetention: w('行政拘留', 'administrative detention'),
  },
  termination: {
    imprisonment: w('收监执行刑罚', 'imprisonment'),
    compulsoryEducation: w('强制性教育措施', 'compulsory education'),
    compulsoryIsolation: w('强制隔离戒毒', 'compulsory isolation'),
    death: w('死亡', 'death'),
    leftCountry: w('出国（境）', 'left the country'),
  },
  receiver: {
    person: w('本人', 'person'),
    family: w('家属', 'family'),
    township: w('乡镇街道', 'township'),
    police: w('公安机关', 'police'),
    facility: w('场所', 'facility'),
  },
  yesNo,
  granted,
} satisfies Readonly<Record<string, Codes>>
export type CodeList = keyof typeof codes
