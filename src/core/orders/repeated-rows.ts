import { type OrderRow, withReasons } from './read-row.ts'
import { reason } from './reason.ts'

/** Remembers the rows of one file and says where a later one repeats an earlier one; with its sheet where there are several. */
export function repeatedRows(several: boolean): (row: OrderRow) => OrderRow {
  const byPerson = new Map<string, { place: string; documentNo: string }>()
  return (row) => {
    if (!row.draft) return row
    const { idNumber } = row.draft.person
    const { documentNo } = row.draft.order
    const place = several ? `${row.sheet}!${row.row}` : String(row.row)
    const earlier = byPerson.get(idNumber)
    if (!earlier) {
      byPerson.set(idNumber, { place, documentNo })
      return row
    }
    const code = earlier.documentNo === documentNo ? 'duplicateRow' : 'samePersonTwice'
    return withReasons(row, [reason(code, 'idNumber', { args: { row: earlier.place } })])
  }
}
