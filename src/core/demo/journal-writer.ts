import type { Author, Entry } from '#core/journal/entry.ts'
import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import { inventId, type Minute, minuteOf } from './demo-id.ts'
import type { Random } from './random.ts'

export type JournalWriter = {
  /**
   * Writes a fact and answers its id; one that lies after the last day is left out, so lives can be told to their end.
   * `data` may name entries written before; it is then recorded after them.
   */
  readonly add: (type: string, on: DayNumber, by: Author, data?: Readonly<Record<string, unknown>>) => string
  /** Everything written, in the order in which the server took it. */
  readonly entries: () => readonly Entry[]
}

const officeHours = { from: 8 * 60 + 20, to: 17 * 60 + 30 }

/** What a counter records while the person or the paper is there. */
const atOnce: ReadonlySet<string> = new Set(['orderIssued', 'reportedIn'])

/** Most facts are recorded the same day; some late, a few very late, as in any office. */
export function openJournal(caseId: string, random: Random, lastDay: DayNumber): JournalWriter {
  const written: { entry: Entry; minute: Minute }[] = []
  const minutes = new Map<string, Minute>()
  // the order opens the file: everything else is recorded after it
  let first: Minute = 0

  function add(
    type: string,
    on: DayNumber,
    by: Author,
    data: Readonly<Record<string, unknown>> = {},
  ): string {
    const lag = lagDays(random)
    const day = Math.min(atOnce.has(type) ? on : on + lag, lastDay)
    const rests = Math.max(first, ...namedIn(data).map((id) => minutes.get(id) ?? 0))
    const minute = Math.max(minuteOf(day, random.int(officeHours.from, officeHours.to)), rests + 1)
    if (first === 0) first = minute
    const id = inventId(minute, random)
    minutes.set(id, minute)
    if (on <= lastDay)
      written.push({
        minute,
        entry: { id, case: caseId, type, on: fromDayNumber(on), by, recordedAt: instant(minute), data },
      })
    return id
  }

  return {
    add,
    entries: () =>
      written.sort((a, b) => a.minute - b.minute || (a.entry.id < b.entry.id ? -1 : 1)).map((w) => w.entry),
  }
}

function lagDays(random: Random): number {
  const draw = random.next()
  if (draw < 0.86) return 0
  return draw < 0.97 ? random.int(1, 3) : random.int(4, 15)
}

/** Strings of the data that could be ids: the writer only knows those it made itself. */
function namedIn(data: Readonly<Record<string, unknown>>): string[] {
  return Object.values(data)
    .flat()
    .filter((value): value is string => typeof value === 'string' && value.length === 36)
}

function instant(minute: Minute): string {
  const day = Math.floor(minute / 1440)
  const rest = minute - day * 1440
  const hh = String(Math.floor(rest / 60)).padStart(2, '0')
  const mm = String(rest % 60).padStart(2, '0')
  return `${fromDayNumber(day)}T${hh}:${mm}:00+08:00`
}
