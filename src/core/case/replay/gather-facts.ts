import { rankOf, type TypeName, typeOrder } from '#core/journal/type-order.ts'
import type { DayNumber } from '#core/shared/plain-date.ts'
import type { Fact, PreparedJournal } from './prepare-journal.ts'

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
  const voided = voidedIds(journal, asOf, knownAt)
  for (const fact of journal.facts) {
    if (fact.day > asOf) break
    if (fact.known > knownAt || voided?.has(fact.id)) continue
    const list = byType[fact.rank]
    if (list === undefined) byType[fact.rank] = [fact]
    else list.push(fact)
  }
  const of = (type: TypeName) => byType[slotOf[type]] ?? none
  return { of, first: (type) => byType[slotOf[type]]?.[0] ?? null }
}

/**
 * Later entries have the last word: from the newest back, a `struck` or an upheld objection that still stands takes its
 * entry out, also where that entry is itself a strike. The newest decision about an entry is the one that holds.
 */
function voidedIds(journal: PreparedJournal, asOf: DayNumber, knownAt: number): Set<string> | null {
  let voided: Set<string> | null = null
  const decided = new Set<string>()
  for (let i = journal.facts.length - 1; i >= 0; i--) {
    const fact = journal.facts[i]
    if (fact === undefined || (fact.rank !== struckRank && fact.rank !== decidedRank)) continue
    if (fact.day > asOf || fact.known > knownAt || voided?.has(fact.id)) continue
    const target: string = fact.rank === struckRank ? fact.data.entry : fact.data.about
    if (fact.rank === decidedRank && (decided.has(target) || decided.add(target) === null)) continue
    if (fact.rank === decidedRank && fact.data.upheld !== true) continue
    if (voided === null) voided = new Set()
    voided.add(target)
  }
  return voided
}
