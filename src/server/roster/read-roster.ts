import type { Cell, Sheet } from '#core/orders/cell.ts'
import type { FileFault } from '#core/orders/file-fault.ts'
import { type PlaceFinder, placeFinder } from '#core/orders/resolve-place.ts'
import {
  type RosterRow,
  readReleaseRow,
  readScreeningRow,
  withRosterReasons,
} from '#core/roster/read-roster-row.ts'
import type { RosterKind } from '#core/roster/roster-columns.ts'
import { rosterLayout, rosterRows } from '#core/roster/roster-layout.ts'
import { rosterReason } from '#core/roster/roster-reason.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'

export type ReadRow = { readonly row: RosterRow; readonly cells: readonly Cell[]; readonly place: string }
export type ReadRoster =
  | { readonly fault: FileFault }
  | {
      readonly headings: readonly string[]
      readonly passedOver: readonly string[]
      readonly rows: readonly ReadRow[]
    }

/** A roster is read while its sender waits; longer lists are sent in parts. */
const mostRows = 1000

type Scope = {
  readonly kind: RosterKind
  readonly today: PlainDate
  readonly area: AreaCode
  readonly places: readonly { readonly code: string; readonly name: string }[]
}

/** Reads a list from outside row by row; a row that repeats an earlier person says so. */
export async function readRoster(file: Buffer, scope: Scope): Promise<ReadRoster> {
  const table = await readWorkbook(file)
  if ('fault' in table) return table
  const parts = table.sheets.flatMap((sheet) => {
    const layout = rosterLayout(scope.kind, sheet)
    return layout ? [{ sheet, layout, rows: rosterRows(scope.kind, sheet, layout) }] : []
  })
  const [first] = parts
  if (!first) return { fault: { code: 'noHeadings' } }
  const total = parts.reduce((n, p) => n + p.rows.length, 0)
  if (total === 0) return { fault: { code: 'noOrders' } }
  if (total > mostRows) return { fault: { code: 'tooManyRows', args: { max: String(mostRows) } } }
  const places = placeFinder(scope.places)
  const several = parts.length > 1
  return {
    headings: first.layout.headings,
    passedOver: [...new Set(parts.flatMap((p) => p.layout.passedOver))]
      .slice(0, 50)
      .map((h) => h.slice(0, 40)),
    rows: repeated(parts.flatMap((part) => readSheet(part, scope, places, several))),
  }
}

type Part = {
  readonly sheet: Sheet
  readonly layout: NonNullable<ReturnType<typeof rosterLayout>>
  readonly rows: ReturnType<typeof rosterRows>
}

function readSheet(part: Part, scope: Scope, places: PlaceFinder, several: boolean): readonly ReadRow[] {
  const { sheet, layout, rows } = part
  const context = { today: scope.today, scope: scope.area, layout, places, dateSystem: sheet.dateSystem }
  const read = scope.kind === 'release' ? readReleaseRow : readScreeningRow
  return rows.map(({ cells, row }) => ({
    row: read(cells, row, context),
    cells,
    place: several ? `${sheet.name}!${row}` : String(row),
  }))
}

function repeated(rows: readonly ReadRow[]): readonly ReadRow[] {
  const first = new Map<string, string>()
  return rows.map((one) => {
    const number = numberOf(one.row)
    if (number === undefined) return one
    const earlier = first.get(number)
    if (earlier === undefined) {
      first.set(number, one.place)
      return one
    }
    return {
      ...one,
      row: withRosterReasons(one.row, [rosterReason('rowTwice', 'idNumber', { row: earlier })]),
    }
  })
}

/** The identity number that a row's draft names. */
export function numberOf({ draft }: RosterRow): string | undefined {
  if (!draft) return undefined
  return 'person' in draft ? draft.person.idNumber : draft.idNumber
}
