import type { PoolClient } from 'pg'
import { countedOf, type FrozenFigures, peopleFigure } from '#core/evaluation/frozen-figures.ts'
import type { Counted } from '#core/evaluation/points.ts'
import type { RoundSpan } from '#core/evaluation/round.ts'
import { figuresOf, type Scheme } from '#core/evaluation/scheme.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { monthBefore, monthsOfSpan } from '#core/metrics/time-span.ts'
import { readDayFigures, readPeriodFigures, type SlotSums } from '#server/store/rollup-read.ts'

/**
 * The figures of an area as they are known now, from the running sums: for rounds of before this register, which have no
 * sealed report. Such a round says so on its page.
 */
export async function standingFigures(
  tx: PoolClient,
  scheme: Scheme,
  of: { readonly area: string; readonly day: string; readonly span: RoundSpan },
): Promise<{ readonly people: number; readonly figures: FrozenFigures }> {
  const keys = [...new Set([...figuresOf(scheme), peopleFigure])]
  const metrics = keys.flatMap((key) => findMetric(key) ?? [])
  const detox = await read(tx, metrics, of, 'communityDetox')
  const rehab = await read(tx, metrics, of, 'communityRehab')
  const counted = (sums: SlotSums, metric: Metric): Counted => {
    const { numerator, denominator } = sums.get(metric.slot) ?? nothing
    return [numerator, denominator]
  }
  const figures: FrozenFigures = Object.fromEntries(
    metrics.map((m) => [m.key, { communityDetox: counted(detox, m), communityRehab: counted(rehab, m) }]),
  )
  return { people: countedOf(figures[peopleFigure])[1], figures }
}

/** One question for the figures of the day, and one for each set of months. */
async function read(
  tx: PoolClient,
  metrics: readonly Metric[],
  { area, day, span }: { readonly area: string; readonly day: string; readonly span: RoundSpan },
  measure: string,
): Promise<SlotSums> {
  const days = metrics.filter((m) => m.kind === 'day')
  const sums = new Map(await readDayFigures(tx, area, day, measure, days))
  const groups = new Map<string, Metric[]>()
  for (const metric of metrics) {
    if (metric.kind === 'day') continue
    const whole = monthsOfSpan(metric, day, 'year')
    const half = span === 'halfYear' && metric.yearsBack === undefined
    const key = `${half ? monthBefore(whole.to, 5) : whole.from}/${whole.to}`
    groups.set(key, [...(groups.get(key) ?? []), metric])
  }
  for (const [key, group] of groups) {
    const [from = '', to = ''] = key.split('/')
    for (const [slot, tally] of await readPeriodFigures(tx, area, { from, to }, measure, group))
      sums.set(slot, tally)
  }
  return sums
}
