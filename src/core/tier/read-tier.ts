import type { CaseState } from '#core/case/case-state.ts'
import type { PreparedJournal } from '#core/case/replay/prepare-journal.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import type { TierInput } from '#core/case/tier-input.ts'
import type { Policy, PolicyBook } from '#core/policy/policy.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { type ProposedTier, proposeTier } from './propose-tier.ts'

/** What replay gave the scheme on a day, and what the scheme made of it. */
export type TierReading = {
  readonly state: CaseState
  /** Null where the measure does not run on that day: then nothing is proposed. */
  readonly weighed: {
    readonly input: TierInput
    readonly policy: Policy
    readonly proposed: ProposedTier
  } | null
}

export function readTier(
  journal: PreparedJournal,
  book: PolicyBook,
  asOf: PlainDate,
  knownAt?: number,
): TierReading {
  let weighed: TierReading['weighed'] = null
  const state = stateOn(journal, book, toDayNumber(asOf), knownAt, (input, policy, day) => {
    const proposed = proposeTier(input, policy, day)
    weighed = { input, policy, proposed }
    return proposed
  })
  return { state, weighed }
}
