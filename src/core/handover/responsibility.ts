import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type Move, movesOf } from './moves.ts'

/** From a day on a township is responsible, by the order or by having accepted the file. */
export type Holding = { readonly from: PlainDate; readonly place: AreaCode; readonly by: string }

/**
 * Who is responsible, from the order on without a gap. The law moves the place of execution on the day of the change; the
 * office that must answer for the person stays the old one until the new one has accepted the file, and named a worker.
 */
export function holdingsOf(
  standing: readonly Entry[],
  moves: readonly Move[] = movesOf(standing),
): readonly Holding[] {
  const order = standing.find((e) => e.type === 'orderIssued')
  if (!order) return []
  const first = { from: order.on, place: String(order.data['executionPlace']), by: order.id }
  const taken = moves.flatMap((m) =>
    m.takesOverOn === null ? [] : [{ from: m.takesOverOn, place: m.to, by: m.id }],
  )
  return [first, ...taken.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))]
}

export function holdingOn(holdings: readonly Holding[], day: PlainDate): Holding | undefined {
  return holdings.findLast((h) => h.from <= day) ?? holdings[0]
}

/** The first later day on which somebody else becomes responsible without a further entry. */
export function nextHoldingDay(holdings: readonly Holding[], day: PlainDate): PlainDate | null {
  return holdings.find((h) => h.from > day)?.from ?? null
}

/**
 * The township whose rows a case stands in today: the place of execution, or while a file is on its way the township that
 * still answers for the person.
 */
export function responsiblePlace(
  journal: readonly Entry[],
  state: Pick<CaseState, 'asOf' | 'executionPlace'>,
): AreaCode | null {
  // Most cases never move: they are not read twice for it.
  if (!journal.some((e) => e.type === 'placeChangeAsked')) return state.executionPlace
  return holdingOn(holdingsOf(standingEntries(journal, state.asOf)), state.asOf)?.place ?? null
}
