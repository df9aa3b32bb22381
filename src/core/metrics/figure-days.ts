import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { CaseFacts } from './case-facts.ts'

/**
 * Entries that no day figure looks at, so that counting need not replay their days. What is not named here is looked at;
 * a test counts random lives day by day and finds the same.
 */
const quiet: ReadonlySet<string> = new Set([
  'townshipNotified',
  'reportInReminded',
  'workGroupFormed',
  'testPlanned',
  'testNotified',
  'visitMade',
  'talkHeld',
  'serviceGiven',
  'assessmentMade',
  'tierSet',
  'admonished',
  'warned',
  'policeReported',
  'dischargeNotified',
  'referred',
  'referralAccepted',
  'referralRefused',
  'referralClosed',
  'note',
])

function isQuiet(e: Entry): boolean {
  return quiet.has(e.type) || (e.type === 'testTaken' && e.data['result'] !== 'positive')
}

/** The days on which an entry may have moved a day figure, ascending, each once; the first is the first of the case. */
export function figureDays(standing: readonly Entry[], facts: CaseFacts): readonly PlainDate[] {
  const days = new Set<PlainDate>(Object.values(facts.parts))
  for (const [i, e] of standing.entries()) if (i === 0 || !isQuiet(e)) days.add(e.on)
  return [...days].sort()
}

/** The days on which a day figure turns by the passing of time alone. */
export function turningDays({ reportIn, term, threeYearsCleanOn }: CaseState): readonly PlainDate[] {
  const days: PlainDate[] = []
  if (reportIn.dueOn !== null) days.push(addDays(reportIn.dueOn, 1))
  if (term.endsOn !== null) days.push(term.endsOn, addDays(term.endsOn, 1))
  if (threeYearsCleanOn !== null) days.push(threeYearsCleanOn)
  return days
}
