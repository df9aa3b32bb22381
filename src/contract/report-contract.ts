import { z } from 'zod'
import { AreaCode, areaLevels } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { Cell } from './overview-contract.ts'
import { type Route, route } from './route.ts'

const readers = ['stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'] as const
const sealers = ['townshipOffice', 'narcoticsOffice'] as const
const AreaName = z.object({ code: AreaCode, name: z.string(), level: z.enum(areaLevels) })

/** A closed month or year of an office. `knownAt`: what was recorded later is not in it. */
export const ReportLine = z.object({
  id: z.string(),
  area: z.object({ code: AreaCode, name: z.string() }),
  span: z.enum(['month', 'year']),
  day: PlainDate,
  knownAt: z.string(),
  state: z.enum(['counting', 'sealed', 'failed', 'interrupted']),
  done: z.number().int(),
  total: z.number().int(),
  sha256: z.string().nullable(),
  note: z.string(),
  byName: z.string(),
  orgName: z.string(),
})
export type ReportLine = z.infer<typeof ReportLine>

export const ReportFigure = z.object({
  key: z.string(),
  version: z.number().int(),
  /** The version of today's definition differs from the one that was sealed. */
  redefined: z.boolean(),
  months: z.string().nullable(),
  total: Cell,
  below: z.array(Cell),
})

/** An entry by its kind and days: what it says is in the case. */
export const Recorded = z.object({
  type: z.string(),
  on: PlainDate,
  recordedAt: z.string(),
  daysLate: z.number().int(),
})

const recording = z.object({
  sameDay: z.number().int(),
  threeDays: z.number().int(),
  week: z.number().int(),
  later: z.number().int(),
})

export const ReportPage = z.object({
  report: ReportLine,
  cases: z.number().int(),
  /** The areas below, in the order of `below` of each figure. */
  areas: z.array(AreaName),
  figures: z.array(ReportFigure),
  /** How soon after the day itself the entries of the period were recorded. */
  recording,
  check: z
    .object({
      knownAt: z.string(),
      state: z.enum(['counting', 'done', 'failed', 'interrupted']),
      done: z.number().int(),
      total: z.number().int(),
      /** Counted again from the journals as known then: the same to the byte. */
      same: z.boolean().nullable(),
      restated: z.array(z.object({ area: AreaName, metric: z.string(), sealed: Cell, now: Cell })),
      changes: z.array(
        z.object({
          /** Null where the reader may not open the case. */
          caseId: z.string().nullable(),
          fileNo: z.string().nullable(),
          township: z.string(),
          metrics: z.array(z.string()),
          entries: z.array(Recorded),
        }),
      ),
      changedCases: z.number().int(),
    })
    .nullable(),
})
export type ReportPage = z.infer<typeof ReportPage>

const reading = { roles: readers, scope: 'area', confidentiality: 'C1', purpose: 'statistics' } as const
const Id = z.strictObject({ id: z.uuid() })

export const listReports = route({
  ...reading,
  id: 'report.list',
  method: 'GET',
  path: '/api/reports',
  summary: { zh: '已封存的月报、年报', en: 'Sealed reports' },
  query: z.strictObject({ area: AreaCode.optional() }),
  reply: z.object({ reports: z.array(ReportLine), maySeal: z.boolean() }),
})

export const sealReportRoute = route({
  ...reading,
  roles: sealers,
  id: 'report.seal',
  method: 'POST',
  path: '/api/reports',
  summary: { zh: '封存月报或年报', en: 'Close a month or a year' },
  body: z.strictObject({
    span: z.enum(['month', 'year']),
    /** Last day of the month or year. */
    day: PlainDate,
    note: z.string().trim().max(500).default(''),
  }),
  reply: z.object({ id: z.string() }),
})

export const showReport = route({
  ...reading,
  id: 'report.show',
  method: 'GET',
  path: '/api/reports/:id',
  summary: { zh: '一份报表', en: 'One report' },
  params: Id,
  reply: ReportPage,
})

export const checkReportRoute = route({
  ...reading,
  roles: sealers,
  id: 'report.check',
  method: 'POST',
  path: '/api/reports/:id/checks',
  summary: { zh: '核验并查看更正', en: 'Count again and show what changed since' },
  params: Id,
  reply: z.object({ id: z.string() }),
})

export const countReportAgain = route({
  ...reading,
  roles: sealers,
  id: 'report.again',
  method: 'POST',
  path: '/api/reports/:id/count',
  summary: { zh: '重新统计中断的报表', en: 'Count an interrupted report again' },
  params: Id,
  reply: z.object({ id: z.string() }),
})

export const reportWorkbook = route({
  ...reading,
  id: 'report.workbook',
  method: 'GET',
  path: '/api/reports/:id/workbook',
  summary: { zh: '导出报表（Excel 工作簿）', en: 'A report as a workbook' },
  params: Id,
  reply: z.instanceof(Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const reportRoutes: readonly Route[] = [
  listReports,
  sealReportRoute,
  showReport,
  checkReportRoute,
  countReportAgain,
  reportWorkbook,
]
