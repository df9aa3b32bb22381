import type { z } from 'zod'
import {
  clauseShow,
  type PolicyClause,
  type PolicyPack,
  type PolicyRule,
  type PolicyTopic,
  type PolicyValue,
  policyList,
  policyShow,
} from '#contract/policy-contract.ts'
import type { Book } from '#core/policy/build-book.ts'
import type { Clause, Policy, Rule, RuleValue } from '#core/policy/policy.ts'
import { searchPolicy } from '#core/policy/search-policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

/** The library shows the packs of this installation themselves; they hold no personal data and nothing is looked up in tables. */
export const policyHandlers: readonly Handler[] = [
  handle(policyList, async () => {
    const book = readPolicyBook()
    const packs = book.policies.map((policy) => packReply(policy, book))
    return { packs, calendarYears: [...book.at('cn').calendar.years] }
  }),

  handle(policyShow, async ({ params, query }, context) => {
    const book = readPolicyBook()
    const policy = policyNamed(params.pack, book)
    const on = query.on ?? context.today
    const found = searchPolicy(policy, query.text ?? '')
    const rules =
      query.own === 'true'
        ? found.rules.filter((r) => r.values.some((v) => v.pack === policy.pack))
        : found.rules
    const shown = query.topic === undefined ? rules : rules.filter((r) => r.topic === query.topic)
    return {
      pack: packReply(policy, book),
      on,
      topics: topicsOf(rules, policy, book),
      rules: shown.map((rule) => ruleReply(rule, policy, on)),
      clauses: found.clauses.map((clause) => clauseReply(clause, on)),
    }
  }),

  handle(clauseShow, async ({ params, query }, context) => {
    const policy = policyNamed(params.pack, readPolicyBook())
    const clause = Object.hasOwn(policy.clauses, params.clause) ? policy.clauses[params.clause] : undefined
    if (!clause) throw notFound()
    const on = query.on ?? context.today
    const rules = Object.values(policy.rules).filter((r) => r.values.some((v) => v.clause === clause.key))
    return { clause: clauseReply(clause, on), rules: rules.map((rule) => ruleReply(rule, policy, on)) }
  }),
]

function policyNamed(name: string, book: Book): Policy {
  const policy = book.policies.find((p) => p.pack === name)
  if (!policy) throw notFound()
  return policy
}

function packReply(policy: Policy, book: Book): PolicyPack {
  const pack = book.packs.find((p) => p.key === policy.pack)
  return {
    name: policy.pack,
    title: policy.title,
    area: policy.area,
    chain: [...policy.chain],
    adopts: pack?.adopts ?? null,
    ownRules: pack?.rules.length ?? 0,
    rules: Object.keys(policy.rules).length,
    clauses: Object.keys(policy.clauses).length,
  }
}

/** Shelves in the order in which the packs bring them, those without a hit left out. */
function topicsOf(rules: readonly Rule[], policy: Policy, book: Book): z.infer<typeof PolicyTopic>[] {
  const counts = new Map<string, number>()
  for (const rule of rules) counts.set(rule.topic ?? '', (counts.get(rule.topic ?? '') ?? 0) + 1)
  const titles = new Map<string, { zh: string; en: string }>()
  for (const name of policy.chain) {
    const pack = book.packs.find((p) => p.key === name)
    for (const [topic, title] of Object.entries(pack?.topics ?? {})) titles.set(topic, title)
  }
  return [...counts].map(([key, n]) => ({ key, title: titles.get(key) ?? { zh: key, en: key }, rules: n }))
}

function ruleReply(rule: Rule, policy: Policy, on: PlainDate): PolicyRule {
  const values = rule.values.map((value) => valueReply(value, rule, policy))
  return {
    key: rule.key,
    topic: rule.topic ?? '',
    means: rule.means,
    unit: rule.unit ?? null,
    locked: rule.locked,
    current: values.find((v) => v.from <= on && (v.to === null || on < v.to)) ?? null,
    values,
  }
}

function valueReply(value: RuleValue, rule: Rule, policy: Policy): PolicyValue {
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

function clauseReply(clause: Clause, on: PlainDate): PolicyClause {
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
