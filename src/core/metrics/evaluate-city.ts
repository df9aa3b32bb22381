import type { Measure } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { caseFacts } from './case-facts.ts'
import { addTallies, measureCase, nothing } from './measure-case.ts'
import type { Metric, Period, Tally } from './metric.ts'
import { metrics } from './metrics.ts'
import { standingEntries } from './standing-entries.ts'

/** Every figure of many cases, by measure and altogether (`all`): what the sums of an area must say. */
export type CityFigures = ReadonlyMap<string, Readonly<ByMeasure>>
type ByMeasure = Record<'all' | Measure, Tally>

/**
 * Counts a stream of journals with the one evaluator, case by case, holding none. Period figures read `period`; where it is left
 * out, everything settled by the day, also a deadline still ahead that was kept early.
 */
export function evaluateCity(
  cases: Iterable<{ readonly entries: readonly Entry[] }>,
  book: PolicyBook,
  day: PlainDate,
  period: Period = { from: '1949-10-01', to: '9999-12-31' },
): CityFigures {
  const sums = new Map<string, ByMeasure>(
    metrics.map((m) => [m.key, { all: nothing, communityDetox: nothing, communityRehab: nothing }]),
  )
  for (const { entries } of cases) {
    const standing = standingEntries(entries, day)
    const view = { state: replay(standing, book, day), facts: caseFacts(standing) }
    const measure = view.state.measure
    if (measure === null) continue
    for (const metric of metrics) {
      const tally = measureCase(metric, view, periodFor(metric, day, period))
      const sum = sums.get(metric.key)
      if (!sum || (tally.denominator === 0 && tally.numerator === 0)) continue
      sum.all = addTallies([sum.all, tally])
      sum[measure] = addTallies([sum[measure], tally])
    }
  }
  return sums
}

function periodFor(metric: Metric, day: PlainDate, period: Period): Period {
  return metric.kind === 'day' ? { from: day, to: day } : period
}
