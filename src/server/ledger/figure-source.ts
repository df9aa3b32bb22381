import type { Measure } from '#core/case/case-state.ts'
import type { LayoutPeriod } from '#core/ledger/layout.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric, Tally } from '#core/metrics/metric.ts'
import { type Cell, hiddenCell } from '#core/metrics/suppress.ts'
import { monthsOfSpan } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import type { Asked } from '#server/overview/find-area.ts'
import { findHidden, type IsHidden } from '#server/overview/hidden-areas.ts'
import {
  readDayFigures,
  readDayFiguresBelow,
  readMonths,
  readPeriodFigures,
} from '#server/store/rollup-read.ts'

/** One figure of a table: of which measure (null: both), of the month or of the year so far. */
export type FigureAsk = {
  readonly metric: Metric
  readonly measure: Measure | null
  readonly span: LayoutPeriod
}

/** Where the cells of a table come from: the figures of now, or a sealed report. Null: it has no such number. */
export type FigureSource = (ask: FigureAsk, area: string) => Cell | null

/** Reads everything a table asks, of the area and of the areas below it, in one query for each measure and span. */
export async function liveSource(
  context: Context,
  asked: Asked,
  asks: readonly FigureAsk[],
  width: number | null,
): Promise<FigureSource> {
  const tallies = new Map<string, Tally>()
  const put = (ask: Omit<FigureAsk, 'metric'>, metric: Metric, area: string, t: Tally | undefined) => {
    const key = keyOf({ ...ask, metric }, area)
    const a = tallies.get(key) ?? nothing
    const b = t ?? nothing
    tallies.set(key, {
      numerator: a.numerator + b.numerator,
      denominator: a.denominator + b.denominator,
    })
  }
  for (const group of groupsOf(asks, asked)) await readGroup(context, asked, group, width, put)
  const hidden = await hiddenBySpan(context, asked, asks, width !== null)
  return (ask, area) => {
    if (hidden(ask.span)(ask.metric, 'asked', area)) return hiddenCell
    return { ...(tallies.get(keyOf(ask, area)) ?? nothing), suppressed: false }
  }
}

type Group = {
  readonly measure: Measure | null
  readonly span: LayoutPeriod
  readonly metrics: Metric[]
  /** Null for figures of a day. */
  readonly months: { readonly from: string; readonly to: string } | null
}
type Put = (ask: Omit<FigureAsk, 'metric'>, metric: Metric, area: string, t: Tally | undefined) => void

function keyOf({ metric, measure, span }: FigureAsk, area: string): string {
  return `${metric.key} ${measure ?? ''} ${metric.kind === 'day' ? '' : span} ${area}`
}

/** A figure of a day is the same over every span, so it is read once. */
function groupsOf(asks: readonly FigureAsk[], { day }: Asked): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const { metric, measure, span } of asks) {
    const months = metric.kind === 'day' ? null : monthsOfSpan(metric, day, span)
    const key = `${measure} ${months ? `${span} ${months.from} ${months.to}` : ''}`
    const group = groups.get(key) ?? { measure, span, metrics: [], months }
    if (!group.metrics.includes(metric)) group.metrics.push(metric)
    groups.set(key, group)
  }
  return [...groups.values()]
}

async function readGroup(
  { tx }: Context,
  { area, day }: Asked,
  { measure, span, metrics, months }: Group,
  width: number | null,
  put: Put,
): Promise<void> {
  const own = months
    ? await readPeriodFigures(tx, area.code, months, measure, metrics)
    : await readDayFigures(tx, area.code, day, measure, metrics)
  for (const metric of metrics) put({ measure, span }, metric, area.code, own.get(metric.slot))
  if (width === null) return
  if (months) {
    for (const row of await readMonths(tx, area.code, { ...months, measure, metrics, width }))
      for (const metric of metrics) put({ measure, span }, metric, row.area, row.sums.get(metric.slot))
    return
  }
  for (const [code, sums] of await readDayFiguresBelow(tx, area.code, { day, measure, metrics, width }))
    for (const metric of metrics) put({ measure, span }, metric, code, sums.get(metric.slot))
}

async function hiddenBySpan(
  context: Context,
  asked: Asked,
  asks: readonly FigureAsk[],
  below: boolean,
): Promise<(span: LayoutPeriod) => IsHidden> {
  const known = new Map<LayoutPeriod, IsHidden>()
  for (const span of new Set(asks.map((ask) => ask.span))) {
    const metrics = [...new Set(asks.filter((ask) => ask.span === span).map((ask) => ask.metric))]
    const monthsOf = (metric: Metric) => monthsOfSpan(metric, asked.day, span)
    known.set(span, await findHidden(context, asked, { metrics, monthsOf, months: [], below }))
  }
  return (span) => known.get(span) ?? (() => true)
}
