import type { PoolClient } from 'pg'
import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { admit } from '#core/journal/admit.ts'
import type { Author, Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { together } from '#server/database/together.ts'
import { changedMeanwhile, Problem, refused } from '#server/http/problem.ts'
import type { Services } from '#server/services.ts'
import { insertEntries, loadJournal } from './journal-store.ts'
import { type CaseKey, openCaseForWriting } from './open-case.ts'
import { putOutbox } from './outbox-store.ts'
import { writeProjections } from './write-projections.ts'

/** What a writer sends: who and when it was recorded are the server's to say. */
export type NewEntry = Pick<Entry, 'id' | 'type' | 'on' | 'data'>

export type Append = {
  readonly caseId: string
  readonly entries: readonly NewEntry[]
  readonly author: Author
  readonly today: PlainDate
  /** The server's clock; becomes `recordedAt`. */
  readonly now: string
  /** The version the writer saw (`If-Match`); a newer journal is refused with 409. */
  readonly expectedSeq?: number | undefined
  /** Where the rules come from; the services' book unless told. */
  readonly book?: PolicyBook
}

export type Appended = {
  readonly key: CaseKey
  readonly state: CaseState
  readonly journal: readonly Entry[]
  /** The state as it was before the act, on the same day. */
  readonly before: () => CaseState
  /** Entries written now; those that were there already are not repeated. */
  readonly added: readonly Entry[]
}

/**
 * One act on one case: entries, projections and outbox in the caller's transaction. Writers of the same case queue at its
 * row, in whatever process they run, and each decides on the journal that the one before left; the row number in the
 * journal's key is the proof that nobody went round the queue. The same id sent twice is one entry. Throws `Problem`
 * 404, 409 or 422.
 */
export async function appendEntries(
  tx: PoolClient,
  services: Pick<Services, 'vault' | 'policies'>,
  append: Append,
): Promise<Appended> {
  const key = await openCaseForWriting(tx, append.caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const decided = decide(journal, append, services.policies)
  if (decided.added.length > 0) {
    await together(tx, [
      () => write(tx, services, key, journal.length, decided.added),
      () => project(tx, services, key, append, decided),
    ])
  }
  return { key: { ...key, seq: decided.journal.length }, ...decided }
}

type Decided = Pick<Appended, 'state' | 'before' | 'journal' | 'added'>

function decide(journal: readonly Entry[], append: Append, policies: PolicyBook): Decided {
  const book = append.book ?? policies
  const known = new Map(journal.map((entry) => [entry.id, entry]))
  const fresh: Entry[] = []
  for (const entry of append.entries) {
    const there = known.get(entry.id)
    if (there && !isSame(there, entry)) throw idTaken()
    if (there) continue
    const { author, now, caseId } = append
    const whole = {
      id: entry.id,
      case: caseId,
      type: entry.type,
      on: entry.on,
      by: author,
      recordedAt: now,
      data: entry.data,
    }
    fresh.push(whole)
    known.set(entry.id, whole)
  }
  if (fresh.length > 0 && append.expectedSeq !== undefined && append.expectedSeq !== journal.length)
    throw changedMeanwhile()
  const all = [...journal, ...fresh]
  const stateOn = replayOnce(book)
  if (fresh.length > 0) {
    const verdict = admit(journal, fresh, { book, today: append.today, author: append.author, stateOn })
    if (!verdict.ok) throw refused(verdict.refusals)
  }
  const before = () => stateOn(journal, append.today)
  return { journal: all, added: fresh, before, state: replay(all, book, append.today) }
}

/** Admission and the writer's news ask for the same state of the same journal; the last one is kept. */
function replayOnce(book: PolicyBook): (entries: readonly Entry[], on: PlainDate) => CaseState {
  let last:
    | { readonly entries: readonly Entry[]; readonly on: PlainDate; readonly state: CaseState }
    | undefined
  return (entries, on) => {
    if (last?.entries !== entries || last.on !== on) last = { entries, on, state: replay(entries, book, on) }
    return last.state
  }
}

function isSame(there: Entry, sent: NewEntry): boolean {
  return there.type === sent.type && there.on === sent.on && canonical(there.data) === canonical(sent.data)
}

/** JSON with sorted keys: the database gives fields back in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}

function idTaken(): Problem {
  return new Problem(409, 'id-taken', {
    zh: '同一编号的记录已存在，内容不同。',
    en: 'An entry of this id is already there, with other content.',
  })
}

const uniqueViolation = '23505'

async function write(
  tx: PoolClient,
  services: Pick<Services, 'vault'>,
  key: CaseKey,
  after: number,
  added: readonly Entry[],
): Promise<void> {
  try {
    await insertEntries(tx, services.vault, { region: key.region, caseId: key.caseId, after }, added)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === uniqueViolation) throw changedMeanwhile()
    throw error
  }
}

async function project(
  tx: PoolClient,
  services: Pick<Services, 'policies'>,
  key: CaseKey,
  append: Append,
  decided: Decided,
): Promise<void> {
  const { region, caseId } = key
  const context = { region, today: append.today, book: append.book ?? services.policies }
  const payload = { caseId, entries: decided.added.map((e) => ({ id: e.id, type: e.type })) }
  await together(tx, [
    () => putOutbox(tx, { region, kind: 'entriesAppended', payload }),
    () => writeProjections(tx, context, [{ caseId, home: key, ...decided }]),
  ])
}
