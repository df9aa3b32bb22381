import { z } from 'zod'
import { dutyKinds, stages } from '#core/case/case-state.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Clause = z.object({ document: z.string(), clause: z.string(), says: Words })
const CaseParams = z.strictObject({ caseId: z.uuid() })

/** Something that one side owes the other, with the rule it comes from. */
export const OwnDuty = z.object({
  id: z.string(),
  kind: z.enum(dutyKinds),
  side: z.enum(['me', 'them']),
  from: PlainDate,
  dueOn: PlainDate,
  late: z.boolean(),
  says: Words,
  clause: Clause.nullable(),
})
export type OwnDuty = z.infer<typeof OwnDuty>

/** A line of the own file. `mayObject`: it weighs against the person, and nobody has objected to it yet. */
export const OwnEntry = z.object({
  id: z.string(),
  type: z.string(),
  title: Words,
  on: PlainDate,
  data: z.record(z.string(), z.unknown()),
  mayObject: z.boolean(),
  objection: z.enum(['open', 'upheld', 'rejected']).nullable(),
  struck: z.boolean(),
})
export type OwnEntry = z.infer<typeof OwnEntry>

const Contest = z.object({
  may: z.boolean(),
  state: z.enum(['none', 'open', 'upheld', 'rejected']),
  raisedOn: PlainDate.nullable(),
  dueOn: PlainDate.nullable(),
  decidedOn: PlainDate.nullable(),
  answer: z.string().nullable(),
})

const OwnTier = z.object({
  id: z.string(),
  name: Words,
  says: Words.nullable(),
  setOn: PlainDate,
  reason: z.string(),
  reviewOn: PlainDate.nullable(),
  facts: z.array(
    z.object({
      says: Words,
      on: PlainDate,
      weighs: z.enum(['against', 'for']),
      until: PlainDate.nullable(),
    }),
  ),
  calmer: z.array(z.object({ name: Words, when: Words })),
  rhythm: z.array(z.object({ kind: z.string(), times: z.number().int(), next: PlainDate.nullable() })),
  scheme: Words,
  clause: Clause.nullable(),
  reading: z.boolean(),
  contest: Contest,
  history: z.array(
    z.object({
      id: z.string(),
      on: PlainDate,
      name: Words,
      reason: z.string(),
      status: z.enum(['inForce', 'past', 'struck', 'setAside']),
      contest: Contest,
    }),
  ),
})
export type OwnTier = z.infer<typeof OwnTier>

export const OwnCase = z.object({
  caseId: z.string(),
  fileNo: z.string(),
  measure: z.enum(['communityDetox', 'communityRehab']).nullable(),
  stage: z.enum(stages),
  office: z.object({ name: z.string(), phone: z.string().nullable(), address: z.string().nullable() }),
  worker: z.string().nullable(),
  reportIn: z.object({ dueOn: PlainDate.nullable(), reportedOn: PlainDate.nullable() }),
  term: z.object({
    startsOn: PlainDate.nullable(),
    endsOn: PlainDate.nullable(),
    elapsedDays: z.number().int(),
    totalDays: z.number().int(),
    suspendedDays: z.number().int(),
  }),
  agreementOn: PlainDate.nullable(),
  duties: z.array(OwnDuty),
  counters: z.array(
    z.object({
      key: z.string(),
      value: z.number().int(),
      threshold: z.number().int(),
      clause: Clause.nullable(),
    }),
  ),
  findings: z.array(
    z.object({ id: z.string(), kind: z.string(), on: PlainDate, says: Words, clause: Clause.nullable() }),
  ),
  leaves: z.array(
    z.object({
      id: z.string(),
      from: PlainDate,
      to: PlainDate,
      state: z.enum(['asked', 'granted', 'refused', 'returned', 'withdrawn']),
      reason: z.string().nullable(),
    }),
  ),
  entries: z.array(OwnEntry),
  /** The confirmed tier in words and facts; null where nobody set one. No points ever. */
  grading: OwnTier.nullable(),
  /** False once the measure has ended: nothing is left to ask leave from. */
  mayAskLeave: z.boolean(),
  /** From so many days on the law asks for a written report. */
  leaveReportDays: z.number().int().nullable(),
})
export type OwnCase = z.infer<typeof OwnCase>

const own = { roles: ['person'], confidentiality: 'C3', purpose: 'ownFile' } as const

export const showOwnFile = route({
  ...own,
  id: 'own.show',
  scope: 'area',
  method: 'GET',
  path: '/api/mine',
  summary: { zh: '我的档案', en: 'My own file' },
  reply: z.object({ today: PlainDate, cases: z.array(OwnCase) }),
})

export const askOwnLeave = route({
  ...own,
  id: 'own.askLeave',
  scope: 'case',
  method: 'POST',
  path: '/api/mine/:caseId/leave',
  summary: { zh: '请假', en: 'Ask for leave' },
  params: CaseParams,
  body: z.strictObject({
    id: z.uuid(),
    from: PlainDate,
    to: PlainDate,
    destination: z.string().trim().min(1).max(200),
    reason: z.string().trim().min(1).max(1000),
  }),
  reply: z.object({ recorded: z.array(z.string()) }),
})

export const objectToOwnEntry = route({
  ...own,
  id: 'own.object',
  scope: 'case',
  method: 'POST',
  path: '/api/mine/:caseId/objections',
  summary: { zh: '提出异议', en: 'Object to an entry' },
  params: CaseParams,
  body: z.strictObject({
    id: z.uuid(),
    about: z.string().min(1).max(64),
    statement: z.string().trim().min(2).max(4000),
    /** What the person has to show for it. */
    proof: z.string().trim().max(1000).optional(),
  }),
  reply: z.object({ recorded: z.array(z.string()) }),
})

export const ownLooks = route({
  ...own,
  id: 'own.looks',
  scope: 'case',
  method: 'GET',
  path: '/api/mine/:caseId/looks',
  summary: { zh: '谁看过我的档案', en: 'Who looked at my file' },
  params: CaseParams,
  query: z.strictObject({ after: z.string().max(200).optional() }),
  reply: z.object({
    rows: z.array(z.object({ at: z.string(), role: z.string(), org: z.string(), purpose: z.string() })),
    next: z.string().nullable(),
  }),
})

const giving = {
  roles: ['stationHead', 'townshipOffice'],
  scope: 'case',
  confidentiality: 'C2',
  purpose: 'casework',
  params: CaseParams,
} as const

/** Whether the person has a login for the own file, and the act of giving or ending it. */
export const readOwnLogin = route({
  ...giving,
  roles: ['worker', 'stationHead', 'townshipOffice'],
  id: 'own.readLogin',
  method: 'GET',
  path: '/api/cases/:caseId/own-login',
  summary: { zh: '本人账号', en: "The person's own login" },
  reply: z.object({
    login: z
      .object({ login: z.string(), status: z.enum(['invited', 'active', 'disabled']), givenOn: PlainDate })
      .nullable(),
  }),
})

export const giveOwnLogin = route({
  ...giving,
  id: 'own.giveLogin',
  method: 'POST',
  path: '/api/cases/:caseId/own-login',
  summary: { zh: '开通本人账号', en: 'Give the person a login for the own file' },
  stepUp: true,
  reply: z.object({ login: z.string(), code: z.string(), validUntil: z.string() }),
})

export const endOwnLoginRoute = route({
  ...giving,
  id: 'own.endLogin',
  method: 'POST',
  path: '/api/cases/:caseId/own-login/end',
  summary: { zh: '停用本人账号', en: "End the person's own login" },
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({ done: z.literal(true) }),
})

export const ownRoutes: readonly Route[] = [
  showOwnFile,
  askOwnLeave,
  objectToOwnEntry,
  ownLooks,
  readOwnLogin,
  giveOwnLogin,
  endOwnLoginRoute,
]
