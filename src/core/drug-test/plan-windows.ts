import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'

/** One window of the term, half-open: from `from`, before `before`. `status` is that of today; `coming` has not begun. */
export type PlanWindow = {
  readonly from: PlainDate
  readonly before: PlainDate
  readonly status: 'coming' | 'open' | 'done' | 'late' | 'missed' | 'excused'
}

/**
 * Every test window of the whole term, past and to come, as the plan in force gives them, or as they would lie if `perYear`
 * were required from today. Replay itself is asked, on the last day of the term; so the preview is what will be owed.
 */
export function planWindows(
  journal: readonly Entry[],
  book: PolicyBook,
  today: PlainDate,
  perYear?: readonly number[],
): readonly PlanWindow[] {
  const now = replay(journal, book, today)
  const end = now.term.endsOn
  if (end === null) return []
  const planned = perYear === undefined ? journal : [...journal, wouldBePlan(journal, today, perYear)]
  const last = end > today ? end : today
  const then = replay(planned, book, last)
  const known = statusesOf(perYear === undefined ? now : replay(planned, book, today))
  return then.duties
    .filter((d) => d.kind === 'test')
    .map((d) => ({
      from: d.windowFrom,
      before: addDays(d.dueOn, 1),
      status: known.get(d.id) ?? 'coming',
    }))
}

function statusesOf(state: CaseState): ReadonlyMap<string, PlanWindow['status']> {
  return new Map(state.duties.filter((d) => d.kind === 'test').map((d) => [d.id, d.status]))
}

function wouldBePlan(journal: readonly Entry[], on: PlainDate, perYear: readonly number[]): Entry {
  return {
    id: 'zzzz-preview',
    case: journal[0]?.case ?? '',
    type: 'testPlanned',
    on,
    data: { perYear, requirementRef: '—' },
  }
}
