import { z } from 'zod'
import { leaveStates } from '#core/leave/leave-cycle.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const CaseParams = z.strictObject({ caseId: z.string().min(1).max(64) })
const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const casework = { confidentiality: 'C3', purpose: 'casework' } as const

/** States of a leave, and an absence that was found. */
export const awayStates = [...leaveStates, 'absence'] as const

/** One stretch of days away. Where to and why are not in the list: they open one by one. */
export const AwayLine = z.object({
  caseId: z.string(),
  id: z.string(),
  kind: z.enum(['leave', 'absence']),
  state: z.enum(awayStates),
  name: z.string(),
  fileNo: z.string(),
  tier: z.string().nullable(),
  stationId: z.string().nullable(),
  stationName: z.string().nullable(),
  workerId: z.string().nullable(),
  workerName: z.string().nullable(),
  from: PlainDate,
  /** The last day that holds; null for an absence that has no end yet. */
  to: PlainDate.nullable(),
  /** The day until which more was asked for. */
  askedTo: PlainDate.nullable(),
  returnedOn: PlainDate.nullable(),
  /** Days of calendar touched and full days; until today where there is no end. */
  touched: z.number().int(),
  full: z.number().int(),
  reportDue: z.boolean(),
  daysOverdue: z.number().int(),
  /** Days by which tests that fall into it are due. */
  tests: z.array(PlainDate),
})
export type AwayLine = z.infer<typeof AwayLine>

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const AwayFind = z.strictObject({
  month: Month,
  station: z.string().max(64).optional(),
  worker: z.string().max(64).optional(),
  tier: z.string().max(40).optional(),
  /** Only who is away on the day of asking. */
  now: z.enum(['true', 'false']).default('false'),
})
export type AwayFind = z.infer<typeof AwayFind>

export const listAway = route({
  ...casework,
  id: 'leave.list',
  scope: 'area',
  method: 'GET',
  path: '/api/leaves',
  summary: { zh: '外出日历', en: 'Who is away' },
  roles: [...staff, 'policeLiaison'],
  query: AwayFind,
  reply: z.object({
    lines: z.array(AwayLine),
    /** True where more lie in the month than one page of the calendar shows: filter by station. */
    more: z.boolean(),
    counts: z.object({
      now: z.number().int(),
      asked: z.number().int(),
      overdue: z.number().int(),
      absent: z.number().int(),
    }),
    tiers: z.array(z.object({ key: z.string(), name: Words })),
  }),
})

export const exportAway = route({
  ...casework,
  id: 'leave.export',
  stepUp: true,
  scope: 'area',
  method: 'POST',
  path: '/api/leaves/export',
  repeatable: true,
  summary: { zh: '导出外出日历（工作簿）', en: 'The calendar of who is away, as a workbook' },
  roles: staff,
  body: AwayFind,
  reply: z.custom<Uint8Array>((v) => v instanceof Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** Where to, for whoever may know; why only for those who do the casework. */
export const showAway = route({
  ...casework,
  id: 'leave.show',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/leaves/:leaveId',
  summary: { zh: '一次外出', en: 'One leave' },
  roles: [...staff, 'policeLiaison'],
  params: z.strictObject({ caseId: z.string().min(1).max(64), leaveId: z.string().min(1).max(64) }),
  reply: z.object({
    destination: z.string().nullable(),
    contact: z.string().nullable(),
    reason: z.string().nullable(),
    steps: z.array(z.object({ on: PlainDate, title: Words, by: z.string().nullable() })),
  }),
})

/** A count of the law with what is missing and the entries it rests on. */
const Counted = z.object({
  says: Words,
  clause: z.string(),
  document: z.string(),
  evidence: z.array(z.string()),
})

/** While dates are typed: what is due, and what would count if nobody had been told. */
export const explainDays = route({
  ...casework,
  id: 'leave.days',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/days-away',
  summary: { zh: '外出天数怎样计算', en: 'How days away are counted' },
  roles: [...staff, 'policeLiaison'],
  params: CaseParams,
  query: z.strictObject({ from: PlainDate, to: PlainDate, absence: z.enum(['true', 'false']) }),
  reply: z.object({
    touched: z.number().int(),
    full: z.number().int(),
    reportDue: z.boolean(),
    /** The early count, the late count, and both counters as they would stand. */
    lines: z.array(Counted),
    /** Recorded as an absence it would be a serious violation. */
    serious: z.boolean(),
    tests: z.array(PlainDate),
  }),
})
export type DaysExplained = z.infer<typeof explainDays.reply>

export const leaveRoutes: readonly Route[] = [listAway, exportAway, showAway, explainDays]
