import { v7 } from 'uuid'
import {
  checkReportRoute,
  countReportAgain,
  listReports,
  reportWorkbook,
  sealReportRoute,
  showReport,
} from '#contract/report-contract.ts'
import { beginOf } from '#core/report/case-share.ts'
import { isWithin } from '#core/shared/area.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import { asWorkbook } from '#server/overview/export-tables.ts'
import { checkReport, countReport } from '#server/report/count-report.ts'
import { lineOf, reportPage } from '#server/report/report-page.ts'
import { reportTables } from '#server/report/report-tables.ts'
import {
  countAgain,
  findReport,
  insertCheck,
  insertReport,
  listReports as list,
  newestCheck,
  reportRegion,
} from '#server/store/sealed-report-store.ts'

const mostListed = 200

/** Closing a month or a year, and what became of it since. */
export const reportHandlers: readonly Handler[] = [
  handle(listReports, async ({ query }, { tx, user }) => {
    const area = query.area ?? user.grant.area
    if (!isWithin(area, user.grant.area)) throw notFound()
    const rows = await list(tx, area, mostListed)
    const maySeal = area === user.grant.area && sealReportRoute.roles.includes(user.role as never)
    return { reports: rows.map(lineOf), maySeal }
  }),

  handle(sealReportRoute, async ({ body }, context) => {
    const { tx, user, services, now } = context
    refuseUnfinished(body, context)
    const { area, org } = user.grant
    const id = v7()
    const report = { id, area, span: body.span, day: body.day, knownAt: now }
    await insertReport(tx, { ...report, note: body.note, user: user.id, role: user.role, org })
    // counted after this request has been committed; how far it is stands in the row
    void countReport(services, { ...report, region: reportRegion(area) })
    return { id }
  }),

  handle(showReport, async ({ params }, context) => reportPage(context, await open(context, params.id))),

  handle(checkReportRoute, async ({ params }, context) => {
    const { tx, user, services, now } = context
    const row = await open(context, params.id)
    if (row.body === null) throw notSealed()
    const running = await newestCheck(tx, row)
    if (running?.state === 'counting') return { id: running.id }
    const id = v7()
    await insertCheck(tx, { id, report: row, knownAt: now, user: user.id })
    const { region, area, span, day, body } = row
    void checkReport(services, { id: row.id, region, area, span, day, body }, { id, knownAt: now })
    return { id }
  }),

  handle(countReportAgain, async ({ params }, context) => {
    const row = await open(context, params.id)
    if (!(await countAgain(context.tx, row)))
      throw new Problem(409, 'not-interrupted', {
        zh: '这份报表没有中断，或者不是本单位的。',
        en: 'The report was not interrupted, or is of another office.',
      })
    const { id, region, area, span, day } = row
    void countReport(context.services, { id, region, area, span, day, knownAt: row.known_at })
    return { id }
  }),

  handle(reportWorkbook, async ({ params }, context) => {
    const row = await open(context, params.id)
    if (row.body === null) throw notSealed()
    const page = await reportPage(context, row)
    context.wire.header('content-disposition', `attachment; filename="report-${row.area}-${row.day}.xlsx"`)
    return asWorkbook(reportTables(page, context.language))
  }),
]

async function open({ tx, user }: Context, id: string) {
  const row = await findReport(tx, id)
  if (!row || !isWithin(row.area, user.grant.area)) throw notFound()
  return row
}

/** Only whole periods that are over: a month that still runs is on the overview. */
function refuseUnfinished(asked: { span: 'month' | 'year'; day: string }, { today }: Context): void {
  const next = addDays(asked.day, 1)
  const whole = beginOf(asked.span, next) === next
  if (whole && asked.day < today) return
  throw refused([
    {
      code: 'report.unfinished',
      field: 'day',
      says: whole
        ? { zh: '这个期间还没有结束。', en: 'The period is not over yet.' }
        : { zh: '应当是月末或年末的日期。', en: 'It must be the last day of a month or a year.' },
      mend: { zh: '请选择已经结束的月份或年份。', en: 'Choose a month or a year that is over.' },
    },
  ])
}

function notSealed(): Problem {
  return new Problem(409, 'not-sealed', { zh: '报表还没有封存完成。', en: 'The report is not sealed yet.' })
}
