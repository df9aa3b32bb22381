import { nothing } from '#core/metrics/measure-case.ts'
import type { Tally } from '#core/metrics/metric.ts'
import { hasHistory, type RegisterMetric } from '#core/metrics/register-metric.ts'
import type { Span } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import type { Asked } from '#server/overview/find-area.ts'
import { openCell } from './read-registers.ts'
import { pointAsked, pointOfMonth, registerTallies, tallyKey } from './register-tallies.ts'

/** One figure over a register for each sub-area. */
export async function registersBelow(
  context: Context,
  asked: Asked,
  metric: RegisterMetric,
  span: Span,
  width: number,
): Promise<ReadonlyMap<string, Tally>> {
  const question = [{ metric, points: [pointAsked(asked.day, span)] }]
  const tallies = await registerTallies(context, asked.area.code, question, width)
  return new Map(
    asked.children.map(
      ({ code }) => [code, tallies.get(tallyKey(metric, 'asked', code)) ?? nothing] as const,
    ),
  )
}

/** The figure of the area itself. */
export async function registerTotal(context: Context, asked: Asked, metric: RegisterMetric, span: Span) {
  const question = [{ metric, points: [pointAsked(asked.day, span)] }]
  const tallies = await registerTallies(context, asked.area.code, question, 0)
  return openCell(tallies.get(tallyKey(metric, 'asked', '')))
}

/** Sub-areas by month; empty where the register is not read back that far for so wide an area. */
export async function registerHeat(
  context: Context,
  asked: Asked,
  metric: RegisterMetric,
  months: readonly string[],
  width: number,
) {
  if (!hasHistory(metric, asked.area.code)) return []
  const question = [{ metric, points: months.map((m) => pointOfMonth(m, asked.day)) }]
  const tallies = await registerTallies(context, asked.area.code, question, width)
  return asked.children.map((area) => ({
    area,
    cells: months.map((month) => openCell(tallies.get(tallyKey(metric, month, area.code)))),
  }))
}
