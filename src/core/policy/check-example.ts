import type { TierInput } from '#core/case/tier-input.ts'
import { addDays, addMonths, fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays, rollForward } from '#core/shared/work-calendar.ts'
import { proposeTier } from '#core/tier/propose-tier.ts'
import type { Example } from './pack-file.ts'
import { type Policy, ruleOn } from './policy.ts'

type Given = Readonly<Record<string, unknown>>

/**
 * Runs an example of a pack against the policy it belongs to. Returns what came out where it is not what the example
 * expects, else undefined. The arithmetic is this file's own: it checks the numbers of a pack, not replay.
 */
export function checkExample(policy: Policy, example: Example): string | undefined {
  const got = compute[example.check](policy, example.given)
  return matches(got, example.expect)
    ? undefined
    : `expected ${JSON.stringify(example.expect)}, got ${JSON.stringify(got)}`
}

const compute: Record<Example['check'], (policy: Policy, given: Given) => unknown> = {
  lastDay: (policy, given) => {
    const day0 = dateOf(given, 'day0')
    const rule = ruleOn<number>(policy, String(given['rule']), day0)
    const last =
      policy.rules[rule.key]?.unit === 'month' ? addMonths(day0, rule.value) : addDays(day0, rule.value)
    const rolls =
      given['rollover'] !== undefined && ruleOn(policy, String(given['rollover']), day0).value === true
    return rolls ? fromDayNumber(rollForward(policy.calendar, toDayNumber(last))) : last
  },
  workDay: (policy, given) => {
    const day0 = dateOf(given, 'day0')
    const rule = ruleOn<number>(policy, String(given['rule']), day0)
    const n = given['before'] === true ? -rule.value : rule.value
    return fromDayNumber(addWorkDays(policy.calendar, toDayNumber(day0), n))
  },
  termEnd: (policy, given) => {
    const start = dateOf(given, 'start')
    const months = ruleOn<number>(policy, String(given['rule']), start).value
    const convention = given['convention'] ?? ruleOn(policy, 'term.endConvention', start).value
    const moved = numberOf(given, 'suspendedDays') - numberOf(given, 'creditDays')
    return addDays(termEnd(start, months, convention), moved)
  },
  reached: (policy, given) => {
    const on = given['on'] === undefined ? '2025-01-01' : dateOf(given, 'on')
    const threshold = ruleOn<number>(policy, String(given['rule']), on).value
    const count = numberOf(given, 'count')
    return given['compare'] === 'moreThan' ? count > threshold : count >= threshold
  },
  value: (policy, given) => ruleOn(policy, String(given['rule']), dateOf(given, 'on')).value,
  tier: (policy, given) => {
    const facts = (given['facts'] ?? []) as readonly { kind: string; on: PlainDate; ongoing?: boolean }[]
    const input = {
      ...{ measure: 'communityDetox', current: null, steadyEvidence: null },
      steadySince: given['steadySince'] === undefined ? null : dateOf(given, 'steadySince'),
      facts: facts.map((f, i) => ({ ...f, evidence: [`fact-${i}`] })),
    } as TierInput
    const { proposed, points } = proposeTier(input, policy, dateOf(given, 'on'))
    return { tier: proposed, points }
  },
}

/**
 * (A) the day before the anniversary, (B) the anniversary. A start on a day that the last month lacks ends on the last
 * day of that month under both (law.md D4).
 */
function termEnd(start: PlainDate, months: number, convention: unknown): PlainDate {
  const anniversary = addMonths(start, months)
  const clamped = anniversary.slice(8) !== start.slice(8)
  return convention === 'B' || clamped ? anniversary : addDays(anniversary, -1)
}

function dateOf(given: Given, key: string): PlainDate {
  return String(given[key])
}

function numberOf(given: Given, key: string): number {
  return Number(given[key] ?? 0)
}

/** An expected record may name only some of the fields. */
function matches(got: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return JSON.stringify(got) === JSON.stringify(expected)
  const fields = got as Record<string, unknown>
  return Object.entries(expected).every(([key, value]) => matches(fields[key], value))
}
