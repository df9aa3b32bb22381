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

/**
 * Puts facts in order and keeps one of each id: sending an entry twice is one entry. Where two of an id differ, which one
 * stands hangs on what they say and not on which came first. Sorts `facts` in place.
 */
export function prepareFacts(caseId: string, facts: Fact[]): PreparedJournal {
  const seen = new Set<string>()
  const twice = new Set<string>()
  let sorted = true
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i] as Fact
    const before = i > 0 ? facts[i - 1] : undefined
    if (before !== undefined && inOrder(before, fact) > 0) sorted = false
    if (isKnown(seen, fact.id)) twice.add(fact.id)
  }
  if (twice.size > 0) keepOne(facts, twice)
  if (!sorted) facts.sort(inOrder)
  return { case: caseId, facts }
}

/** Leaves of each of these ids the one that comes first by day, rank, moment of recording, then text. */
function keepOne(facts: Fact[], twice: ReadonlySet<string>): void {
  const kept = new Map<string, Fact>()
  for (const fact of facts) {
    if (!twice.has(fact.id)) continue
    const other = kept.get(fact.id)
    if (other === undefined || inFullOrder(fact, other) < 0) kept.set(fact.id, fact)
  }
  let count = 0
  for (const fact of facts) {
    if (twice.has(fact.id) && kept.get(fact.id) !== fact) continue
    facts[count++] = fact
  }
  facts.length = count
}

function inFullOrder(a: Fact, b: Fact): number {
  const known = (f: Fact) =>
    typeof f.known === 'string' ? (readInstant(f.known) ?? Number.NaN) : (f.known ?? Number.NEGATIVE_INFINITY)
  const earlier = inOrder(a, b) || known(a) - known(b)
  if (earlier) return earlier
  const [x, y] = [JSON.stringify(a.data), JSON.stringify(b.data)]
  return x < y ? -1 : x > y ? 1 : 0
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
