import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Book } from './build-book.ts'
import type { Policy, Rule, RuleValue } from './policy.ts'

/** A rule that two policies answer differently on a day; null where one has no value for it. */
export type RuleDifference = {
  readonly rule: Rule
  readonly before: RuleValue | null
  readonly after: RuleValue | null
  /** The days on which either answers anew, from `day` on: what changes later than the day asked is told too. */
  readonly later: readonly PlainDate[]
}

/** What differs between two policies on a day or after it, by key. */
export function comparePolicies(before: Policy, after: Policy, day: PlainDate): readonly RuleDifference[] {
  const keys = new Set([...Object.keys(before.rules), ...Object.keys(after.rules)])
  const found: RuleDifference[] = []
  for (const key of [...keys].sort()) {
    const [a, b] = [before.rules[key], after.rules[key]]
    const rule = b ?? a
    if (!rule || a === b) continue
    const days = [day, ...turnsAfter(a, day), ...turnsAfter(b, day)]
    const differing = [...new Set(days)].filter((on) => said(valueOn(a, on)) !== said(valueOn(b, on))).sort()
    if (differing.length === 0) continue
    const on = differing[0] ?? day
    found.push({
      rule,
      before: valueOn(a, on),
      after: valueOn(b, on),
      later: differing.slice(on === day ? 1 : 0),
    })
  }
  return found
}

export function valueOn(rule: Rule | undefined, on: PlainDate): RuleValue | null {
  return rule?.values.find((v) => v.from <= on && (v.to === undefined || on < v.to)) ?? null
}

function turnsAfter(rule: Rule | undefined, day: PlainDate): PlainDate[] {
  return (rule?.values ?? [])
    .flatMap((v) => [v.from, ...(v.to === undefined ? [] : [v.to])])
    .filter((on) => on > day)
}

function said(value: RuleValue | null): string {
  return value === null ? '' : JSON.stringify([value.value, value.clause, value.reading === true])
}

/** Areas whose rules differ between two books: a pack's own, and those of packs that rest on it or adopt it. */
export function touchedAreas(before: Book, after: Book): readonly AreaCode[] {
  const old = new Map(before.policies.map((p) => [p.pack, p]))
  return after.policies
    .filter((p) => {
      const was = old.get(p.pack) ?? before.at(p.area)
      return JSON.stringify(was.rules) !== JSON.stringify(p.rules)
    })
    .map((p) => p.area)
}
