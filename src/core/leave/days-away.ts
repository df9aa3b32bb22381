import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy, type PolicyBook } from '#core/policy/policy.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { daysTouched } from './leave-cycle.ts'

/** A threshold of the law: how far a count has come and what is still missing until it is reached. */
export type Towards = {
  readonly value: number
  readonly threshold: number
  /** The number that is one violation: three times, or one day more than thirty. */
  readonly enough: number
  readonly missing: number
  readonly reached: boolean
  readonly clause: string
  readonly evidence: readonly string[]
}

/** "Warn early, accuse late" (law.md DUT-03): two counts of the same days, and what each of them is for. */
export type DaysAway = {
  readonly from: PlainDate
  readonly to: PlainDate
  /** Days of the calendar touched, both ends: from the threshold on a written report is due. */
  readonly touched: number
  /** Full days away, return less departure: the only ones that count against anybody. */
  readonly full: number
  readonly report: { readonly threshold: number; readonly clause: string; readonly due: boolean } | null
}

export function daysAway(from: PlainDate, to: PlainDate, policy: Policy): DaysAway {
  const touched = daysTouched(from, to)
  const rule = findRule<number>(policy, 'leave.reportThresholdDays', from)
  return {
    from,
    to,
    touched,
    full: daysBetween(from, to),
    report: rule ? { threshold: rule.value, clause: rule.clause, due: touched >= rule.value } : null,
  }
}

/** The two counters of absence as they stand in a state, with what is missing. */
export function absenceCounters(
  { counters }: Pick<CaseState, 'counters'>,
  policy: Policy,
  today: PlainDate,
): { readonly times: Towards; readonly days: Towards } {
  const { unauthorisedLeaves, unauthorisedDays } = counters
  const clauseOf = (key: string) => findRule<number>(policy, key, today)?.clause ?? 'jdtl-20'
  return {
    times: towards(unauthorisedLeaves, unauthorisedLeaves.threshold, clauseOf('serious.leaveTimes')),
    // "超过" excludes the number itself
    days: towards(unauthorisedDays, unauthorisedDays.threshold + 1, clauseOf('serious.leaveDays')),
  }
}

/** The counter of refused tests in the same shape. */
export function refusalCounter(
  { counters }: Pick<CaseState, 'counters'>,
  policy: Policy,
  today: PlainDate,
): Towards {
  const clause = findRule<number>(policy, 'serious.refusedTests', today)?.clause ?? 'jdtl-20'
  return towards(counters.testRefusals, counters.testRefusals.threshold, clause)
}

function towards(counter: CaseState['counters']['testRefusals'], enough: number, clause: string): Towards {
  const { value, threshold, evidence } = counter
  const missing = Math.max(0, enough - value)
  return { value, threshold, enough, missing, reached: missing === 0, clause, evidence }
}

/**
 * The counters as they would be if this were recorded as an absence: replay itself counts, so that days which two absences
 * share, excuses and objections are treated as they will be. An absence that is still to come is counted at its end.
 */
export function ifAbsent(
  journal: readonly Entry[],
  span: { readonly from: PlainDate; readonly to: PlainDate },
  { book, today }: { readonly book: PolicyBook; readonly today: PlainDate },
): CaseState {
  const on = span.to > today ? span.to : today
  const caseId = journal[0]?.case ?? ''
  const absence = { id: '~absence', case: caseId, type: 'absenceFound', on, data: { ...span } }
  return replay([...journal, absence], book, on)
}
