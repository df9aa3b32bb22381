import type { Figure } from '#contract/overview-contract.ts'

/** How the cards are laid out; a figure that is named nowhere comes last, so that a new one is never lost. */
const groups = {
  process: [
    'executionRate',
    'reportInRate',
    'releaseReportInRate',
    'agreementRate',
    'controlRate',
    'lostRate',
  ],
  work: [
    'meetingRate',
    'testRate',
    'positiveRate',
    'planRate',
    'assessmentRate',
    'policeReportTimeliness',
    'seriousViolationCount',
    'lateRecordingRate',
  ],
  help: [
    'medicalGuidanceRate',
    'referralClosedRate',
    'referralDays',
    'employmentRate',
    'employmentNotedRate',
    'volunteersPerPerson',
    'sixPartsCoverage',
    'sixParts.management',
    'sixParts.treatment',
    'sixParts.psychology',
    'sixParts.relief',
    'sixParts.employment',
    'sixParts.education',
  ],
  organisation: [
    'staffingGap',
    'socialWorkerShare',
    'certificateShare',
    'trainingRate',
    'turnover',
    'leadingGroupRate',
  ],
  outcome: ['threeYearsCleanRegistered', 'threeYearsCleanFinished', 'threeYearsCleanCohort'],
} as const

export type Group = keyof typeof groups | 'other'

export function grouped(figures: readonly Figure[]): readonly { group: Group; figures: readonly Figure[] }[] {
  const named = new Set<string>(Object.values(groups).flat())
  const all: { group: Group; figures: readonly Figure[] }[] = Object.entries(groups).map(([group, keys]) => ({
    group: group as Group,
    figures: keys.flatMap((key) => figures.filter((f) => f.key === key)),
  }))
  all.push({ group: 'other', figures: figures.filter((f) => !named.has(f.key)) })
  return all.filter((g) => g.figures.length > 0)
}
