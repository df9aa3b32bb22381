import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { CaseView } from './metric.ts'
import { dayVector, monthVectors, sameVector, type Vector } from './vectors.ts'

/** What one case adds to the day figures of a township from a day on; `to` is exclusive, null while it lasts. */
export type Standing = Vector & {
  readonly from: PlainDate
  readonly to: PlainDate | null
  readonly area: AreaCode
  readonly measure: string
}

/** What one case adds to the period figures of a township in a month (`2026-03`). */
export type MonthCount = Vector & {
  readonly month: string
  readonly area: AreaCode
  readonly measure: string
}

/** Everything one case adds to any figure, as counted on a day. */
export type CaseFigures = {
  readonly countedOn: PlainDate | null
  readonly standings: readonly Standing[]
  readonly months: readonly MonthCount[]
}

export const noFigures: CaseFigures = { countedOn: null, standings: [], months: [] }

export type CaseAtDays = {
  readonly viewOn: (day: PlainDate) => CaseView
  /** Days of the entries, ascending: with `nextChangeOn` of each state, the only days on which anything can change. */
  readonly entryDays: readonly PlainDate[]
  readonly today: PlainDate
}

/**
 * Counts a case again from the earliest day that may have changed and keeps what was counted before it. A day figure
 * is a step function of time, so the steps are stored, not the days: an entry of today costs one state.
 */
export function countCase(before: CaseFigures, c: CaseAtDays, touchedFrom: PlainDate | null): CaseFigures {
  const first = c.entryDays[0]
  if (first === undefined || first > c.today) return { ...noFigures, countedOn: c.today }
  const start = startOf(before, touchedFrom, first, c.today)
  const kept = before.standings.filter((s) => s.from < start).map((s) => clip(s, start))
  const standings = joined([...kept, ...stepsFrom(start, c)])
  return { countedOn: c.today, standings, months: monthsOf(c.viewOn(c.today), standings, c.today) }
}

function startOf(
  before: CaseFigures,
  touched: PlainDate | null,
  first: PlainDate,
  today: PlainDate,
): PlainDate {
  if (before.countedOn === null || before.standings.length === 0) return first
  const known = touched !== null && touched < before.countedOn ? touched : before.countedOn
  const start = known < today ? known : today
  return start < first ? first : start
}

function clip(s: Standing, end: PlainDate): Standing {
  return s.to === null || s.to > end ? { ...s, to: end } : s
}

function stepsFrom(start: PlainDate, { viewOn, entryDays, today }: CaseAtDays): readonly Standing[] {
  const steps: Standing[] = []
  let day: PlainDate | null = start
  while (day !== null && day <= today) {
    const view = viewOn(day)
    const next = nextDay(day, view.state.nextChangeOn, entryDays, today)
    const place = view.state.executionPlace
    if (place !== null && view.state.measure !== null)
      steps.push({
        from: day,
        to: next,
        area: place.slice(0, 9),
        measure: view.state.measure,
        ...dayVector(view),
      })
    day = next
  }
  return steps
}

/** The next day on which the case may look different; null where none lies before tomorrow. */
function nextDay(
  day: PlainDate,
  change: PlainDate | null,
  entryDays: readonly PlainDate[],
  today: PlainDate,
): PlainDate | null {
  const entry = entryDays.find((d) => d > day) ?? null
  const next = change !== null && change > day && (entry === null || change < entry) ? change : entry
  return next !== null && next <= today ? next : null
}

/** Neighbouring steps that add the same are one. */
function joined(steps: readonly Standing[]): readonly Standing[] {
  const out: Standing[] = []
  for (const step of steps) {
    const last = out.at(-1)
    const same =
      last !== undefined &&
      last.to === step.from &&
      last.area === step.area &&
      last.measure === step.measure &&
      sameVector(last, step)
    if (same) out[out.length - 1] = { ...last, to: step.to }
    else out.push(step)
  }
  return out
}

/** A month belongs to the township in which the case was on its last day (or is today, while the month runs). */
function monthsOf(view: CaseView, standings: readonly Standing[], today: PlainDate): readonly MonthCount[] {
  const { measure } = view.state
  const out: MonthCount[] = []
  for (const [month, vector] of monthVectors(view)) {
    const end = `${month}-31` < today ? `${month}-31` : today
    const place = standings.findLast((s) => s.from <= end) ?? standings[0]
    if (place && measure !== null) out.push({ month, area: place.area, measure, ...vector })
  }
  return out.sort((a, b) => (a.month < b.month ? -1 : 1))
}
