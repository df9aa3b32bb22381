import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { readInstant } from '#core/shared/instant.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import type { CaseState } from './case-state.ts'
import { prepareJournal } from './replay/prepare-journal.ts'
import { stateOn } from './replay/state-on.ts'

/**
 * Journal + policy + day → what is so: the one function that decides (casework.md §1). Entries of one case, in any order,
 * already checked by `parseEntry`. `asOf` cuts by the day of the fact, `knownAt` (an instant with offset) by when it was recorded.
 */
export function replay(
  entries: readonly Entry[],
  book: PolicyBook,
  asOf: PlainDate,
  knownAt?: string,
): CaseState {
  const known = knownAt === undefined ? undefined : readInstant(knownAt)
  if (knownAt !== undefined && known === undefined)
    throw new Error(`'${knownAt}' is not an instant with offset`)
  return stateOn(prepareJournal(entries), book, toDayNumber(asOf), known)
}

/** The states of one case on several days, sorting and counting once. */
export function walkCase(
  entries: readonly Entry[],
  book: PolicyBook,
  days: readonly PlainDate[],
): CaseState[] {
  const journal = prepareJournal(entries)
  return days.map((day) => stateOn(journal, book, toDayNumber(day)))
}
