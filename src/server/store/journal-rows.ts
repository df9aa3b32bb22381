import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import type { Vault } from '#server/crypto/vault.ts'

/** A journal row as stored, without its place in the file. */
export type JournalRow = {
  readonly id: string
  readonly type: string
  readonly on_day: string
  readonly recorded_at: string
  readonly by_user: string | null
  readonly by_role: string | null
  readonly by_org: string | null
  readonly confidentiality: string
  readonly data: Readonly<Record<string, unknown>>
  readonly secret: Buffer | null
}

/** Dates and references to other entries stay readable; results, decisions, names and every free text are sealed. */
export function sealEntry(vault: Vault, region: string, entry: Entry): JournalRow {
  const type = findEntryType(entry.type)
  const clear: Record<string, unknown> = {}
  const sealed: Record<string, unknown> = {}
  let secrets = 0
  for (const [key, value] of Object.entries(entry.data)) {
    if (value === undefined) continue
    if (isPlainDate(value) || type?.refers?.[key] !== undefined) clear[key] = value
    else {
      sealed[key] = value
      secrets++
    }
  }
  return {
    id: entry.id,
    type: entry.type,
    on_day: entry.on,
    recorded_at: entry.recordedAt ?? `${entry.on}T18:00:00+08:00`,
    by_user: entry.by?.user ?? null,
    by_role: entry.by?.role ?? null,
    by_org: entry.by?.org ?? null,
    confidentiality: type?.confidentiality ?? 'C4',
    data: clear,
    secret: secrets > 0 ? vault.seal(placeOf(region, entry.case, entry.id), JSON.stringify(sealed)) : null,
  }
}

export function openEntry(vault: Vault, region: string, caseId: string, row: JournalRow): Entry {
  const secret = row.secret ? openSecret(vault, region, caseId, row.id, row.secret) : undefined
  const by =
    row.by_user === null ? undefined : { user: row.by_user, role: row.by_role ?? '', org: row.by_org ?? '' }
  return {
    id: row.id,
    case: caseId,
    type: row.type,
    on: row.on_day,
    ...(by ? { by } : {}),
    recordedAt: row.recorded_at,
    data: { ...row.data, ...secret },
  }
}

/** The sealed fields of one entry. */
export function openSecret(
  vault: Vault,
  region: string,
  caseId: string,
  entryId: string,
  secret: Buffer,
): Readonly<Record<string, unknown>> {
  return JSON.parse(vault.open(placeOf(region, caseId, entryId), secret))
}

function placeOf(region: string, caseId: string, entryId: string): string {
  return `journal.secret:${region}/${caseId}/${entryId}`
}
