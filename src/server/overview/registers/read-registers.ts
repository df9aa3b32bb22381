import type { Figure } from '#contract/overview-contract.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Tally } from '#core/metrics/metric.ts'
import { hasHistory, type RegisterMetric } from '#core/metrics/register-metric.ts'
import { registerMetrics } from '#core/metrics/register-metrics.ts'
import { lastMonths, monthsOfSpan, type Span } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import type { Asked } from '#server/overview/find-area.ts'
import { targetOf } from '#server/overview/target.ts'
import { pointAsked, pointOfMonth, registerTallies, tallyKey } from './register-tallies.ts'

const trendMonths = 13

/** Every figure over the other registers for an area on a day. They do not count the people served: nothing is hidden. */
export async function readRegisters(context: Context, asked: Asked, span: Span): Promise<Figure[]> {
  const { code } = asked.area
  const months = lastMonths(asked.day, trendMonths)
  const monthsFor = (metric: RegisterMetric) => (hasHistory(metric, code) ? months : [])
  const questions = registerMetrics.map((metric) => ({
    metric,
    points: [pointAsked(asked.day, span), ...monthsFor(metric).map((m) => pointOfMonth(m, asked.day))],
  }))
  const tallies = await registerTallies(context, code, questions, 0)
  return registerMetrics.map((metric) => ({
    key: metric.key,
    cell: openCell(tallies.get(tallyKey(metric, 'asked', ''))),
    version: metric.version,
    months: metric.kind === 'day' ? null : monthsOfSpan(metric, asked.day, span),
    target: targetOf(context.policies, metric, code, asked.day),
    trend: monthsFor(metric).map((month) => ({
      month,
      cell: openCell(tallies.get(tallyKey(metric, month, ''))),
    })),
  }))
}

export function openCell(tally: Tally | undefined) {
  return { ...(tally ?? nothing), suppressed: false } as const
}
