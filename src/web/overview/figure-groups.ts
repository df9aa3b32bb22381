import type { Figure } from '#contract/overview-contract.ts'
import { firstSight } from '#core/metrics/first-figures.ts'
import type { AreaLevel } from '#core/shared/area.ts'

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

export type Group = keyof typeof groups | 'first' | 'other'

/** What the level sees first, then the other figures by what they are about. */
export function grouped(
  figures: readonly Figure[],
  level: AreaLevel,
): readonly { group: Group; figures: readonly Figure[] }[] {
  const first = firstSight[level].figures
  const rest = figures.filter((f) => !first.includes(f.key))
  const named = new Set<string>(Object.values(groups).flat())
  const of = (keys: readonly string[], among: readonly Figure[]) =>
    keys.flatMap((key) => among.filter((f) => f.key === key))
  const all: { group: Group; figures: readonly Figure[] }[] = [
    { group: 'first', figures: of(first, figures) },
    ...Object.entries(groups).map(([group, keys]) => ({ group: group as Group, figures: of(keys, rest) })),
    { group: 'other', figures: rest.filter((f) => !named.has(f.key)) },
  ]
  return all.filter((g) => g.figures.length > 0)
}
