import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type FigureDays, turningDays } from './figure-days.ts'
import type { CaseView } from './metric.ts'
import { type Parts, sameParts, unknownPart, unknownParts } from './parts.ts'
import { dayVector, monthVectors, sameVector, type Vector } from './vectors.ts'

/** What one case adds to the day figures of a township from a day on; `to` is exclusive, null while it lasts. */
export type Standing = Vector & {
  readonly from: PlainDate
  readonly to: PlainDate | null
  readonly area: AreaCode
  readonly measure: string
  readonly parts: Parts
}

/** What one case adds to the period figures of a township in a month (`2026-03`). */
export type MonthCount = Vector & {
  readonly month: string
  readonly area: AreaCode
  readonly measure: string
  readonly parts: Parts
}

/** Everything one case adds to any figure. */
export type CaseFigures = { readonly standings: readonly Standing[]; readonly months: readonly MonthCount[] }

export const noFigures: CaseFigures = { standings: [], months: [] }

export type CaseAtDays = {
  readonly viewOn: (day: PlainDate) => CaseView
  readonly days: FigureDays
  readonly today: PlainDate
}

/**
 * Counts a case from `start` on (from its first day where that is null) and keeps what was counted before. A day figure
 * is a step function of time, so the steps are stored and not the days: an entry of today costs one state. Of the parts
 * only the tier is known to the journal; `placeParts` writes the others.
 */
export function countCase(before: CaseFigures, c: CaseAtDays, start: PlainDate | null): CaseFigures {
  const first = c.days.all[0]
  if (first === undefined || first > c.today) return noFigures
  const from = start === null || start < first ? first : start
  const kept = before.standings.filter((s) => s.from < from).map((s) => clip(s, from))
  const standings = joined([...kept, ...stepsFrom(from, c)])
  return { standings, months: monthsOf(c.viewOn(c.today), standings, c.today) }
}

function clip(s: Standing, end: PlainDate): Standing {
  return s.to === null || s.to > end ? { ...s, to: end } : s
}

function stepsFrom(start: PlainDate, { viewOn, days, today }: CaseAtDays): readonly Standing[] {
  const steps: Standing[] = []
  let day: PlainDate | null = start
  let last: CaseView | undefined
  while (day !== null && day <= today) {
    const view: CaseView =
      last && days.soft.has(day) && !turningDays(last.state, days).includes(day)
        ? atDay(last, day)
        : viewOn(day)
    const next = nextDay(day, [...turningDays(view.state, days), ...days.all], today)
    const { executionPlace: place, measure } = view.state
    if (place !== null && measure !== null)
      steps.push({
        from: day,
        to: next,
        area: place.slice(0, 9),
        measure,
        parts: { ...unknownParts, tier: view.state.tier.current ?? unknownPart },
        ...dayVector(view),
      })
    last = view
    day = next
  }
  return steps
}

/** The same state a few days on, where nothing but the facts has changed. */
function atDay({ state, facts }: CaseView, day: PlainDate): CaseView {
  return { state: { ...state, asOf: day }, facts }
}

function nextDay(day: PlainDate, days: readonly PlainDate[], today: PlainDate): PlainDate | null {
  let next: PlainDate | null = null
  for (const d of days) if (d > day && d <= today && (next === null || d < next)) next = d
  return next
}

/** Neighbouring steps that add the same are one. */
export function joined(steps: readonly Standing[]): readonly Standing[] {
  const out: Standing[] = []
  for (const step of steps) {
    const last = out.at(-1)
    const same =
      last !== undefined &&
      last.to === step.from &&
      last.area === step.area &&
      last.measure === step.measure &&
      sameParts(last.parts, step.parts) &&
      sameVector(last, step)
    if (same) out[out.length - 1] = { ...last, to: step.to }
    else out.push(step)
  }
  return out
}

function monthsOf(view: CaseView, standings: readonly Standing[], today: PlainDate): readonly MonthCount[] {
  const { measure } = view.state
  const out: MonthCount[] = []
  for (const [month, vector] of monthVectors(view)) {
    const place = standingOfMonth(month, standings, today)
    if (place && measure !== null)
      out.push({ month, area: place.area, measure, parts: place.parts, ...vector })
  }
  return out.sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** A month belongs to the township in which the case was on its last day (or is today, while the month runs). */
export function standingOfMonth(
  month: string,
  standings: readonly Standing[],
  today: PlainDate,
): Standing | undefined {
  const end = `${month}-31` < today ? `${month}-31` : today
  return standings.findLast((s) => s.from <= end) ?? standings[0]
}
