import type { PlainDate } from '#core/shared/plain-date.ts'
import type { CaseView, Metric, Period, PeriodMetric, Tally } from './metric.ts'

export const nothing: Tally = { numerator: 0, denominator: 0 }

/**
 * What one case adds to a figure: the only evaluator, for the number and for the list behind it. A figure of a day
 * takes the state of that day; a figure of a period takes the period, and the state of any day from its end on.
 */
export function measureCase(metric: Metric, c: CaseView, period: Period): Tally {
  if (metric.kind === 'period') return measurePeriod(metric, c, period)
  const denominator = metric.denominator(c)
  return denominator === 0 ? nothing : { numerator: metric.numerator(c), denominator }
}

function measurePeriod(metric: PeriodMetric, c: CaseView, { from, to }: Period): Tally {
  const inside = (on: PlainDate) => from <= on && on <= to
  const due = metric.due(c).filter(inside)
  const met = metric.met(c).filter(inside)
  if (!metric.peopleOfMonth) return { numerator: met.length, denominator: due.length }
  const months = new Set(due.map(monthOf))
  const metMonths = new Set(met.map(monthOf))
  return {
    numerator: [...months].filter((m) => metMonths.has(m)).length,
    denominator: months.size,
  }
}

/** `2026-03-14` → `2026-03`. */
export function monthOf(on: PlainDate): string {
  return on.slice(0, 7)
}

/** Adds the cases of an area, or the areas below it. */
export function addTallies(tallies: Iterable<Tally>): Tally {
  let [numerator, denominator] = [0, 0]
  for (const t of tallies) {
    numerator += t.numerator
    denominator += t.denominator
  }
  return { numerator, denominator }
}
