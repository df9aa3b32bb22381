import { exportSheet, listLayouts, reportPaper, showSheet } from '#contract/ledger-contract.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { findLayout, layoutsFor, lineOf } from '#server/ledger/layout-line.ts'
import { mostLines } from '#server/ledger/read-ledger.ts'
import { readSheet } from '#server/ledger/read-sheet.ts'
import { openSealed } from '#server/ledger/sealed-source.ts'
import { fileName, fileTypes, sheetFile } from '#server/ledger/sheet-file.ts'
import { drawReport } from '#server/report/draw-report.ts'
import { reportPage } from '#server/report/report-page.ts'
import { findReport } from '#server/store/sealed-report-store.ts'

/** Ledgers, monthly and yearly tables, bulletins: one sheet for screen, workbook, CSV and paper. */
export const ledgerHandlers: readonly Handler[] = [
  handle(listLayouts, async (_, context) => ({
    layouts: layoutsFor(context).map((layout) => lineOf(layout, context)),
  })),

  handle(showSheet, async ({ params, body }, context) => {
    const { filter, sort, offset, limit, ...question } = body
    const view = { because: body.because, filter, sort, offset, limit }
    return readSheet(context, findLayout(context, params.id), question, view)
  }),

  handle(exportSheet, async ({ params, body }, context) => {
    const { as, filter, sort, ...question } = body
    const layout = findLayout(context, params.id)
    const view = { because: body.because, filter, sort, offset: 0, limit: mostLines }
    const sheet = await readSheet(context, layout, question, view)
    if (sheet.wants === 'purpose') throw purposeFirst()
    if (sheet.more) throw tooLong()
    const file = await sheetFile(sheet, as, context.language, context.services.fontDir)
    const name = fileName(layout.id, sheet.area.code, sheet.day, as)
    context.wire.header('content-disposition', `attachment; filename="${name}"`)
    context.wire.header('content-type', fileTypes[as])
    return file
  }),

  handle(reportPaper, async ({ params }, context) => {
    await openSealed(context, params.id)
    const row = await findReport(context.tx, params.id)
    if (!row) throw notFound()
    const page = await reportPage(context, row)
    context.wire.header('content-disposition', `attachment; filename="report-${row.area}-${row.day}.pdf"`)
    const { bytes } = await drawReport(page, context.language, context.services.fontDir)
    return Buffer.from(bytes)
  }),
]

export function purposeFirst(): Problem {
  return new Problem(422, 'purpose-first', {
    zh: '请先写明查看人员的用途。',
    en: 'State first why you look at people.',
  })
}

function tooLong(): Problem {
  return new Problem(422, 'too-long', {
    zh: `超过 ${mostLines} 行，请改为后台导出，或者选择下级辖区、较短期间。`,
    en: `More than ${mostLines} lines: export behind, or choose a smaller area or period.`,
  })
}
