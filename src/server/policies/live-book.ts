import type { Pool } from 'pg'
import { type Book, buildBook } from '#core/policy/build-book.ts'
import type { RawPack } from '#core/policy/pack-file.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Clock } from '#server/services.ts'
import { type AdoptedRow, adoptedVersion, listAdopted } from '#server/store/adopted-pack-store.ts'

/** The packs of the installation with those that were adopted, as of a day. `at` answers for today. */
export type LiveBook = PolicyBook & {
  /** The book in force on a day; one to come holds what is approved so far. */
  readonly on: (day: PlainDate) => Book
  /** The packs as they came with the program. */
  readonly shipped: () => Book
  readonly adopted: () => readonly AdoptedRow[]
  /** Looks whether something was adopted or withdrawn, at most once a second unless told `now`. */
  readonly refresh: (when?: 'now') => Promise<void>
}

type Parts = {
  readonly files: () => Book
  readonly db: Pool
  readonly clock: Clock
  readonly onFault?: (error: unknown) => void
}

export const lookEveryMs = 1000

/**
 * A book that follows adoptions without a restart, in every process by itself: each looks at one number of the database
 * when it serves, at most once a second, and reads the texts only where it grew. A day that turns needs no look at all.
 * A set of packs that does not hold is not used: the book stays as it was, and `onFault` is told; a program that starts
 * on such a set does not start.
 */
export function openLiveBook({ files, db, clock, onFault }: Parts): LiveBook {
  let rows: readonly AdoptedRow[] = []
  let version = 0
  let held = false
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  let books = new Map<string, Book>()
  let turns: readonly PlainDate[] = []
  /** The last answer: replay asks many times a case, and the day turns once. */
  let last: { readonly day: PlainDate; readonly book: Book } | undefined

  const on = (day: PlainDate): Book => {
    const inForce = adoptedOn(rows, day)
    const key = inForce.map((row) => row.id).join(' ')
    const book = books.get(key) ?? (inForce.length === 0 ? files() : layAdopted(files(), inForce))
    books.set(key, book)
    return book
  }

  const today = (): Book => {
    const day = clock.today()
    if (last?.day === day) return last.book
    try {
      last = { day, book: on(day) }
    } catch (error) {
      if (!last) throw error
      onFault?.(error)
      last = { day, book: last.book }
    }
    return last.book
  }

  const look = async () => {
    const now = await adoptedVersion(db)
    lookedAt = performance.now()
    if (held && now === version) return
    const kept = { rows, books, last }
    rows = now === 0 ? [] : await listAdopted(db)
    books = new Map()
    last = undefined
    try {
      if (rows.length > 0) last = { day: clock.today(), book: on(clock.today()) }
      version = now
      held = true
      turns = [...new Set(rows.filter((r) => r.withdrawn_at === null).map((r) => r.effective_on))].sort()
    } catch (error) {
      if (!held) throw error
      ;({ rows, books, last } = kept)
      onFault?.(error)
    }
  }

  const refresh = async (when?: 'now') => {
    if (when !== 'now' && performance.now() - lookedAt < lookEveryMs) return
    if (when === 'now') await looking
    looking ??= look().finally(() => {
      looking = undefined
    })
    await looking
  }

  return {
    at: (place) => today().at(place),
    get turns() {
      return turns
    },
    on,
    shipped: files,
    adopted: () => rows,
    refresh,
  }
}

/** Of each pack the newest adoption whose day has come. */
function adoptedOn(rows: readonly AdoptedRow[], day: PlainDate): readonly AdoptedRow[] {
  const newest = new Map<string, AdoptedRow>()
  for (const row of rows) {
    if (row.withdrawn_at !== null || row.effective_on > day) continue
    const other = newest.get(row.pack)
    if (!other || other.effective_on <= row.effective_on) newest.set(row.pack, row)
  }
  return [...newest.values()]
}

function layAdopted(shipped: Book, rows: readonly AdoptedRow[]): Book {
  const laid = new Map(shipped.raws.map((raw) => [raw.folder, raw]))
  for (const row of rows) laid.set(row.pack, JSON.parse(row.text) as RawPack)
  return buildBook([...laid.values()], shipped.at('cn').calendar)
}

/** The text of a pack as it is kept and hashed. */
export function writePack(raw: RawPack): string {
  return JSON.stringify({ folder: raw.folder, files: raw.files })
}
