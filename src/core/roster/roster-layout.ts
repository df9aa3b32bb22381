import { type Cell, cellText, type Sheet } from '#core/orders/cell.ts'
import { plainHeading, silentHeadings } from '#core/orders/find-column.ts'
import { type RosterColumn, type RosterKind, rosterColumn } from './roster-columns.ts'

/** Where the columns of a sheet are; rows and columns count from 0. */
export type RosterLayout = {
  readonly headerRow: number
  readonly columns: ReadonlyMap<RosterColumn, number>
  readonly headings: readonly string[]
  /** Headings that are not read. */
  readonly passedOver: readonly string[]
}

const searchRows = 30
const least = 3

/** Finds the heading row by its words, in any order, below titles and notes; undefined where no row reads like one. */
export function rosterLayout(kind: RosterKind, sheet: Sheet): RosterLayout | undefined {
  let best: RosterLayout | undefined
  for (const [r, row] of sheet.rows.slice(0, searchRows).entries()) {
    const layout = layoutAt(kind, row, r)
    if (layout.columns.size > (best?.columns.size ?? 0)) best = layout
  }
  return best && best.columns.size >= least && best.columns.has('name') ? best : undefined
}

function layoutAt(kind: RosterKind, row: readonly Cell[], headerRow: number): RosterLayout {
  const columns = new Map<RosterColumn, number>()
  const passedOver: string[] = []
  const headings = row.map((c) => cellText(c).slice(0, 100))
  for (const [c, heading] of headings.entries()) {
    const key = rosterColumn(kind, heading)
    if (key && !columns.has(key)) columns.set(key, c)
    else if (heading !== '' && !silentHeadings.has(plainHeading(heading))) passedOver.push(heading)
  }
  return { headerRow, columns, headings, passedOver }
}

export type NumberedRow = { readonly cells: readonly Cell[]; readonly row: number }

/** Rows below the headings that name somebody; blank ones, sums, notes and repeated headings are none. */
export function rosterRows(kind: RosterKind, sheet: Sheet, layout: RosterLayout): readonly NumberedRow[] {
  return sheet.rows
    .map((cells, i) => ({ cells, row: i + 1 }))
    .filter(({ cells, row }) => row > layout.headerRow + 1 && !isNoPerson(kind, cells, layout))
}

function isNoPerson(kind: RosterKind, cells: readonly Cell[], layout: RosterLayout): boolean {
  const filled = cells.map(cellText).filter((t) => t !== '')
  if (filled.length === 0) return true
  if (
    filled.length <= 3 &&
    /^(合计|总计|小计|注[::]|备注|说明|填表|制表|审核|单位负责人)/.test(filled[0] ?? '')
  )
    return true
  const same = [...layout.columns].filter(([key, c]) => rosterColumn(kind, cellText(cells[c])) === key)
  return same.length >= least
}
