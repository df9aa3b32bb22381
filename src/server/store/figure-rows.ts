import type { CellKind } from '#core/metrics/figure-cells.ts'
import { cellsOf } from './figure-above-sql.ts'

/** At which level sums are read: that of the areas to be told apart (`width` digits), or that of the area itself (0). */
export function widthOf(area: string, width = 0): number {
  const wanted = width > 0 ? width : area === 'cn' ? 2 : area.length
  return wanted > 6 ? 9 : wanted
}

const ofTownships: Readonly<Record<CellKind, string>> = {
  now: `(select area, '' as at, measure, numerators, denominators from figure_now where area >= $1 and area < $2) f`,
  day: `(select area, on_day::text as at, measure, numerators, denominators from figure_change
    where area >= $1 and area < $2 and on_day > $3::date
      and on_day < (left($3, 7) || '-01')::date + interval '1 month') f`,
  move: `(select area, month as at, measure, numerators, denominators from figure_move where area >= $1 and area < $2) f`,
  month: `(select area, month as at, measure, numerators, denominators from figure_month where area >= $1 and area < $2) f`,
}

/**
 * Sums at a level inside the codes from $1 to before $2, with `area`, `at`, `measure` and the vectors (for `day`, $3 is the
 * day asked). Above the townships what was recorded a moment ago still stands in the log and is read with them.
 */
export function sumsAt(width: number, kind: CellKind): string {
  if (width > 6) return ofTownships[kind]
  return `(
    select area, at, measure, numerators, denominators from figure_above
    where width = ${width} and dimension = '' and kind = '${kind}' and area >= $1 and area < $2
    union all
    select left(area, ${width}), at, measure, numerators, denominators from (${cellsOf(waiting)}) t
    where kind = '${kind}') f`
}

/** Rows of the log inside the codes. */
export const waiting = '(select area, cells from figure_log where area >= $1 and area < $2)'
