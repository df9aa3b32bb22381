import type { z } from 'zod'
import {
  clauseShow,
  type PolicyPack,
  type PolicyTopic,
  policyAdopted,
  policyCompare,
  policyList,
  policyShow,
  policyWorkbook,
} from '#contract/policy-contract.ts'
import type { Book } from '#core/policy/build-book.ts'
import type { Policy, Rule } from '#core/policy/policy.ts'
import { searchPolicy } from '#core/policy/search-policy.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { adoptedReplies } from '#server/policies/adopted-reply.ts'
import { policyTables } from '#server/policies/policy-tables.ts'
import { clauseReply, differenceReplies, ruleReply } from '#server/policies/rule-reply.ts'
import { listAdopted } from '#server/store/adopted-pack-store.ts'

/** The library shows the packs of this installation themselves; they hold no personal data and nothing is looked up in tables. */
export const policyHandlers: readonly Handler[] = [
  handle(policyList, async (_input, context) => {
    const book = context.services.policies.on(context.today)
    const packs = book.policies.map((policy) => packReply(policy, book))
    return { packs, calendarYears: [...book.at('cn').calendar.years] }
  }),

  handle(policyShow, async ({ params, query }, context) => {
    const book = context.services.policies.on(context.today)
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
    const policy = policyNamed(params.pack, context.services.policies.on(context.today))
    const clause = Object.hasOwn(policy.clauses, params.clause) ? policy.clauses[params.clause] : undefined
    if (!clause) throw notFound()
    const on = query.on ?? context.today
    const rules = Object.values(policy.rules).filter((r) => r.values.some((v) => v.clause === clause.key))
    return { clause: clauseReply(clause, on), rules: rules.map((rule) => ruleReply(rule, policy, on)) }
  }),

  handle(policyCompare, async ({ params, query }, context) => {
    const book = context.services.policies.on(context.today)
    const on = query.on ?? context.today
    const [before, after] = [policyNamed(params.pack, book), policyNamed(query.other, book)]
    return { on, differences: differenceReplies(before, after, on).map((d) => ({ ...d, later: [] })) }
  }),

  handle(policyWorkbook, async ({ params, query }, context) => {
    const policy = policyNamed(params.pack, context.services.policies.on(context.today))
    const on = query.on ?? context.today
    const found = searchPolicy(policy, query.text ?? '')
    context.wire.header('content-disposition', `attachment; filename="rules-${policy.pack}-${on}.xlsx"`)
    return asWorkbook(policyTables(policy, found, on, context.language))
  }),

  handle(policyAdopted, async (_input, { tx, today }) => ({
    adopted: adoptedReplies(await listAdopted(tx), today),
  })),
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
