import type { OrderRow } from './read-row.ts'
import { type Reason, reason, standingOf } from './reason.ts'

/** Remembers the rows of one file and says where a later one repeats an earlier one. */
export function repeatedRows(): (row: OrderRow) => OrderRow {
  const byPerson = new Map<string, { place: string; documentNo: string }>()
  return (row) => {
    if (!row.draft) return row
    const { idNumber } = row.draft.person
    const { documentNo } = row.draft.order
    const place = row.sheet === '' ? String(row.row) : `${row.sheet}!${row.row}`
    const earlier = byPerson.get(idNumber)
    if (!earlier) {
      byPerson.set(idNumber, { place, documentNo })
      return row
    }
    const code = earlier.documentNo === documentNo ? 'duplicateRow' : 'samePersonTwice'
    return withReasons(row, [reason(code, 'idNumber', { args: { row: earlier.place } })])
  }
}

/** The same row with more to say; its standing follows. */
export function withReasons(row: OrderRow, more: readonly Reason[]): OrderRow {
  if (more.length === 0) return row
  const reasons = [...row.reasons, ...more]
  return { ...row, reasons, standing: row.draft ? standingOf(reasons) : 'refused' }
}
