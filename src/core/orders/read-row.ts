import type { AreaCode } from '#core/shared/area.ts'
import { type Cell, cellAddress, cellText } from './cell.ts'
import { checkOrder } from './check-order.ts'
import type { ColumnKey } from './columns.ts'
import { OrderDraft } from './order-draft.ts'
import { type OrderParts, readParts } from './read-parts.ts'
import { type OrderStanding, type Reason, standingOf } from './reason.ts'
import type { RowContext } from './row-context.ts'

/** A row as it will be shown before anything is taken. `row` is the sheet's own number, from 1. */
export type OrderRow = {
  readonly sheet: string
  readonly row: number
  readonly standing: OrderStanding
  readonly reasons: readonly Reason[]
  /** Undefined where a field that every order needs could not be read. */
  readonly draft: OrderDraft | undefined
  /** As far as it was read; also of a refused row, so that its sender recognises it. */
  readonly name: string
  readonly executionPlace: AreaCode | undefined
  /** Where a column stands in this row, as `C12`; undefined where the list lacks it. */
  readonly cellOf: (column: ColumnKey | undefined) => string | undefined
}

/** Reads one row below the headings into an order, with every objection naming its cell. */
export function readRow(cells: readonly Cell[], row: number, context: RowContext): OrderRow {
  const { columns } = context.layout
  const parts = readParts(
    (key) => cells[columns.get(key) ?? -1] ?? null,
    (key) => columns.has(key),
    context,
  )
  const draft = draftOf(parts)
  const objections = draft ? checkOrder(draft, context) : []
  const cellOf = (column: ColumnKey | undefined) => {
    const c = column && columns.get(column)
    return c === undefined ? undefined : cellAddress(c, row)
  }
  const reasons = atCells([...parts.reasons, ...unsaid(objections, parts.reasons)], cellOf)
  return {
    sheet: context.layout.sheet,
    row,
    standing: draft ? standingOf(reasons) : 'refused',
    reasons,
    draft,
    name: cellText(cells[columns.get('name') ?? -1]).slice(0, 60),
    executionPlace: parts.order.executionPlace,
    cellOf,
  }
}

/** The same row with more to say; its standing follows. */
export function withReasons(row: OrderRow, more: readonly Reason[]): OrderRow {
  if (more.length === 0) return row
  const reasons = [...row.reasons, ...atCells(more, row.cellOf)]
  return { ...row, reasons, standing: row.draft ? standingOf(reasons) : 'refused' }
}

function atCells(reasons: readonly Reason[], cellOf: OrderRow['cellOf']): readonly Reason[] {
  return reasons.map((r) => {
    const cell = cellOf(r.column)
    return cell === undefined ? r : { ...r, cell }
  })
}

function draftOf(parts: OrderParts): OrderDraft | undefined {
  if (parts.reasons.some((r) => r.level === 'refused')) return undefined
  const read = OrderDraft.safeParse({ person: parts.person, order: parts.order, service: parts.service })
  return read.success ? read.data : undefined
}

/** Reading a cell and checking the order may say the same; it is said once. */
function unsaid(objections: readonly Reason[], said: readonly Reason[]): readonly Reason[] {
  const known = new Set(said.map((r) => keyOf(r.code, r.column)))
  return objections.filter((r) => !known.has(keyOf(r.code, r.column)))
}

function keyOf(code: string, column: ColumnKey | undefined): string {
  return `${code}:${column ?? ''}`
}
