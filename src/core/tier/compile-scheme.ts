import type { TierFactKind } from '#core/case/tier-input.ts'
import type { Policy } from '#core/policy/policy.ts'
import { type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { TierScheme as Schema, type TierScheme } from './scheme.ts'

/** How one kind of fact weighs, ready for the loop: whole days, tier as an index. */
export type Weight = {
  readonly points: number
  readonly days: number
  readonly fades: number
  readonly atMost: number
  readonly everyMonths: number
  /** Place of the kind in `counts`. */
  readonly slot: number
  /** Index of the tier it puts the person in at least, or -1. */
  readonly puts: number
}

export type CompiledScheme = {
  readonly scheme: TierScheme
  readonly clause: string
  readonly base: number
  /** Keys calmest first, and the least points of each. */
  readonly keys: readonly string[]
  readonly from: readonly number[]
  readonly weights: Readonly<Partial<Record<TierFactKind, Weight>>>
  /** After so many days no fact weighs any more. */
  readonly horizon: number
  /** Does it weigh only the newest few of a kind that can go on? Then those that go on come first. */
  readonly limitsOngoing: boolean
  /** Scratch of the loop, one place for each kind; nothing of a call stays in it. */
  readonly counts: number[]
  readonly held: number[]
  readonly validFrom: DayNumber
  readonly validTo: DayNumber
}

const ongoingKinds: ReadonlySet<string> = new Set<TierFactKind>(['contactLost', 'leaveOverdue'])

const compiled = new WeakMap<Policy, readonly CompiledScheme[]>()

/** The scheme of a policy on a day, compiled once per policy; undefined where the pack has none. */
export function schemeOn(policy: Policy, day: DayNumber): CompiledScheme | undefined {
  let all = compiled.get(policy)
  if (!all) {
    all = compileAll(policy)
    compiled.set(policy, all)
  }
  for (const scheme of all) if (scheme.validFrom <= day && day < scheme.validTo) return scheme
  return undefined
}

function compileAll(policy: Policy): CompiledScheme[] {
  const values = policy.rules['tiers.scheme']?.values ?? []
  return values.map((value) => {
    const scheme = Schema.parse(value.value)
    const keys = scheme.tiers.map((t) => t.key)
    const weights: Partial<Record<TierFactKind, Weight>> = {}
    for (const [slot, fact] of scheme.facts.entries())
      weights[fact.fact as TierFactKind] = {
        points: fact.points,
        days: fact.days,
        fades: fact.fades ?? 0,
        atMost: fact.atMost ?? Number.POSITIVE_INFINITY,
        everyMonths: fact.everyMonths ?? 0,
        slot,
        puts: fact.puts === undefined ? -1 : keys.indexOf(fact.puts),
      }
    return {
      ...{ scheme, clause: value.clause, base: scheme.base, keys, weights },
      from: scheme.tiers.map((t) => t.from),
      horizon: Math.max(...scheme.facts.map((f) => f.days + (f.fades ?? 0))),
      limitsOngoing: scheme.facts.some((f) => ongoingKinds.has(f.fact) && f.atMost !== undefined),
      counts: scheme.facts.map(() => 0),
      held: scheme.facts.map(() => 0),
      validFrom: toDayNumber(value.from),
      validTo: value.to === undefined ? Number.POSITIVE_INFINITY : toDayNumber(value.to),
    }
  })
}
