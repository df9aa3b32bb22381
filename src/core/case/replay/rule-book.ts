import type { Policy } from '#core/policy/policy.ts'
import { type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'

/** A rule's value on a day with its clause. */
export type Found<T> = {
  readonly value: T
  readonly clause: string
  readonly from: DayNumber
  /** The first day on which another value holds; infinite where none is known. */
  readonly to: DayNumber
}

type Dated = Found<unknown>

const compiled = new WeakMap<Policy, Rules>()

/** The rules of one pack by number of day; made once per pack. */
export type Rules = { readonly pack: string; readonly values: (key: string) => readonly Dated[] }

export function rulesOf(policy: Policy): Rules {
  const known = compiled.get(policy)
  if (known) return known
  const byKey = new Map<string, readonly Dated[]>()
  const { onLook } = policy
  const values = (key: string) => {
    onLook?.(key)
    let found = byKey.get(key)
    if (found === undefined) {
      found = compile(policy, key)
      byKey.set(key, found)
    }
    return found
  }
  const rules = { pack: policy.pack, values }
  compiled.set(policy, rules)
  return rules
}

/** The value in force on `day`; undefined where the pack has none for that day. Same answer as `findRule`, by numbers. */
export function lookUp<T>(rules: Rules, key: string, day: DayNumber): Found<T> | undefined {
  for (const v of rules.values(key)) if (v.from <= day && day < v.to) return v as Found<T>
  return undefined
}

/**
 * As `lookUp`, for rules that every pack has. A fact older than the rule's first value is measured by that first value:
 * journals reach back before 2011 and must still replay. A pack without the rule is at fault.
 */
export function need<T>(rules: Rules, key: string, day: DayNumber): Found<T> {
  const found = lookUp<T>(rules, key, day)
  if (found) return found
  const values = rules.values(key)
  let oldest = values[0]
  for (const v of values) if (oldest === undefined || v.from < oldest.from) oldest = v
  if (oldest === undefined) throw new Error(`pack '${rules.pack}' has no rule '${key}'`)
  return oldest as Found<T>
}

function compile(policy: Policy, key: string): readonly Dated[] {
  return (policy.rules[key]?.values ?? []).map((v) => ({
    value: v.value,
    clause: v.clause,
    from: toDayNumber(v.from),
    to: v.to === undefined ? Number.POSITIVE_INFINITY : toDayNumber(v.to),
  }))
}
