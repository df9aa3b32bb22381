import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { type Cell, hiddenCell } from '#core/metrics/suppress.ts'
import { monthBefore } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import type { Asked } from '#server/overview/find-area.ts'
import { findHidden } from '#server/overview/hidden-areas.ts'
import { standingAt } from '#server/overview/standing-at.ts'
import { readDayFigures, readMonths, readMoves, type SlotSums } from '#server/store/rollup-read.ts'
import type { FigureAsk } from './figure-source.ts'
import { monthsOfYear } from './sheet-parts.ts'

/** Figures of one area month by month: how it stood at the end of each, or what fell into it. */
export async function monthSource(
  context: Context,
  asked: Asked,
  asks: readonly FigureAsk[],
): Promise<(ask: FigureAsk, month: string) => Cell> {
  const months = monthsOfYear(asked.day)
  const known = new Map<string, SlotSums>()
  for (const measure of new Set(asks.map((ask) => ask.measure))) {
    const metrics = [...new Set(asks.filter((a) => a.measure === measure).map((a) => a.metric))]
    for (const [month, sums] of await sumsByMonth(context, asked, measure, metrics, months))
      known.set(`${measure} ${month}`, sums)
  }
  const metrics = [...new Set(asks.map((ask) => ask.metric))]
  const year = { from: months[0] ?? asked.day.slice(0, 7), to: asked.day.slice(0, 7) }
  const isHidden = await findHidden(context, asked, { metrics, monthsOf: () => year, months, below: false })
  return ({ metric, measure }, month) => {
    if (isHidden(metric, month, asked.area.code)) return hiddenCell
    return { ...(known.get(`${measure} ${month}`)?.get(metric.slot) ?? nothing), suppressed: false }
  }
}

async function sumsByMonth(
  { tx }: Context,
  { area, day }: Asked,
  measure: string | null,
  metrics: readonly Metric[],
  months: readonly string[],
): Promise<ReadonlyMap<string, SlotSums>> {
  const days = metrics.filter((m) => m.kind === 'day')
  const periods = metrics.filter((m) => m.kind === 'period')
  const last = day.slice(0, 7)
  const after = monthBefore(months[0] ?? last, 1)
  const moves = await readMoves(tx, area.code, { after, measure, metrics: days, width: 0 })
  const today = await readDayFigures(tx, area.code, day, measure, days)
  const find = { from: months[0] ?? last, to: last, measure, metrics: periods, width: 0 }
  const fell = new Map((await readMonths(tx, area.code, find)).map((r) => [r.month, r.sums] as const))
  return new Map(
    months.map((month) => {
      const stood = month === last ? today : standingAt(month, days, moves)
      return [month, new Map([...stood, ...(fell.get(month) ?? [])])] as const
    }),
  )
}
