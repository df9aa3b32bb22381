import type { DutyKind, FindingKind } from '#core/case/case-state.ts'
import { metrics } from '#core/metrics/metrics.ts'
import type { Words } from '#core/shared/decision.ts'

/** What a rule decides in the product, and the screen on which it is seen. */
export type RuleUse =
  | { readonly kind: 'duty'; readonly key: DutyKind }
  | { readonly kind: 'finding'; readonly key: FindingKind }
  | { readonly kind: 'figure'; readonly key: string; readonly title: Words }
  | { readonly kind: 'screen'; readonly key: ScreenKey }

/** Screens by what the reader knows them as; the web has their paths. */
export type ScreenKey =
  | 'agreements'
  | 'cases'
  | 'decisions'
  | 'endings'
  | 'evaluations'
  | 'handovers'
  | 'leave'
  | 'messages'
  | 'orders'
  | 'overview'
  | 'oversight'
  | 'papers'
  | 'policeReports'
  | 'releases'
  | 'reportIns'
  | 'screenings'
  | 'sealing'
  | 'special'
  | 'staff'
  | 'substitutes'
  | 'tests'
  | 'tiers'

type Uses = {
  readonly duties?: readonly DutyKind[]
  readonly findings?: readonly FindingKind[]
  readonly screens?: readonly ScreenKey[]
}

/** By key, or by the beginning of a key that ends with a dot. A test holds every line against the sources. */
const uses: Readonly<Record<string, Uses>> = {
  'abnormal.handleDays': { duties: ['handleAbnormal'], findings: ['officeDutyMissed'] },
  'abstinent.': { findings: ['abstinentThreeYears'], screens: ['endings'] },
  'agreement.contents': { screens: ['agreements'] },
  'agreement.localContents': { screens: ['agreements'] },
  'agreement.targetDays': { duties: ['signAgreement'], findings: ['agreementMissing'] },
  'assessment.months': { duties: ['assessment'] },
  'budget.': { screens: ['oversight'] },
  'change.acceptWorkDays': { findings: ['handoverUnaccepted'], screens: ['handovers'] },
  'change.reportDays': {
    duties: ['reportInAfterChange'],
    findings: ['reportInOverdue'],
    screens: ['papers'],
  },
  'change.sendFileWorkDays': { duties: ['sendFile'], screens: ['handovers'] },
  'decision.substituteMaxDays': { screens: ['substitutes'] },
  'decision.': { screens: ['decisions'] },
  'demonstration.': { screens: ['oversight'] },
  'detox.termMonths': { screens: ['cases', 'orders'] },
  'detox.termYears': { screens: ['orders'] },
  'earlyIntervention.': { screens: ['releases'] },
  'endAssessment.beforeWorkDays': { duties: ['endAssessment'], screens: ['endings'] },
  'evaluation.': { screens: ['evaluations'] },
  'exempt.oldYears': { screens: ['special'] },
  'figure.ageBands': { screens: ['overview'] },
  'firstHomeVisit.days': { duties: ['firstHomeVisit'], screens: ['releases'] },
  'followUp.months': { duties: ['followUp'] },
  'guidance.medicalPerYear': { duties: ['medicalGuidance'] },
  'hair.': { screens: ['tests'] },
  'inspection.': { screens: ['oversight'] },
  'isolation.handPapersWorkDays': { screens: ['releases'] },
  'isolation.noticeBeforeReleaseDays': { screens: ['releases'] },
  'isolation.noticeBeforeReleaseWorkDays': { screens: ['releases'] },
  'leave.reportThresholdDays': { duties: ['leaveReport'], screens: ['leave', 'agreements'] },
  'leave.': { screens: ['leave', 'decisions'] },
  'message.quietHours': { screens: ['messages'] },
  'metricTarget.': { screens: ['overview'] },
  'notice.dischargeDays': { duties: ['dischargeNotice'], findings: ['termFullNoticeOutstanding'] },
  'notice.rehabDischargeDays': { duties: ['dischargeNotice'], findings: ['termFullNoticeOutstanding'] },
  'notice.': { screens: ['endings'] },
  'order.serveDays': { screens: ['orders'] },
  'police.receiptWorkDays': { screens: ['policeReports'] },
  'rehab.maxMonths': { screens: ['cases', 'orders'] },
  'rehab.maxYears': { screens: ['orders'] },
  'rehab.termStart': { screens: ['cases'] },
  'report.decidedBy': { screens: ['decisions'] },
  'report.targetDays': { duties: ['reportToPolice'] },
  'reportIn.days': {
    duties: ['reportIn'],
    findings: ['reportInOverdue', 'deemedRefusal'],
    screens: ['reportIns'],
  },
  'reportIn.rehabDays': { duties: ['reportIn'], findings: ['reportInOverdue'], screens: ['reportIns'] },
  'reportIn.rollover': { duties: ['reportIn'] },
  'reportIn.startAfterDetention': { duties: ['reportIn'], screens: ['decisions'] },
  'retention.caseFileYears': { screens: ['sealing'] },
  'sample.retentionMonths': { screens: ['tests'] },
  'screening.notSeenMonths': { screens: ['screenings'] },
  'sealing.afterDischarge': { screens: ['sealing'] },
  'sealing.queryMaxDays': { screens: ['sealing'] },
  'serious.': { findings: ['seriousViolation'], screens: ['agreements', 'cases'] },
  'smallCell.office': { screens: ['overview'] },
  'special.': { screens: ['special'] },
  'staffing.denominator': { screens: ['overview'] },
  'staffing.minimum': { screens: ['overview'] },
  'staffing.ratio': { screens: ['overview'] },
  'staffing.tierWeight': { screens: ['overview'] },
  'standard.': { screens: ['oversight'] },
  'support.visitsPerYear': { screens: ['oversight'] },
  'suspend.': { screens: ['cases', 'endings'] },
  'talk.perMonth': { duties: ['talk'], screens: ['tiers'] },
  'term.endConvention': { screens: ['cases'] },
  'test.schedule.': { duties: ['test'], findings: ['testMissed'], screens: ['tests', 'tiers'] },
  'test.': { screens: ['tests'] },
  'tiers.scheme': { screens: ['tiers', 'decisions'] },
  'visit.perMonth': { duties: ['visit'], screens: ['tiers', 'agreements'] },
  'volunteers.perPerson': { screens: ['agreements'] },
  'warning.perEvent': { screens: ['decisions'] },
  'workGroup.': { duties: ['formWorkGroup'], findings: ['workGroupIncomplete'], screens: ['agreements'] },
}

/** What uses a rule; empty where it is law to be read and nothing in the product counts by it. */
export function usesOf(key: string): readonly RuleUse[] {
  const found = uses[key] ?? uses[beginningOf(key)] ?? {}
  return [
    ...(found.duties ?? []).map((duty): RuleUse => ({ kind: 'duty', key: duty })),
    ...(found.findings ?? []).map((finding): RuleUse => ({ kind: 'finding', key: finding })),
    ...metrics
      .filter((metric) => metric.target === key)
      .map((metric): RuleUse => ({ kind: 'figure', key: metric.key, title: metric.title })),
    ...(found.screens ?? []).map((screen): RuleUse => ({ kind: 'screen', key: screen })),
  ]
}

/** The longest listed beginning of a key: `test.schedule.` before `test.`. */
function beginningOf(key: string): string {
  const beginnings = Object.keys(uses).filter((name) => name.endsWith('.') && key.startsWith(name))
  return beginnings.sort((a, b) => b.length - a.length)[0] ?? ''
}
