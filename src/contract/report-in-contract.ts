import { z } from 'zod'
import { measures } from '#core/case/case-state.ts'
import { messageStates } from '#core/message/message-state.ts'
import { reportStates } from '#core/police/police-reports.ts'
import { deadlineReasons } from '#core/report-in/deadline.ts'
import { reportInBuckets } from '#core/report-in/report-in-track.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { MessageLine } from './message-contract.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const casework = { confidentiality: 'C3', purpose: 'casework' } as const

/** A person who is to report in and has not. `asked`: the decision that a request for a proper reason waits for. */
export const ReportInLine = z.object({
  caseId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  measure: z.enum(measures).nullable(),
  bucket: z.enum(reportInBuckets),
  servedOn: PlainDate.nullable(),
  dueOn: PlainDate.nullable(),
  daysLeft: z.number().int().nullable(),
  why: z.enum(deadlineReasons).nullable(),
  reminders: z.number().int(),
  remindedOn: PlainDate.nullable(),
  asked: z.string().nullable(),
  townshipName: z.string().nullable(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  /** The report of the refusal: owed, made, received, decided; null before the deadline. */
  report: z.enum(['owed', ...reportStates]).nullable(),
  reportId: z.string().nullable(),
  receiptNo: z.string().nullable(),
  /** No receipt past the day that the pack gives it. */
  receiptLate: z.boolean(),
  /** The newest message to the person. */
  message: z.enum(messageStates).nullable(),
})
export type ReportInLine = z.infer<typeof ReportInLine>

const Filter = { bucket: z.enum(reportInBuckets).optional() }

/** Order of the list: the longest overdue first, those without a day last. */
export const listReportIn = route({
  ...casework,
  id: 'reportIn.list',
  scope: 'area',
  method: 'GET',
  path: '/api/report-in',
  summary: { zh: '报到跟踪', en: 'Who has not reported in yet' },
  roles: [...staff, 'policeLiaison'],
  query: z.strictObject({
    ...Filter,
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    lines: z.array(ReportInLine),
    next: z.string().nullable(),
    /** Of the whole list, whatever the filter. */
    counts: z.array(z.object({ bucket: z.enum(reportInBuckets), n: z.number().int() })),
  }),
})

export const exportReportIn = route({
  ...casework,
  id: 'reportIn.export',
  stepUp: true,
  scope: 'area',
  method: 'POST',
  path: '/api/report-in/export',
  repeatable: true,
  summary: { zh: '导出报到跟踪（工作簿，最多五十人）', en: 'Export as a workbook (fifty people at most)' },
  roles: staff,
  body: z.strictObject(Filter),
  reply: z.custom<Uint8Array>((v) => v instanceof Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const CaseParams = z.strictObject({ caseId: z.string().min(1).max(64) })

/** Everything that one reminder needs: why the last day is that day, what was done so far, what would be sent. */
export const ReportInPage = z.object({
  caseId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  dueOn: PlainDate.nullable(),
  deadline: z
    .object({
      says: Words,
      clause: z.object({ document: z.string(), article: z.string(), text: z.string().nullable() }).nullable(),
    })
    .nullable(),
  reminders: z.array(z.object({ on: PlainDate, way: z.string(), byName: z.string() })),
  asks: z.array(
    z.object({
      on: PlainDate,
      until: PlainDate,
      answer: z.enum(['open', 'accepted', 'refused']),
      reason: z.string().nullable(),
    }),
  ),
  messages: z.array(MessageLine),
  /** The text that would go out, or why none can. `sendsAt` where it waits for the end of the quiet hours. */
  send: z.object({
    text: z.string().nullable(),
    phone: z.string().nullable(),
    sendsAt: z.string().nullable(),
    because: Words.nullable(),
  }),
})
export type ReportInPage = z.infer<typeof ReportInPage>

export const showReportIn = route({
  id: 'reportIn.show',
  confidentiality: 'C3',
  purpose: 'casework',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/report-in',
  summary: { zh: '一人的报到期限和提醒', en: 'The deadline and the reminders of one person' },
  roles: staff,
  params: CaseParams,
  reply: ReportInPage,
})

export const remindWays = ['message', 'phone', 'visit', 'paper'] as const

/** One act: the entry of the journal and, where it is a message, the message itself. */
export const remindReportIn = route({
  ...casework,
  id: 'reportIn.remind',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/report-in/reminders',
  summary: { zh: '提醒报到', en: 'Remind somebody to report in' },
  roles: staff,
  params: CaseParams,
  body: z.strictObject({ way: z.enum(remindWays) }),
  reply: z.object({ entryId: z.string(), messageId: z.string().nullable(), sendsAt: z.string().nullable() }),
})

export const reportInRoutes: readonly Route[] = [listReportIn, exportReportIn, showReportIn, remindReportIn]
