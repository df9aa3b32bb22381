import type { PoolClient } from 'pg'
import type { CellKind } from '#core/metrics/figure-cells.ts'
import type { Metric, Tally } from '#core/metrics/metric.ts'
import { sumsAt, widthOf } from './figure-rows.ts'
import { rangeOf } from './rollup-range.ts'

export type MeasureFilter = string | null

/** Sums of metrics over an area; `slot` is the place of each in the vectors. */
export type SlotSums = ReadonlyMap<number, Tally>

/**
 * Rows whose sum is the standing on a day: now, less the months after it and the days after it in its own month. Wants
 * $1–$2 the range of codes, $3 the day, $4 the measure or null. After today nothing has moved: then now is all there is.
 */
function standingRows(width: number, isToday = false): string {
  const measure = '($4::text is null or measure = $4)'
  const kept = (kind: CellKind, sign: 1 | -1, when: string) =>
    `select area, numerators, denominators, ${sign} as sign from ${sumsAt(width, kind)} where ${when} ${measure}`
  if (isToday) return kept('now', 1, '$3::text is not null and')
  return [
    kept('now', 1, ''),
    kept('move', -1, 'at > left($3, 7) and'),
    kept('day', -1, `at > $3 and at < left($3, 7) || '~' and`),
  ].join(' union all ')
}

/** Day figures of an area on a day: the standing of now, less what moved after that day. */
export async function readDayFigures(
  tx: PoolClient,
  area: string,
  day: string,
  measure: MeasureFilter,
  metrics: readonly Metric[],
  isToday = false,
): Promise<SlotSums> {
  if (metrics.length === 0) return new Map()
  const { rows } = await tx.query(
    `select ${sumColumns(metrics)} from (${standingRows(widthOf(area), isToday)}) f`,
    [...rangeOf(area), day, measure],
  )
  return sumsOf(rows[0] ?? {}, metrics)
}

/** Period figures of an area over whole months, both ends included. */
export async function readPeriodFigures(
  tx: PoolClient,
  area: string,
  months: { readonly from: string; readonly to: string },
  measure: MeasureFilter,
  metrics: readonly Metric[],
): Promise<SlotSums> {
  if (metrics.length === 0) return new Map()
  const [from, to] = rangeOf(area)
  const { rows } = await tx.query(
    `select ${sumColumns(metrics)} from (
       select numerators, denominators, 1 as sign from ${sumsAt(widthOf(area), 'month')}
       where at between $3 and $4 and ($5::text is null or measure = $5)) f`,
    [from, to, months.from, months.to, measure],
  )
  return sumsOf(rows[0] ?? {}, metrics)
}

/**
 * What moved in each month after `after` (`2026-03`), by sub-area where `width` cuts the code (9 = township), else of the
 * whole area; a row without month is the standing of now. The caller adds them up backwards from now.
 */
export async function readMoves(
  tx: PoolClient,
  area: string,
  find: { after: string; measure: MeasureFilter; metrics: readonly Metric[]; width: number },
): Promise<readonly { area: string; month: string | null; sums: SlotSums }[]> {
  if (find.metrics.length === 0) return []
  const width = widthOf(area, find.width)
  const { rows } = await tx.query(
    `select left(area, $5) as area, month, ${sumColumns(find.metrics)} from (
       select area, null::text as month, numerators, denominators, 1 as sign from ${sumsAt(width, 'now')}
       where ($4::text is null or measure = $4)
       union all
       select area, at, numerators, denominators, 1 from ${sumsAt(width, 'move')}
       where at > $3 and ($4::text is null or measure = $4)) f
     group by 1, 2`,
    [...rangeOf(area), find.after, find.measure, find.width],
  )
  return rows.map((r) => ({ area: r.area, month: r.month, sums: sumsOf(r, find.metrics) }))
}

/** Period figures month by month, by sub-area where `width` cuts the code. */
export async function readMonths(
  tx: PoolClient,
  area: string,
  find: { from: string; to: string; measure: MeasureFilter; metrics: readonly Metric[]; width: number },
): Promise<readonly { area: string; month: string; sums: SlotSums }[]> {
  if (find.metrics.length === 0) return []
  const [from, to] = rangeOf(area)
  const { rows } = await tx.query(
    `select area, month, ${sumColumns(find.metrics)} from (
       select left(area, $6) as area, at as month, numerators, denominators, 1 as sign
       from ${sumsAt(widthOf(area, find.width), 'month')}
       where at between $3 and $4 and ($5::text is null or measure = $5)) f
     group by area, month`,
    [from, to, find.from, find.to, find.measure, find.width],
  )
  return rows.map((r) => ({ area: r.area, month: r.month, sums: sumsOf(r, find.metrics) }))
}

/** Day figures of the sub-areas of an area on one day: what a ranking is made of. */
export async function readDayFiguresBelow(
  tx: PoolClient,
  area: string,
  find: {
    day: string
    measure: MeasureFilter
    metrics: readonly Metric[]
    width: number
    isToday?: boolean
  },
): Promise<ReadonlyMap<string, SlotSums>> {
  const { rows } = await tx.query(
    `select left(area, $5) as area, ${sumColumns(find.metrics)} from (${standingRows(widthOf(area, find.width), find.isToday)}) f group by 1`,
    [...rangeOf(area), find.day, find.measure, find.width],
  )
  return new Map(rows.map((r) => [r.area as string, sumsOf(r, find.metrics)] as const))
}

function sumColumns(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ slot }) => [
      `coalesce(sum(numerators[${slot}] * sign), 0)::int as n${slot}`,
      `coalesce(sum(denominators[${slot}] * sign), 0)::int as d${slot}`,
    ])
    .join(', ')
}

function sumsOf(row: Record<string, unknown>, metrics: readonly Metric[]): SlotSums {
  return new Map(
    metrics.map(({ slot }) => [
      slot,
      { numerator: Number(row[`n${slot}`] ?? 0), denominator: Number(row[`d${slot}`] ?? 0) },
    ]),
  )
}
