import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import type { TierScheme } from './scheme.ts'

export type TierObjection = {
  readonly id: string
  readonly on: PlainDate
  readonly statement: string | null
  readonly proof: string | null
  readonly way: string | null
  readonly state: 'open' | 'upheld' | 'rejected'
  readonly decidedOn: PlainDate | null
  readonly decision: string | null
  readonly answer: string | null
}

/** One time that a person set a tier, what had been proposed, and what became of it. */
export type TierSetting = {
  readonly id: string
  readonly on: PlainDate
  readonly recordedAt: string | null
  readonly tier: string
  readonly reason: string
  /** Account or name of who decided, as written; and the account that wrote it. */
  readonly decidedBy: string
  readonly by: string | null
  /** Null in journals written before it was kept. */
  readonly proposed: string | null
  /** Another tier than the one proposed. */
  readonly override: boolean
  readonly move: 'first' | 'up' | 'down' | 'same'
  readonly reviewOn: PlainDate | null
  readonly status: 'inForce' | 'past' | 'struck' | 'setAside'
  readonly objection: TierObjection | null
  /** When and how the person was told, where the office recorded it. */
  readonly told: { readonly on: PlainDate; readonly way: string } | null
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** Every tier that was set on this case, oldest first; what was struck or set aside stays in it and says so. */
export function tierHistory(journal: readonly Entry[], policy: Policy): readonly TierSetting[] {
  const struck = new Set(journal.filter((e) => e.type === 'struck').map((e) => String(e.data['entry'])))
  const standing = journal.filter((e) => !struck.has(e.id))
  const sets = journal.filter((e) => e.type === 'tierSet')
  const ordered = [...sets].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1))
  const objections = new Map(ordered.map((e) => [e.id, objectionTo(e.id, standing)]))
  const counts = (e: Entry) => !struck.has(e.id) && objections.get(e.id)?.state !== 'upheld'
  const last = ordered.findLast(counts)
  let before: string | null = null
  return ordered.map((e) => {
    const tier = String(e.data['tier'])
    const proposed = text(e.data['proposed'])
    const move = moveOf(schemeOn(policy, e.on), before, tier)
    if (counts(e)) before = tier
    return {
      ...{ id: e.id, on: e.on, recordedAt: e.recordedAt ?? null, tier, proposed, move },
      reason: String(e.data['reason'] ?? ''),
      decidedBy: String(e.data['decidedBy'] ?? ''),
      by: e.by?.user ?? null,
      override: proposed !== null && proposed !== tier,
      reviewOn: text(e.data['reviewOn']) ?? reviewDay(policy, e.on),
      status: struck.has(e.id) ? 'struck' : !counts(e) ? 'setAside' : e === last ? 'inForce' : 'past',
      objection: objections.get(e.id) ?? null,
      told: toldOf(e.id, standing),
    }
  })
}

/** The setting in force, if any. */
export function tierInForce(history: readonly TierSetting[]): TierSetting | undefined {
  return history.findLast((s) => s.status === 'inForce')
}

/** The day on which somebody looks at a tier again that is set on `day`; null where the place has no scheme. */
export function reviewDay(policy: Policy, day: PlainDate): PlainDate | null {
  const scheme = schemeOn(policy, day)
  return scheme ? addMonths(day, scheme.reviewMonths) : null
}

export function schemeOn(policy: Policy, day: PlainDate): TierScheme | undefined {
  return findRule<TierScheme>(policy, 'tiers.scheme', day)?.value
}

/** Does `to` stand above `from` in the scheme? A tier of another scheme has no rank and counts as new. */
export function moveOf(scheme: TierScheme | undefined, from: string | null, to: string): TierSetting['move'] {
  if (from === null) return 'first'
  const rank = (key: string) => scheme?.tiers.findIndex((t) => t.key === key) ?? -1
  const [a, b] = [rank(from), rank(to)]
  if (from === to) return 'same'
  return a < 0 || b < 0 ? 'first' : b > a ? 'up' : 'down'
}

function objectionTo(id: string, standing: readonly Entry[]): TierObjection | null {
  const raised = standing.findLast((e) => e.type === 'objectionRaised' && e.data['about'] === id)
  if (!raised) return null
  const decided = standing.findLast((e) => e.type === 'objectionDecided' && e.data['about'] === id)
  const later = decided && standing.indexOf(decided) > standing.indexOf(raised) ? decided : undefined
  return {
    id: raised.id,
    on: raised.on,
    statement: text(raised.data['statement']),
    proof: text(raised.data['proof']),
    way: raised.by?.role === 'person' ? 'ownPage' : text(raised.data['way']),
    state: later === undefined ? 'open' : later.data['upheld'] === true ? 'upheld' : 'rejected',
    decidedOn: later?.on ?? null,
    decision: later?.id ?? null,
    answer: text(later?.data['statement']),
  }
}

function toldOf(id: string, standing: readonly Entry[]): TierSetting['told'] {
  const told = standing.find((e) => e.type === 'tierTold' && e.data['about'] === id)
  return told ? { on: told.on, way: String(told.data['way']) } : null
}
