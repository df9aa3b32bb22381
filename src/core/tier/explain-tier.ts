import type { TierChange } from '#core/case/case-state.ts'
import type { TierFactKind, TierInput } from '#core/case/tier-input.ts'
import type { Policy } from '#core/policy/policy.ts'
import { addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import { type ProposedTier, proposeTier } from './propose-tier.ts'
import { protectiveFacts } from './scheme.ts'

/** What could happen next, as codes: `say-tier-change.ts` puts them into words. */
const better: readonly TierFactKind[] = ['cleanTest']
const worse: readonly TierFactKind[] = [
  'testMissed',
  'testRefused',
  'testPositive',
  'contactLost',
  'unauthorisedAbsence',
]
const endings = ['contactLost', 'leaveOverdue'] as const

/**
 * As `proposeTier`, with `wouldChangeIf`: every line is the result of running the scheme again on the changed facts, none is
 * reasoned. By the facts alone and quickly, for the command line; the page of a case asks `whatMovesTier`, which replays.
 */
export function explainTier(input: TierInput, policy: Policy, asOf: PlainDate): ProposedTier {
  const now = proposeTier(input, policy, asOf)
  if (now.proposed === null) return now
  const changes: TierChange[] = []
  const tryOut = (when: string, then: ProposedTier) => {
    if (then.proposed !== null && then.proposed !== now.proposed)
      changes.push({ to: then.proposed, when, points: then.points })
  }
  for (const kind of endings)
    if (input.facts.some((f) => f.kind === kind && f.ongoing === true))
      tryOut(`${kind}Ends`, proposeTier(without(input, kind), policy, asOf))
  for (const kind of [...better, ...worse])
    tryOut(kind, proposeTier(withFact(input, kind, asOf), policy, asOf))
  const quiet = whenQuiet(input, policy, now)
  if (quiet) changes.push(quiet)
  return { ...now, wouldChangeIf: changes }
}

function withFact(input: TierInput, kind: TierFactKind, on: PlainDate): TierInput {
  const facts = [...input.facts, { kind, on, evidence: [] }]
  // an adverse fact begins the steady months anew
  return protectiveFacts.has(kind) || input.steadySince === null
    ? { ...input, facts }
    : { ...input, facts, steadySince: on }
}

function without(input: TierInput, kind: TierFactKind): TierInput {
  const facts = input.facts.map((f) => (f.kind === kind && f.ongoing === true ? { ...f, ongoing: false } : f))
  return { ...input, facts }
}

/** The first day on which the tier differs with nothing new in the journal, within three years. */
function whenQuiet(input: TierInput, policy: Policy, now: ProposedTier): TierChange | undefined {
  let next = now.nextChangeOn
  const horizon = next === null ? null : addMonths(next, 36)
  while (next !== null && horizon !== null && next <= horizon) {
    const then = proposeTier(input, policy, next)
    if (then.proposed !== null && then.proposed !== now.proposed)
      return { to: then.proposed, when: next, points: then.points }
    next = then.nextChangeOn
  }
  return undefined
}
