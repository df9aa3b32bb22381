import type { CaseState } from '#core/case/case-state.ts'
import { withDeadline } from '#core/decision/deadline.ts'
import { nameOfTier } from '#core/decision/kinds/tier-decision.ts'
import { tierObjectionDecision } from '#core/decision/kinds/tier-objection-decision.ts'
import { tierFactWords } from '#core/decision/tier-fact-words.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy, type PolicyBook } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { pointsOverTime, type WeighedFact } from '#core/tier/points-over-time.ts'
import { entryWithout, sayTierChange } from '#core/tier/say-tier-change.ts'
import type { TierScheme } from '#core/tier/scheme.ts'
import { moveOf, type TierSetting, tierHistory, tierInForce } from '#core/tier/tier-history.ts'
import { whatTiersBring } from '#core/tier/what-a-tier-brings.ts'
import { whatKeptTestsBring, whatMovesTier } from '#core/tier/what-moves.ts'

/** What the person reads of the own tier: in words, by its facts, never a point (个人信息保护法 24, security.md T30). */
export type OwnTier = {
  readonly id: string
  readonly name: Words
  /** How people of this tier are worked with, in the words of the place. */
  readonly says: Words | null
  readonly setOn: PlainDate
  readonly reason: string
  readonly reviewOn: PlainDate | null
  readonly facts: readonly OwnTierFact[]
  /** What would make it calmer; each was tried by replay. */
  readonly calmer: readonly { readonly name: Words; readonly when: Words }[]
  readonly rhythm: readonly {
    readonly kind: string
    readonly times: number
    readonly next: PlainDate | null
  }[]
  readonly scheme: Words
  readonly clause: string | null
  /** Points and limits are a default of the system and not a rule of the place. */
  readonly reading: boolean
  readonly contest: OwnContest
  readonly history: readonly OwnTierPast[]
}
type OwnTierFact = {
  readonly says: Words
  readonly on: PlainDate
  readonly weighs: 'against' | 'for'
  /** The day from which it no longer weighs; null while it goes on or adds up by months. */
  readonly until: PlainDate | null
}
export type OwnContest = {
  readonly may: boolean
  readonly state: 'none' | 'open' | 'upheld' | 'rejected'
  readonly raisedOn: PlainDate | null
  /** By when somebody answers; null where the place sets no day. */
  readonly dueOn: PlainDate | null
  readonly decidedOn: PlainDate | null
  readonly answer: string | null
}
type OwnTierPast = {
  readonly id: string
  readonly on: PlainDate
  readonly name: Words
  readonly reason: string
  readonly status: TierSetting['status']
  readonly contest: OwnContest
}

/** Null until a person has set a tier: a proposal that nobody confirmed has no effect and is not shown. */
export function ownTier(
  journal: readonly Entry[],
  state: CaseState,
  { policy, book }: { readonly policy: Policy; readonly book: PolicyBook },
  today: PlainDate,
): OwnTier | null {
  const history = tierHistory(journal, policy)
  const set = tierInForce(history)
  const scheme = findRule<TierScheme>(policy, 'tiers.scheme', today)
  if (history.length === 0 || !scheme) return null
  const contestOf = (one: TierSetting) =>
    sayContest(one, { journal, state, policy, book, today, requests: [] })
  const past = history.filter((s) => s !== set).reverse()
  const name = (key: string) => nameOfTier(scheme.value, key)
  const shown = set ?? past[0]
  if (!shown) return null
  return {
    id: shown.id,
    name: nameOfTier(scheme.value, set?.tier ?? null),
    says: scheme.value.tiers.find((t) => t.key === set?.tier)?.says ?? null,
    setOn: shown.on,
    reason: shown.reason,
    reviewOn: set?.reviewOn ?? null,
    facts: pointsOverTime(journal, book, today).facts.map(sayFact),
    calmer: calmerThan(set?.tier ?? null, journal, book, today, scheme.value),
    rhythm: whatTiersBring(journal, book, today, []).current.filter((r) => r.times > 0),
    scheme: scheme.value.name,
    clause: scheme.clause,
    reading: scheme.reading,
    contest: contestOf(shown),
    history: past.map((s) => ({
      ...{ id: s.id, on: s.on, name: name(s.tier), reason: s.reason, status: s.status },
      contest: contestOf(s),
    })),
  }
}

function sayFact(fact: WeighedFact): OwnTierFact {
  return {
    says: tierFactWords(fact.fact),
    on: fact.on,
    weighs: fact.points > 0 ? 'against' : 'for',
    until: fact.goneOn,
  }
}

function calmerThan(
  current: string | null,
  journal: readonly Entry[],
  book: PolicyBook,
  today: PlainDate,
  scheme: TierScheme,
): OwnTier['calmer'] {
  const seen = new Set<string>()
  const known = { journal, book }
  return [...whatMovesTier(known, today), ...whatKeptTestsBring(known, today)].flatMap((move) => {
    if (current !== null && moveOf(scheme, current, move.to) !== 'down') return []
    // an objection to a single entry is told beside that entry
    if (entryWithout(move) !== null) return []
    const when = sayTierChange(move)
    if (seen.has(when.zh)) return []
    seen.add(when.zh)
    return [{ name: nameOfTier(scheme, move.to), when }]
  })
}

function sayContest(
  set: TierSetting,
  input: Parameters<typeof tierObjectionDecision.pending>[0],
): OwnContest {
  const { objection } = set
  const may = set.status === 'inForce' && objection === null
  if (objection === null)
    return { may, state: 'none', raisedOn: null, dueOn: null, decidedOn: null, answer: null }
  const waits = tierObjectionDecision
    .pending(input)
    .map((item) => withDeadline(item, input))
    .find((item) => item.anchor === objection.id)
  return {
    ...{ may, state: objection.state, raisedOn: objection.on, dueOn: waits?.dueOn ?? null },
    ...{ decidedOn: objection.decidedOn, answer: objection.answer },
  }
}
