import type { Words } from '#core/shared/decision.ts'

/**
 * The departments that sit in a leading group of community detoxification: those that 禁毒法 and 戒毒条例 give a part in
 * it, as places name them. `always`: a group without them is shown as lacking one (our reading: the law names no list).
 */
export const departments = [
  { key: 'narcotics', names: { zh: '禁毒办', en: 'Narcotics control office' }, always: true },
  { key: 'police', names: { zh: '公安', en: 'Police' }, always: true },
  { key: 'justice', names: { zh: '司法行政', en: 'Justice' }, always: true },
  { key: 'health', names: { zh: '卫生健康', en: 'Health' }, always: true },
  { key: 'civilAffairs', names: { zh: '民政', en: 'Civil affairs' }, always: true },
  { key: 'labour', names: { zh: '人力资源和社会保障', en: 'Labour and social security' }, always: true },
  { key: 'education', names: { zh: '教育', en: 'Education' }, always: true },
  { key: 'youthLeague', names: { zh: '共青团', en: 'Youth League' }, always: true },
  { key: 'women', names: { zh: '妇联', en: "Women's Federation" }, always: true },
  { key: 'politicsAndLaw', names: { zh: '政法委', en: 'Politics and law commission' }, always: false },
  { key: 'publicity', names: { zh: '宣传', en: 'Publicity' }, always: false },
  { key: 'finance', names: { zh: '财政', en: 'Finance' }, always: false },
  { key: 'market', names: { zh: '市场监管', en: 'Market supervision' }, always: false },
  { key: 'tradeUnion', names: { zh: '工会', en: 'Trade union' }, always: false },
  { key: 'disabled', names: { zh: '残联', en: "Disabled Persons' Federation" }, always: false },
  { key: 'township', names: { zh: '乡镇（街道）', en: 'Township' }, always: false },
  { key: 'station', names: { zh: '禁毒社工站', en: 'Station' }, always: false },
  { key: 'other', names: { zh: '其他', en: 'Other' }, always: false },
] as const satisfies readonly { key: string; names: Words; always: boolean }[]

export type Department = (typeof departments)[number]['key']
export const departmentKeys = departments.map(({ key }) => key) as [Department, ...Department[]]

/** Which of the departments that always belong to a group have no member now. */
export function lackingDepartments(present: readonly string[]): readonly Department[] {
  return departments.filter(({ key, always }) => always && !present.includes(key)).map(({ key }) => key)
}

export function departmentName(key: string): Words {
  return departments.find((d) => d.key === key)?.names ?? { zh: key, en: key }
}
