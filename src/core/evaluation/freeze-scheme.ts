import { findMetric } from '#core/metrics/metrics.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { figureOf, isJudged, Scheme } from './scheme.ts'

export type FrozenScheme = {
  readonly scheme: Scheme
  readonly clause: string
  readonly reading: boolean
  readonly pack: string
}

/**
 * The scheme of a place as it holds on a day, with every target looked up: what a round keeps, word for word. Where the
 * place says after how many years in last place the committee calls (`evaluation.interviewAfterLastYears`), that holds.
 */
export function freezeScheme(policy: Policy, day: PlainDate): FrozenScheme | undefined {
  const rule = findRule(policy, 'evaluation.scheme', day)
  const parsed = rule && Scheme.safeParse(rule.value)
  if (!rule || !parsed?.success) return undefined
  const years = findRule(policy, 'evaluation.interviewAfterLastYears', day)?.value
  const { data } = parsed
  return {
    scheme: {
      ...data,
      indicators: data.indicators.map((item) => {
        if (isJudged(item) || item.scoring.by !== 'linear' || item.scoring.target !== 'pack') return item
        return { ...item, scoring: { ...item.scoring, target: targetOf(policy, figureOf(item), day) } }
      }),
      consequences: data.consequences.map((c) =>
        c.when === 'lastPlaceYears' && typeof years === 'number' ? { ...c, years } : c,
      ),
    },
    clause: rule.clause,
    reading: rule.reading,
    pack: policy.pack,
  }
}

/** The target of the rules; where none is set, all of what is counted. */
function targetOf(policy: Policy, figure: string, day: PlainDate): number {
  const metric = findMetric(figure)
  const rule = metric && findRule(policy, metric.target, day)
  if (typeof rule?.value === 'number') return rule.value
  if (metric?.better === 'lower') return 0
  return metric?.unit === 'percent' ? 100 : 1
}

/** The one text of a value: keys sorted, so that the same content has the same hash. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  )
}
