import { agreementRate } from './definitions/agreement-rate.ts'
import { assessmentRate } from './definitions/assessment-rate.ts'
import { controlRate } from './definitions/control-rate.ts'
import { employmentNotedRate, employmentRate } from './definitions/employment-rate.ts'
import { executionRate } from './definitions/execution-rate.ts'
import { funnelSteps } from './definitions/funnel-steps.ts'
import { lateRecordingRate } from './definitions/late-recording-rate.ts'
import { lostRate } from './definitions/lost-rate.ts'
import { medicalGuidanceRate } from './definitions/medical-guidance-rate.ts'
import { meetingRate } from './definitions/meeting-rate.ts'
import { planRate } from './definitions/plan-rate.ts'
import { policeReportTimeliness } from './definitions/police-report-timeliness.ts'
import { positiveRate } from './definitions/positive-rate.ts'
import { referralClosedRate } from './definitions/referral-closed-rate.ts'
import { referralDays } from './definitions/referral-days.ts'
import { releaseReportInRate } from './definitions/release-report-in-rate.ts'
import { reportInRate } from './definitions/report-in-rate.ts'
import { seriousViolationCount } from './definitions/serious-violation-count.ts'
import { sixPartsCoverage } from './definitions/six-parts-coverage.ts'
import { sixPartsEach } from './definitions/six-parts-each.ts'
import { testRate } from './definitions/test-rate.ts'
import { threeYearsCleanCohort } from './definitions/three-years-clean-cohort.ts'
import { threeYearsCleanFinished } from './definitions/three-years-clean-finished.ts'
import { threeYearsCleanRegistered } from './definitions/three-years-clean-registered.ts'
import { volunteersPerPerson } from './definitions/volunteers-per-person.ts'
import type { Metric } from './metric.ts'

/** Every figure that needs only cases, in the order in which an overview shows them. */
export const metrics: readonly Metric[] = [
  executionRate,
  reportInRate,
  releaseReportInRate,
  agreementRate,
  controlRate,
  lostRate,
  meetingRate,
  testRate,
  positiveRate,
  planRate,
  assessmentRate,
  medicalGuidanceRate,
  sixPartsCoverage,
  ...sixPartsEach,
  referralClosedRate,
  referralDays,
  employmentRate,
  employmentNotedRate,
  volunteersPerPerson,
  seriousViolationCount,
  policeReportTimeliness,
  lateRecordingRate,
  threeYearsCleanRegistered,
  threeYearsCleanFinished,
  threeYearsCleanCohort,
]

/** What is counted and stored: the figures and the steps of the funnel. */
export const countedMetrics: readonly Metric[] = [...metrics, ...funnelSteps]

const byKey = new Map(countedMetrics.map((m) => [m.key, m] as const))

export function findMetric(key: string): Metric | undefined {
  return byKey.get(key)
}

/** Length of a stored vector: the highest slot given so far. Slot n is at index n − 1. */
export const slotCount = Math.max(...countedMetrics.map((m) => m.slot))
