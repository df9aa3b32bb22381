import { findRule, type Policy, ruleOn } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** What the packs say of an order on the day it was decided; months and days as numbers, clauses as keys. */
export type OrderRules = {
  readonly detoxMonths: number
  readonly detoxClause: string
  readonly rehabMaxMonths: number
  readonly rehabClause: string
  /** Days within which an order is served; undefined where the pack says nothing. */
  readonly serveDays: number | undefined
  readonly serveClause: string | undefined
}

export function orderRules(policy: Policy, decidedOn: PlainDate): OrderRules {
  const detox = ruleOn<number>(policy, 'detox.termYears', decidedOn)
  const rehab = ruleOn<number>(policy, 'rehab.maxYears', decidedOn)
  const serve = findRule<number>(policy, 'order.serveDays', decidedOn)
  return {
    detoxMonths: detox.value * 12,
    detoxClause: detox.clause,
    rehabMaxMonths: rehab.value * 12,
    rehabClause: rehab.clause,
    serveDays: serve?.value,
    serveClause: serve?.clause,
  }
}
