import { nothing } from '#core/metrics/measure-case.ts'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { monthBefore } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import { readPeriodFigures } from '#server/store/rollup-read.ts'
import type { Asked } from './find-area.ts'
import { findHidden } from './hidden-areas.ts'
import { cellOf } from './read-figures.ts'

export type Funnel = {
  months: { from: string; to: string }
  steps: { key: string; count: number | null }[]
  suppressed: boolean
}

const steps = countedMetrics.filter((m) => m.key.startsWith('funnel.'))

/** How far the orders of the last years came, step by step. Fewer orders than a cell may hold hide the whole funnel. */
export async function readFunnel(context: Context, asked: Asked, years: number): Promise<Funnel> {
  const to = asked.day.slice(0, 7)
  const months = { from: monthBefore(to, 12 * years - 1), to }
  const sums = await readPeriodFigures(context.tx, asked.area.code, months, asked.measure, steps)
  const tallies = steps.map((step) => ({ step, tally: sums.get(step.slot) ?? nothing }))
  const isHidden = await findHidden(context, asked, {
    metrics: steps,
    monthsOf: () => months,
    months: [],
    below: false,
  })
  const suppressed = tallies.some(
    ({ step, tally }) =>
      isHidden(step, 'asked', asked.area.code) || cellOf(context, asked, step, tally).suppressed,
  )
  const orders = tallies[0]?.tally.denominator ?? 0
  const counts = [
    { key: 'funnel.ordered', count: orders },
    ...tallies.map(({ step, tally }) => ({ key: step.key, count: tally.numerator })),
  ]
  return { months, suppressed, steps: counts.map((c) => (suppressed ? { ...c, count: null } : c)) }
}
