import type { PolicyClause, PolicyRule, PolicyValue, RuleDifference } from '#contract/policy-contract.ts'
import { comparePolicies } from '#core/policy/compare-policies.ts'
import type { Clause, Policy, Rule, RuleValue } from '#core/policy/policy.ts'
import { usesOf } from '#core/policy/rule-uses.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export function ruleReply(rule: Rule, policy: Policy, on: PlainDate): PolicyRule {
  const values = rule.values.map((value) => valueReply(value, rule, policy))
  return {
    key: rule.key,
    topic: rule.topic ?? '',
    means: rule.means,
    unit: rule.unit ?? null,
    locked: rule.locked,
    current: values.find((v) => v.from <= on && (v.to === null || on < v.to)) ?? null,
    values,
    uses: usesOf(rule.key).map((use) => ({ ...use })),
  }
}

export function valueReply(value: RuleValue, rule: Rule, policy: Policy): PolicyValue {
  const clause = policy.clauses[value.clause]
  return {
    value: value.value,
    clause: value.clause,
    source: clause ? `${clause.document} ${clause.clause}` : value.clause,
    force: value.reading === true ? 'T6' : (clause?.force ?? rule.force),
    pack: value.pack ?? rule.pack,
    from: value.from,
    to: value.to ?? null,
    reading: value.reading === true,
    because: value.because ?? null,
  }
}

/** Rules that two policies answer differently from a day on. */
export function differenceReplies(before: Policy, after: Policy, on: PlainDate): RuleDifference[] {
  return comparePolicies(before, after, on).map(({ rule, before: a, after: b, later }) => ({
    key: rule.key,
    means: rule.means,
    unit: rule.unit ?? null,
    before: a && valueReply(a, before.rules[rule.key] ?? rule, before),
    after: b && valueReply(b, after.rules[rule.key] ?? rule, after),
    later: [...later],
  }))
}

export function clauseReply(clause: Clause, on: PlainDate): PolicyClause {
  return {
    key: clause.key,
    document: clause.document,
    clause: clause.clause,
    force: clause.force,
    area: clause.area,
    says: clause.says,
    text: clause.text ?? null,
    seen: clause.seen ?? 'text',
    pack: clause.pack ?? 'cn',
    from: clause.from,
    to: clause.to ?? null,
    inForce: clause.from <= on && (clause.to === undefined || on < clause.to),
  }
}
