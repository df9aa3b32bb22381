import type { Measure } from '#core/case/case-state.ts'
import type { JournalWriter } from '#core/demo/journal-writer.ts'
import type { Lot } from '#core/demo/lives.ts'
import type { Random } from '#core/demo/random.ts'
import type { Author } from '#core/journal/entry.ts'
import type { AreaCode } from '#core/shared/area.ts'
import { addMonthsToDay, type DayNumber } from '#core/shared/plain-date.ts'

/** The people of one place who write in a journal. */
export type Hands = {
  readonly place: AreaCode
  readonly placeName: string
  readonly worker: Author
  readonly head: Author
  readonly office: Author
  readonly police: Author
  readonly workerName: string
  readonly officerName: string
  readonly headName: string
}

/** What a telling needs: the stream, the pen, the hands at the place, the last day, the lot. */
export type Teller = {
  readonly random: Random
  readonly journal: JournalWriter
  readonly hands: Hands
  /** Where the case began, when the person moved here later. */
  readonly before: Hands | null
  readonly asOf: DayNumber
  readonly lot: Lot
  readonly measure: Measure
  readonly organ: string
  readonly number: number
  readonly isFemale: boolean
  /** A place where visitors of the demonstration look first: more is going on. */
  readonly showcase: boolean
}

/** A day between the two, both included, so that the cases of a lot lie evenly over the span. */
export function spread(teller: Teller, low: DayNumber, high: DayNumber): DayNumber {
  const { rank, count } = teller.lot
  return low + Math.min(high - low, Math.floor(((rank + teller.random.next()) * (high - low + 1)) / count))
}

export function monthsAgo(teller: Teller, months: number): DayNumber {
  return addMonthsToDay(teller.asOf, -months)
}
