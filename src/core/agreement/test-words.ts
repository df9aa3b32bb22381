import type { Measure } from '#core/case/case-state.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type ByTier, forTier } from '#core/policy/by-tier.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

const years = '一二三四五六七八九'

/** How often, as the police required it; else the pack's template, which gives way to what they will require. */
export function testWords(of: {
  readonly journal: readonly Entry[]
  readonly policy: Policy
  readonly today: PlainDate
  readonly measure: Measure
}): string {
  const planned = standing(of.journal)
    .filter((e) => e.type === 'testPlanned')
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
  const perYear = planned?.data['perYear']
  if (Array.isArray(perYear)) {
    const ref = planned?.data['requirementRef']
    return `${say(perYear)}${typeof ref === 'string' && ref ? `，依据：${ref}` : ''}`
  }
  const rule = findRule<ByTier<readonly number[]>>(of.policy, `test.schedule.${of.measure}`, of.today)
  const tier = standing(of.journal).findLast((e) => e.type === 'tierSet')?.data['tier']
  return rule
    ? `暂按${say(forTier(rule.value, typeof tier === 'string' ? tier : null))}，公安机关另有要求的从其要求`
    : ''
}

function say(perYear: readonly unknown[]): string {
  return perYear.map((n, i) => `第${years[i] ?? i + 1}年${n}次`).join('，')
}
