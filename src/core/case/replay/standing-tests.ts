import { addMonthsToDay, toDayNumber } from '#core/shared/plain-date.ts'
import type { Fact } from './prepare-journal.ts'
import { ruleAt, type Sheet } from './sheet.ts'

/** A test that stands: not struck, not superseded by a higher level of the same sample, no objection upheld. */
export type StandingTest = {
  readonly fact: Fact
  /** `invalid` fills no window. */
  readonly effective: boolean
  readonly positive: boolean
  /** An objection is open: what would follow from a positive waits. */
  readonly waiting: boolean
  /** The day from which consequences may run: the test's own, or that of the decision on an objection. */
  readonly settledOn: number
}

const levels: Readonly<Record<string, number>> = { onSite: 0, lab: 1, retest: 2 }

export function standingTests(sheet: Sheet): readonly StandingTest[] {
  const objected = sheet.facts.of('testObjected')
  const decided = sheet.facts.of('testObjectionDecided')
  const standing: StandingTest[] = []
  const bySample = new Map<string, readonly number[]>()
  const taken = sheet.facts.of('testTaken')
  const chosen = lastOfChains(taken, decided)
  for (const first of taken) {
    const pick = chosen?.get(first.id)
    if (pick === null) continue
    const fact = pick ?? first
    const decision = decided.length === 0 ? undefined : decided.findLast((d) => d.data.test === fact.id)
    if (decision?.data.upheld === true) continue
    const waiting =
      objected.length > 0 && decision === undefined && objected.some((o) => o.data.test === fact.id)
    const { result } = fact.data
    const settledOn = decision ? Math.max(fact.day, decision.day) : fact.day
    const test = {
      fact,
      effective: result !== 'invalid',
      positive: result === 'positive',
      waiting,
      settledOn,
    }
    const sample =
      fact.data.sampleNo === undefined || !test.effective ? null : `${fact.data.sample} ${fact.data.sampleNo}`
    const same = (sample !== null && bySample.get(sample)) || []
    const at = lowerLevelOf(standing, same, fact)
    // the result of a higher level replaces the lower one; the sample keeps its day
    if (at >= 0) standing[at] = { ...test, fact: { ...fact, day: (standing[at] as StandingTest).fact.day } }
    else if (pick) standing.push({ ...test, fact: { ...fact, day: first.day } })
    else if (sample !== null) bySample.set(sample, [...same, standing.push(test) - 1])
    else standing.push(test)
  }
  return standing
}

/**
 * Where tests name the one that they look at again (`of`): of each such chain the result that counts (the highest level, no
 * objection upheld) at the place of its first test, and null for the others. Whoever came first does not matter. Null where
 * no test names another, as in all older journals.
 */
function lastOfChains(taken: readonly Fact[], decided: readonly Fact[]): Map<string, Fact | null> | null {
  if (!taken.some((t) => t.data.of !== undefined)) return null
  const byId = new Map(taken.map((t) => [t.id, t]))
  const chains = new Map<string, Fact[]>()
  for (const t of taken) {
    const root = rootOf(t, byId)
    const chain = chains.get(root)
    if (chain === undefined) chains.set(root, [t])
    else chain.push(t)
  }
  const picks = new Map<string, Fact | null>()
  for (const [root, chain] of chains) {
    if (chain.length === 1) continue
    const counts = chain.filter((t) => t.data.result !== 'invalid' && !isTakenAway(t, decided))
    const best = Math.max(...counts.map((t) => levels[t.data.level] ?? 0))
    const pick = counts.findLast((t) => (levels[t.data.level] ?? 0) === best)
    for (const t of chain) picks.set(t.id, null)
    if (pick) picks.set(root, pick)
  }
  return picks
}

/** The first test of the sample; a chain that names itself in a circle ends where it began. */
function rootOf(fact: Fact, byId: ReadonlyMap<string, Fact>): string {
  let at = fact
  for (let steps = byId.size; steps > 0; steps--) {
    const next = at.data.of === undefined ? undefined : byId.get(at.data.of)
    if (next === undefined) break
    at = next
  }
  return at.id
}

function isTakenAway(test: Fact, decided: readonly Fact[]): boolean {
  return decided.findLast((d) => d.data.test === test.id)?.data.upheld === true
}

/** Where the same sample stands with the result of a lower level, or -1. */
function lowerLevelOf(standing: readonly StandingTest[], sameSample: readonly number[], fact: Fact): number {
  const level = levels[fact.data.level] ?? 0
  return sameSample.findLast((i) => (levels[standing[i]?.fact.data.level] ?? 0) < level) ?? -1
}

/**
 * May this positive be called renewed use during the measure? Not where the look-back of a hair test begins before
 * report-in (casework.md, rule 2), and never before report-in.
 */
export function isRenewedUse(sheet: Sheet, test: StandingTest): boolean {
  if (!test.positive || test.waiting || !sheet.reported) return false
  return lookBackFrom(sheet, test.fact) >= sheet.reported.day
}

function lookBackFrom(sheet: Sheet, fact: Fact): number {
  if (fact.data.sample !== 'hair') return fact.day
  const months = fact.data.windowMonths ?? ruleAt<number>(sheet, 'hair.windowMonths', fact.day).value
  return addMonthsToDay(fact.day, -months)
}

/** A relapse that a person recorded, with the day of use where it is known. */
export function usedOn(relapse: Fact): number {
  return relapse.data.usedOn === undefined ? relapse.day : toDayNumber(relapse.data.usedOn)
}
