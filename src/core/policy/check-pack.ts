import { checkEvaluationScheme } from '#core/evaluation/check-scheme.ts'
import { checkOversightRule } from '#core/oversight/check-oversight-rule.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { checkTierScheme } from '#core/tier/check-scheme.ts'
import type { Pack, PackRule } from './assemble-pack.ts'
import { checkShape } from './check-shape.ts'
import type { Fault, PackFault } from './pack-fault.ts'
import type { ValueEntry } from './pack-file.ts'
import type { Clause, Policy, Rule } from './policy.ts'

/** Newest first, as `Rule.values` promises. */
export function newestFirst<V extends { readonly from: PlainDate }>(values: readonly V[]): V[] {
  return [...values].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}

/**
 * What a pack may not do over its parent: set a locked rule, point at a clause that is not there, give two values for one
 * day or leave a hole between them, carry an inference without a reason, weigh a fact that the law forbids to weigh.
 */
export function checkPack(
  pack: Pack,
  parent: Policy | undefined,
  clauses: Readonly<Record<string, Clause>>,
): PackFault[] {
  const faults: PackFault[] = []
  const at = (file: string, path: string) => (says: Words, mend?: Words, clause?: string) =>
    faults.push({
      pack: pack.key,
      file,
      path,
      says,
      ...(mend && { mend }),
      ...(clause !== undefined && { clause }),
    })

  const seenRules = new Set<string>()
  for (const rule of pack.rules) {
    const fault = at(rule.file, rule.key)
    if (seenRules.has(rule.key))
      fault({ zh: '同一规则写了两次。', en: 'The rule stands twice in this pack.' })
    seenRules.add(rule.key)
    checkLock(rule, parent, clauses, fault)
    checkDates(rule, fault)
    if (!rule.means && !parent?.rules[rule.key])
      fault({ zh: '没有写明含义（means）。', en: 'It does not say what it means (means).' })
    const above = parent?.rules[rule.key]
    for (const value of rule.values) {
      checkValue(value, clauses, fault)
      checkShape(value.value, rule.unit ?? above?.unit, above?.values[0]?.value, fault)
      checkOversightRule(rule.key, value.value, clauses, fault)
    }
    if (rule.key === 'evaluation.scheme')
      for (const value of rule.values) checkEvaluationScheme(value.value, fault)
    if (rule.key === 'tiers.scheme') for (const value of rule.values) checkTierScheme(value.value, fault)
  }
  const seenClauses = new Set<string>()
  for (const clause of pack.clauses) {
    if (seenClauses.has(clause.key) || parent?.clauses[clause.key])
      at(clause.file, clause.key)({ zh: '条款编号已被使用。', en: 'The clause key is already taken.' })
    seenClauses.add(clause.key)
  }
  return faults
}

function checkLock(
  rule: PackRule,
  parent: Policy | undefined,
  clauses: Readonly<Record<string, Clause>>,
  fault: Fault,
) {
  const above = parent?.rules[rule.key]
  if (!above?.locked || (above.mayAdd === true && onlyAdds(rule, above))) return
  const source = above.values.find((v) => v.reading !== true) ?? above.values[0]
  const clause = source ? clauses[source.clause] : undefined
  const name = clause ? `${clause.document}${clause.clause}` : above.pack
  fault(
    {
      zh: `“${above.means.zh}”由${name}规定，下级规则包不得改动。`,
      en: `“${above.means.en}” is fixed by ${name}; a lower pack can not change it.`,
    },
    {
      zh: '删除这条规则；本地的提醒可以另设规则。',
      en: 'Remove this rule; a local reminder needs a rule of its own.',
    },
    source?.clause,
  )
}

function onlyAdds(rule: PackRule, above: Rule): boolean {
  return rule.values.every(({ value }) =>
    above.values.every((v) => {
      const floor: unknown = v.value
      return Array.isArray(value) && Array.isArray(floor) && floor.every((item) => value.includes(item))
    }),
  )
}

function checkDates(rule: PackRule, fault: Fault) {
  const values = newestFirst(rule.values)
  for (const [i, value] of values.entries()) {
    const older = values[i + 1]
    if (value.to !== undefined && value.to <= value.from)
      fault({
        zh: `起止日期颠倒（${value.from} 至 ${value.to}）。`,
        en: `It ends before it starts (${value.from} to ${value.to}).`,
      })
    if (!older) continue
    if (older.to === undefined || older.to > value.from)
      fault(
        { zh: `两个值在 ${value.from} 重叠。`, en: `Two values overlap on ${value.from}.` },
        { zh: `给较早的值写 to: ${value.from}。`, en: `Give the older value to: ${value.from}.` },
      )
    else if (older.to < value.from)
      fault(
        {
          zh: `${older.to} 至 ${value.from} 之间没有值。`,
          en: `There is no value from ${older.to} to ${value.from}.`,
        },
        { zh: '日期应当首尾相接。', en: 'The dates must meet.' },
      )
  }
}

function checkValue(value: ValueEntry, clauses: Readonly<Record<string, Clause>>, fault: Fault) {
  const clause = clauses[value.clause]
  if (!clause) {
    fault({ zh: `没有条款 ${value.clause}。`, en: `There is no clause ${value.clause}.` })
    return
  }
  if (value.reading === true) {
    if (!value.because)
      fault({ zh: '推定的值没有写理由（because）。', en: 'A reading gives no reason (because).' })
  } else if (value.from < clause.from)
    fault(
      {
        zh: `${clause.key} 自 ${clause.from} 起施行，不能支持 ${value.from} 的值。`,
        en: `${clause.key} is in force from ${clause.from} and can not carry a value from ${value.from}.`,
      },
      { zh: '改正日期，或标明 reading: true。', en: 'Correct the date, or mark it reading: true.' },
    )
}
