import type { Entry } from '#core/journal/entry.ts'
import { rankOf } from '#core/journal/type-order.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/**
 * The journal as known today, in the order of replay, without what was struck or successfully objected to by then.
 * Figures replay this and not the raw journal: a wrong entry that is struck today leaves the figures of past months too,
 * while the case page of a past day still shows what was believed on it.
 */
export function standingEntries(entries: readonly Entry[], today: PlainDate): readonly Entry[] {
  const sorted = [...entries].sort(inOrder)
  const voided = voidedIds(sorted, today)
  return sorted.filter((e) => !voided.has(e.id) && e.type !== 'struck')
}

/** From the newest back, as replay does: a voided strike voids nothing, the newest decision about an entry holds. */
function voidedIds(sorted: readonly Entry[], today: PlainDate): ReadonlySet<string> {
  const voided = new Set<string>()
  const decided = new Set<string>()
  for (const e of sorted.toReversed()) {
    if (e.on > today || voided.has(e.id)) continue
    if (e.type === 'struck') voided.add(String(e.data['entry']))
    if (e.type !== 'objectionDecided') continue
    const about = String(e.data['about'])
    if (!decided.has(about) && e.data['upheld'] === true) voided.add(about)
    decided.add(about)
  }
  return voided
}

function inOrder(a: Entry, b: Entry): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  return rankOf(a.type) - rankOf(b.type) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
