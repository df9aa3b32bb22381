import { smallNumber, wilson } from '#core/metrics/interval.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric, Tally } from '#core/metrics/metric.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { type AnyMetric, isRegister } from '#core/metrics/register-metric.ts'
import { findFigure } from '#core/metrics/register-metrics.ts'
import { hiddenCell } from '#core/metrics/suppress.ts'
import { monthsOfSpan, type Span } from '#core/metrics/time-span.ts'
import { figureValue } from '#core/metrics/value.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import {
  readDayFigures,
  readDayFiguresBelow,
  readMonths,
  readPeriodFigures,
} from '#server/store/rollup-read.ts'
import { type Asked, type NamedArea, widthBelow } from './find-area.ts'
import { findHidden } from './hidden-areas.ts'
import { cellOf } from './read-figures.ts'
import { registersBelow, registerTotal } from './registers/read-below.ts'
import { openCell } from './registers/read-registers.ts'

export type Ranked = {
  area: NamedArea
  cell: ReturnType<typeof cellOf>
  rank: number | null
  onFile: number | null
  small: boolean
  interval: { low: number; high: number } | null
}

export function loadFigure(key: string): AnyMetric {
  const metric = findFigure(key)
  if (!metric) throw notFound()
  return metric
}

export function loadMetric(key: string): Metric {
  const metric = findMetric(key)
  if (!metric) throw notFound()
  return metric
}

/** The sub-areas of an area by one figure, best first; areas without a value come last and have no rank. */
export async function readRanking(
  context: Context,
  asked: Asked,
  metric: AnyMetric,
  span: Span,
): Promise<Ranked[]> {
  const width = widthBelow(asked)
  if (width === null) return []
  const tallies = isRegister(metric)
    ? await registersBelow(context, asked, metric, span, width)
    : await talliesBelow(context, asked, metric, span, width)
  const registered = loadMetric('threeYearsCleanRegistered')
  const people = await talliesBelow(context, asked, registered, span, width)
  const isHidden = await hiddenOf(
    context,
    asked,
    isRegister(metric) ? [registered] : [metric, registered],
    span,
    true,
  )
  const rows = asked.children.map((area) => {
    const tally = tallies.get(area.code) ?? nothing
    const { code } = area
    const cell = isRegister(metric)
      ? openCell(tally)
      : isHidden(metric, 'asked', code)
        ? hiddenCell
        : cellOf(context, asked, metric, tally, code)
    const shown = cell.suppressed ? null : figureValue(metric, tally)
    const onFile = isHidden(registered, 'asked', code)
      ? hiddenCell
      : cellOf(context, asked, registered, people.get(code), code)
    const share = metric.unit === 'percent' && !cell.suppressed
    return {
      value: shown,
      row: {
        area,
        cell,
        rank: null as number | null,
        onFile: onFile.denominator,
        small:
          metric.unit !== 'count' &&
          metric.unit !== 'shortOf' &&
          tally.denominator > 0 &&
          tally.denominator < smallNumber,
        interval: share ? wilson(tally.numerator, tally.denominator) : null,
      },
    }
  })
  return ranked(rows, metric)
}

function ranked(rows: { value: number | null; row: Ranked }[], metric: AnyMetric): Ranked[] {
  const sign = metric.better === 'higher' ? -1 : 1
  const worst = Number.POSITIVE_INFINITY
  const order = (v: number | null) => (v === null ? worst : sign * v)
  const sorted = rows.sort(
    (a, b) => order(a.value) - order(b.value) || (a.row.area.code < b.row.area.code ? -1 : 1),
  )
  return sorted.map(({ value, row }) => {
    if (value === null) return row
    return { ...row, rank: 1 + sorted.findIndex((other) => other.value === value) }
  })
}

/** The figure of the area itself, as the reader may see it beside its sub-areas. */
export async function readTotal(
  context: Context,
  asked: Asked,
  metric: AnyMetric,
  span: Span,
): Promise<ReturnType<typeof cellOf>> {
  if (isRegister(metric)) return registerTotal(context, asked, metric, span)
  const isHidden = await hiddenOf(context, asked, [metric], span, false)
  if (isHidden(metric, 'asked', asked.area.code)) return hiddenCell
  return cellOf(context, asked, metric, await readTally(context, asked, metric, span))
}

function hiddenOf(context: Context, asked: Asked, metrics: readonly Metric[], span: Span, below: boolean) {
  const monthsOf = (m: Metric) => monthsOfSpan(m, asked.day, span)
  return findHidden(context, asked, { metrics, monthsOf, months: [], below })
}

/** One figure of the area itself. */
async function readTally(context: Context, asked: Asked, metric: Metric, span: Span): Promise<Tally> {
  const { code } = asked.area
  const sums =
    metric.kind === 'day'
      ? await readDayFigures(
          context.tx,
          code,
          asked.day,
          asked.measure,
          [metric],
          asked.day === context.today,
        )
      : await readPeriodFigures(context.tx, code, monthsOfSpan(metric, asked.day, span), asked.measure, [
          metric,
        ])
  return sums.get(metric.slot) ?? nothing
}

/** One figure for each sub-area, of the day or of the months of its span. */
async function talliesBelow(
  context: Context,
  asked: Asked,
  metric: Metric,
  span: Span,
  width: number,
): Promise<ReadonlyMap<string, Tally>> {
  const { code } = asked.area
  const { measure, day } = asked
  const sums = new Map<string, Tally>()
  if (metric.kind === 'day') {
    const found = await readDayFiguresBelow(context.tx, code, {
      day,
      measure,
      metrics: [metric],
      width,
      isToday: day === context.today,
    })
    for (const [area, slots] of found) sums.set(area, slots.get(metric.slot) ?? nothing)
    return sums
  }
  const months = monthsOfSpan(metric, day, span)
  for (const row of await readMonths(context.tx, code, { ...months, measure, metrics: [metric], width })) {
    const [a, b] = [sums.get(row.area) ?? nothing, row.sums.get(metric.slot) ?? nothing]
    sums.set(row.area, {
      numerator: a.numerator + b.numerator,
      denominator: a.denominator + b.denominator,
    })
  }
  return sums
}
