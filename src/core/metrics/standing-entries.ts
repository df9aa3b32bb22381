import type { Entry } from '#core/journal/entry.ts'

/**
 * The entries that still count, by day: without those that were struck, and without those whose objection was upheld.
 * A strike that was itself struck counts for nothing, so strikes are settled from the newest to the oldest.
 */
export function standingEntries(entries: readonly Entry[]): readonly Entry[] {
  const struck = struckIds(entries)
  const left = entries.filter((e) => !struck.has(e.id))
  const overturned = overturnedIds(left)
  return left.filter((e) => e.type !== 'struck' && !overturned.has(e.id)).sort(byDay)
}

function struckIds(entries: readonly Entry[]): ReadonlySet<string> {
  const struck = new Set<string>()
  for (const strike of entries.filter((e) => e.type === 'struck').sort((a, b) => byDay(b, a))) {
    if (!struck.has(strike.id)) struck.add(String(strike.data['entry']))
  }
  return struck
}

/** `objectionDecided` names the entry through the objection or directly; `testObjectionDecided` names the test. */
function overturnedIds(entries: readonly Entry[]): ReadonlySet<string> {
  const about = new Map(
    entries.filter((e) => e.type === 'objectionRaised').map((e) => [e.id, e.data['about']] as const),
  )
  const overturned = new Set<string>()
  for (const e of entries) {
    if (e.data['upheld'] !== true) continue
    if (e.type === 'testObjectionDecided') overturned.add(String(e.data['test']))
    if (e.type === 'objectionDecided') {
      const target = e.data['about']
      overturned.add(String(about.get(String(target)) ?? target))
    }
  }
  return overturned
}

function byDay(a: Entry, b: Entry): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
