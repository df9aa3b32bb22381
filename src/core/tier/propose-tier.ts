import type { CaseState, TierFact } from '#core/case/case-state.ts'
import type { TierInput, TierInputFact } from '#core/case/tier-input.ts'
import type { Policy } from '#core/policy/policy.ts'
import {
  addMonthsToDay,
  type DayNumber,
  fromDayNumber,
  type PlainDate,
  toDayNumber,
} from '#core/shared/plain-date.ts'
import { type CompiledScheme, schemeOn, type Weight } from './compile-scheme.ts'

export type ProposedTier = CaseState['tier'] & {
  /** First later day on which points or tier differ with no new entry; null where none will. */
  readonly nextChangeOn: PlainDate | null
}

/** What the loop adds up; one object per call, mutated in place because replay runs this tens of thousands of times a second. */
type Sum = { points: number; floor: number; next: DayNumber; because: TierFact[] }

const never = Number.POSITIVE_INFINITY

/**
 * The tier that the pack's scheme proposes on a day, with the facts and the points that are left of each. A person
 * confirms (`tierSet`); `wouldChangeIf` stays empty here, `explainTier` fills it for the one case that someone reads.
 */
export function proposeTier(input: TierInput, policy: Policy, asOf: PlainDate): ProposedTier {
  const today = toDayNumber(asOf)
  const current = input.current === null ? null : input.current.tier
  const scheme = schemeOn(policy, today)
  if (!scheme || input.measure === null)
    return { current, proposed: null, points: 0, because: [], wouldChangeIf: [], nextChangeOn: null }

  const sum: Sum = { points: scheme.base, floor: 0, next: scheme.validTo, because: [] }
  weighFacts(input.facts, scheme, today, sum)
  weighSteadiness(input, scheme, today, sum)
  const points = Math.max(0, sum.points)
  const proposed = scheme.keys[Math.max(levelOf(scheme, points), sum.floor)] ?? null
  const nextChangeOn = sum.next === never ? null : fromDayNumber(sum.next)
  return { current, proposed, points, because: sum.because, wouldChangeIf: [], nextChangeOn }
}

function levelOf(scheme: CompiledScheme, points: number): number {
  let level = 0
  for (let i = 1; i < scheme.from.length; i++) if (points >= (scheme.from[i] ?? never)) level = i
  return level
}

/**
 * Newest first, so that `atMost` keeps the newest of a kind. Dates are compared as text and turned into numbers only for
 * facts that still weigh: most of a long journal does not.
 */
function weighFacts(facts: readonly TierInputFact[], scheme: CompiledScheme, today: DayNumber, sum: Sum) {
  const { counts } = scheme
  counts.fill(0)
  if (scheme.limitsOngoing) holdOngoing(facts, scheme)
  const asOf = fromDayNumber(today)
  const horizon = fromDayNumber(today - scheme.horizon)
  for (let i = facts.length - 1; i >= 0; i--) {
    const fact = facts[i]
    if (!fact || fact.on > asOf || (fact.on <= horizon && fact.ongoing !== true)) continue
    const weight = scheme.weights[fact.kind]
    if (!weight || weight.everyMonths > 0) continue
    if (scheme.limitsOngoing && fact.ongoing === true) {
      const held = (scheme.held[weight.slot] ?? 0) - 1
      scheme.held[weight.slot] = held
      if (held >= 0) weigh(fact, weight, toDayNumber(fact.on), today, sum)
      continue
    }
    const count = (counts[weight.slot] ?? 0) + 1
    counts[weight.slot] = count
    if (count <= weight.atMost) weigh(fact, weight, toDayNumber(fact.on), today, sum)
  }
  sum.because.reverse()
}

/** What still goes on keeps its place among the newest few: a later fact that is over must not push it out and lower points. */
function holdOngoing(facts: readonly TierInputFact[], { weights, counts, held }: CompiledScheme) {
  held.fill(0)
  for (const fact of facts) {
    const weight = fact.ongoing === true ? weights[fact.kind] : undefined
    if (!weight || (counts[weight.slot] ?? 0) >= weight.atMost) continue
    counts[weight.slot] = (counts[weight.slot] ?? 0) + 1
    held[weight.slot] = (held[weight.slot] ?? 0) + 1
  }
}

function weigh(fact: TierInputFact, weight: Weight, on: DayNumber, today: DayNumber, sum: Sum) {
  const fullUntil = on + weight.days
  if (fact.ongoing === true || today < fullUntil) {
    add(sum, weight.points, fact)
    if (weight.puts > sum.floor) sum.floor = weight.puts
    if (fact.ongoing !== true && fullUntil < sum.next) sum.next = fullUntil
    return
  }
  const gone = fullUntil + weight.fades
  if (today < gone) {
    add(sum, halfOf(weight.points), fact)
    if (gone < sum.next) sum.next = gone
  }
}

function add(sum: Sum, points: number, fact: TierInputFact) {
  sum.points += points
  sum.because.push({ fact: fact.kind, points, evidence: fact.evidence, on: fact.on })
}

/** Half, rounded up for both signs: what is left of an adverse fact never vanishes by rounding. */
function halfOf(points: number): number {
  return Math.ceil(points / 2)
}

function weighSteadiness(input: TierInput, scheme: CompiledScheme, today: DayNumber, sum: Sum) {
  const weight = scheme.weights.steadyMonths
  if (!weight || input.steadySince === null) return
  const since = toDayNumber(input.steadySince)
  let steps = 0
  while (steps < weight.atMost && addMonthsToDay(since, (steps + 1) * weight.everyMonths) <= today) steps++
  if (steps < weight.atMost) {
    const next = addMonthsToDay(since, (steps + 1) * weight.everyMonths)
    if (next < sum.next) sum.next = next
  }
  if (steps === 0) return
  const points = steps * weight.points
  sum.points += points
  const evidence = input.steadyEvidence === null ? [] : [input.steadyEvidence]
  sum.because.push({ fact: 'steadyMonths', points, evidence, on: input.steadySince })
}
