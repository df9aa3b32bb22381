import { findRule, type Policy } from '#core/policy/policy.ts'
import { addDays, fromDayNumber, type PlainDate, toDayNumber, weekdayOf } from '#core/shared/plain-date.ts'

/** How many people one of each tier counts as; `default` for one without a tier. */
export type TierWeights = Readonly<Record<string, number>>

/** As the pack of the place says; where it says nothing, everybody counts as one. */
export function tierWeights(policy: Policy, day: PlainDate): TierWeights {
  const value = findRule<Record<string, unknown>>(policy, 'staffing.tierWeight', day)?.value ?? {}
  return Object.fromEntries(
    Object.entries(value).filter((e): e is [string, number] => typeof e[1] === 'number'),
  )
}

/** People in force by tier as one weighted number, to one decimal. */
export function weigh(
  weights: TierWeights,
  people: readonly { readonly tier: string | null; readonly inForce: number }[],
): number {
  const of = (tier: string | null) => weights[tier ?? 'default'] ?? weights['default'] ?? 1
  return Math.round(people.reduce((sum, p) => sum + p.inForce * of(p.tier), 0) * 10) / 10
}

/** This week from today to its Sunday, and the whole weeks after it. */
export function comingWeeks(
  today: PlainDate,
  count: number,
): readonly { readonly from: PlainDate; readonly to: PlainDate }[] {
  const n = toDayNumber(today)
  const sunday = fromDayNumber(n + (7 - weekdayOf(n)))
  return Array.from({ length: count }, (_, i) => ({
    from: i === 0 ? today : addDays(sunday, 7 * i - 6),
    to: addDays(sunday, 7 * i),
  }))
}
