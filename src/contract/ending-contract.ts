import { z } from 'zod'
import { dutyKinds, measures, stages } from '#core/case/case-state.ts'
import { endingActs, endingTabs } from '#core/ending/ending-tabs.ts'
import { noticeEvents } from '#core/ending/notices-owed.ts'
import { noticeReceivers } from '#core/journal/types/ending-types.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { NewEntry } from './case-contract.ts'
import { type Route, route } from './route.ts'

const casework = { confidentiality: 'C3', purpose: 'casework' } as const
const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const CaseParams = z.strictObject({ caseId: z.uuid() })
const Words = z.object({ zh: z.string(), en: z.string() })
const exitStates = ['due', 'reported', 'confirmed', 'declined'] as const

/** A line of the register; what does not belong to its part is null. */
export const EndingLineShown = z.object({
  caseId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  measure: z.enum(measures).nullable(),
  stage: z.enum(stages),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  termEnds: PlainDate.nullable(),
  /** Until when the material goes to the police and the assessment is made. */
  materialDue: PlainDate.nullable(),
  endAssessedOn: PlainDate.nullable(),
  since: PlainDate.nullable(),
  reason: z.string().nullable(),
  expectedUntil: PlainDate.nullable(),
  suspendedDays: z.number().int(),
  noticesOpen: z.number().int(),
  noticesDue: PlainDate.nullable(),
  cleanSince: PlainDate.nullable(),
  threeYearsCleanOn: PlainDate.nullable(),
  followUps: z.object({
    done: z.number().int(),
    missed: z.number().int(),
    due: PlainDate.nullable(),
  }),
  exit: z.object({
    state: z.enum(exitStates).nullable(),
    report: z.string().nullable(),
    listNo: z.string().nullable(),
    reportedOn: PlainDate.nullable(),
    answeredOn: PlainDate.nullable(),
    /** Days since the years were full, or since the list went to the police. */
    waitingDays: z.number().int().nullable(),
  }),
  sealing: z.string().nullable(),
})
export type EndingLineShown = z.infer<typeof EndingLineShown>

const Find = z.strictObject({
  tab: z.enum(endingTabs).default('soon'),
  open: z.enum(['true', 'false']).default('false'),
  exit: z.enum([...exitStates, 'open']).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** The police liaison sees what the police must issue, and the names that were handed to them. */
export const listEndings = route({
  ...casework,
  id: 'ending.list',
  scope: 'area',
  method: 'GET',
  path: '/api/endings',
  summary: { zh: '期满与解除', en: 'Endings and what follows' },
  roles: [...staff, 'policeLiaison'],
  query: Find,
  reply: z.object({
    items: z.array(EndingLineShown),
    next: z.string().nullable(),
    counts: z.object({
      tabs: z.record(z.enum(endingTabs), z.number().int()),
      open: z.number().int(),
      exits: z.record(z.enum(exitStates), z.number().int()),
    }),
  }),
})

export const exportEndings = route({
  ...casework,
  id: 'ending.export',
  scope: 'area',
  method: 'GET',
  path: '/api/endings/workbook',
  summary: { zh: '导出名单（最多五十人）', en: 'Export a part as a workbook (fifty people at most)' },
  roles: [...staff, 'policeLiaison'],
  confidentiality: 'C2',
  stepUp: true,
  query: Find.omit({ after: true, limit: true }),
  reply: z.unknown(),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const NoticeShown = z.object({
  id: z.string(),
  what: z.enum(noticeEvents),
  about: z.string().nullable(),
  to: z.enum(noticeReceivers),
  owedBy: z.enum(['office', 'police']),
  on: PlainDate,
  dueOn: PlainDate.nullable(),
  clause: z.string(),
  reading: z.boolean(),
  doneBy: z.string().nullable(),
  doneOn: PlainDate.nullable(),
  status: z.enum(['open', 'overdue', 'done', 'late', 'lapsed']),
})
export type NoticeShown = z.infer<typeof NoticeShown>

const Sealing = z.object({
  id: z.string(),
  ground: z.enum(['threeYearsClean', 'retentionOver']),
  clause: z.string(),
  since: PlainDate,
  preparedBy: z.string(),
  preparedOn: PlainDate,
  firstBy: z.string().nullable(),
  status: z.enum(['prepared', 'approvedOnce', 'sealed', 'refused', 'withdrawn']),
  /** What this user may do about it now. */
  may: z.array(z.enum(['approve', 'refuse', 'withdraw'])),
})
export type SealingShown = z.infer<typeof Sealing>

const Clause = z.object({ key: z.string(), document: z.string(), clause: z.string(), says: Words })

/** What the case page says of stopping, ending and what comes after. */
export const showEnding = route({
  ...casework,
  id: 'ending.show',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/ending',
  summary: { zh: '中止、终止、解除和之后', en: 'Suspension, end and what follows' },
  roles: [...staff, 'policeLiaison'],
  params: CaseParams,
  reply: z.object({
    notices: z.array(NoticeShown),
    asked: z.array(z.object({ id: z.string(), type: z.string(), on: PlainDate })),
    /** By which reading the three years begin, and whether the place excludes this person. */
    clean: z.object({
      start: z.string().nullable(),
      startClause: z.string().nullable(),
      since: PlainDate.nullable(),
      fullOn: PlainDate.nullable(),
      excluded: z.boolean(),
      exclusionClause: z.string().nullable(),
    }),
    exit: EndingLineShown.shape.exit,
    followUps: z.array(
      z.object({
        from: PlainDate,
        dueOn: PlainDate,
        status: z.enum(['open', 'done', 'missed', 'late', 'excused']),
      }),
    ),
    sealing: z.array(Sealing),
    sealable: z.object({ ground: z.string(), clause: z.string(), since: PlainDate }).nullable(),
    sealingBlocks: z.array(Words),
    clauses: z.array(Clause),
  }),
})

const DutyShown = z.object({ kind: z.enum(dutyKinds), dueOn: PlainDate })

/** Nothing is written: replay is asked what the act would do. */
export const previewEnding = route({
  ...casework,
  id: 'ending.preview',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/ending/preview',
  summary: { zh: '先看会发生什么', en: 'What an act of ending would do' },
  roles: [...staff, 'policeLiaison'],
  repeatable: true,
  params: CaseParams,
  body: z.strictObject({
    act: z.enum(endingActs),
    on: PlainDate,
    reason: z.string().max(40).optional(),
  }),
  reply: z.object({
    from: z.enum(stages),
    to: z.enum(stages),
    clause: Clause.nullable(),
    termBefore: PlainDate.nullable(),
    termAfter: PlainDate.nullable(),
    suspendedDays: z.number().int(),
    dutiesGone: z.array(DutyShown),
    dutiesNew: z.array(DutyShown),
    findingsGone: z.array(Words),
    findingsNew: z.array(Words),
    notices: z.array(NoticeShown.pick({ to: true, owedBy: true, dueOn: true, reading: true })),
    refusals: z.array(Words),
    /** Warnings of the law that the writer should read: what does not end a measure, what is our reading. */
    warnings: z.array(z.object({ clause: z.string(), says: Words })),
  }),
})

/** Names whose three years are full go to the police in one list; nothing adverse, so many at once. */
export const reportExits = route({
  ...casework,
  id: 'ending.reportExits',
  scope: 'area',
  method: 'POST',
  path: '/api/endings/exits',
  summary: { zh: '移送退出动态管控名单', en: 'Hand the list of exits to the police' },
  roles: ['townshipOffice'],
  body: z.strictObject({
    listNo: z.string().trim().min(1).max(60),
    cases: z
      .array(z.object({ caseId: z.uuid(), entry: NewEntry.shape.id }))
      .min(1)
      .max(100),
  }),
  reply: z.object({ reported: z.number().int() }),
})

export const prepareSealing = route({
  ...casework,
  id: 'sealing.prepare',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/sealing',
  summary: { zh: '准备封存申请', en: 'Prepare a request to seal the file' },
  roles: staff,
  params: CaseParams,
  body: z.strictObject({ remark: z.string().trim().max(1000).default('') }),
  reply: z.object({ id: z.string() }),
})

export const listSealing = route({
  ...casework,
  id: 'sealing.list',
  scope: 'area',
  method: 'GET',
  path: '/api/sealing',
  summary: { zh: '待批准的封存申请', en: 'Requests to seal that wait' },
  roles: ['stationHead', 'townshipOffice'],
  reply: z.object({
    items: z.array(Sealing.extend({ caseId: z.string(), name: z.string(), fileNo: z.string() })),
  }),
})

/** The second approval seals the file at once. Two people other than who prepared it; one of the township. */
export const answerSealing = route({
  ...casework,
  id: 'sealing.answer',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/sealing/:requestId',
  summary: { zh: '批准、不批准或者撤回封存', en: 'Approve, refuse or withdraw a request to seal' },
  roles: staff,
  stepUp: true,
  params: CaseParams.extend({ requestId: z.uuid() }),
  body: z.strictObject({ outcome: z.enum(['approve', 'refuse', 'withdraw']) }),
  reply: z.object({ status: z.string() }),
})

export const endingRoutes: readonly Route[] = [
  listEndings,
  exportEndings,
  showEnding,
  previewEnding,
  reportExits,
  prepareSealing,
  listSealing,
  answerSealing,
]
