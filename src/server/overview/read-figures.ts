import type { Figure } from '#contract/overview-contract.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { DayMetric, Metric, Tally } from '#core/metrics/metric.ts'
import { metrics } from '#core/metrics/metrics.ts'
import { type Cell, hiddenCell, showCell } from '#core/metrics/suppress.ts'
import { lastMonths, monthBefore, monthsOfSpan, type Span } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import {
  readDayFigures,
  readMonths,
  readMoves,
  readPeriodFigures,
  type SlotSums,
} from '#server/store/rollup-read.ts'
import type { Asked } from './find-area.ts'
import { findHidden } from './hidden-areas.ts'
import { standingAt } from './standing-at.ts'
import { smallestCellAt, targetOf } from './target.ts'

const trendMonths = 13
const dayMetrics = metrics.filter((m) => m.kind === 'day')
const periodMetrics = metrics.filter((m) => m.kind === 'period')

/** Every figure of an area on a day, each with its target and thirteen months of trend. */
export async function readFigures(context: Context, asked: Asked, span: Span): Promise<Figure[]> {
  const months = lastMonths(asked.day, trendMonths)
  const isToday = asked.day === context.today
  const { area, day, measure } = asked
  const standing = await readDayFigures(context.tx, area.code, day, measure, dayMetrics, isToday)
  const dayTrend = await readDayTrend(context, asked, dayMetrics, months)
  const periods = await readPeriods(context, asked, periodMetrics, span)
  const monthly = await readMonthlyTrend(context, asked, months)
  const monthsOf = (metric: Metric) => monthsOfSpan(metric, asked.day, span)
  const isHidden = await findHidden(context, asked, { metrics, monthsOf, months, below: false })
  const { code } = asked.area
  const cell = (metric: Metric, at: string, tally: Tally | undefined) =>
    isHidden(metric, at, code) ? hiddenCell : cellOf(context, asked, metric, tally)
  return metrics.map((metric) => {
    const isDay = metric.kind === 'day'
    const tally = (isDay ? standing : periods).get(metric.slot) ?? nothing
    const trend = months.map((month, i) => {
      const last = i === months.length - 1
      const sums = isDay ? (last ? standing : dayTrend.get(month)) : monthly.get(month)
      return { month, cell: cell(metric, month, sums?.get(metric.slot)) }
    })
    return {
      key: metric.key,
      cell: cell(metric, 'asked', tally),
      version: metric.version,
      months: isDay ? null : monthsOf(metric),
      target: targetOf(context.policies, metric, asked.area.code, asked.day),
      trend,
    }
  })
}

export function cellOf(
  context: Context,
  asked: Asked,
  metric: Metric,
  tally: Tally | undefined,
  area?: string,
): Cell {
  const { role, grant } = context.user
  const reader = {
    role,
    area: grant.area,
    smallestCell: smallestCellAt(context.policies, grant.area, context.today),
  }
  return showCell(metric, tally ?? nothing, reader, area ?? asked.area.code)
}

/** Standing of an area at the end of each month: now, less everything that moved later. */
async function readDayTrend(
  context: Context,
  asked: Asked,
  these: readonly DayMetric[],
  months: readonly string[],
): Promise<ReadonlyMap<string, SlotSums>> {
  const after = months[0] ?? asked.day.slice(0, 7)
  const find = { after, measure: asked.measure, metrics: these, width: 0 }
  const moves = await readMoves(context.tx, asked.area.code, find)
  return new Map(months.map((month) => [month, standingAt(month, these, moves)] as const))
}

/** Figures of a period may look at different months (this year, last year, a cohort): one query for each set of months. */
export async function readPeriods(
  context: Context,
  asked: Asked,
  these: readonly Metric[],
  span: Span,
): Promise<SlotSums> {
  const sums = new Map<number, Tally>()
  const spans = new Map<string, Metric[]>()
  for (const metric of these) {
    const { from, to } = monthsOfSpan(metric, asked.day, span)
    const key = `${from}/${to}`
    spans.set(key, [...(spans.get(key) ?? []), metric])
  }
  for (const [key, group] of spans) {
    const [from = '', to = ''] = key.split('/')
    const found = await readPeriodFigures(context.tx, asked.area.code, { from, to }, asked.measure, group)
    for (const [slot, tally] of found) sums.set(slot, tally)
  }
  return sums
}

async function readMonthlyTrend(
  context: Context,
  asked: Asked,
  months: readonly string[],
): Promise<ReadonlyMap<string, SlotSums>> {
  const from = months[0] ?? monthBefore(asked.day.slice(0, 7), trendMonths - 1)
  const to = months.at(-1) ?? asked.day.slice(0, 7)
  const find = { from, to, measure: asked.measure, metrics: periodMetrics, width: 0 }
  const rows = await readMonths(context.tx, asked.area.code, find)
  return new Map(rows.map((r) => [r.month, r.sums] as const))
}
