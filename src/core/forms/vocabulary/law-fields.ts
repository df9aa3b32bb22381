import { type FieldGroup, type FieldKind, held } from '#core/forms/field-kind.ts'
import { sayNumber } from '#core/forms/paper-words.ts'
import { findRule } from '#core/policy/policy.ts'

/** A number of the pack in force where the case is executed, in characters; the template never holds one. */
function rule(zh: string, en: string, ...keys: readonly [detox: string, rehab?: string]): FieldKind {
  return held(zh, en, (f) => {
    const key = f.state.measure === 'communityRehab' ? (keys[1] ?? keys[0]) : keys[0]
    const found = findRule<unknown>(f.policy, key, f.today)
    return typeof found?.value === 'number' ? sayNumber(found.value) : undefined
  })
}

export const lawFields: FieldGroup = {
  reportInDays: rule('报到期限（日）', 'Days to report in', 'reportIn.days', 'reportIn.rehabDays'),
  changeReportDays: rule('变更后报到期限（日）', 'Days to report in after a change', 'change.reportDays'),
  leaveDays: rule('须书面报告的离开天数', 'Days away that need a report', 'leave.reportThresholdDays'),
  refusedTests: rule('拒绝检测的法定次数', 'Refused tests that are serious', 'serious.refusedTests'),
  leaveTimes: rule('擅自离开的法定次数', 'Absences that are serious', 'serious.leaveTimes'),
  leaveTotalDays: rule('擅自离开的法定累计天数', 'Days of absence that are serious', 'serious.leaveDays'),
  minTesters: rule('现场检测最少人数', 'Testers at least', 'test.minTesters'),
  retentionMonths: rule('阳性样本保存月数', 'Months a positive sample is kept', 'sample.retentionMonths'),
  hairCentimetres: rule('毛发距根部最长厘米数', 'Hair from the root at most', 'hair.maxCentimetres'),
  hairMilligrams: rule('每份毛发最少毫克数', 'Hair weight at least', 'hair.minMilligrams'),
  hairMonths: rule('毛发结果所指月数', 'Months a hair result speaks of', 'hair.windowMonths'),
  noticeDays: rule(
    '通知乡镇（街道）期限（日）',
    'Days to tell the township',
    'notice.dischargeDays',
    'notice.rehabDischargeDays',
  ),
}
