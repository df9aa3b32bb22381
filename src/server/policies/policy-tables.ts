import { valueOn } from '#core/policy/compare-policies.ts'
import type { Clause, Policy, Rule } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

type Language = 'zh' | 'en'
type Table = { readonly name: string; readonly rows: readonly (readonly string[])[] }

const heads = {
  rules: { zh: '规则', en: 'Rules' },
  clauses: { zh: '条款', en: 'Clauses' },
  rule: {
    zh: ['规则', '编号', '取值', '单位', '依据', '起', '止', '说明'],
    en: ['Rule', 'Key', 'Value', 'Unit', 'Source', 'From', 'To', 'Why'],
  },
  clause: {
    zh: ['文件', '条款', '编号', '效力', '起', '止', '说明', '原文'],
    en: ['Document', 'Clause', 'Key', 'Force', 'From', 'To', 'Says', 'Wording'],
  },
} as const

/** What holds at a place on a day, as sheets: rules with value and source, clauses with their wording. */
export function policyTables(
  policy: Policy,
  found: { readonly rules: readonly Rule[]; readonly clauses: readonly Clause[] },
  on: PlainDate,
  l: Language,
): readonly Table[] {
  const title = [policy.title[l], on]
  const rules = found.rules.flatMap((rule) => {
    const value = valueOn(rule, on)
    if (!value) return []
    const clause = policy.clauses[value.clause]
    const source = clause ? `${clause.document} ${clause.clause}` : value.clause
    const said = typeof value.value === 'string' ? value.value : JSON.stringify(value.value)
    return [
      [
        rule.means[l],
        rule.key,
        said,
        rule.unit ?? '',
        source,
        value.from,
        value.to ?? '',
        value.because?.[l] ?? '',
      ],
    ]
  })
  const clauses = found.clauses.map((c) => [
    ...[c.document, c.clause, c.key, c.force, c.from, c.to ?? '', c.says[l], c.text ?? ''],
  ])
  return [
    { name: heads.rules[l], rows: [title, heads.rule[l], ...rules] },
    { name: heads.clauses[l], rows: [title, heads.clause[l], ...clauses] },
  ]
}
