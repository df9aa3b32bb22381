import { z } from 'zod'
import { measures } from '#core/case/case-state.ts'
import { policeGrounds } from '#core/journal/types/breach-types.ts'
import { packKeys } from '#core/police/packs.ts'
import { reportStates } from '#core/police/police-reports.ts'
import { policeDecisions } from '#core/police/what-follows.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { ShownEntry } from './case-contract.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const readers = ['policeLiaison', ...staff] as const
const casework = { confidentiality: 'C3', purpose: 'casework' } as const

export const PoliceReportLine = z.object({
  caseId: z.string(),
  reportId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  measure: z.enum(measures).nullable(),
  ground: z.enum(policeGrounds),
  on: PlainDate,
  ageDays: z.number().int(),
  reportNo: z.string().nullable(),
  state: z.enum(reportStates),
  receivedOn: PlainDate.nullable(),
  receiptNo: z.string().nullable(),
  receiptDue: PlainDate.nullable(),
  receiptLate: z.boolean(),
  decidedOn: PlainDate.nullable(),
  decision: z.enum(policeDecisions).nullable(),
  townshipName: z.string().nullable(),
  stationName: z.string().nullable(),
})
export type PoliceReportLine = z.infer<typeof PoliceReportLine>

const Counts = z.object({
  sent: z.number().int(),
  received: z.number().int(),
  decided: z.number().int(),
  /** Without a receipt past the day that the pack gives it. */
  late: z.number().int(),
})

/** For the police what they received, for an office what it sent: the same reports in each one's scope. */
export const listPoliceReports = route({
  ...casework,
  id: 'policeReport.list',
  scope: 'area',
  method: 'GET',
  path: '/api/police-reports',
  summary: { zh: '报告公安机关的情况', en: 'Reports to the police' },
  roles: readers,
  query: z.strictObject({
    state: z.enum(reportStates).optional(),
    ground: z.enum(policeGrounds).optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ reports: z.array(PoliceReportLine), next: z.string().nullable(), counts: Counts }),
})

/** For the navigation: how many reports nobody has received yet. */
export const countPoliceReports = route({
  id: 'policeReport.count',
  confidentiality: 'C1',
  purpose: 'policeNotice',
  scope: 'area',
  method: 'GET',
  path: '/api/police-reports/count',
  summary: { zh: '待签收的报告数', en: 'How many reports wait for a receipt' },
  roles: ['policeLiaison'],
  reply: z.object({ total: z.number().int() }),
})

const ReportParams = z.strictObject({
  caseId: z.string().min(1).max(64),
  reportId: z.string().min(1).max(64),
})

/** One paper of a report, as far as the reader may open it. */
const ReportPaper = z.object({
  documentId: z.string(),
  form: z.string(),
  names: Words,
  number: z.string().nullable(),
  on: PlainDate,
  pages: z.number().int(),
})

export const PoliceReportPage = PoliceReportLine.omit({ townshipName: true, stationName: true }).extend({
  /** The journal's number of rows: `If-Match` of the decision. */
  seq: z.number().int(),
  stage: z.string(),
  byName: z.string(),
  byOrg: z.string(),
  receivedBy: z.string().nullable(),
  documentNo: z.string().nullable(),
  /** What the report rests on, in what the reader may see of it; `withheld` counts the rest. */
  evidence: z.array(ShownEntry),
  withheld: z.number().int(),
  papers: z.array(ReportPaper),
  pack: z.enum(packKeys).nullable(),
  /** The whole pack can be printed at once. */
  packReady: z.boolean(),
  rules: z.array(
    z.object({
      clause: z.string(),
      document: z.string(),
      article: z.string(),
      force: z.string(),
      says: Words,
      text: z.string().nullable(),
    }),
  ),
  /** What the law lets be decided on this report. */
  decisions: z.array(z.enum(policeDecisions)),
  noEarlyRelease: z.boolean(),
  mayReceive: z.boolean(),
  mayDecide: z.boolean(),
})
export type PoliceReportPage = z.infer<typeof PoliceReportPage>

export const showPoliceReport = route({
  ...casework,
  id: 'policeReport.show',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/police-reports/:reportId',
  summary: { zh: '一份报告和它的依据', en: 'One report and what it rests on' },
  roles: readers,
  params: ReportParams,
  reply: PoliceReportPage,
})

export const receiveReport = route({
  ...casework,
  id: 'policeReport.receive',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/police-reports/:reportId/receipt',
  summary: { zh: '签收报告', en: 'Receive a report' },
  roles: ['policeLiaison'],
  params: ReportParams,
  body: z.strictObject({
    receiptNo: z.string().trim().min(1).max(100),
    receivedBy: z.string().trim().max(60).optional(),
  }),
  reply: z.object({ entryId: z.string() }),
})

export const decideReport = route({
  ...casework,
  id: 'policeReport.decide',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/police-reports/:reportId/decision',
  summary: { zh: '登记公安机关的决定', en: 'Record what the police decided on a report' },
  roles: ['policeLiaison'],
  params: ReportParams,
  precondition: true,
  body: z.strictObject({
    decision: z.enum(policeDecisions),
    on: PlainDate,
    documentNo: z.string().trim().max(100).optional(),
  }),
  reply: z.object({ entryId: z.string(), stage: z.string() }),
})

const PackParams = z.strictObject({ caseId: z.string().min(1).max(64), pack: z.enum(packKeys) })

/** A paper of the pack: issued (newest that stands), or not yet. `offered`: it fits the case and can be made now. */
const PackPaper = z.object({
  form: z.string(),
  names: Words,
  offered: z.boolean(),
  documentId: z.string().nullable(),
  number: z.string().nullable(),
  on: PlainDate.nullable(),
  pages: z.number().int().nullable(),
  copies: z.number().int(),
})

export const showPack = route({
  ...casework,
  id: 'policeReport.pack',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/packs/:pack',
  summary: { zh: '移交材料：有哪些、缺哪些', en: 'The papers of a pack: which are there, which are missing' },
  roles: staff,
  params: PackParams,
  reply: z.object({ pack: z.enum(packKeys), papers: z.array(PackPaper), complete: z.boolean() }),
})

export const downloadPack = route({
  id: 'policeReport.packPaper',
  confidentiality: 'C4',
  purpose: 'casework',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/packs/:pack/paper',
  summary: { zh: '移交材料合并打印', en: 'The papers of a pack as one print' },
  roles: readers,
  params: PackParams,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const policeReportRoutes: readonly Route[] = [
  listPoliceReports,
  countPoliceReports,
  showPoliceReport,
  receiveReport,
  decideReport,
  showPack,
  downloadPack,
]
