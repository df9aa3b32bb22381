import type { CaseFigures, Standing } from './case-figures.ts'
import { monthOf } from './measure-case.ts'
import { isEmpty, type Vector } from './vectors.ts'

/** An amount to add to one stored row. `when` is a day for changes, a month for months, empty for the standing of now. */
export type Delta = Vector & { readonly area: string; readonly measure: string; readonly when: string }

/**
 * What recounted cases move. `now` holds what is true today; `changes` by how much it moved on a day (their sum is
 * `now`, so any past day is now minus what came after it); `moves` the same by month; `months` the period figures. All are additive over cases,
 * townships and measures.
 */
export type FigureDelta = {
  readonly now: readonly Delta[]
  readonly changes: readonly Delta[]
  readonly moves: readonly Delta[]
  readonly months: readonly Delta[]
}

export function figureDelta(
  recounts: readonly { readonly before: CaseFigures; readonly after: CaseFigures }[],
): FigureDelta {
  const now: Amounts = new Map()
  const changes: Amounts = new Map()
  const moves: Amounts = new Map()
  const months: Amounts = new Map()
  const move = (s: Standing, on: string, sign: number): void => {
    add(changes, s, on, sign)
    add(moves, s, monthOf(on), sign)
  }
  const count = ({ standings, months: monthly }: CaseFigures, sign: number): void => {
    for (const s of standings) {
      move(s, s.from, sign)
      if (s.to === null) add(now, s, '', sign)
      else move(s, s.to, -sign)
    }
    for (const m of monthly) add(months, m, m.month, sign)
  }
  for (const { before, after } of recounts) {
    count(before, -1)
    count(after, 1)
  }
  return { now: rowsOf(now), changes: rowsOf(changes), moves: rowsOf(moves), months: rowsOf(months) }
}

/** Sums by township, measure and time. */
type Amounts = Map<string, Amount>
type Amount = { area: string; measure: string; when: string; numerators: number[]; denominators: number[] }

function add(sums: Amounts, v: Omit<Delta, 'when'>, when: string, sign: number): void {
  const { area, measure } = v
  const key = `${area}|${measure}|${when}`
  const row = sums.get(key) ?? { area, measure, when, numerators: [], denominators: [] }
  addInto(row.numerators, v.numerators, sign)
  addInto(row.denominators, v.denominators, sign)
  sums.set(key, row)
}

export function addInto(sum: number[], more: readonly number[], sign: number): void {
  for (const [i, n] of more.entries()) sum[i] = (sum[i] ?? 0) + sign * n
}

/** Sorted, so that two writers lock the same rows in the same order; what cancels out is left out. */
function rowsOf(sums: Amounts): readonly Delta[] {
  return [...sums]
    .filter(([, row]) => !isEmpty(row))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row)
}
