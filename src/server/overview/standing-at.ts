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
