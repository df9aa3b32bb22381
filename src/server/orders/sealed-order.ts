import type { Cell } from '#core/orders/cell.ts'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { StoredRow } from '#server/store/order-row-store.ts'

/** What of an order only its sender and receiver may read: the name as written, the order, the cells it came in. */
export type SealedOrder = {
  readonly name: string
  readonly draft: OrderDraft | null
  readonly cells: readonly Cell[]
}

type Place = Pick<StoredRow, 'region' | 'id'>

export function sealOrder(vault: Vault, row: Place, order: SealedOrder): Buffer {
  return vault.seal(`order_import_row.sealed:${row.region}/${row.id}`, JSON.stringify(order))
}

export function openOrder(vault: Vault, row: Place & Pick<StoredRow, 'sealed'>): SealedOrder {
  return JSON.parse(vault.open(`order_import_row.sealed:${row.region}/${row.id}`, row.sealed))
}

export function sealReason(vault: Vault, row: Place, reason: string): Buffer {
  return vault.seal(`order_import_row.act_reason:${row.region}/${row.id}`, reason)
}

export function openReason(vault: Vault, row: Place & Pick<StoredRow, 'act_reason_sealed'>): string | null {
  if (row.act_reason_sealed === null) return null
  return vault.open(`order_import_row.act_reason:${row.region}/${row.id}`, row.act_reason_sealed)
}

/** The keyed hash that equal identity numbers share, as `person.id_number_index` has it. */
export function idNumberIndex(vault: Vault, idNumber: string): Buffer {
  return vault.index('idNumber', idNumber.toUpperCase())
}
