import { smallNumber } from '#core/metrics/interval.ts'
import type { Curve, Ending } from './curves.ts'
import { kaplanMeier, medianDay, riskOf, stepOn, type Watched } from './kaplan-meier.ts'

/** People of a cohort who were observed from `from` to `to`; ending null: the day asked or the horizon came first. */
export type CohortRow = {
  readonly from: number
  readonly to: number
  readonly ending: Ending | null
  readonly people: number
}

export type CurvePoint = {
  readonly day: number
  readonly share: number
  readonly low: number | null
  readonly high: number | null
}

export type CohortCurve = {
  readonly points: readonly CurvePoint[]
  /** How many are under observation on the days under the axis. */
  readonly atRisk: readonly { readonly day: number; readonly people: number }[]
  /** The day by which it has happened to half, where the curve shows so. */
  readonly median: number | null
  /** The last day of the curve as shown. */
  readonly last: number
  /** It ends early because fewer than the least number are under observation. */
  readonly cut: boolean
  /** Fewer than twenty people: one of them moves the curve visibly. */
  readonly small: boolean
}

/**
 * The curve of one cohort on the days of its picture. It ends with the last day on which at least `least` people (1 for
 * who carries the cases) are under observation: its tail would tell of single people.
 */
export function cohortCurve(
  curve: Curve,
  horizon: number,
  rows: readonly CohortRow[],
  least: number,
): CohortCurve {
  const watched = watchedOf(curve, rows)
  const steps = kaplanMeier(watched)
  const risk = riskOf(watched)
  const seen = Math.max(0, ...rows.map((r) => r.to))
  const cutOn = firstDayUnder(risk, least, Math.min(seen, horizon))
  const last = cutOn === null ? Math.min(seen, horizon) : Math.max(0, cutOn - 1)
  const days = daysUpTo(curve.every, last)
  const points = days.map((day) => {
    const step = stepOn(steps, day)
    const [share, low, high] = [step?.share ?? 1, step?.low ?? null, step?.high ?? null]
    if (curve.shows === 'kept') return { day, share, low, high }
    return {
      day,
      share: 1 - share,
      low: high === null ? null : 1 - high,
      high: low === null ? null : 1 - low,
    }
  })
  const median = medianDay(steps)
  return {
    points,
    atRisk: daysUpTo(curve.marks, last).map((day) => ({ day, people: risk(day) })),
    median: median !== null && median <= last ? median : null,
    last,
    cut: cutOn !== null,
    small: rows.reduce((n, r) => n + r.people, 0) < smallNumber,
  }
}

export function watchedOf(curve: Curve, rows: readonly CohortRow[]): readonly Watched[] {
  return rows.map(({ from, to, ending, people }) => ({
    from,
    to,
    people,
    event: ending !== null && curve.events.includes(ending),
  }))
}

/** The last point is always that of the last day, also between two days of the grid. */
function daysUpTo(every: number, last: number): readonly number[] {
  const days = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every)
  return days.at(-1) === last ? days : [...days, last]
}

function firstDayUnder(risk: (day: number) => number, least: number, last: number): number | null {
  for (let day = 0; day <= last; day++) if (risk(day) < least) return day
  return null
}
