import { setImmediate as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import type { Cell, Sheet } from '#core/orders/cell.ts'
import { cellText } from '#core/orders/cell.ts'
import type { FileFault } from '#core/orders/file-fault.ts'
import { type OrderRow, readRow, withReasons } from '#core/orders/read-row.ts'
import { isNoOrder, type Layout, recogniseColumns } from '#core/orders/recognise-columns.ts'
import { repeatedRows } from '#core/orders/repeated-rows.ts'
import { placeFinder } from '#core/orders/resolve-place.ts'
import type { Services } from '#server/services.ts'
import { levelsOf } from '#server/store/case-rows.ts'
import { type ImportRow, setReading } from '#server/store/order-import-store.ts'
import { clearReadRows, insertRows, type NewRow } from '#server/store/order-row-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { checkRegister } from './check-register.ts'
import { type OrderScope, orderContext, orderScope } from './order-scope.ts'
import { idNumberIndex, sealOrder } from './sealed-order.ts'
import { contentPlace } from './shown-order.ts'

const chunk = 500

/**
 * Reads an uploaded list row by row into its preview, in chunks of one transaction each. An interrupted reading begins
 * anew: nothing that was only read counts for anything.
 */
export async function readImport(services: Services, list: ImportRow): Promise<void> {
  const { region, id } = list
  const inRegion = <T>(run: Parameters<typeof withRegions<T>>[2]) => withRegions(services.job, [region], run)
  const fail = (fault: FileFault) =>
    inRegion((tx) => setReading(tx, region, id, { status: 'failed', fault, at: services.clock.now() }))
  if (!list.content_sealed) return fail({ code: 'damaged' })
  const file = Buffer.from(services.vault.open(contentPlace(list), list.content_sealed), 'base64')
  const table = await readWorkbook(file)
  if ('fault' in table) return fail(table.fault)
  const parts = table.sheets.flatMap((sheet) => {
    const layout = recogniseColumns(sheet)
    return layout ? [{ sheet, layout, rows: orderRows(sheet, layout) }] : []
  })
  const [first] = parts
  if (!first) return fail({ code: 'noHeadings' })
  const rowsTotal = parts.reduce((sum, p) => sum + p.rows.length, 0)
  if (rowsTotal === 0) return fail({ code: 'noOrders' })
  const progress = {
    rowsTotal,
    headings: (first.sheet.rows[first.layout.headerRow] ?? []).map((c) => cellText(c).slice(0, 100)),
    passedOver: [...new Set(parts.flatMap((p) => p.layout.passedOver))]
      .slice(0, 50)
      .map((h) => h.slice(0, 40)),
  }
  const scope = await inRegion(async (tx) => {
    await clearReadRows(tx, region, id)
    await setReading(tx, region, id, {
      status: 'reading',
      rowsRead: 0,
      ...progress,
      at: services.clock.now(),
    })
    return orderScope(tx, list.area)
  })
  const rowsRead = await readParts(services, list, scope, parts)
  await inRegion((tx) =>
    setReading(tx, region, id, { status: 'previewed', rowsRead, ...progress, at: services.clock.now() }),
  )
}

type Part = { readonly sheet: Sheet; readonly layout: Layout; readonly rows: readonly Numbered[] }
type Numbered = { readonly cells: readonly Cell[]; readonly row: number }

function orderRows(sheet: Sheet, layout: Layout): Numbered[] {
  return sheet.rows
    .map((cells, i) => ({ cells, row: i + 1 }))
    .filter(({ cells, row }) => row > layout.headerRow + 1 && !isNoOrder(cells, layout))
}

async function readParts(
  services: Services,
  list: ImportRow,
  scope: OrderScope,
  parts: readonly Part[],
): Promise<number> {
  const places = placeFinder(scope.places)
  const repeated = repeatedRows(parts.length > 1)
  let done = 0
  for (const { sheet, layout, rows } of parts) {
    const context = { ...orderContext(services, scope), layout, places, dateSystem: sheet.dateSystem }
    for (let from = 0; from < rows.length; from += chunk) {
      const some = rows.slice(from, from + chunk)
      const read = some.map(({ cells, row }) => repeated(readRow(cells, row, context)))
      await keepChunk(services, list, scope, read, some, done, parts.length > 1)
      done += some.length
      // other requests come first: a long list is read between them
      await pause()
    }
  }
  return done
}

async function keepChunk(
  services: Services,
  list: ImportRow,
  scope: OrderScope,
  read: readonly OrderRow[],
  cells: readonly Numbered[],
  before: number,
  several: boolean,
): Promise<void> {
  const { region, id: importId } = list
  const { vault } = services
  await withRegions(services.job, [region], async (tx) => {
    const drafts = read.flatMap((r) => (r.draft ? [r.draft] : []))
    const told = await checkRegister(tx, vault, { ...scope, importId }, drafts)
    let next = 0
    const rows = read.map((row, i) => {
      const whole = row.draft ? withReasons(row, told[next++] ?? []) : row
      return newRow(services, scope, whole, cells[i]?.cells ?? [], before + i + 1, several)
    })
    await insertRows(tx, { region, importId, user: list.by_user, org: list.by_org, sentAt: null }, rows)
    const at = services.clock.now()
    await setReading(tx, region, importId, { status: 'reading', rowsRead: before + rows.length, at })
  })
}

function newRow(
  { vault }: Pick<Services, 'vault'>,
  scope: OrderScope,
  row: OrderRow,
  cells: readonly Cell[],
  order: number,
  several: boolean,
): NewRow {
  const id = v7()
  const { draft } = row
  // what can not be sent anywhere stays with its sender's own area
  const place = draft?.order.executionPlace ?? scope.area
  return {
    id,
    row_no: order,
    sheet: several ? `${row.sheet}!${row.row}` : String(row.row),
    standing: row.standing,
    status: 'read',
    reasons: row.reasons,
    sealed: sealOrder(vault, { region: scope.region, id }, { name: row.name, draft: draft ?? null, cells }),
    id_number_index: draft ? idNumberIndex(vault, draft.person.idNumber) : null,
    document_no: draft?.order.documentNo ?? null,
    measure: draft?.order.measure ?? null,
    decided_on: draft?.order.decidedOn ?? null,
    served_on: draft?.service.servedOn ?? null,
    ...levelsOf(place),
  }
}
