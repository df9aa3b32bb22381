import { z } from 'zod'
import { dutyKinds, findingKinds, measures, stages } from '#core/case/case-state.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

/** `appointments`: due or noticed for today; `toRecord`: this person owed something and the day has passed; `followUps`: the office owes. */
export const dayLists = ['appointments', 'toRecord', 'followUps'] as const
export const dayBuckets = ['overdue', 'thisWeek', 'thisMonth', 'later'] as const

export const DayRow = z.object({
  caseId: z.string(),
  personId: z.string(),
  fileNo: z.string(),
  name: z.string(),
  measure: z.enum(measures).nullable(),
  stage: z.enum(stages),
  list: z.enum(dayLists),
  bucket: z.enum(dayBuckets),
  dutyId: z.string(),
  kind: z.enum(dutyKinds),
  owedBy: z.enum(['person', 'office', 'police', 'clinic']),
  windowFrom: PlainDate,
  dueOn: PlainDate,
  daysLate: z.number().int(),
  clause: z.string(),
  tier: z.string().nullable(),
  /** The entry type that its button records: `testTaken`, `visitMade`, … */
  act: z.string().nullable(),
})
export type DayRow = z.infer<typeof DayRow>

const ListCount = z.object({
  list: z.enum(dayLists),
  counts: z.object({
    overdue: z.number().int(),
    thisWeek: z.number().int(),
    thisMonth: z.number().int(),
    later: z.number().int(),
  }),
})

export const DayPage = z.object({
  today: PlainDate,
  counts: z.array(ListCount),
  rows: z.array(DayRow),
  next: z.string().nullable(),
  /** Findings that need someone's eye, newest first, at most twenty. */
  alerts: z.array(
    z.object({
      caseId: z.string(),
      name: z.string(),
      fileNo: z.string(),
      kind: z.enum(findingKinds),
      on: PlainDate,
      clause: z.string(),
    }),
  ),
  alertCount: z.number().int(),
})
export type DayPage = z.infer<typeof DayPage>

export const myDay = route({
  id: 'day.show',
  method: 'GET',
  path: '/api/day',
  summary: { zh: '我的今天', en: 'My day' },
  roles: ['worker', 'stationHead', 'townshipOffice'],
  scope: 'area',
  confidentiality: 'C2',
  purpose: 'casework',
  query: z.strictObject({
    list: z.enum(dayLists).optional(),
    bucket: z.enum(dayBuckets).optional(),
    kind: z.enum(dutyKinds).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(60),
    after: z.string().max(400).optional(),
  }),
  reply: DayPage,
})

export const dayRoutes: readonly Route[] = [myDay]
