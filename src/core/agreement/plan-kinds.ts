import type { serviceKinds } from '#core/journal/service-kinds.ts'

/** Where somebody needs help: the areas of a needs assessment that a plan answers. */
export const needAreas = ['treatment', 'mind', 'family', 'work', 'relief', 'law', 'otherNeed'] as const
export type NeedArea = (typeof needAreas)[number]

export const rhythms = ['once', 'weekly', 'twiceAMonth', 'monthly', 'quarterly', 'asNeeded'] as const
export type Rhythm = (typeof rhythms)[number]

export type PlannedService = (typeof serviceKinds)[number]

/** Contents of an agreement. The law asks for three, Shandong for five, Chongqing for six (条例 16; 山东 41; 重庆 35). */
export const agreementParts = ['measures', 'rules', 'liability', 'rights', 'groupDuties', 'other'] as const
export type AgreementPart = (typeof agreementParts)[number]

export const areaWords: Readonly<Record<NeedArea, string>> = {
  treatment: '戒毒治疗',
  mind: '心理',
  family: '家庭',
  work: '就业',
  relief: '生活救助',
  law: '法律',
  otherNeed: '其他',
}

export const rhythmWords: Readonly<Record<Rhythm, string>> = {
  once: '一次',
  weekly: '每周一次',
  twiceAMonth: '每月两次',
  monthly: '每月一次',
  quarterly: '每季度一次',
  asNeeded: '按需要',
}

export const serviceWords: Readonly<Record<PlannedService, string>> = {
  counselling: '心理疏导',
  cbt: '认知行为训练',
  familyWork: '家庭关系辅导',
  selfManagement: '自我管理训练',
  socialSkills: '社会交往训练',
  medicalGuidance: '戒毒医疗或康复指导',
  skillsTraining: '职业技能培训',
  jobGuidance: '就业指导',
  jobAid: '就业援助',
  schoolAid: '就学援助',
  relief: '生活救助',
  legalAid: '法律援助',
  education: '禁毒法律和戒毒知识教育',
  groupSession: '小组活动',
  other: '其他帮助',
}
