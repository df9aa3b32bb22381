import { z } from 'zod'
import { outcomes } from '#core/decision/decision-kind.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const deciding = {
  roles: ['stationHead', 'townshipOffice', 'worker', 'policeLiaison'],
  confidentiality: 'C3',
  purpose: 'casework',
} as const

export const decisionKindKeys = [
  'report',
  'objection',
  'properReason',
  'suspend',
  'resume',
  'terminate',
  'leave',
  'leaveExtension',
  'tier',
  'tierReview',
  'tierObjection',
  'warn',
  'strike',
] as const

/** A line of the inbox. `mine`: this user may decide it; otherwise somebody else must. */
export const DecisionLine = z.object({
  caseId: z.string(),
  decisionId: z.string(),
  kind: z.string(),
  title: Words,
  name: z.string(),
  fileNo: z.string(),
  askedBy: z.string().nullable(),
  askedOn: PlainDate,
  dueOn: PlainDate.nullable(),
  dueBecause: Words.nullable(),
  daysLeft: z.number().int().nullable(),
  townshipName: z.string(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  mine: z.boolean(),
  sentBack: z.boolean(),
})
export type DecisionLine = z.infer<typeof DecisionLine>

/** What the decider needs on one page: what is asked, the rule with its clause, the record, what follows. */
export const DecisionPage = z.object({
  caseId: z.string(),
  decisionId: z.string(),
  kind: z.string(),
  title: Words,
  /** The version for `If-Match`. */
  seq: z.number().int(),
  person: z.object({ name: z.string(), fileNo: z.string(), measure: z.string().nullable() }),
  /** Empty where the name is not known any more; null where the system proposes. */
  askedBy: z.string().nullable(),
  askedOn: PlainDate,
  dueOn: PlainDate.nullable(),
  dueBecause: Words.nullable(),
  /** Whose place the reader takes, where somebody named the reader a substitute. */
  actingFor: z.string().nullable(),
  asked: z.array(z.object({ label: Words, value: Words })),
  rule: z.array(
    z.object({
      clause: z.string(),
      document: z.string(),
      article: z.string(),
      force: z.string(),
      says: Words,
      text: z.string().nullable(),
    }),
  ),
  record: z.array(
    z.object({
      says: Words,
      evidence: z.array(z.object({ id: z.string(), on: PlainDate, title: Words, by: z.string().nullable() })),
    }),
  ),
  follows: z.record(z.enum(outcomes), Words),
  adverse: z.array(z.enum(outcomes)),
  /** What both sides owed and did; empty where nobody is accused. */
  sides: z.array(
    z.object({
      side: z.enum(['office', 'person']),
      what: Words,
      owed: z.number().int().nullable(),
      done: z.number().int(),
      late: z.number().int(),
      missed: z.number().int(),
    }),
  ),
  /** What must be ticked before approving. */
  confirm: Words.nullable(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: Words,
      options: z.array(z.object({ value: z.string(), label: Words })).optional(),
    }),
  ),
  /** What must be settled before it can be approved. */
  blocks: z.array(Words),
  mayDecide: z.boolean(),
  /** Why this user may not, where so. */
  because: Words.nullable(),
})
export type DecisionPage = z.infer<typeof DecisionPage>

/** The substitution under which somebody decides in another's place; the own post where absent. */
const As = z.string().max(64).optional()
const Acting = z.strictObject({ as: As })

const DecisionParams = z.strictObject({
  caseId: z.string().min(1).max(64),
  decisionId: z.string().min(3).max(120),
})

export const listDecisions = route({
  ...deciding,
  id: 'decision.list',
  scope: 'area',
  method: 'GET',
  path: '/api/decisions',
  summary: { zh: '待我审批', en: 'Decisions that wait' },
  query: z.strictObject({
    kind: z.enum(decisionKindKeys).optional(),
    sentBack: z.enum(['true', 'false']).default('false'),
    as: As,
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ decisions: z.array(DecisionLine), next: z.string().nullable() }),
})

export const countDecisions = route({
  ...deciding,
  id: 'decision.counts',
  scope: 'area',
  method: 'GET',
  path: '/api/decisions/counts',
  summary: { zh: '待审批件数', en: 'How many decisions wait' },
  reply: z.object({
    total: z.number().int(),
    overdue: z.number().int(),
    kinds: z.record(z.string(), z.number().int()),
    /** Where this user stands in for somebody today: what waits there. */
    forOthers: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        until: PlainDate,
        total: z.number().int(),
        overdue: z.number().int(),
      }),
    ),
  }),
})

export const showDecision = route({
  ...deciding,
  id: 'decision.show',
  scope: 'case',
  method: 'GET',
  path: '/api/decisions/:caseId/:decisionId',
  summary: { zh: '一件待审批事项', en: 'One decision' },
  params: DecisionParams,
  query: Acting,
  reply: DecisionPage,
})

/** One decision at a time: there is no route that takes several. */
export const decideRoute = route({
  ...deciding,
  id: 'decision.decide',
  scope: 'case',
  method: 'POST',
  path: '/api/decisions/:caseId/:decisionId',
  summary: { zh: '审批', en: 'Decide' },
  params: DecisionParams,
  query: Acting,
  body: z.strictObject({
    outcome: z.enum(outcomes),
    reason: z.string().trim().max(2000).default(''),
    confirmed: z.boolean().default(false),
    fields: z.record(z.string().max(40), z.string().trim().max(1000)).default({}),
  }),
  precondition: true,
  reply: z.object({ entries: z.array(z.string()), seq: z.number().int() }),
})

export const askStrike = route({
  id: 'decision.askStrike',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/strike-requests',
  summary: { zh: '申请作废一条登记', en: 'Ask for an entry to be struck' },
  roles: ['worker', 'stationHead', 'townshipOffice'],
  confidentiality: 'C3',
  purpose: 'casework',
  params: z.strictObject({ caseId: z.string().min(1).max(64) }),
  body: z.strictObject({ entry: z.string().min(1).max(64), reason: z.string().trim().min(2).max(1000) }),
  reply: z.object({ decisionId: z.string() }),
})

export const decisionRoutes: readonly Route[] = [
  listDecisions,
  countDecisions,
  showDecision,
  decideRoute,
  askStrike,
]
