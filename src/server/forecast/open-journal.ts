import { usedFields } from '#core/case/replay/used-fields.ts'
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

/** What figures read of a journal beside what replay reads. */
const figureTypes: ReadonlySet<string> = new Set([
  'planAdopted',
  'visitMade',
  'talkHeld',
  'serviceGiven',
  'volunteerMatched',
  'volunteerUnmatched',
])

/** Entries of these types can change a state or a figure; a test counts whole journals and finds the same. */
export const readTypes: readonly string[] = [...new Set([...Object.keys(usedFields), ...figureTypes])]

/** Their sealed fields are read by nobody here, so they stay sealed: a third of the work is opening. */
const closed: ReadonlySet<string> = new Set(
  Object.entries(usedFields).flatMap(([type, fields]) =>
    fields.length === 0 && !figureTypes.has(type) ? [type] : [],
  ),
)

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
