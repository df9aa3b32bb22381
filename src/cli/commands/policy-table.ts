import { findRule, type Policy, type Rule } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** One rule on a day: fields for `--json`, and a line for people. */
export type SaidRule = {
  readonly key: string
  readonly means: string
  readonly on: PlainDate
  readonly value: unknown
  readonly unit: string | null
  readonly clause: string | null
  readonly source: string | null
  readonly reading: boolean
  readonly because: string | null
  readonly locked: boolean
  readonly line: string
}

/** The rules whose key is `key` or starts with it as a whole word; all of them without. */
export function saidRules(policy: Policy, key: string | undefined, on: PlainDate): SaidRule[] {
  const wanted = (rule: Rule) => key === undefined || rule.key === key || rule.key.startsWith(`${key}.`)
  return Object.values(policy.rules)
    .filter(wanted)
    .map((rule) => sayRule(policy, rule, on))
}

function sayRule(policy: Policy, rule: Rule, on: PlainDate): SaidRule {
  const found = findRule(policy, rule.key, on)
  const clause = found && policy.clauses[found.clause]
  const because =
    rule.values.find((v) => v.from <= on && (v.to === undefined || on < v.to))?.because?.zh ?? null
  const fields = {
    ...{ key: rule.key, means: rule.means.zh, on, value: found?.value ?? null, unit: rule.unit ?? null },
    clause: found?.clause ?? null,
    source: clause ? `${clause.document} ${clause.clause}（${clause.force}）` : null,
    ...{ reading: found?.reading ?? false, because, locked: rule.locked },
  }
  return { ...fields, line: lineOf(fields) }
}

function lineOf(rule: Omit<SaidRule, 'line'>): string {
  if (rule.clause === null) return `${rule.key.padEnd(34)} –  ${rule.means}（${rule.on} 没有规定）`
  const value = typeof rule.value === 'object' ? JSON.stringify(rule.value) : String(rule.value)
  const marks = [rule.locked ? '锁定' : '', rule.reading ? `默认：${rule.because ?? ''}` : ''].filter(Boolean)
  const unit = rule.unit === null ? '' : ` ${rule.unit}`
  return `${rule.key.padEnd(34)} ${value}${unit}  ${rule.means}  [${rule.clause}] ${rule.source}${marks.map((m) => `  ${m}`).join('')}`
}
