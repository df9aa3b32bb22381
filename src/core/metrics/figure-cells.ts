import type { CaseFigures } from './case-figures.ts'
import { addInto } from './figure-delta.ts'
import { monthOf } from './measure-case.ts'
import { type Parts, partKeys } from './parts.ts'
import { isEmpty, type Vector } from './vectors.ts'

/** What a kept amount is about: the standing of now, what moved on a day or in a month, or the facts of a month. */
export type CellKind = 'now' | 'day' | 'move' | 'month'

/** An amount by which recounted cases move everything above a township: with all parts, which are spread out later. */
export type FigureCell = Vector &
  Parts & {
    readonly kind: CellKind
    readonly at: string
    readonly area: string
    readonly measure: string
  }

type Recounted = { readonly before: CaseFigures; readonly after: CaseFigures }

/** As `figureDelta`, with the parts of the cases; what cancels out is left out, zeros at the end are cut off. */
export function figureCells(recounts: readonly Recounted[]): readonly FigureCell[] {
  const cells = new Map<string, Sum>()
  for (const { before, after } of recounts) {
    count(cells, before, -1)
    count(cells, after, 1)
  }
  return [...cells.values()]
    .filter((cell) => !isEmpty(cell))
    .map((cell) => ({
      ...cell,
      numerators: withoutEnd(cell.numerators),
      denominators: withoutEnd(cell.denominators),
    }))
}

type Sum = Omit<FigureCell, 'numerators' | 'denominators'> & { numerators: number[]; denominators: number[] }
type Counted = Vector & { readonly area: string; readonly measure: string; readonly parts: Parts }

function count(cells: Map<string, Sum>, figures: CaseFigures, sign: number): void {
  const add = (kind: CellKind, at: string, by: Counted, n: number) => {
    const { area, measure, parts } = by
    const key = [kind, at, area, measure, ...partKeys.map((k) => parts[k])].join('|')
    const sum = cells.get(key) ?? { kind, at, area, measure, ...parts, numerators: [], denominators: [] }
    addInto(sum.numerators, by.numerators, n)
    addInto(sum.denominators, by.denominators, n)
    cells.set(key, sum)
  }
  const move = (on: string, by: Counted, n: number) => {
    add('day', on, by, n)
    add('move', monthOf(on), by, n)
  }
  for (const s of figures.standings) {
    move(s.from, s, sign)
    if (s.to === null) add('now', '', s, sign)
    else move(s.to, s, -sign)
  }
  for (const m of figures.months) add('month', m.month, m, sign)
}

function withoutEnd(numbers: readonly number[]): readonly number[] {
  return numbers.slice(0, numbers.findLastIndex((n) => n !== 0) + 1)
}
