import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { readInstant } from '#core/shared/instant.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { explainTier } from '#core/tier/explain-tier.ts'
import type { CaseState } from './case-state.ts'
import { prepareJournal } from './replay/prepare-journal.ts'
import { stateOn } from './replay/state-on.ts'

/** As `replay`, and also what would change the tier: for the page of one case, not for thousands. */
export function explainCase(
  entries: readonly Entry[],
  book: PolicyBook,
  asOf: PlainDate,
  knownAt?: string,
): CaseState {
  const known = knownAt === undefined ? Number.POSITIVE_INFINITY : readInstant(knownAt)
  if (known === undefined) throw new Error(`'${knownAt}' is not an instant with offset`)
  return stateOn(prepareJournal(entries), book, toDayNumber(asOf), known, explainTier)
}
