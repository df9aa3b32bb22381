import { z } from 'zod'
import { abnormalKinds } from '#core/abnormal/abnormal-items.ts'
import { nextSteps } from '#core/abnormal/next-step.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

/** A line of the inbox. `nextBy` is the day somebody named, or the pack's where nobody has yet (`step` is null then). */
export const AbnormalLine = z.object({
  caseId: z.string(),
  itemId: z.string(),
  kind: z.enum(abnormalKinds),
  on: PlainDate,
  ageDays: z.number().int(),
  nextBy: PlainDate,
  daysLeft: z.number().int(),
  step: z.enum(nextSteps).nullable(),
  reported: z.boolean(),
  /** The report to the police that waits for their decision: there the acts differ as law says. */
  reportId: z.string().nullable(),
  name: z.string(),
  fileNo: z.string(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
})
export type AbnormalLine = z.infer<typeof AbnormalLine>

const casework = { confidentiality: 'C3', purpose: 'casework' } as const
const staff = ['worker', 'stationHead', 'townshipOffice'] as const
const itemParams = z.strictObject({
  caseId: z.string().min(1).max(64),
  itemId: z.string().min(3).max(120),
})

/** The police liaison sees only what was reported to the police, and nothing that was written about it. */
export const listAbnormal = route({
  ...casework,
  id: 'abnormal.list',
  scope: 'area',
  method: 'GET',
  path: '/api/abnormal',
  summary: { zh: '异常情况', en: 'Abnormal situations' },
  roles: [...staff, 'policeLiaison'],
  query: z.strictObject({
    kind: z.enum(abnormalKinds).optional(),
    late: z.enum(['true', 'false']).default('false'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    items: z.array(AbnormalLine),
    next: z.string().nullable(),
    /** Of the whole list, whatever the filter. */
    counts: z.array(
      z.object({ kind: z.enum(abnormalKinds), open: z.number().int(), late: z.number().int() }),
    ),
  }),
})

export const showAbnormal = route({
  ...casework,
  id: 'abnormal.show',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/abnormal/:itemId',
  summary: { zh: '一件异常情况的处置日期', en: 'The dates set for one abnormal situation' },
  roles: staff,
  params: itemParams,
  reply: z.object({
    firstBy: PlainDate,
    steps: z.array(
      z.object({
        step: z.enum(nextSteps),
        nextOn: PlainDate,
        setOn: PlainDate,
        byName: z.string().nullable(),
      }),
    ),
  }),
})

export const setNextStep = route({
  ...casework,
  id: 'abnormal.setNext',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/abnormal/:itemId/steps',
  summary: { zh: '定下一步日期', en: 'Set the next step' },
  roles: staff,
  params: itemParams,
  body: z.strictObject({ step: z.enum(nextSteps), nextOn: PlainDate }),
  reply: z.object({ nextOn: PlainDate }),
})

export const abnormalRoutes: readonly Route[] = [listAbnormal, showAbnormal, setNextStep]
