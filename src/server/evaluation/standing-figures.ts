import type { PoolClient } from 'pg'
import { countedOf, type FrozenFigures, peopleFigure } from '#core/evaluation/frozen-figures.ts'
import type { RoundSpan } from '#core/evaluation/round.ts'
import { figuresOf, type Scheme } from '#core/evaluation/scheme.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Tally } from '#core/metrics/metric.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { monthBefore, monthsOfSpan } from '#core/metrics/time-span.ts'
import { readDayFigures, readPeriodFigures } from '#server/store/rollup-read.ts'

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
  const figures: Record<string, FrozenFigures[string]> = {}
  for (const key of keys) {
    const [detox, rehab] = [
      await read(tx, key, of, 'communityDetox'),
      await read(tx, key, of, 'communityRehab'),
    ]
    figures[key] = {
      communityDetox: [detox.numerator, detox.denominator],
      communityRehab: [rehab.numerator, rehab.denominator],
    }
  }
  return { people: countedOf(figures[peopleFigure])[1], figures }
}

async function read(
  tx: PoolClient,
  key: string,
  { area, day, span }: { readonly area: string; readonly day: string; readonly span: RoundSpan },
  measure: string,
): Promise<Tally> {
  const metric = findMetric(key)
  if (!metric) return nothing
  if (metric.kind === 'day') {
    const sums = await readDayFigures(tx, area, day, measure, [metric])
    return sums.get(metric.slot) ?? nothing
  }
  const whole = monthsOfSpan(metric, day, 'year')
  const months =
    span === 'year' || metric.yearsBack ? whole : { from: monthBefore(whole.to, 5), to: whole.to }
  const sums = await readPeriodFigures(tx, area, months, measure, [metric])
  return sums.get(metric.slot) ?? nothing
}
