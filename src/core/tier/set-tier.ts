import type { DecisionEntry } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { reviewDay } from './tier-history.ts'

type Setting = {
  readonly tier: string
  readonly reason: string
  readonly by: string
  /** What the scheme put forward at that moment: another tier than `tier` is an override, and shows as one. */
  readonly proposed: string | null
}

/** The entry by which a person sets a tier: with its day of review and the wording of the scheme, never with points. */
export function tierEntry(set: Setting, policy: Policy, today: PlainDate): DecisionEntry {
  const scheme = findRule(policy, 'tiers.scheme', today)
  const reviewOn = reviewDay(policy, today)
  return {
    type: 'tierSet',
    on: today,
    data: {
      ...{ tier: set.tier, reason: set.reason, decidedBy: set.by },
      ...(set.proposed !== null && { proposed: set.proposed }),
      ...(scheme && { scheme: `${policy.pack} ${scheme.clause}` }),
      ...(reviewOn !== null && { reviewOn }),
    },
  }
}

/**
 * The number in the journal of the newest answer that somebody gave to this proposal: by setting a tier in its face, or by
 * upholding an objection to that very tier. A fact that is newer raises the question again.
 */
export function answeredAt(journal: readonly Entry[], proposed: string): number {
  const struck = new Set(journal.filter((e) => e.type === 'struck').map((e) => e.data['entry']))
  const sets = new Map(journal.flatMap((e) => (e.type === 'tierSet' ? [[e.id, e.data] as const] : [])))
  return (
    journal.findLastIndex((e) => {
      if (struck.has(e.id)) return false
      if (e.type === 'tierSet') return e.data['proposed'] === proposed
      if (e.type !== 'objectionDecided' || e.data['upheld'] !== true) return false
      return sets.get(String(e.data['about']))?.['tier'] === proposed
    }) + 1
  )
}
