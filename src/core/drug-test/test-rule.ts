import { type Found, need, rulesOf } from '#core/case/replay/rule-book.ts'
import type { Policy } from '#core/policy/policy.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'

/** A rule on testing for a fact of `on`; a fact older than the rule is measured by its first value, as in replay. */
export function testRule<T>(policy: Policy, key: string, on: PlainDate): Found<T> {
  return need<T>(rulesOf(policy), key, toDayNumber(on))
}
