import type { PoolClient } from 'pg'
import type { Metric } from '#core/metrics/metric.ts'
import { type PartKey, partKeys } from '#core/metrics/parts.ts'
import { cellsOf } from './figure-above-sql.ts'
import { waiting } from './figure-rows.ts'
import { rangeOf } from './rollup-range.ts'

export type PartFind = {
  readonly metric: Metric
  readonly part: PartKey
  /** The level that is read; how many digits tell the areas apart, 0 for the whole. */
  readonly width: number
  readonly cut: number
  readonly day: string
  /** Nothing of its month came after the day: `month` where it is the last of its month, `today` where nothing came at all. */
  readonly ends: 'today' | 'month' | null
  readonly months: { readonly from: string; readonly to: string }
}

export type PartRow = {
  readonly area: string
  readonly measure: 'communityDetox' | 'communityRehab'
  readonly value: string
  /** The year in which it counted, where it matters (age). */
  readonly year: number
  readonly n: number
  readonly d: number
}

/**
 * One figure of an area taken apart. Provinces and cities are read from kept sums, smaller places and days in the middle
 * of a past month from the cases themselves, which are the same vectors.
 */
export async function readParts(tx: PoolClient, area: string, find: PartFind): Promise<readonly PartRow[]> {
  const isDay = find.metric.kind === 'day'
  const kept = find.width <= 4 && (!isDay || find.ends)
  const sql = kept ? (isDay ? keptDay(find) : keptMonths(find)) : isDay ? caseDay(find) : caseMonths(find)
  const when = isDay ? [find.day] : [find.months.from, find.months.to]
  const { rows } = await tx.query<PartRow>(sql, [...rangeOf(area), find.cut, ...when])
  return rows
}

function grouped(rows: string, year: string): string {
  return `select left(area, $3) as area, measure, value, ${year} as year, sum(n)::int as n, sum(d)::int as d
    from (${rows}) p group by 1, 2, 3, 4 having sum(n) <> 0 or sum(d) <> 0`
}

const yearOfDay = 'left($4::text, 4)::int'

function amounts(metric: Metric, sign = ''): string {
  const { slot } = metric
  return `${sign}coalesce(numerators[${slot}], 0) as n, ${sign}coalesce(denominators[${slot}], 0) as d`
}

/** Stations are kept for cities only: a province adds them up. */
function keptRows({ metric, part, width }: PartFind, kind: 'now' | 'move' | 'month', sign = ''): string {
  const level = part === 'station' ? 4 : width
  return `select area, at, measure, value, ${amounts(metric, sign)} from (
      select area, at, measure, value, numerators, denominators from figure_above
      where width = ${level} and dimension = '${part}' and kind = '${kind}' and area >= $1 and area < $2
      union all
      select left(area, ${level}), at, measure, ${part}, numerators, denominators from (${cellsOf(waiting)}) t
      where kind = '${kind}') k`
}

function keptDay(find: PartFind): string {
  if (find.ends === 'today') return grouped(keptRows(find, 'now'), yearOfDay)
  return grouped(
    `${keptRows(find, 'now')} union all ${keptRows(find, 'move', '-')} where at > left($4::text, 7)`,
    yearOfDay,
  )
}

function keptMonths(find: PartFind): string {
  return grouped(`${keptRows(find, 'month')} where at between $4 and $5`, yearOf(find.part, 'at'))
}

function caseDay({ metric, part }: PartFind): string {
  return grouped(
    `select area, measure, ${part} as value, ${amounts(metric)} from case_standing
     where area >= $1 and area < $2 and from_day <= $4::date and to_day > $4::date`,
    yearOfDay,
  )
}

function caseMonths({ metric, part }: PartFind): string {
  return grouped(
    `select area, month as at, measure, ${part} as value, ${amounts(metric)} from case_month
     where area >= $1 and area < $2 and month between $4 and $5`,
    yearOf(part, 'at'),
  )
}

function yearOf(part: PartKey, at: string): string {
  return part === 'born' ? `left(${at}, 4)::int` : '0'
}

/** A condition on the kept part of a case, for the list behind a cell. */
export type PartFilter = {
  readonly part: PartKey
  /** Kept values; for years of birth use `ages`. */
  readonly values?: readonly string[]
  readonly ages?: { readonly from: number; readonly to: number | null }
}

/** SQL for a row of a case; `year` is an expression, `at` the number of the first free parameter. */
export function partCondition(
  filter: PartFilter | undefined,
  year: string,
  at: number,
): { readonly sql: string; readonly values: readonly unknown[] } {
  if (!filter) return { sql: '', values: [] }
  const column = partKeys.find((key) => key === filter.part) ?? 'sex'
  if (!filter.ages) return { sql: ` and ${column} = any($${at}::text[])`, values: [filter.values ?? []] }
  const age = `(${year} - case when born ~ '^[0-9]+$' then born::int end)`
  const from = filter.ages.from === 0 ? 'true' : `${age} >= $${at}`
  const known = `${age} is not null and $${at}::int is not null`
  const to = `($${at + 1}::int is null or ${age} <= $${at + 1})`
  return { sql: ` and ${known} and ${from} and ${to}`, values: [filter.ages.from, filter.ages.to] }
}
