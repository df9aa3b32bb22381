import type { Figure } from '#contract/overview-contract.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { findRule, type PolicyBook } from '#core/policy/policy.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** The target in force on the day at the place, with its clause; null where no pack sets one. */
export function targetOf(
  policies: PolicyBook,
  metric: Pick<Metric, 'target' | 'unit'>,
  area: AreaCode,
  day: PlainDate,
): Figure['target'] {
  const policy = policies.at(area)
  const rule = findRule(policy, metric.target, day)
  if (!rule || typeof rule.value !== 'number') return null
  const clause = policy.clauses[rule.clause]
  const since = policy.rules[metric.target]?.values.find((v) => v.from <= day && (!v.to || day < v.to))
  return {
    value: metric.unit === 'percent' ? rule.value / 100 : rule.value,
    clause: rule.clause,
    source: clause ? `${clause.document} ${clause.clause}`.trim() : rule.clause,
    reading: rule.reading,
    from: since?.from ?? day,
  }
}

/** How few people of another office a cell may hold; where no pack says it, none is shown. */
export function smallestCellAt(policies: PolicyBook, area: AreaCode, day: PlainDate): number {
  const rule = findRule(policies.at(area), 'smallCell.office', day)
  return typeof rule?.value === 'number' ? rule.value : Number.POSITIVE_INFINITY
}
