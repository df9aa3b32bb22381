import { z } from 'zod'
import { followUps, outcomes, pickKinds, screeningSources } from '#core/screening/screening-codes.ts'
import { ScreeningDraft } from '#core/screening/screening-draft.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const field = ['worker', 'stationHead', 'townshipOffice'] as const
const readers = [...field, 'narcoticsOffice'] as const
const offices = ['townshipOffice', 'narcoticsOffice'] as const
const register = { scope: 'area', confidentiality: 'C3', purpose: 'supervision' } as const
const ScreeningParams = z.strictObject({ screeningId: z.uuid() })
const LineParams = z.strictObject({ screeningId: z.uuid(), lineId: z.uuid() })
const Text = z.string().trim().min(2).max(500)

const Screening = z.object({
  id: z.string(),
  name: z.string(),
  why: z.string(),
  area: z.string(),
  areaName: z.string(),
  from: PlainDate,
  to: PlainDate,
  status: z.enum(['open', 'closed']),
  by: z.string(),
  /** As far as the reader sees: a worker the own lines, a station its own. */
  total: z.number().int(),
  done: z.number().int(),
})
export type Screening = z.infer<typeof Screening>

const Remaining = z.object({ reportInOverdue: z.number().int(), seriousViolation: z.number().int() })

export const ScreeningLine = z.object({
  id: z.string(),
  name: z.string(),
  caseId: z.string().nullable(),
  source: z.enum(screeningSources),
  picked: z.array(z.enum(pickKinds)),
  township: z.string(),
  townshipName: z.string(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  outcomeOn: PlainDate.nullable(),
  followUp: z.enum(followUps).nullable(),
  followDoneOn: PlainDate.nullable(),
})
export type ScreeningLine = z.infer<typeof ScreeningLine>

export const listScreenings = route({
  ...register,
  confidentiality: 'C1',
  id: 'screening.list',
  method: 'GET',
  path: '/api/screenings',
  summary: { zh: '排查', en: 'Screenings' },
  roles: readers,
  reply: z.object({ screenings: z.array(Screening) }),
})

export const createScreening = route({
  ...register,
  confidentiality: 'C1',
  id: 'screening.create',
  method: 'POST',
  path: '/api/screenings',
  summary: { zh: '开始一次排查', en: 'Begin a screening' },
  roles: offices,
  body: z.strictObject({ name: z.string().trim().min(2).max(60), why: Text, from: PlainDate, to: PlainDate }),
  reply: z.object({ screeningId: z.string() }),
})

export const showScreening = route({
  ...register,
  id: 'screening.show',
  method: 'GET',
  path: '/api/screenings/:screeningId',
  summary: { zh: '排查进度', en: 'How far a screening has come' },
  roles: readers,
  params: ScreeningParams,
  reply: z.object({
    screening: Screening,
    closedOn: PlainDate.nullable(),
    closedBy: z.string().nullable(),
    /** Now while it runs, at its end once it is closed. */
    remaining: Remaining,
    remainingWhy: z.string().nullable(),
    mine: z.boolean(),
    areas: z.array(
      z.object({
        area: z.string(),
        name: z.string(),
        total: z.number().int(),
        done: z.number().int(),
        unassigned: z.number().int(),
      }),
    ),
    outcomes: z.array(z.object({ outcome: z.enum(outcomes), n: z.number().int() })),
  }),
})

export const listScreeningLines = route({
  ...register,
  id: 'screening.lines',
  method: 'GET',
  path: '/api/screenings/:screeningId/lines',
  summary: { zh: '排查对象', en: 'The people of a screening' },
  roles: readers,
  params: ScreeningParams,
  query: z.strictObject({
    township: AreaCode.optional(),
    state: z.enum(['open', 'done', 'followUp', 'all']).default('open'),
    unassigned: z.enum(['true', 'false']).default('false'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ lines: z.array(ScreeningLine), next: z.string().nullable() }),
})

export const showScreeningLine = route({
  ...register,
  id: 'screening.line',
  method: 'GET',
  path: '/api/screenings/:screeningId/lines/:lineId',
  summary: { zh: '一个排查对象', en: 'One person of a screening' },
  roles: field,
  params: LineParams,
  reply: z.object({
    line: ScreeningLine,
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    remark: z.string().nullable(),
    outcomes: z.array(
      z.object({
        id: z.string(),
        outcome: z.enum(outcomes),
        on: PlainDate,
        followUp: z.enum(followUps),
        where: z.string().nullable(),
        text: z.string().nullable(),
        byName: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
})

export const addScreeningLine = route({
  ...register,
  id: 'screening.add',
  method: 'POST',
  path: '/api/screenings/:screeningId/lines',
  summary: { zh: '加入一个排查对象', en: 'Add a person to a screening' },
  roles: offices,
  params: ScreeningParams,
  body: ScreeningDraft,
  reply: z.object({ lineId: z.string() }),
})

export const countScreeningPicks = route({
  ...register,
  id: 'screening.pickCount',
  method: 'GET',
  path: '/api/screenings/:screeningId/picks',
  summary: { zh: '登记册中可列入的人数', en: 'How many the register could add' },
  roles: offices,
  params: ScreeningParams,
  reply: z.object({ counts: z.record(z.enum(pickKinds), z.number().int()), months: z.number().int() }),
})

export const pickScreeningLines = route({
  ...register,
  id: 'screening.pick',
  method: 'POST',
  path: '/api/screenings/:screeningId/picks',
  summary: { zh: '从登记册列入', en: 'Add people from the register' },
  roles: offices,
  params: ScreeningParams,
  body: z.strictObject({ kinds: z.array(z.enum(pickKinds)).min(1) }),
  reply: z.object({ added: z.number().int() }),
})

export const handOutLines = route({
  ...register,
  id: 'screening.handOut',
  method: 'POST',
  path: '/api/screenings/:screeningId/hand-out',
  summary: { zh: '分派排查对象', en: 'Hand people out' },
  roles: ['stationHead', 'townshipOffice'],
  params: ScreeningParams,
  body: z.strictObject({
    lines: z.array(z.uuid()).min(1).max(500),
    station: z.string().min(1).max(64),
    worker: z.string().min(1).max(64).nullable(),
  }),
  reply: z.object({ handed: z.number().int() }),
})

/** One person at a time: what came of it is never recorded for many at once. */
export const recordScreeningOutcome = route({
  ...register,
  purpose: 'casework',
  id: 'screening.outcome',
  method: 'POST',
  path: '/api/screenings/:screeningId/lines/:lineId/outcomes',
  summary: { zh: '登记排查结果', en: 'Record what came of it' },
  roles: field,
  params: LineParams,
  body: z.strictObject({
    outcome: z.enum(outcomes),
    on: PlainDate,
    where: z.string().trim().min(1).max(80).optional(),
    text: z.string().trim().min(1).max(1000).optional(),
    followUp: z.enum(followUps),
  }),
  reply: z.object({ outcome: z.enum(outcomes) }),
})

export const finishFollowUp = route({
  ...register,
  purpose: 'casework',
  id: 'screening.followUp',
  method: 'POST',
  path: '/api/screenings/:screeningId/lines/:lineId/follow-up',
  summary: { zh: '后续已办', en: 'What follows is done' },
  roles: field,
  params: LineParams,
  body: z.strictObject({ on: PlainDate }),
  reply: z.object({ on: PlainDate }),
})

export const removeScreeningLine = route({
  ...register,
  id: 'screening.remove',
  method: 'DELETE',
  path: '/api/screenings/:screeningId/lines/:lineId',
  summary: { zh: '移出误加的对象', en: 'Take off a line added by mistake' },
  roles: offices,
  params: LineParams,
  reply: z.object({ removed: z.number().int() }),
})

export const closeScreening = route({
  ...register,
  id: 'screening.close',
  method: 'POST',
  path: '/api/screenings/:screeningId/close',
  summary: { zh: '结束排查', en: 'End a screening' },
  roles: offices,
  params: ScreeningParams,
  body: z.strictObject({ why: z.string().trim().max(500).optional() }),
  reply: z.object({ status: z.literal('closed') }),
})

/** Progress by township and outcome, without a name. */
export const exportScreening = route({
  ...register,
  confidentiality: 'C1',
  id: 'screening.workbook',
  method: 'GET',
  path: '/api/screenings/:screeningId/workbook',
  summary: { zh: '导出排查进度表', en: 'Export the progress' },
  roles: readers,
  params: ScreeningParams,
  reply: z.instanceof(Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const screeningRoutes: readonly Route[] = [
  listScreenings,
  createScreening,
  showScreening,
  listScreeningLines,
  showScreeningLine,
  addScreeningLine,
  countScreeningPicks,
  pickScreeningLines,
  handOutLines,
  recordScreeningOutcome,
  finishFollowUp,
  removeScreeningLine,
  closeScreening,
  exportScreening,
]
