import type { Metric } from '#core/metrics/metric.ts'
import { type AnyMetric, isRegister } from '#core/metrics/register-metric.ts'
import { hiddenCell } from '#core/metrics/suppress.ts'
import { lastMonths } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import { readDayFiguresBelow, readMonths, readMoves } from '#server/store/rollup-read.ts'
import { type Asked, type NamedArea, widthBelow } from './find-area.ts'
import { findHidden } from './hidden-areas.ts'
import { cellOf } from './read-figures.ts'
import { registerHeat } from './registers/read-below.ts'
import { standingAt } from './standing-at.ts'

export type HeatRow = { area: NamedArea; cells: ReturnType<typeof cellOf>[] }

/** One figure for each sub-area and month, oldest month first; the last month stands as on the day asked. */
export async function readHeat(
  context: Context,
  asked: Asked,
  metric: AnyMetric,
  count: number,
): Promise<{ months: string[]; rows: HeatRow[] }> {
  const months = lastMonths(asked.day, count)
  const width = widthBelow(asked)
  if (width === null) return { months: [...months], rows: [] }
  if (isRegister(metric))
    return { months: [...months], rows: await registerHeat(context, asked, metric, months, width) }
  const at = metric.kind === 'day' ? dayCells : monthCells
  const tally = await at(context, asked, metric, months, width)
  const [from = '', to = ''] = [months[0], months.at(-1)]
  const question = { metrics: [metric], monthsOf: () => ({ from, to }), months, below: true }
  const isHidden = await findHidden(context, asked, question)
  const cell = (area: string, month: string) =>
    isHidden(metric, month, area) ? hiddenCell : cellOf(context, asked, metric, tally(area, month), area)
  return {
    months: [...months],
    rows: asked.children.map((area) => ({
      area,
      cells: months.map((month) => cell(area.code, month)),
    })),
  }
}

type TallyAt = (area: string, month: string) => { numerator: number; denominator: number } | undefined

async function dayCells(
  context: Context,
  asked: Asked,
  metric: Metric,
  months: readonly string[],
  width: number,
): Promise<TallyAt> {
  const find = { measure: asked.measure, metrics: [metric], width }
  const after = months[0] ?? asked.day.slice(0, 7)
  const moves = await readMoves(context.tx, asked.area.code, { ...find, after })
  const last = await readDayFiguresBelow(context.tx, asked.area.code, {
    ...find,
    day: asked.day,
    isToday: asked.day === context.today,
  })
  const byArea = new Map<string, typeof moves>()
  for (const move of moves) byArea.set(move.area, [...(byArea.get(move.area) ?? []), move])
  return (area, month) =>
    month === months.at(-1)
      ? last.get(area)?.get(metric.slot)
      : standingAt(month, [metric], byArea.get(area) ?? []).get(metric.slot)
}

async function monthCells(
  context: Context,
  asked: Asked,
  metric: Metric,
  months: readonly string[],
  width: number,
): Promise<TallyAt> {
  const [from = '', to = ''] = [months[0], months.at(-1)]
  const find = { from, to, measure: asked.measure, metrics: [metric], width }
  const rows = await readMonths(context.tx, asked.area.code, find)
  const sums = new Map(rows.map((r) => [`${r.area}/${r.month}`, r.sums.get(metric.slot)] as const))
  return (area, month) => sums.get(`${area}/${month}`)
}
