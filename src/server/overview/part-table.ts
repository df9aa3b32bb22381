import type { CrossCell } from '#core/metrics/hide-cross.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric, Tally } from '#core/metrics/metric.ts'
import { type Dimension, keptAs } from '#core/metrics/parts.ts'
import { monthEnd } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import { type PartFind, type PartRow, readParts } from '#server/store/part-read.ts'
import type { Asked } from './find-area.ts'
import { type Reading, readingOf } from './part-values.ts'

export type PartQuestion = {
  readonly metric: Metric
  readonly by: Dimension
  readonly day: string
  readonly months: { readonly from: string; readonly to: string }
}

/** A figure of the areas below one area, or of itself, by the values of a dimension. */
export type PartTable = {
  readonly cells: readonly CrossCell[]
  readonly reading: Reading
}

/** Reads each table of a question once; `below` is the width of the areas to be told apart, null for the area itself. */
export function partTables(
  context: Context,
  asked: Asked,
  question: PartQuestion,
): (area: string, below: number | null) => Promise<PartTable> {
  const known = new Map<string, Promise<PartTable>>()
  return (area, below) => {
    const key = `${area}/${below}`
    const found = known.get(key) ?? load(context, asked, question, area, below)
    known.set(key, found)
    return found
  }
}

async function load(
  context: Context,
  asked: Asked,
  { metric, by, day, months }: PartQuestion,
  area: string,
  below: number | null,
): Promise<PartTable> {
  const isEnd = day === monthEnd(day.slice(0, 7))
  const ends: PartFind['ends'] = day === context.today ? 'today' : isEnd ? 'month' : null
  const width = below ?? (area === 'cn' ? 2 : area.length)
  const find = { metric, part: keptAs[by], width, cut: below ?? 0, day, ends, months }
  const rows = await readParts(context.tx, area, find)
  const named = below === null ? rows.map((row) => ({ ...row, area })) : rows
  const reading = await readingOf(context, { ...asked, day }, by, named)
  return { cells: addUp(named, reading), reading }
}

function addUp(rows: readonly PartRow[], reading: Reading): readonly CrossCell[] {
  const cells = new Map<string, CrossCell>()
  for (const row of rows) {
    const value = reading.valueOf(row)
    const key = `${row.area} ${value}`
    const cell = cells.get(key) ?? {
      area: row.area,
      value,
      communityDetox: nothing,
      communityRehab: nothing,
    }
    const t = cell[row.measure]
    const sum = { numerator: t.numerator + row.n, denominator: t.denominator + row.d }
    cells.set(key, { ...cell, [row.measure]: sum })
  }
  return [...cells.values()]
}

/** What a cell counts of the measure asked for, or of both. */
export function tallyOf(cell: CrossCell, measure: string | null): Tally {
  if (measure === 'communityDetox' || measure === 'communityRehab') return cell[measure]
  const { communityDetox: a, communityRehab: b } = cell
  return { numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator }
}

/** The whole of an area by value, from its parts. */
export function sumAreas(cells: readonly CrossCell[], area: string): readonly CrossCell[] {
  const sums = new Map<string, CrossCell>()
  const add = (a: Tally, b: Tally): Tally => ({
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
  })
  for (const cell of cells) {
    const sum = sums.get(cell.value)
    sums.set(
      cell.value,
      sum
        ? {
            ...sum,
            communityDetox: add(sum.communityDetox, cell.communityDetox),
            communityRehab: add(sum.communityRehab, cell.communityRehab),
          }
        : { ...cell, area },
    )
  }
  return [...sums.values()]
}
