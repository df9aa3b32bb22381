import { v7 } from 'uuid'
import { exportReportIn, listReportIn, remindReportIn, showReportIn } from '#contract/report-in-contract.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { refused } from '#server/http/problem.ts'
import { queueMessage } from '#server/messages/queue-message.ts'
import { reminderOf } from '#server/report-in/reminder-text.ts'
import { reportInPage } from '#server/report-in/report-in-page.ts'
import { reportInWorkbook } from '#server/report-in/report-in-workbook.ts'
import { shownLine } from '#server/report-in/shown-line.ts'
import { type Appended, appendEntries } from '#server/store/append-entries.ts'
import { openCase } from '#server/store/open-case.ts'
import { countReportIn, listReportIn as list } from '#server/store/report-in-store.ts'

/** An export carries at most this many people; larger ones need two approvals (security.md I4). */
const exportedAtMost = 50

const board = handle(listReportIn, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const after = readCursor(query.after, 2)
  const rows = await list(tx, user, today, { bucket: query.bucket, after, limit: query.limit + 1 })
  const page = pageOf(rows, query.limit, (r) => [r.sort_on, r.case_id])
  saw({ fields: ['name', 'reportIn'], count: page.rows.length })
  return {
    lines: page.rows.map((row) => shownLine(row, context)),
    next: page.next,
    counts: await countReportIn(tx, user, today),
  }
})

const save = handle(exportReportIn, async ({ body }, context) => {
  const { tx, user, today, saw, language } = context
  const rows = await list(tx, user, today, { bucket: body.bucket, after: undefined, limit: exportedAtMost })
  saw({ fields: ['name', 'reportIn'], count: rows.length })
  return await reportInWorkbook(
    rows.map((row) => shownLine(row, context)),
    language,
  )
})

const show = handle(showReportIn, async ({ params }, context) => {
  const key = await openCase(context.tx, params.caseId)
  context.saw({
    person: key.personId,
    case: key.caseId,
    region: key.region,
    fields: ['reportIn', 'messages'],
  })
  return await reportInPage(key, context)
})

const remind = handle(remindReportIn, async ({ params, body }, context) => {
  const { tx, services, user, today, now } = context
  const author = { user: user.id, role: user.role, org: user.grant.org }
  const entryId = v7()
  const entry = { id: entryId, type: 'reportInReminded', on: today, data: { way: body.way } }
  const appended = await appendEntries(tx, services, {
    caseId: params.caseId,
    entries: [entry],
    author,
    today,
    now,
  })
  const { key, state } = appended
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['reportIn', 'phone'] })
  if (state.reportIn.reportedOn !== null) throw refused([reportedInAlready])
  if (body.way !== 'message') return { entryId, messageId: null, sendsAt: null }
  if (messagedToday(appended, entryId, today)) throw refused([oneADay])
  const reminder = await reminderOf(context, key, state.reportIn.dueOn)
  const by = { user: user.id, org: user.grant.org }
  const queued = await queueMessage(tx, services, { key, ...reminder, entryId, by, now })
  return { entryId, messageId: queued.id, sendsAt: queued.sendsAt }
})

/** Nobody's phone is filled: one message a day, whoever sends it. */
function messagedToday({ journal }: Appended, entryId: string, today: string): boolean {
  return standing(journal).some(
    (e) => e.type === 'reportInReminded' && e.on === today && e.data['way'] === 'message' && e.id !== entryId,
  )
}

const reportedInAlready: Refusal = {
  code: 'reportIn.done',
  says: { zh: '本人已经报到，不需要提醒。', en: 'The person has reported in; no reminder is needed.' },
}
const oneADay: Refusal = {
  code: 'reportIn.messagedToday',
  field: 'way',
  says: { zh: '今天已经发过短信。', en: 'A message went out today already.' },
  mend: { zh: '可以电话或者上门提醒。', en: 'Remind by phone or a visit instead.' },
}

export const reportInHandlers: readonly Handler[] = [board, save, show, remind]
