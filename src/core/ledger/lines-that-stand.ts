import type { Entry } from '#core/journal/entry.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** Entries that a ledger lists: what stands in the journal, without tests whose result was successfully objected to. */
export function linesThatStand(journal: readonly Entry[], today: PlainDate): readonly Entry[] {
  const standing = standingEntries(journal, today)
  const overturned = new Set(
    standing.flatMap((e) =>
      e.type === 'testObjectionDecided' && e.data['upheld'] === true ? [e.data['test']] : [],
    ),
  )
  return standing.filter((e) => !overturned.has(e.id))
}
