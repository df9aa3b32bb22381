import type { CaseState } from '#core/case/case-state.ts'
import { withDeadline } from '#core/decision/deadline.ts'
import type { DecisionInput } from '#core/decision/decision-kind.ts'
import { tierDecision } from '#core/decision/kinds/tier-decision.ts'
import { tierObjectionDecision } from '#core/decision/kinds/tier-objection-decision.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { moveOf, schemeOn, type TierSetting, tierHistory, tierInForce } from './tier-history.ts'

/** How the tier of a running measure stands today: what lists and filters read. */
export type TierStanding = {
  readonly tier: string | null
  readonly setOn: PlainDate | null
  readonly reviewOn: PlainDate | null
  readonly override: boolean
  readonly proposed: string | null
  /** Where the proposal would move the tier; `none` while nothing waits for a person's word. */
  readonly proposal: 'same' | 'first' | 'up' | 'down' | 'none'
  readonly askedOn: PlainDate | null
  readonly contestedOn: PlainDate | null
  readonly contestDue: PlainDate | null
  /** Nobody has told the person of the tier in force. */
  readonly untold: boolean
}

/** Null where no measure runs. */
export function tierStanding(input: DecisionInput): TierStanding | null {
  const { state, journal, policy, today } = input
  if (state.stage !== 'inForce' && state.stage !== 'suspended') return null
  const set = tierInForce(tierHistory(journal, policy))
  const [asked] = tierDecision.pending(input)
  const [contest] = tierObjectionDecision.pending(input).map((item) => withDeadline(item, input))
  const { proposed } = state.tier
  return {
    ...{ tier: set?.tier ?? null, setOn: set?.on ?? null, reviewOn: set?.reviewOn ?? null },
    ...{ override: set?.override ?? false, proposed },
    proposal: asked ? moveOf(schemeOn(policy, today), set?.tier ?? null, asked.anchor) : sameOrNone(state),
    ...{ askedOn: asked?.askedOn ?? null },
    ...{ contestedOn: contest?.askedOn ?? null, contestDue: contest?.dueOn ?? null },
    untold: set !== undefined && set.told === null,
  }
}

function sameOrNone({ tier }: CaseState): TierStanding['proposal'] {
  return tier.proposed !== null && tier.proposed === tier.current ? 'same' : 'none'
}

export type TierSpan = { readonly from: PlainDate; readonly to: PlainDate | null; readonly tier: string }

/** Which tier was in force from when to when, by what stands today; `to` is exclusive. */
export function tierSpans(
  history: readonly TierSetting[],
  journal: readonly Entry[],
  state: CaseState,
): readonly TierSpan[] {
  const sets = history.filter((s) => s.status === 'inForce' || s.status === 'past')
  const over = endedOn(journal, state)
  const spans: TierSpan[] = []
  for (const [i, set] of sets.entries()) {
    const next = sets[i + 1]
    const to = next !== undefined && (over === null || next.on < over) ? next.on : over
    // two tiers of one day: the later stands; one set after the end was in force on no day
    if (to !== null && to <= set.on) continue
    spans.push({ from: set.on, to, tier: set.tier })
  }
  return spans
}

const ended: ReadonlySet<string> = new Set(['terminated', 'convertedToIsolation', 'discharged'])

function endedOn(journal: readonly Entry[], { stage, term }: CaseState): PlainDate | null {
  if (!ended.has(stage)) return null
  if (stage === 'discharged') return term.endsOn
  const end = journal.findLast(
    (e) =>
      e.type === 'terminated' || (e.type === 'policeDecided' && e.data['decision'] === 'compulsoryIsolation'),
  )
  return end?.on ?? term.endsOn
}
