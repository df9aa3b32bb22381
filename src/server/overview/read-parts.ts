import type { z } from 'zod'
import type { overviewParts } from '#contract/parts-contract.ts'
import type { CrossCell } from '#core/metrics/hide-cross.ts'
import { smallNumber, wilson } from '#core/metrics/interval.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { type Dimension, unknownPart } from '#core/metrics/parts.ts'
import { type Cell, hiddenCell } from '#core/metrics/suppress.ts'
import { monthsOfSpan } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import { Problem } from '#server/http/problem.ts'
import { type Asked, headOf, widthBelow } from './find-area.ts'
import { findHiddenParts, type IsPartHidden } from './hidden-parts.ts'
import { type PartQuestion, partTables, sumAreas, tallyOf } from './part-table.ts'
import type { Reading } from './part-values.ts'
import { loadMetric, readTotal } from './read-ranking.ts'

type Reply = z.input<typeof overviewParts.reply>
type Question = z.output<NonNullable<typeof overviewParts.query>>

/** A figure of an area by the values of one dimension, and of the areas below it where asked. */
export async function readPartsOf(context: Context, asked: Asked, query: Question): Promise<Reply> {
  const metric = loadMetric(query.metric)
  checkWidth(asked, query.by)
  const question = partQuestion(asked, metric, query)
  const below = query.areas === 'next' ? widthBelow(asked) : null
  const { code } = asked.area
  const tables = partTables(context, asked, question)
  const table = await tables(code, below)
  const whole = sumAreas(table.cells, code)
  const isHidden = await findHiddenParts(context, asked, { ...question, tables }, below !== null)
  const values = inOrder(whole, table.reading, asked.measure)
  const cellAt = cellsBy(whole, isHidden, asked.measure)
  const belowAt = cellsBy(table.cells, isHidden, asked.measure)
  return {
    ...headOf(asked, context),
    metric: metric.key,
    by: query.by,
    total: await readTotal(context, asked, metric, query.span),
    values: values.map((value) => ({
      value,
      title: table.reading.titleOf(value),
      cell: cellAt(code, value),
      ...reliability(metric, cellAt(code, value)),
    })),
    areas:
      below === null
        ? []
        : asked.children.map((area) => ({ area, cells: values.map((value) => belowAt(area.code, value)) })),
  }
}

function partQuestion(
  asked: Asked,
  metric: Metric,
  { by, span }: Pick<Question, 'by' | 'span'>,
): PartQuestion {
  return { metric, by, day: asked.day, months: monthsOfSpan(metric, asked.day, span) }
}

/** The stations of a province are too many to compare. */
function checkWidth(asked: Asked, by: Dimension): void {
  if (by !== 'station' || (asked.area.code !== 'cn' && asked.area.code.length >= 4)) return
  throw new Problem(422, 'too-many-stations', {
    zh: '工作站太多，请先选择市或者更小的辖区。',
    en: 'There are too many stations. Choose a city or a smaller area first.',
  })
}

function cellsBy(
  cells: readonly CrossCell[],
  isHidden: IsPartHidden,
  measure: string | null,
): (area: string, value: string) => Cell {
  const tallies = new Map(cells.map((c) => [`${c.area} ${c.value}`, tallyOf(c, measure)] as const))
  return (area, value) =>
    isHidden(area, value)
      ? hiddenCell
      : { ...(tallies.get(`${area} ${value}`) ?? nothing), suppressed: false }
}

function reliability(metric: Metric, { suppressed, numerator, denominator }: Cell) {
  if (suppressed || numerator === null || metric.unit === 'count') return { small: false, interval: null }
  return {
    small: denominator > 0 && denominator < smallNumber,
    interval: metric.unit === 'percent' ? wilson(numerator, denominator) : null,
  }
}

/** In the order of the dimension, else the largest first; what nobody entered comes last. */
function inOrder(cells: readonly CrossCell[], { order }: Reading, measure: string | null): readonly string[] {
  const rank = (value: string) => (value === unknownPart ? 2 : order.includes(value) ? 0 : 1)
  const size = (cell: CrossCell) => {
    const { numerator, denominator } = tallyOf(cell, measure)
    return Math.max(numerator, denominator)
  }
  return cells
    .filter((cell) => size(cell) > 0)
    .toSorted(
      (a, b) =>
        rank(a.value) - rank(b.value) ||
        order.indexOf(a.value) - order.indexOf(b.value) ||
        size(b) - size(a) ||
        (a.value < b.value ? -1 : 1),
    )
    .map((cell) => cell.value)
}
