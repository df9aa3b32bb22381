import { type AreaCode, isWithin } from '#core/shared/area.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import { type Holding, holdingOn } from './responsibility.ts'

/** A station with a worker, or with nobody yet; `to` is the first day it no longer holds. */
export type Held = {
  readonly station: string
  readonly worker: string | null
  /** Where the station works. */
  readonly area: AreaCode
  readonly from: PlainDate
  readonly to: PlainDate | null
}

/** `office`: nobody is responsible; `worker`: no worker is named; `elsewhere`: the named worker is of another office. */
export type Gap = {
  readonly what: 'office' | 'worker' | 'elsewhere'
  readonly from: PlainDate
  readonly to: PlainDate
}

/** The days from `since` to `until` (both included) on which a person under measure belonged to nobody; empty is good. */
export function unownedDays(
  holdings: readonly Holding[],
  held: readonly Held[],
  since: PlainDate,
  until: PlainDate,
): readonly Gap[] {
  const gaps: Gap[] = []
  const turning = [since, ...holdings.map((h) => h.from), ...held.flatMap((h) => [h.from, h.to ?? since])]
  const days = [...new Set(turning)].filter((d) => d >= since && d <= until).sort()
  for (const [i, from] of days.entries()) {
    const next = days[i + 1]
    const to = next === undefined ? until : addDays(next, -1)
    const what = lackOn(holdings, held, from)
    const last = gaps.at(-1)
    if (what === null) continue
    if (last?.what === what && addDays(last.to, 1) === from) gaps[gaps.length - 1] = { ...last, to }
    else gaps.push({ what, from, to })
  }
  return gaps
}

function lackOn(holdings: readonly Holding[], held: readonly Held[], day: PlainDate): Gap['what'] | null {
  const place = holdingOn(holdings, day)?.place
  if (place === undefined) return 'office'
  const now = held.findLast((h) => h.from <= day && (h.to === null || h.to > day))
  if (!now || now.worker === null) return 'worker'
  return isWithin(place, now.area) || isWithin(now.area, place) ? null : 'elsewhere'
}
