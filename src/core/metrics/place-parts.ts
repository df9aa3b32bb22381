import type { PlainDate } from '#core/shared/plain-date.ts'
import { type CaseFigures, joined, type MonthCount, type Standing, standingOfMonth } from './case-figures.ts'
import { type Parts, unknownPart } from './parts.ts'

/** What is true of the person and of who carries the case, beside the journal. `to` is exclusive. */
export type CaseHolder = {
  readonly sex: string
  readonly birthYear: number | null
  readonly stations: readonly {
    readonly station: string
    readonly from: PlainDate
    readonly to: PlainDate | null
  }[]
}

export const noHolder: CaseHolder = { sex: unknownPart, birthYear: null, stations: [] }

/**
 * Writes person and station onto the figures of a case: a step is cut on the day on which the case was given to another
 * station. Everything else stays, so that it can be done again when only the station changed.
 */
export function placeParts(figures: CaseFigures, holder: CaseHolder, today: PlainDate): CaseFigures {
  const stations = holder.stations
    .filter((s) => s.to === null || s.to > s.from)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const days = [...new Set(stations.flatMap((s) => (s.to === null ? [s.from] : [s.from, s.to])))].sort()
  const partsOn = (day: PlainDate, tier: string): Parts => ({
    sex: holder.sex,
    born: holder.birthYear === null ? unknownPart : String(holder.birthYear),
    tier,
    station: stations.findLast((s) => s.from <= day && (s.to === null || day < s.to))?.station ?? unknownPart,
  })
  const pieces = figures.standings.flatMap((s) =>
    cut(s, days, today).map((piece) => ({ ...piece, parts: partsOn(piece.from, s.parts.tier) })),
  )
  const standings = joined(pieces)
  return { standings, months: figures.months.map((m) => placeMonth(m, standings, today)) }
}

/** Cut on those of the days that lie inside the step and have come. */
function cut(step: Standing, days: readonly PlainDate[], today: PlainDate): readonly Standing[] {
  const inside = days.filter((d) => d > step.from && d <= today && (step.to === null || d < step.to))
  if (inside.length === 0) return [step]
  const starts = [step.from, ...inside]
  return starts.map((from, i) => ({ ...step, from, to: starts[i + 1] ?? step.to }))
}

function placeMonth(m: MonthCount, standings: readonly Standing[], today: PlainDate): MonthCount {
  const place = standingOfMonth(m.month, standings, today)
  return place ? { ...m, parts: place.parts } : m
}
