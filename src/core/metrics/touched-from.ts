import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/**
 * The earliest day whose figures new entries can move: their own days, and the days of the entries that they strike or
 * overturn.
 */
export function touchedFrom(added: readonly Entry[], all: readonly Entry[]): PlainDate | null {
  const byId = new Map(all.map((e) => [e.id, e] as const))
  let earliest: PlainDate | null = null
  const seen = new Set<string>()
  const reach = (e: Entry | undefined): void => {
    if (!e || seen.has(e.id)) return
    seen.add(e.id)
    if (earliest === null || e.on < earliest) earliest = e.on
    for (const field of referring) {
      const target = e.data[field]
      if (typeof target === 'string') reach(byId.get(target))
    }
  }
  for (const e of added) reach(e)
  return earliest
}

/** Fields through which an entry changes what an earlier one counts for. */
const referring = ['entry', 'test', 'about', 'leave', 'objection'] as const
