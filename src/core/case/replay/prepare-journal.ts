import type { Entry } from '#core/journal/entry.ts'
import { rankOf } from '#core/journal/type-order.ts'
import { readInstant } from '#core/shared/instant.ts'
import { type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'

/** An entry as replay reads it: its day as a number, its rank within the day, the moment it became known. */
export type Fact = {
  readonly id: string
  readonly day: DayNumber
  readonly rank: number
  /** Milliseconds since 1970, the instant as text where nobody asked yet, or undefined: known from the beginning. */
  readonly known: number | string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: the schema of the type was checked when the entry was taken
  readonly data: any
}

/** One case's journal in its fixed order (day, rank, id), each id once. */
export type PreparedJournal = { readonly case: string; readonly facts: readonly Fact[] }

/** Sorts and counts once, so that `stateOn` may be asked for many days. Entries of unknown type are left out. */
export function prepareJournal(entries: readonly Entry[]): PreparedJournal {
  const facts: Fact[] = []
  for (const entry of entries) {
    const rank = rankOf(entry.type)
    if (rank >= 0) facts.push(toFact(entry, rank))
  }
  return prepareFacts(entries[0]?.case ?? '', facts)
}

/** Puts facts in order and keeps the first of each id: sending an entry twice is one entry. Sorts `facts` in place. */
export function prepareFacts(caseId: string, facts: Fact[]): PreparedJournal {
  const seen = new Set<string>()
  let kept = 0
  let sorted = true
  for (const fact of facts) {
    if (isKnown(seen, fact.id)) continue
    const before = kept > 0 ? facts[kept - 1] : undefined
    if (before !== undefined && inOrder(before, fact) > 0) sorted = false
    facts[kept++] = fact
  }
  facts.length = kept
  if (!sorted) facts.sort(inOrder)
  return { case: caseId, facts }
}

function toFact(entry: Entry, rank: number): Fact {
  return { id: entry.id, day: toDayNumber(entry.on), rank, known: entry.recordedAt, data: entry.data }
}

/** An instant that can not be read is never known. */
export function isKnownBy({ known }: Fact, knownAt: number): boolean {
  if (known === undefined) return true
  return (typeof known === 'number' ? known : (readInstant(known) ?? Number.NaN)) <= knownAt
}

function inOrder(a: Fact, b: Fact): number {
  return a.day - b.day || a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

function isKnown(seen: Set<string>, id: string): boolean {
  const before = seen.size
  return seen.add(id).size === before
}
