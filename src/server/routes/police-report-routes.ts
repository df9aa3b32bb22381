import { v7 } from 'uuid'
import {
  countPoliceReports,
  decideReport,
  downloadPack,
  listPoliceReports,
  type PoliceReportLine,
  receiveReport,
  showPack,
  showPoliceReport,
} from '#contract/police-report-contract.ts'
import { fits } from '#core/forms/find-form.ts'
import { packOf } from '#core/police/packs.ts'
import { policeReports } from '#core/police/police-reports.ts'
import { decisionsOpen, notAGround } from '#core/police/what-follows.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { openFormFile } from '#server/documents/open-form.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { openReport } from '#server/police/open-report.ts'
import { handedOverOn, packPapers, printPack } from '#server/police/pack-papers.ts'
import { reportPage } from '#server/police/report-page.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCase, openCaseForWriting } from '#server/store/open-case.ts'
import { openName } from '#server/store/person-identity.ts'
import {
  countPoliceReports as count,
  listPoliceReports as listRows,
  type PoliceReportRow,
} from '#server/store/police-report-store.ts'

/** A PDF opened in the browser's own viewer needs these; a page can still not frame it. */
const paperPolicy =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

const list = handle(listPoliceReports, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const { state, ground } = query
  const after = readCursor(query.after, 3)
  const rows = await listRows(tx, user, { state, ground, after, limit: query.limit + 1 })
  const page = pageOf(rows, query.limit, (r) => r.place)
  saw({ fields: ['name', 'policeReports'], count: page.rows.length })
  return {
    reports: page.rows.map((row) => lineOf(row, context)),
    next: page.next,
    counts: await count(tx, user, today),
  }
})

const total = handle(countPoliceReports, async (_, { tx, user, today }) => {
  return { total: (await count(tx, user, today)).sent }
})

const show = handle(showPoliceReport, async ({ params }, context) => {
  const opened = await openReport(context, params)
  sawReport(context, opened.key)
  return await reportPage(opened, context)
})

const receive = handle(receiveReport, async ({ params, body }, context) => {
  const { key } = await openReport(context, params, openCaseForWriting)
  sawReport(context, key)
  const { receiptNo, receivedBy } = body
  const by = receivedBy ? { receivedBy } : {}
  const data = { report: params.reportId, receiptNo, ...by }
  const { added } = await write(context, key, 'policeReceived', context.today, data)
  return { entryId: added[0]?.id ?? '' }
})

const decide = handle(decideReport, async ({ params, body }, context) => {
  const { key, state, report } = await openReport(context, params, openCaseForWriting)
  sawReport(context, key)
  if (report.receivedOn === null) throw refused([receiveFirst])
  if (report.decidedOn !== null) throw refused([decidedAlready])
  if (body.on < report.on) throw refused([beforeReport(report.on)])
  if (!decisionsOpen(state, report.ground).includes(body.decision)) throw refused([notAGround])
  const { decision, documentNo, on } = body
  const data = { decision, report: report.id, ...(documentNo ? { documentNo } : {}) }
  const done = await write(context, key, 'policeDecided', on, data)
  return { entryId: done.added[0]?.id ?? '', stage: done.state.stage }
})

function write(context: Context, key: CaseKey, type: string, on: string, data: Record<string, unknown>) {
  const { tx, services, user, today, now, ifMatch } = context
  return appendEntries(tx, services, {
    caseId: key.caseId,
    entries: [{ id: v7(), type, on, data }],
    author: { user: user.id, role: user.role, org: user.grant.org },
    today,
    now,
    expectedSeq: ifMatch,
  })
}

const pack = handle(showPack, async ({ params }, context) => {
  const { tx, user } = context
  const key = await openCase(tx, params.caseId)
  sawReport(context, key)
  const { file } = await openFormFile(key, context)
  const papers = (await packPapers(tx, key, params.pack)).map(({ form, issued }) => {
    const known = readForms().find(form)
    return {
      form,
      names: known?.names ?? { zh: form, en: form },
      offered: known?.makers.includes(user.role) === true && fits(known, file.state, file.entries, user.role),
      documentId: issued?.id ?? null,
      number: issued?.number ?? null,
      on: issued?.on ?? null,
      pages: issued?.pages ?? null,
      copies: issued?.copies?.length ?? 0,
    }
  })
  return { pack: params.pack, papers, complete: papers.every((p) => p.documentId !== null) }
})

const print = handle(downloadPack, async ({ params }, context) => {
  const { tx, wire, user } = context
  const key = await openCase(tx, params.caseId)
  const until = user.role === 'policeLiaison' ? await toldPolice(context, key, params.pack) : undefined
  const papers = await packPapers(tx, key, params.pack, until)
  if (papers.every((p) => p.issued === undefined)) throw notFound()
  sawReport(context, key, ...papers.flatMap((p) => (p.issued ? [p.form] : [])))
  const sheet = await printPack(context, key, papers)
  wire.header('content-security-policy', paperPolicy)
  wire.header('content-disposition', `inline; filename="${papers.at(-1)?.form}_${context.today}.pdf"`)
  return Buffer.from(sheet.bytes)
})

/** The police read a pack once it was reported and handed over, and what was issued until that day. */
async function toldPolice(
  { tx, services }: Context,
  key: CaseKey,
  which: 'refusal' | 'violation',
): Promise<string> {
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const policy = services.policies.at(key.township ?? key.region)
  const reported = policeReports(journal, policy).some((r) => packOf(r.ground) === which)
  const on = await handedOverOn(tx, key, which)
  if (!reported || on === undefined) throw notFound()
  return on
}

function sawReport({ saw }: Context, key: CaseKey, ...fields: readonly string[]): void {
  saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['policeReport', ...fields] })
}

function lineOf(row: PoliceReportRow, { services, today }: Context): PoliceReportLine {
  return {
    caseId: row.case_id,
    reportId: row.id,
    name: openName(services.vault, row.region, row.person_id, row.name_sealed),
    fileNo: row.file_no,
    measure: row.measure,
    ground: row.ground as PoliceReportLine['ground'],
    on: row.on_day,
    ageDays: daysBetween(row.on_day, today),
    reportNo: row.report_no,
    state: row.state,
    receivedOn: row.received_on,
    receiptNo: row.receipt_no,
    receiptDue: row.receipt_due,
    receiptLate: row.receipt_due !== null && row.receipt_due < today,
    decidedOn: row.decided_on,
    decision: row.decision as PoliceReportLine['decision'],
    townshipName: row.township_name,
    stationName: row.station_name,
  }
}

const receiveFirst: Refusal = {
  code: 'police.receiveFirst',
  says: { zh: '请先签收报告，再登记决定。', en: 'Receive the report first, then record the decision.' },
}
const decidedAlready: Refusal = {
  code: 'police.decidedAlready',
  says: { zh: '这份报告已经有决定。', en: 'This report is decided already.' },
}
function beforeReport(on: string): Refusal {
  return {
    code: 'police.beforeReport',
    field: 'on',
    says: { zh: `早于报告的日期 ${on}。`, en: `It is before the report of ${on}.` },
  }
}

export const policeReportHandlers: readonly Handler[] = [list, total, show, receive, decide, pack, print]
