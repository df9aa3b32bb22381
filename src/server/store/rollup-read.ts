import type { PoolClient } from 'pg'
import type { Metric, Tally } from '#core/metrics/metric.ts'
import { rangeOf } from './rollup-range.ts'

export type MeasureFilter = string | null

/** Sums of metrics over an area; `slot` is the place of each in the vectors. */
export type SlotSums = ReadonlyMap<number, Tally>

/**
 * Rows whose sum is the standing on a day: now, less the months after it and the days after it in its own month. Wants
 * $1–$2 the range of codes, $3 the day, $4 the measure or null.
 */
const standingRows = `
  select area, numerators, denominators, 1 as sign from figure_now
  where area >= $1 and area < $2 and ($4::text is null or measure = $4)
  union all
  select area, numerators, denominators, -1 from figure_move
  where area >= $1 and area < $2 and month > left($3, 7) and ($4::text is null or measure = $4)
  union all
  select area, numerators, denominators, -1 from figure_change
  where area >= $1 and area < $2 and on_day > $3::date
    and on_day < (left($3, 7) || '-01')::date + interval '1 month' and ($4::text is null or measure = $4)`

/** Day figures of an area on a day: the standing of now, less what moved after that day. */
export async function readDayFigures(
  tx: PoolClient,
  area: string,
  day: string,
  measure: MeasureFilter,
  metrics: readonly Metric[],
): Promise<SlotSums> {
  if (metrics.length === 0) return new Map()
  const { rows } = await tx.query(`select ${sumColumns(metrics)} from (${standingRows}) f`, [
    ...rangeOf(area),
    day,
    measure,
  ])
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
       select numerators, denominators, 1 as sign from figure_month
       where area >= $1 and area < $2 and month between $3 and $4 and ($5::text is null or measure = $5)) f`,
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
  const { rows } = await tx.query(
    `select left(area, $5) as area, month, ${sumColumns(find.metrics)} from (
       select area, null::text as month, numerators, denominators, 1 as sign from figure_now
       where area >= $1 and area < $2 and ($4::text is null or measure = $4)
       union all
       select area, month, numerators, denominators, 1 from figure_move
       where area >= $1 and area < $2 and month > $3 and ($4::text is null or measure = $4)) f
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
       select left(area, $6) as area, month, numerators, denominators, 1 as sign from figure_month
       where area >= $1 and area < $2 and month between $3 and $4 and ($5::text is null or measure = $5)) f
     group by area, month`,
    [from, to, find.from, find.to, find.measure, find.width],
  )
  return rows.map((r) => ({ area: r.area, month: r.month, sums: sumsOf(r, find.metrics) }))
}

/** Day figures of the sub-areas of an area on one day: what a ranking is made of. */
export async function readDayFiguresBelow(
  tx: PoolClient,
  area: string,
  find: { day: string; measure: MeasureFilter; metrics: readonly Metric[]; width: number },
): Promise<ReadonlyMap<string, SlotSums>> {
  const { rows } = await tx.query(
    `select left(area, $5) as area, ${sumColumns(find.metrics)} from (${standingRows}) f group by 1`,
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
