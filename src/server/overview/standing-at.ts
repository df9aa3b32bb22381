import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric } from '#core/metrics/metric.ts'
import type { SlotSums } from '#server/store/rollup-read.ts'

/** What stood at the end of a month, from the standing of now (month null) and the moves after it. */
export function standingAt(
  month: string,
  these: readonly Metric[],
  moves: readonly { readonly month: string | null; readonly sums: SlotSums }[],
): SlotSums {
  return new Map(
    these.map(({ slot }) => {
      let [numerator, denominator] = [0, 0]
      for (const move of moves) {
        if (move.month !== null && move.month <= month) continue
        const sign = move.month === null ? 1 : -1
        const t = move.sums.get(slot) ?? nothing
        numerator += sign * t.numerator
        denominator += sign * t.denominator
      }
      return [slot, { numerator, denominator }] as const
    }),
  )
}

/** The same for several months at once, oldest first: every move is looked at once. */
export function standingsAt(
  months: readonly string[],
  these: readonly Metric[],
  moves: readonly { readonly month: string | null; readonly sums: SlotSums }[],
): ReadonlyMap<string, SlotSums> {
  const later = moves
    .filter((m) => m.month !== null)
    .toSorted((a, b) => ((a.month ?? '') < (b.month ?? '') ? 1 : -1))
  const out = new Map<string, SlotSums>()
  let sums = standingAt('9999-12', these, moves)
  let next = 0
  for (const month of months.toReversed()) {
    for (let move = later[next]; move && (move.month ?? '') > month; move = later[++next]) {
      const gone = move.sums
      sums = new Map(
        [...sums].map(([slot, t]) => {
          const m = gone.get(slot) ?? nothing
          return [
            slot,
            { numerator: t.numerator - m.numerator, denominator: t.denominator - m.denominator },
          ] as const
        }),
      )
    }
    out.set(month, sums)
  }
  return out
}
