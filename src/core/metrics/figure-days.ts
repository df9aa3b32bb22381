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
  'admonished',
  'warned',
  'policeReported',
  'dischargeNotified',
  'suspensionAsked',
  'resumptionAsked',
  'terminationAsked',
  'endingRefused',
  'noticeGiven',
  'exitReported',
  'exitConfirmed',
  'referred',
  'referralAccepted',
  'referralRefused',
  'referralClosed',
  'note',
])

export function isQuiet(e: Entry): boolean {
  return quiet.has(e.type) || (e.type === 'testTaken' && e.data['result'] !== 'positive')
}

/**
 * The days on which something may move a day figure. On most the case has to be replayed; on `soft` ones only a part of
 * the six was given for the first time, which the facts know without a new state. Absences add up day by day until they
 * are a serious violation: such a case is replayed on every day on which its state says that it changes.
 */
export type FigureDays = {
  readonly all: readonly PlainDate[]
  readonly soft: ReadonlySet<PlainDate>
  readonly hasAbsence: boolean
}

export function figureDays(standing: readonly Entry[], facts: CaseFacts): FigureDays {
  const loud = new Set<PlainDate>()
  for (const [i, e] of standing.entries()) {
    if (i === 0 || !isQuiet(e)) loud.add(e.on)
    const changedOn = e.type === 'placeChangeAsked' ? e.data['changedOn'] : undefined
    if (typeof changedOn === 'string' && changedOn > e.on) loud.add(changedOn)
  }
  const soft = new Set(Object.values(facts.parts).filter((day) => !loud.has(day)))
  const hasAbsence = standing.some((e) => e.type === 'absenceFound' || e.type === 'leaveDecided')
  return { all: [...loud, ...soft].sort(), soft, hasAbsence }
}

/** Rules that took effect while the case ran may turn its figures on their day. */
export function withTurns(days: FigureDays, turns: readonly PlainDate[] = []): FigureDays {
  const [first] = days.all
  const later = turns.filter((day) => first !== undefined && day > first)
  if (later.length === 0) return days
  const soft = new Set([...days.soft].filter((day) => !later.includes(day)))
  return { ...days, all: [...new Set([...days.all, ...later])].sort(), soft }
}

/** The days on which a day figure turns by the passing of time alone. */
export function turningDays(state: CaseState, { hasAbsence }: FigureDays): readonly PlainDate[] {
  const { reportIn, term, threeYearsCleanOn } = state
  const days: PlainDate[] = []
  if (reportIn.dueOn !== null && reportIn.status === 'pending') days.push(addDays(reportIn.dueOn, 1))
  if (term.endsOn !== null) days.push(term.endsOn, addDays(term.endsOn, 1))
  if (threeYearsCleanOn !== null) days.push(threeYearsCleanOn)
  if (hasAbsence && state.nextChangeOn !== null) days.push(state.nextChangeOn)
  return days
}
