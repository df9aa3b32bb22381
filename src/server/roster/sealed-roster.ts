import type { Cell } from '#core/orders/cell.ts'
import type { RosterDraft } from '#core/roster/read-roster-row.ts'
import type { Vault } from '#server/crypto/vault.ts'

/** What of a row only its sender may read: the name as written, what was read of it, the cells it came in. */
export type SealedRosterRow = {
  readonly name: string
  readonly draft: RosterDraft | null
  readonly cells: readonly Cell[]
}

const rowPlace = (region: string, id: string) => `roster_row.sealed:${region}/${id}`
const filePlace = (region: string, id: string) => `roster.file_name:${region}/${id}`

export function sealRosterRow(vault: Vault, region: string, id: string, row: SealedRosterRow): Buffer {
  return vault.seal(rowPlace(region, id), JSON.stringify(row))
}

export function openRosterRow(
  vault: Vault,
  region: string,
  row: { readonly id: string; readonly sealed: Buffer },
): SealedRosterRow {
  return JSON.parse(vault.open(rowPlace(region, row.id), row.sealed))
}

export function sealFileName(vault: Vault, region: string, id: string, name: string): Buffer {
  return vault.seal(filePlace(region, id), name.slice(0, 200))
}

export function openFileName(
  vault: Vault,
  roster: { readonly region: string; readonly id: string; readonly file_name_sealed: Buffer },
): string {
  return vault.open(filePlace(roster.region, roster.id), roster.file_name_sealed)
}
