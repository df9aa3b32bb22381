import { type Cell, cellText, type Sheet } from './cell.ts'
import type { ColumnKey } from './columns.ts'
import { findColumn, plainHeading, silentHeadings } from './find-column.ts'

/** Where the columns of a sheet are. Rows and columns count from 0. */
export type Layout = {
  readonly sheet: string
  readonly headerRow: number
  readonly columns: ReadonlyMap<ColumnKey, number>
  /** Headings that were not read, so that the sender sees what stays out of the register. */
  readonly passedOver: readonly string[]
}

const searchRows = 30
const least = 3

/**
 * Finds the heading row by its words, in any order, below titles and notes. Two-line headings are joined
 * (户籍地 over 区划 and 详址). Undefined where no row reads like an order list.
 */
export function recogniseColumns(sheet: Sheet): Layout | undefined {
  let best: Layout | undefined
  for (let r = 0; r < Math.min(searchRows, sheet.rows.length); r++) {
    const layout = layoutAt(sheet, r)
    if (layout.columns.size > (best?.columns.size ?? 0)) best = layout
  }
  if (!best || best.columns.size < least || !best.columns.has('name')) return undefined
  return best
}

function layoutAt(sheet: Sheet, headerRow: number): Layout {
  const row = sheet.rows[headerRow] ?? []
  const above = groupHeadings(sheet.rows[headerRow - 1] ?? [], row.length)
  const columns = new Map<ColumnKey, number>()
  const passedOver: string[] = []
  for (let c = 0; c < Math.max(row.length, above.length); c++) {
    const heading = cellText(row[c])
    const key = keyOf(heading, above[c] ?? '')
    if (key && !columns.has(key)) columns.set(key, c)
    else if (heading !== '' && !silentHeadings.has(plainHeading(heading))) passedOver.push(heading)
  }
  return { sheet: sheet.name, headerRow, columns, passedOver }
}

function keyOf(heading: string, group: string): ColumnKey | undefined {
  if (heading === '') return group === '' ? undefined : findColumn(group)
  return (group === '' ? undefined : findColumn(group + heading)) ?? findColumn(heading)
}

/** Headings of merged cells reach to the right until the next one. */
function groupHeadings(row: readonly Cell[], width: number): readonly string[] {
  let current = ''
  return Array.from({ length: Math.max(row.length, width) }, (_, c) => {
    const text = cellText(row[c])
    if (text !== '') current = text.length <= 20 ? text : ''
    return current
  })
}

/** True for rows below the headings that carry no order: blank, a repeated heading of a printed page, a sum or a note. */
export function isNoOrder(cells: readonly Cell[], layout: Layout): boolean {
  const filled = cells.map(cellText).filter((t) => t !== '')
  if (filled.length === 0) return true
  const first = filled[0] ?? ''
  if (filled.length <= 3 && /^(合计|总计|小计|注[::]|备注|说明|填表|制表|审核|单位负责人)/.test(first))
    return true
  let same = 0
  for (const [key, c] of layout.columns) if (findColumn(cellText(cells[c])) === key) same++
  return same >= least
}
