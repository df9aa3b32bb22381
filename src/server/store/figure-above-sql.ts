import { slotCount } from '#core/metrics/metrics.ts'
import { type PartKey, partKeys } from '#core/metrics/parts.ts'

/** What is kept above the townships: every sum for provinces, cities and counties, parts for the two upper levels. */
export const keptParts: readonly { readonly width: 2 | 4 | 6; readonly dimension: '' | PartKey }[] = [
  { width: 2, dimension: '' },
  { width: 4, dimension: '' },
  { width: 6, dimension: '' },
  { width: 2, dimension: 'sex' },
  { width: 4, dimension: 'sex' },
  { width: 2, dimension: 'born' },
  { width: 4, dimension: 'born' },
  { width: 2, dimension: 'tier' },
  { width: 4, dimension: 'tier' },
  { width: 4, dimension: 'station' },
]

/** Where a sum of an area is kept: with its city, or with its province. */
export const regionOfSum = `rpad(left(area, 4), 4, '0')`

export const sumKeys = 'width, dimension, kind, area, at, measure, value'

const slots = Array.from({ length: slotCount }, (_, i) => i + 1)
const each = (of: (slot: number) => string) => slots.map(of).join(', ')

/** Sums of vectors, slot by slot. */
export const summed = `array[${each((i) => `coalesce(sum(numerators[${i}]), 0)::int`)}] as numerators,
  array[${each((i) => `coalesce(sum(denominators[${i}]), 0)::int`)}] as denominators`

export const isNotZero = '(0 <> any(numerators) or 0 <> any(denominators))'

/** Cells of the log in full; `from` names rows with `area` and `cells`. */
export function cellsOf(from: string): string {
  return `select l.area, c.kind, c.at, c.measure, ${partKeys.map((key) => `c.${key}`).join(', ')},
      c.numerators, c.denominators
    from ${from} l, jsonb_to_recordset(l.cells) as c(kind text, at text, measure text,
      ${partKeys.map((key) => `${key} text`).join(', ')}, numerators int[], denominators int[])`
}

/** Cells of townships (`from` has kind, at, area, measure, the parts and the vectors) as they count above. */
export function spread(from: string): string {
  const values = keptParts.map(({ width, dimension }) => `(${width}, '${dimension}')`).join(', ')
  const value = partKeys.map((key) => `when '${key}' then f.${key}`).join(' ')
  return `select w.width, w.dimension, f.kind, left(f.area, w.width) as area, f.at, f.measure,
      case w.dimension ${value} else '' end as value, f.numerators, f.denominators
    from ${from} f cross join (values ${values}) as w(width, dimension)
    where w.dimension = '' or f.kind <> 'day'`
}

/** The places of a city; of the shorter code of a place that is known to its province alone, only that place. */
export const inCity = `area >= $1::text and area < $1::text || '~' and left(area, 4) = $1::text`

/** Everything the cases add: with a sign, so that a step that ended takes away what it brought. `where` is on `area`. */
export function cellsOfCases(where: string, options: { readonly days: boolean }): string {
  const columns = `area, measure, ${partKeys.join(', ')}`
  const vector = (name: string, sign: 1 | -1) =>
    sign === 1 ? `${name}::int[]` : `array[${each((i) => `-${name}[${i}]`)}]::int[]`
  const step = (kind: string, at: string, more: string, sign: 1 | -1) => `
    select '${kind}' as kind, ${at} as at, ${columns}, ${vector('numerators', sign)} as numerators,
      ${vector('denominators', sign)} as denominators
    from case_standing where ${where} ${more}`
  const ended = `and to_day < 'infinity'`
  const days = [step('day', 'from_day::text', '', 1), step('day', 'to_day::text', ended, -1)]
  return [
    step('now', `''`, `and to_day = 'infinity'`, 1),
    step('move', `to_char(from_day, 'YYYY-MM')`, '', 1),
    step('move', `to_char(to_day, 'YYYY-MM')`, ended, -1),
    ...(options.days ? days : []),
    `select 'month', month, ${columns}, numerators::int[], denominators::int[] from case_month where ${where}`,
  ].join(' union all ')
}

/** The same from the sums of townships, which have no parts but are few. */
export function cellsOfTownships(where: string): string {
  const one = (kind: string, at: string, table: string) =>
    `select '${kind}' as kind, ${at} as at, area, measure, numerators, denominators from ${table} where ${where}`
  return [
    one('now', `''`, 'figure_now'),
    one('day', 'on_day::text', 'figure_change'),
    one('move', 'month', 'figure_move'),
    one('month', 'month', 'figure_month'),
  ].join(' union all ')
}
