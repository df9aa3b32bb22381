import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import { type Reason, standingOf } from '#core/orders/reason.ts'
import type { Vault } from '#server/crypto/vault.ts'
import { levelsOf } from '#server/store/case-rows.ts'
import { insertImport, type NewImport } from '#server/store/order-import-store.ts'
import { insertRows } from '#server/store/order-row-store.ts'
import { idNumberIndex, sealOrder } from './sealed-order.ts'

export type Sending = {
  readonly region: string
  readonly draft: OrderDraft
  readonly reasons: readonly Reason[]
  readonly by: NewImport['by']
  readonly language: 'zh' | 'en'
  readonly at: string
}

/** Sends one checked order, registered by hand, to the township that it names; it waits there. Answers its row's id. */
export async function sendOrder(tx: PoolClient, vault: Vault, order: Sending): Promise<string> {
  const { region, draft, reasons, by, language, at } = order
  const importId = v7()
  const id = v7()
  await insertImport(tx, {
    region,
    id: importId,
    source: 'hand',
    status: 'sent',
    fileName: null,
    hash: null,
    bytes: null,
    content: null,
    language,
    by,
    at,
  })
  const row = {
    id,
    row_no: 1,
    sheet: '',
    standing: standingOf(reasons),
    status: 'waiting' as const,
    reasons,
    sealed: sealOrder(vault, { region, id }, { name: draft.person.name, draft, cells: [] }),
    id_number_index: idNumberIndex(vault, draft.person.idNumber),
    document_no: draft.order.documentNo,
    measure: draft.order.measure,
    decided_on: draft.order.decidedOn,
    served_on: draft.service.servedOn ?? null,
    ...levelsOf(draft.order.executionPlace),
  }
  await insertRows(tx, { region, importId, user: by.user, org: by.org, sentAt: at }, [row])
  return id
}
