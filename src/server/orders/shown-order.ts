import type { OrderImport, OrderRow, ShownReason } from '#contract/order-shapes.ts'
import { sayFileFault } from '#core/orders/file-fault.ts'
import { type Reason, sayReason } from '#core/orders/reason.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { ImportRow } from '#server/store/order-import-store.ts'
import type { RowCount, StoredRow } from '#server/store/order-row-store.ts'
import { openOrder, openReason } from './sealed-order.ts'

export function shownReason(reason: Reason): ShownReason {
  const { code, level, column, cell, clause } = reason
  return {
    code,
    level,
    column: column ?? null,
    cell: cell ?? null,
    clause: clause ?? null,
    ...sayReason(reason),
  }
}

export function shownRow(vault: Vault, row: StoredRow): OrderRow {
  return {
    id: row.id,
    importId: row.import_id,
    sheet: row.sheet,
    row: row.row_no,
    name: openOrder(vault, row).name,
    standing: row.standing,
    status: row.status,
    measure: row.measure,
    documentNo: row.document_no,
    decidedOn: row.decided_on,
    servedOn: row.served_on,
    township: row.township,
    townshipName: row.township_name,
    sentBy: row.org_name ?? '',
    sentAt: row.sent_at,
    reasons: row.reasons.map(shownReason),
    sentBackBecause: row.status === 'returned' ? openReason(vault, row) : null,
    caseId: row.status === 'accepted' ? row.case_id : null,
  }
}

export function shownImport(
  vault: Vault,
  row: ImportRow,
  counts: readonly RowCount[],
  user: string,
): OrderImport {
  const standings = { ready: 0, warning: 0, refused: 0 }
  const statuses: OrderImport['statuses'] = {
    read: 0,
    waiting: 0,
    accepting: 0,
    accepted: 0,
    returned: 0,
    withdrawn: 0,
    undoing: 0,
    undone: 0,
  }
  for (const { standing, status, n } of counts) {
    standings[standing] += n
    statuses[status] += n
  }
  return {
    id: row.id,
    source: row.source,
    status: row.status,
    fileName: row.file_name_sealed ? vault.open(fileNamePlace(row), row.file_name_sealed) : '',
    by: row.by_name ?? '',
    createdAt: row.created_at,
    sentAt: row.sent_at,
    fault: row.fault ? sayFileFault(row.fault) : null,
    passedOver: [...row.passed_over],
    rowsTotal: row.rows_total,
    rowsRead: row.rows_read,
    standings,
    statuses,
    mine: row.by_user === user,
  }
}

export function fileNamePlace(row: { readonly region: string; readonly id: string }): string {
  return `order_import.file_name:${row.region}/${row.id}`
}

export function contentPlace(row: { readonly region: string; readonly id: string }): string {
  return `order_import.content:${row.region}/${row.id}`
}
