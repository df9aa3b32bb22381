import type { SchemeShown, TierClause } from '#contract/tier-contract.ts'
import { tierFactWords } from '#core/decision/tier-fact-words.ts'
import { type ByTier, isByTier } from '#core/policy/by-tier.ts'
import type { Policy, RuleValue } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { TierScheme } from '#core/tier/scheme.ts'

const rhythmRules = [
  'test.schedule.communityDetox',
  'test.schedule.communityRehab',
  'visit.perMonth',
  'talk.perMonth',
] as const

/** A pack's scheme in force on a day, in words; undefined where it has none. */
export function schemeShown(policy: Policy, today: PlainDate): SchemeShown | undefined {
  const value = valueOn(policy, 'tiers.scheme', today)
  const parsed = TierScheme.safeParse(value?.value)
  if (!value || !parsed.success) return undefined
  const scheme = parsed.data
  const nameOf = (key: string) => scheme.tiers.find((t) => t.key === key)?.name ?? null
  return {
    ...{ pack: policy.pack, place: policy.title, name: scheme.name, from: value.from },
    ...{ clause: clauseShown(policy, value.clause), reading: value.reading === true },
    because: value.because ?? null,
    base: scheme.base,
    tiers: scheme.tiers.map((t) => ({ key: t.key, name: t.name, from: t.from, says: t.says ?? null })),
    facts: scheme.facts.map((f) => ({
      ...{ fact: f.fact, says: f.means ?? tierFactWords(f.fact), points: f.points, days: f.days },
      ...{ fades: f.fades ?? 0, atMost: f.atMost ?? null, everyMonths: f.everyMonths ?? null },
      puts: f.puts === undefined ? null : nameOf(f.puts),
    })),
    ...{ confirmedBy: scheme.confirmedBy, reviewMonths: scheme.reviewMonths },
    rhythms: rhythmRules.flatMap((rule) => {
      const found = valueOn(policy, rule, today)
      const whole = policy.rules[rule]
      if (!found || !whole) return []
      return [
        {
          ...{ rule, means: whole.means, unit: whole.unit ?? '', values: byTier(found.value, nameOf) },
          ...{ clause: clauseShown(policy, found.clause), reading: found.reading === true },
        },
      ]
    }),
  }
}

function byTier(value: unknown, nameOf: (key: string) => Words | null) {
  const one = (v: unknown) => (Array.isArray(v) ? v.join(' / ') : String(v))
  const rhythm = value as ByTier<unknown>
  if (!isByTier(rhythm)) return [{ tier: null, value: one(value) }]
  return Object.entries(rhythm).map(([key, v]) => ({
    tier: key === 'default' ? null : nameOf(key),
    value: one(v),
  }))
}

function valueOn(policy: Policy, key: string, day: PlainDate): RuleValue | undefined {
  return policy.rules[key]?.values.find((v) => v.from <= day && (v.to === undefined || day < v.to))
}

export function clauseShown(policy: Policy, key: string): TierClause | null {
  const found = policy.clauses[key]
  if (!found) return null
  const { document, clause, force, says, text } = found
  return { key, document, clause, force, says, text: text ?? null }
}
