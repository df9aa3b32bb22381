import type { PlainDate } from '#core/shared/plain-date.ts'
import type { WorkCalendar } from '#core/shared/work-calendar.ts'
import { beginning, type Pack, type PackRule } from './assemble-pack.ts'
import { newestFirst } from './check-pack.ts'
import type { Clause, Force, Policy, Rule, RuleValue } from './policy.ts'

/**
 * Lays a pack over its parent. Where the pack has a value for a day it holds that day; on all other days the parent's
 * value stays, so that a pack which starts tomorrow changes nothing about yesterday. Check the pack first.
 */
export function overlay(parent: Policy | undefined, pack: Pack, calendar: WorkCalendar): Policy {
  const clauses: Record<string, Clause> = { ...parent?.clauses }
  for (const { file: _, ...clause } of pack.clauses) clauses[clause.key] = clause
  const rules: Record<string, Rule> = { ...parent?.rules }
  for (const rule of pack.rules) rules[rule.key] = layRule(rules[rule.key], rule, pack.key, clauses)
  const chain = [...(parent?.chain ?? []), pack.key]
  return { pack: pack.key, title: pack.title, area: pack.area, chain, rules, clauses, calendar }
}

function layRule(
  below: Rule | undefined,
  rule: PackRule,
  pack: string,
  clauses: Readonly<Record<string, Clause>>,
): Rule {
  const own = ownValues(rule, pack)
  const values = below ? newestFirst([...own, ...below.values.flatMap((v) => outside(v, own))]) : own
  const means = rule.means ?? below?.means ?? { zh: rule.key, en: rule.key }
  const unit = rule.unit ?? below?.unit
  return {
    key: rule.key,
    means,
    ...(unit !== undefined && { unit }),
    topic: below?.topic ?? rule.topic,
    force: forceOf(values, clauses),
    locked: below?.locked === true || rule.locked === true || values.some((v) => isLaw(v, clauses)),
    ...((below?.mayAdd === true || rule.mayAdd === true) && { mayAdd: true }),
    pack,
    values,
  }
}

function ownValues(rule: PackRule, pack: string): RuleValue[] {
  const values: RuleValue[] = newestFirst(rule.values).map((v) => ({
    ...{ value: v.value, clause: v.clause, from: v.from, pack },
    ...(v.to !== undefined && { to: v.to }),
    ...(v.reading === true && { reading: true }),
    ...(v.because && { because: v.because }),
  }))
  const first = values.at(-1)
  if (rule.olderCases === 'same' && first && first.from > beginning)
    values.push({
      ...{ value: first.value, clause: first.clause, from: beginning, to: first.from, pack, reading: true },
      because: {
        zh: `早于${first.from}的旧案没有相应条款，按后来的规定计算。`,
        en: `Before ${first.from} there was no such clause; older cases are counted by the later one.`,
      },
    })
  return values
}

/** The parts of a parent's value that no value of the child covers. */
function outside(value: RuleValue, own: readonly RuleValue[]): RuleValue[] {
  let parts: RuleValue[] = [value]
  for (const child of own) parts = parts.flatMap((part) => cut(part, child.from, child.to))
  return parts
}

function cut(part: RuleValue, from: PlainDate, to: PlainDate | undefined): RuleValue[] {
  const startsAfter = to !== undefined && part.from >= to
  const endsBefore = part.to !== undefined && part.to <= from
  if (startsAfter || endsBefore) return [part]
  const left = part.from < from ? [{ ...part, to: from }] : []
  const right = to !== undefined && (part.to === undefined || part.to > to) ? [{ ...part, from: to }] : []
  return [...left, ...right]
}

/** The wording of a statute, a regulation or a ministry rule, not our reading of it. */
function isLaw(value: RuleValue, clauses: Readonly<Record<string, Clause>>): boolean {
  const force = clauses[value.clause]?.force
  return value.reading !== true && (force === 'T1' || force === 'T2' || force === 'T3')
}

/** The force of the newest value; what is our reading has the force of practice only, whatever clause it leans on. */
function forceOf(values: readonly RuleValue[], clauses: Readonly<Record<string, Clause>>): Force {
  const newest = values[0]
  if (!newest || newest.reading === true) return 'T6'
  return clauses[newest.clause]?.force ?? 'T6'
}
