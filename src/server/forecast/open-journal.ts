import type { Entry } from '#core/journal/entry.ts'
import type { Vault } from '#server/crypto/vault.ts'
import { openSecret } from '#server/store/journal-rows.ts'

export type JournalLine = {
  readonly case_id: string
  readonly id: string
  readonly type: string
  readonly on_day: string
  readonly data: Readonly<Record<string, unknown>>
  readonly secret: Buffer | null
}

/**
 * Entries that change no state and no figure, so that a forecast need not read them. A type that is not here is read; a
 * test counts whole journals and finds the same.
 */
export const unreadTypes: readonly string[] = [
  'exitConfirmed',
  'exitReported',
  'note',
  'noticeGiven',
  'policeReceived',
  'reportInReminded',
  'sampleDisposed',
  'sampleSent',
  'testNotified',
  'townshipNotified',
]

/** Of these only the day counts: what is sealed in them stays sealed. */
const closed: ReadonlySet<string> = new Set(['contactLost', 'contactRestored', 'dischargeNotified', 'warned'])

/** The journals of a batch in the order of writing, as far as a forecast reads them. */
export function openLines(
  vault: Vault,
  region: string,
  lines: readonly JournalLine[],
): ReadonlyMap<string, readonly Entry[]> {
  const journals = new Map<string, Entry[]>()
  for (const line of lines) {
    const secret =
      line.secret === null || closed.has(line.type)
        ? undefined
        : openSecret(vault, region, line.case_id, line.id, line.secret)
    const data = secret === undefined ? line.data : { ...line.data, ...secret }
    const entry = { id: line.id, case: line.case_id, type: line.type, on: line.on_day, data }
    const journal = journals.get(line.case_id)
    if (journal) journal.push(entry)
    else journals.set(line.case_id, [entry])
  }
  return journals
}
