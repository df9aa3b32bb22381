import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** People of a township by the three ways in which packs count them. */
export type PeopleOfTownship = {
  readonly registered: number
  readonly present: number
  readonly inForce: number
}

/**
 * How many full-time workers the pack of the place asks for: one for every so many people, begun ones counting, and not
 * fewer than its minimum where there is anybody at all.
 */
export function staffingNorm(policy: Policy, day: PlainDate, people: PeopleOfTownship): number {
  const number = (key: string) => {
    const value = findRule(policy, key, day)?.value
    return typeof value === 'number' ? value : null
  }
  const ratio = number('staffing.ratio')
  if (ratio === null || ratio <= 0) return 0
  const of = findRule(policy, 'staffing.denominator', day)?.value
  const counted = of === 'registered' || of === 'inForce' ? people[of] : people.present
  return counted === 0 ? 0 : Math.max(number('staffing.minimum') ?? 0, Math.ceil(counted / ratio))
}
