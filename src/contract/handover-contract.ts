import { z } from 'zod'
import { entrustmentSteps } from '#core/handover/entrustments.ts'
import { materialKeys } from '#core/handover/materials.ts'
import { moveSteps, turns } from '#core/handover/moves.ts'
import { taskKinds } from '#core/handover/task-kinds.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const casework = { confidentiality: 'C3', purpose: 'casework' } as const
const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const caseParams = z.strictObject({ caseId: z.string().min(1).max(64) })
const params = z.strictObject({ caseId: z.string().min(1).max(64), handoverId: z.string().min(1).max(64) })
const said = z.object({ entries: z.array(z.string()), seq: z.number().int() })

export const handoverTabs = ['out', 'in', 'entrustedOut', 'entrustedIn'] as const

const shared = {
  caseId: z.string(),
  handoverId: z.string(),
  kind: z.enum(['move', 'entrust']),
  step: z.enum([...moveSteps, ...entrustmentSteps]),
  turn: z.enum(turns).nullable(),
  dueOn: PlainDate.nullable(),
  askedOn: PlainDate,
  changedOn: PlainDate.nullable(),
  reportBy: PlainDate.nullable(),
  untilOn: PlainDate.nullable(),
  tasks: z.array(z.enum(taskKinds)),
}

/** A line of a tab. Whoever has given the case away keeps the line without the name. */
export const HandoverLine = z.object({
  ...shared,
  daysLeft: z.number().int().nullable(),
  name: z.string().nullable(),
  fileNo: z.string(),
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  termEnds: PlainDate.nullable(),
})
export type HandoverLine = z.infer<typeof HandoverLine>

const Count = z.object({ open: z.number().int(), mine: z.number().int(), late: z.number().int() })

export const listHandovers = route({
  ...casework,
  id: 'handover.list',
  scope: 'area',
  method: 'GET',
  path: '/api/handovers',
  summary: { zh: '交接与委托', en: 'Hand-overs and entrusted work' },
  roles: staff,
  query: z.strictObject({
    tab: z.enum(handoverTabs).default('out'),
    closed: z.enum(['true', 'false']).default('false'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    handovers: z.array(HandoverLine),
    next: z.string().nullable(),
    counts: z.object({ out: Count, in: Count, entrustedOut: Count, entrustedIn: Count }),
  }),
})

/** For the badge: what waits for this reader's side. */
export const countHandoversRoute = route({
  ...casework,
  id: 'handover.counts',
  scope: 'area',
  method: 'GET',
  path: '/api/handovers/counts',
  summary: { zh: '待办交接件数', en: 'How many hand-overs wait' },
  roles: staff,
  reply: z.object({ mine: z.number().int(), late: z.number().int() }),
})

const HandoverStep = z.object({
  what: z.enum([
    'asked',
    'sent',
    'refused',
    'accepted',
    'reportedIn',
    'signed',
    'entrusted',
    'taken',
    'declined',
    'ended',
  ]),
  on: PlainDate,
  by: z.string().nullable(),
  /** Reason, list of material, who took over: as it was recorded. */
  says: z.array(z.string()),
})

/** One hand-over for either side. `person` is what the receiving office needs to decide; nothing of the journal. */
export const HandoverPage = z.object({
  ...shared,
  seq: z.number().int(),
  today: PlainDate,
  /** The reader is of the other office and does not have the case. */
  guest: z.boolean(),
  from: z.object({ code: z.string(), name: z.string() }).nullable(),
  to: z.object({ code: z.string(), name: z.string() }).nullable(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  takesOverOn: PlainDate.nullable(),
  termEnds: PlainDate.nullable(),
  reason: z.string(),
  person: z.object({
    name: z.string(),
    sex: z.enum(['male', 'female', 'unknown']),
    age: z.number().int().nullable(),
    fileNo: z.string(),
    measure: z.string().nullable(),
    stage: z.string(),
    organ: z.string().nullable(),
    documentNo: z.string().nullable(),
    reportedOn: PlainDate.nullable(),
    agreementOn: PlainDate.nullable(),
    contact: z.enum(['inTouch', 'lost']),
    lastTestOn: PlainDate.nullable(),
    counters: z.array(z.object({ what: Words, value: z.number().int(), threshold: z.number().int() })),
  }),
  steps: z.array(HandoverStep),
  /** What goes with the file; the receiving office sees the list as it was sent. */
  materials: z.array(z.object({ key: z.enum(materialKeys), words: Words, count: z.number().int() })),
  clauses: z.array(z.object({ key: z.string(), document: z.string(), article: z.string(), says: Words })),
  may: z.object({
    send: z.boolean(),
    answer: z.boolean(),
    reportIn: z.boolean(),
    sign: z.boolean(),
    take: z.boolean(),
    end: z.boolean(),
    openCase: z.boolean(),
  }),
})
export type HandoverPage = z.infer<typeof HandoverPage>

export const showHandover = route({
  ...casework,
  id: 'handover.show',
  scope: 'case',
  method: 'GET',
  path: '/api/handovers/:caseId/:handoverId',
  summary: { zh: '一件交接', en: 'One hand-over' },
  roles: staff,
  params,
  reply: HandoverPage,
})

export const CaseHandovers = z.object({
  seq: z.number().int(),
  townshipName: z.string(),
  handovers: z.array(
    z.object({
      ...shared,
      fromName: z.string().nullable(),
      toName: z.string().nullable(),
      workerName: z.string().nullable(),
      open: z.boolean(),
    }),
  ),
  may: z.object({ ask: z.boolean(), entrust: z.boolean() }),
})
export type CaseHandovers = z.infer<typeof CaseHandovers>

export const caseHandovers = route({
  ...casework,
  id: 'handover.ofCase',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/handovers',
  summary: { zh: '个案的交接与委托', en: 'Hand-overs of one case' },
  roles: staff,
  params: caseParams,
  reply: CaseHandovers,
})

export const askMove = route({
  ...casework,
  id: 'handover.ask',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/moves',
  summary: { zh: '申请变更执行地', en: 'Ask for a change of place' },
  roles: staff,
  params: caseParams,
  body: z.strictObject({
    id: z.uuid(),
    to: AreaCode,
    changedOn: PlainDate,
    reason: z.string().trim().min(2).max(1000),
  }),
  reply: said,
})

export const sendFile = route({
  ...casework,
  id: 'handover.send',
  scope: 'case',
  method: 'POST',
  path: '/api/handovers/:caseId/:handoverId/send',
  summary: { zh: '移送材料', en: 'Send the file' },
  roles: ['townshipOffice'],
  params,
  body: z.strictObject({
    materials: z.array(z.enum(materialKeys)).min(1),
    more: z.string().trim().max(1000).default(''),
  }),
  precondition: true,
  reply: said,
})

/** Accepting names who takes over in the same act; refusing says why. */
export const answerFile = route({
  ...casework,
  id: 'handover.answer',
  scope: 'case',
  method: 'POST',
  path: '/api/handovers/:caseId/:handoverId/answer',
  summary: { zh: '接收或退回材料', en: 'Accept or refuse the file' },
  roles: ['townshipOffice'],
  params,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('accept'),
      station: z.string().min(1).max(64),
      worker: z.string().min(1).max(64),
    }),
    z.strictObject({ outcome: z.literal('refuse'), reason: z.string().trim().min(2).max(1000) }),
  ]),
  precondition: true,
  reply: said,
})

export const handoverRoutes: readonly Route[] = [
  listHandovers,
  countHandoversRoute,
  showHandover,
  caseHandovers,
  askMove,
  sendFile,
  answerFile,
]
