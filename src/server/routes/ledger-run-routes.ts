import { v7 } from 'uuid'
import { beginRun, fetchRun, listRuns, type RunLine } from '#contract/ledger-contract.ts'
import { readInstant } from '#core/shared/instant.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { findLayout } from '#server/ledger/layout-line.ts'
import { countLines } from '#server/ledger/ledger-lines.ts'
import { ledgerFrame, questionOf } from '#server/ledger/read-ledger.ts'
import { askedOf, sheetOf } from '#server/ledger/read-sheet.ts'
import { filePlace, runBehind } from '#server/ledger/run-behind.ts'
import { fileName, fileTypes } from '#server/ledger/sheet-file.ts'
import {
  dropRun,
  findRunFile,
  insertRun,
  type LedgerRunRow,
  listRuns as list,
} from '#server/store/ledger-run-store.ts'
import { reportRegion } from '#server/store/sealed-report-store.ts'
import { purposeFirst } from './ledger-routes.ts'

/** A run says every few seconds that it is alive; one that is silent for longer ended with its server. */
const silentMs = 60_000
const most = 50_000
const shown = 10

/** Large ledgers are exported after the request; the file waits, sealed, for the one who asked. */
export const ledgerRunHandlers: readonly Handler[] = [
  handle(beginRun, async ({ params, body }, context) => {
    const { tx, user, now, services, language, today, wire } = context
    const layout = findLayout(context, params.id)
    if (layout.kind !== 'ledger') throw notFound()
    if (user.role === 'narcoticsOffice' && body.because === undefined) throw purposeFirst()
    const { as, ...question } = body
    const asked = await askedOf(context, layout, question)
    const lines = questionOf(context, layout, asked)
    const total = await countLines(context, lines, most)
    if (total > most) throw tooMany()
    const key = { region: reportRegion(user.grant.area), id: v7() }
    const kept = { area: asked.area.code, day: asked.day, as }
    await insertRun(tx, { ...key, layout: layout.id, question: kept, total, user: user.id, at: now })
    const frame = sheetOf(context, layout, asked, null, ledgerFrame(layout, context))
    const asker = { user, language, today, correlation: wire.correlation }
    void runBehind(services, asker, { ...key, question: lines, frame, as, because: body.because })
    return { id: key.id }
  }),

  handle(listRuns, async (_, { tx, now }) => ({
    runs: (await list(tx, shown)).map((row) => lineOf(row, now)),
  })),

  handle(fetchRun, async ({ params }, { tx, services, wire }) => {
    const row = await findRunFile(tx, params.id)
    if (!row) throw notFound()
    if (!row.file_sealed)
      throw new Problem(409, 'not-ready', { zh: '文件还没有生成。', en: 'The file is not ready.' })
    const { area, day, as } = row.question
    wire.header('content-disposition', `attachment; filename="${fileName(row.layout, area, day, as)}"`)
    wire.header('content-type', fileTypes[as])
    const file = Buffer.from(services.vault.open(filePlace(row), row.file_sealed), 'base64')
    await dropRun(tx, row)
    return file
  }),
]

function lineOf(row: LedgerRunRow, now: string): RunLine {
  const silent = (readInstant(now) ?? 0) - (readInstant(row.alive_at) ?? 0) > silentMs
  return {
    id: row.id,
    layout: row.layout,
    as: row.question.as,
    state: row.state === 'running' && silent ? 'interrupted' : row.state,
    done: row.done,
    total: row.total,
    beganAt: row.began_at,
  }
}

function tooMany(): Problem {
  return new Problem(422, 'too-many', {
    zh: `超过 ${most} 行，请选择下级辖区或者较短的期间。`,
    en: `More than ${most} lines: choose a smaller area or a shorter period.`,
  })
}
