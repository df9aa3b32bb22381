import type { Clause, Policy, Rule } from './policy.ts'

/**
 * The rules and clauses in which a text stands: Chinese or English, key or document, any length from one character, all
 * of several words. No text finds everything. A rule is found through its clauses' documents too, not their wording.
 */
export function searchPolicy(
  policy: Policy,
  text: string,
): { readonly rules: readonly Rule[]; readonly clauses: readonly Clause[] } {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = (haystack: string) => words.every((word) => haystack.includes(word))
  return {
    rules: Object.values(policy.rules).filter((rule) => holds(ruleText(rule, policy))),
    clauses: Object.values(policy.clauses).filter((clause) => holds(clauseText(clause))),
  }
}

function ruleText(rule: Rule, policy: Policy): string {
  const parts = [rule.key, rule.means.zh, rule.means.en]
  for (const value of rule.values) {
    const clause = policy.clauses[value.clause]
    parts.push(value.clause, clause?.document ?? '', clause?.clause ?? '', JSON.stringify(value.value))
    if (value.because) parts.push(value.because.zh, value.because.en)
  }
  return parts.join('\n').toLowerCase()
}

function clauseText(clause: Clause): string {
  const parts = [
    clause.key,
    clause.document,
    clause.clause,
    clause.says.zh,
    clause.says.en,
    clause.text ?? '',
  ]
  return parts.join('\n').toLowerCase()
}
