import { rankOf, type TypeName, typeOrder } from '#core/journal/type-order.ts'
import type { DayNumber } from '#core/shared/plain-date.ts'
import { type Fact, isKnownBy, type PreparedJournal } from './prepare-journal.ts'

/** The facts that count on a day, by type, each list in journal order. */
export type Facts = {
  readonly of: (type: TypeName) => readonly Fact[]
  readonly first: (type: TypeName) => Fact | null
}

const none: readonly Fact[] = Object.freeze([])
const struckRank = rankOf('struck')
const decidedRank = rankOf('objectionDecided')
const slots = typeOrder.length
const slotOf = Object.freeze(Object.fromEntries(typeOrder.map((t, i) => [t, i]))) as Readonly<
  Record<TypeName, number>
>

/** Cuts by `on` and by the moment of knowing, and leaves out what was struck or successfully objected to. */
export function gatherFacts(journal: PreparedJournal, asOf: DayNumber, knownAt: number): Facts {
  const byType: (Fact[] | undefined)[] = new Array(slots)
  const cut = Number.isFinite(knownAt)
  const voided = voidedIds(journal, asOf, knownAt)
  for (const fact of journal.facts) {
    if (fact.day > asOf) break
    if ((cut && !isKnownBy(fact, knownAt)) || voided?.has(fact.id)) continue
    const list = byType[fact.rank]
    if (list === undefined) byType[fact.rank] = [fact]
    else list.push(fact)
  }
  // without an order there is no measure, and nothing that rested on one
  if (byType[slotOf.orderIssued] === undefined) byType.length = 0
  const of = (type: TypeName) => byType[slotOf[type]] ?? none
  return { of, first: (type) => byType[slotOf[type]]?.[0] ?? null }
}

/**
 * What stands out of the count: an entry that a standing `struck` names, or whose newest standing decision on an objection
 * upholds it. Strikes and decisions can themselves be struck, and then what they took out counts again.
 */
function voidedIds(journal: PreparedJournal, asOf: DayNumber, knownAt: number): Set<string> | null {
  let voiders: Map<string, Fact[]> | null = null
  for (const fact of journal.facts) {
    if (fact.day > asOf) break
    if ((fact.rank !== struckRank && fact.rank !== decidedRank) || !isKnownBy(fact, knownAt)) continue
    const target: string = fact.rank === struckRank ? fact.data.entry : fact.data.about
    if (voiders === null) voiders = new Map()
    const others = voiders.get(target)
    if (others === undefined) voiders.set(target, [fact])
    else others.push(fact)
  }
  if (voiders === null) return null
  const verdicts = new Map<string, boolean>()
  for (const target of voiders.keys()) isVoided(target, voiders, verdicts)
  return new Set([...verdicts].filter(([, voided]) => voided).map(([id]) => id))
}

function isVoided(
  id: string,
  voiders: ReadonlyMap<string, readonly Fact[]>,
  verdicts: Map<string, boolean>,
): boolean {
  const known = verdicts.get(id)
  if (known !== undefined) return known
  const about = voiders.get(id)
  if (about === undefined) return false
  // two that name each other: the one asked about first stands while the other is judged
  verdicts.set(id, false)
  const standing = about.filter((v) => v.id !== id && !isVoided(v.id, voiders, verdicts))
  const decision = standing.findLast((v) => v.rank === decidedRank)
  const voided = standing.some((v) => v.rank === struckRank) || decision?.data.upheld === true
  verdicts.set(id, voided)
  return voided
}
