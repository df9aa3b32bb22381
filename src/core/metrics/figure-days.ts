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

/**
 * The days on which something may move a day figure. On `loud` days the case has to be replayed; on `soft` ones only a
 * part of the six was given for the first time, which the facts know without a new state.
 */
export type FigureDays = { readonly all: readonly PlainDate[]; readonly soft: ReadonlySet<PlainDate> }

export function figureDays(standing: readonly Entry[], facts: CaseFacts): FigureDays {
  const loud = new Set<PlainDate>()
  for (const [i, e] of standing.entries()) if (i === 0 || !isQuiet(e)) loud.add(e.on)
  const soft = new Set(Object.values(facts.parts).filter((day) => !loud.has(day)))
  return { all: [...loud, ...soft].sort(), soft }
}

/** The days on which a day figure turns by the passing of time alone. */
export function turningDays({ reportIn, term, threeYearsCleanOn }: CaseState): readonly PlainDate[] {
  const days: PlainDate[] = []
  if (reportIn.dueOn !== null && reportIn.status === 'pending') days.push(addDays(reportIn.dueOn, 1))
  if (term.endsOn !== null) days.push(term.endsOn, addDays(term.endsOn, 1))
  if (threeYearsCleanOn !== null) days.push(threeYearsCleanOn)
  return days
}
