import { v7 } from 'uuid'
import {
  getOrderTemplate,
  getRowsWithReasons,
  listImportRows,
  listOrderImports,
  sendOrders,
  showOrderImport,
  undoOrders,
  uploadOrders,
} from '#contract/order-contract.ts'
import { sayFileFault } from '#core/orders/file-fault.ts'
import { sayReason } from '#core/orders/reason.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { orderRegion } from '#server/orders/order-scope.ts'
import { startOrderWork } from '#server/orders/order-work.ts'
import { openOrder, sealReason } from '#server/orders/sealed-order.ts'
import { contentPlace, fileNamePlace, shownImport, shownRow } from '#server/orders/shown-order.ts'
import {
  findImport,
  findSameFile,
  type ImportRow,
  insertImport,
  listImports,
  setImportStatus,
} from '#server/store/order-import-store.ts'
import { markRows, rowIds, sendRows } from '#server/store/order-row-moves.ts'
import { countRows, listImportRows as listRows } from '#server/store/order-row-store.ts'
import { workbookLimits } from '#server/workbook/limits.ts'
import { writeOrderTemplate, writeRowsWithReasons } from '#server/workbook/write-orders.ts'

const allRows = 50_000

const template = handle(getOrderTemplate, async (_, { language, wire }) => {
  offerFile(wire, language === 'zh' ? '责令决定书名单.xlsx' : 'orders.xlsx')
  return writeOrderTemplate(language)
})

const upload = handle(uploadOrders, async (_, context) => {
  const { file, tx, user, services, now, language } = context
  if (!file || file.bytes.length === 0) throw fileProblem({ code: 'empty' })
  if (file.bytes.length > workbookLimits.fileBytes)
    throw fileProblem({ code: 'tooLarge', args: { max: String(workbookLimits.fileBytes / 1024 / 1024) } })
  const region = orderRegion(user.grant.area)
  const hash = services.vault.index('orderFile', file.bytes.toString('base64'))
  const same = await findSameFile(tx, region, user.grant.org, hash)
  if (same) throw sentBefore(same)
  const place = { region, id: v7() }
  await insertImport(tx, {
    ...place,
    source: 'workbook',
    status: 'uploaded',
    fileName: services.vault.seal(fileNamePlace(place), file.name.slice(0, 200)),
    hash,
    bytes: file.bytes.length,
    content: services.vault.seal(contentPlace(place), file.bytes.toString('base64')),
    language,
    by: { user: user.id, role: user.role, org: user.grant.org, area: user.grant.area },
    at: now,
  })
  void startOrderWork(services, region)
  return { importId: place.id }
})

const list = handle(listOrderImports, async ({ query }, { tx, user, services }) => {
  const region = orderRegion(user.grant.area)
  const find = { region, org: user.grant.org, after: query.after, limit: query.limit + 1 }
  const rows = await listImports(tx, find)
  const shown = rows.slice(0, query.limit)
  const counts = await countRows(
    tx,
    region,
    shown.map((r) => r.id),
  )
  return {
    imports: shown.map((r) => shownImport(services.vault, r, counts.get(r.id) ?? [], user.id)),
    next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
  }
})

const show = handle(showOrderImport, async ({ params }, context) => {
  const row = await ownImport(context, params.importId)
  const counts = await countRows(context.tx, row.region, [row.id])
  // a list left by a server that stopped goes on as soon as somebody looks at it
  if (row.status === 'uploaded' || row.status === 'reading') void startOrderWork(context.services, row.region)
  return shownImport(context.services.vault, row, counts.get(row.id) ?? [], context.user.id)
})

const rows = handle(listImportRows, async ({ params, query }, context) => {
  const { region, id } = await ownImport(context, params.importId)
  const after = Number(query.after ?? 0)
  const { standing, status } = query
  const find = { region, importId: id, standing, status, after, limit: query.limit + 1 }
  const found = await listRows(context.tx, find)
  const shown = found.slice(0, query.limit)
  context.saw({ region, fields: ['name', 'order'], count: shown.length })
  return {
    rows: shown.map((r) => shownRow(context.services.vault, r)),
    next: found.length > query.limit ? String(shown.at(-1)?.row_no ?? 0) : null,
  }
})

const reasons = handle(getRowsWithReasons, async ({ params }, context) => {
  const { tx, services, language, wire } = context
  const { region, id, headings } = await ownImport(context, params.importId)
  const found = []
  for (const standing of ['refused', 'warning'])
    found.push(
      ...(await listRows(tx, { region, importId: id, standing, status: 'read', after: 0, limit: allRows })),
    )
  context.saw({ region, fields: ['name', 'idNumber', 'order'], count: found.length })
  offerFile(wire, language === 'zh' ? '需要修改的行.xlsx' : 'rows-to-mend.xlsx')
  const lines = found
    .sort((a, b) => a.row_no - b.row_no)
    .map((row) => ({
      cells: openOrder(services.vault, row).cells,
      reasons: row.reasons
        .filter((r) => r.level !== 'note')
        .map((r) => {
          const { says, mend } = sayReason(r)
          return `${r.cell ? `${r.cell} ` : ''}${says[language]}。${mend[language]}`
        })
        .join('\n'),
    }))
  return writeRowsWithReasons(headings, lines, language)
})

const send = handle(sendOrders, async ({ params, body }, context) => {
  const row = await ownImport(context, params.importId)
  if (row.status !== 'previewed' && row.status !== 'sent') throw notNow()
  const moved = await sendRows(
    context.tx,
    { region: row.region, importId: row.id },
    body.warnings,
    context.now,
  )
  if (moved.sent > 0) await setImportStatus(context.tx, row.region, row.id, 'sent', context.now)
  return moved
})

const undo = handle(undoOrders, async ({ params, body }, context) => {
  const { tx, user, services, now } = context
  const { region, id, status } = await ownImport(context, params.importId)
  if (status === 'uploaded' || status === 'reading') throw notNow()
  const by = { user: user.id, role: user.role, org: user.grant.org, at: now }
  const reason = (rowId: string) => sealReason(services.vault, { region, id: rowId }, body.reason)
  const mark = async (from: 'waiting' | 'read' | 'returned' | 'accepted', to: 'withdrawn' | 'undoing') => {
    const ids = await rowIds(tx, { region, importId: id, status: from, limit: allRows })
    return markRows(tx, { region, rows: ids }, { from, to }, { ...by, reason })
  }
  const withdrawn =
    (await mark('waiting', 'withdrawn')) +
    (await mark('returned', 'withdrawn')) +
    (await mark('read', 'withdrawn'))
  const undoing = await mark('accepted', 'undoing')
  await setImportStatus(tx, region, id, 'undone', now)
  if (undoing > 0) void startOrderWork(services, region)
  return { withdrawn, undoing, kept: 0 }
})

async function ownImport({ tx, user }: Context, id: string): Promise<ImportRow> {
  const found = await findImport(tx, orderRegion(user.grant.area), id)
  if (!found) throw notFound()
  return found
}

function offerFile(wire: Context['wire'], name: string): void {
  wire.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
}

function fileProblem(fault: Parameters<typeof sayFileFault>[0]): Problem {
  const { says, mend } = sayFileFault(fault)
  return new Problem(422, 'file-refused', says, [{ code: fault.code, says, mend }])
}

function sentBefore(same: { readonly id: string; readonly created_at: string }): Problem {
  const day = same.created_at.slice(0, 10)
  const says = {
    zh: `同一份文件已于 ${day} 上传，不必再传。`,
    en: `The same file was uploaded on ${day} already.`,
  }
  return new Problem(409, 'file-sent-before', says, [{ code: 'file-sent-before', field: same.id, says }])
}

function notNow(): Problem {
  return new Problem(409, 'not-now', {
    zh: '这份名单现在不能这样处理，请刷新后查看状态。',
    en: 'This list can not be handled so now. Reload to see how far it is.',
  })
}

export const orderImportHandlers: readonly Handler[] = [
  template,
  upload,
  list,
  show,
  rows,
  reasons,
  send,
  undo,
]
