import { z } from 'zod'
import { chainStates, testLevels } from '#core/drug-test/test-chains.ts'
import { noticeOutcomes } from '#core/drug-test/test-notices.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'
import { Sample, sampleKinds, TestFile } from './test-file-shape.ts'

const casework = { confidentiality: 'C3', purpose: 'casework' } as const
const staff = ['worker', 'stationHead', 'townshipOffice', 'policeLiaison'] as const

/** Who a line of a list is about. */
const Person = {
  caseId: z.string(),
  name: z.string(),
  fileNo: z.string(),
  stationName: z.string().nullable(),
  workerName: z.string().nullable(),
}

/** A notice for a day and what became of it. */
const NoticeLine = z.object({
  ...Person,
  sex: z.enum(['male', 'female', 'unknown']),
  noticeId: z.string(),
  toldOn: PlainDate,
  dueOn: PlainDate,
  place: z.string().nullable(),
  time: z.string().nullable(),
  served: z.string().nullable(),
  outcome: z.enum(noticeOutcomes),
})
export type NoticeLine = z.infer<typeof NoticeLine>

export const listCollection = route({
  ...casework,
  id: 'tests.day',
  scope: 'area',
  method: 'GET',
  path: '/api/tests/day',
  summary: { zh: '某日应当到场检测的人', en: 'Who is to come to a test on a day' },
  roles: staff,
  query: z.strictObject({ on: PlainDate.optional() }),
  reply: z.object({
    on: PlainDate,
    items: z.array(NoticeLine),
    /** How many are notified for each day around it. */
    days: z.array(z.object({ on: PlainDate, all: z.number().int(), open: z.number().int() })),
  }),
})

const DueLine = z.object({
  ...Person,
  dutyId: z.string(),
  windowFrom: PlainDate,
  dueOn: PlainDate,
  daysLeft: z.number().int(),
  /** The day of a notice that still waits. */
  notifiedFor: PlainDate.nullable(),
})
export type DueLine = z.infer<typeof DueLine>

export const listDueTests = route({
  ...casework,
  id: 'tests.due',
  scope: 'area',
  method: 'GET',
  path: '/api/tests/due',
  summary: { zh: '检测窗口内还没有检测的人', en: 'Whose test window is open' },
  roles: staff,
  query: z.strictObject({
    notified: z.enum(['all', 'no']).default('all'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(DueLine), next: z.string().nullable() }),
})

/** Notices are no act against anybody: many at once. Each is an entry, and a paper where it is wanted. */
export const notifyTests = route({
  ...casework,
  id: 'tests.notify',
  scope: 'area',
  method: 'POST',
  path: '/api/tests/notices',
  summary: { zh: '通知检测（可以多人）', en: 'Notify tests, of one or many' },
  roles: staff,
  body: z.strictObject({
    notices: z
      .array(z.strictObject({ caseId: z.uuid(), id: z.uuid() }))
      .min(1)
      .max(50),
    dueOn: PlainDate,
    place: z.string().trim().min(1).max(200),
    time: z.string().trim().max(40).optional(),
    way: z.enum(['phone', 'visit', 'message', 'direct']),
    surprise: z.boolean().optional(),
    /** F-15 for each, numbered and frozen at once. */
    papers: z.boolean().default(false),
  }),
  reply: z.object({
    notified: z.array(
      z.object({ caseId: z.string(), noticeId: z.string(), documentId: z.string().nullable() }),
    ),
  }),
})

const ChainLine = z.object({
  ...Person,
  testId: z.string(),
  on: PlainDate,
  sample: sampleKinds.nullable(),
  level: z.enum(testLevels).nullable(),
  state: z.enum(chainStates),
  dueOn: PlainDate.nullable(),
  daysLeft: z.number().int().nullable(),
})
export type ChainLine = z.infer<typeof ChainLine>

export const chainTabs = ['window', 'further'] as const

export const listTestChains = route({
  ...casework,
  id: 'tests.chains',
  scope: 'area',
  method: 'GET',
  path: '/api/tests/chains',
  summary: { zh: '异议期内、送检和复检', en: 'Results that may be objected to, and further tests' },
  roles: staff,
  query: z.strictObject({
    tab: z.enum(chainTabs).default('further'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(ChainLine), next: z.string().nullable() }),
})

const SampleLine = z.object({ ...Person, ...Sample, daysLeft: z.number().int() })
export type SampleLine = z.infer<typeof SampleLine>

export const sampleFilters = ['kept', 'overdue', 'sent', 'disposed'] as const

/** Sent as POST, so that what is searched for stands in no address. */
export const searchSamples = route({
  ...casework,
  id: 'tests.samples',
  scope: 'area',
  method: 'POST',
  path: '/api/tests/samples',
  repeatable: true,
  summary: { zh: '留存样本', en: 'Samples that are kept' },
  roles: staff,
  body: z.strictObject({
    which: z.enum(sampleFilters).optional(),
    /** A number or seal, from its beginning. */
    find: z.string().trim().max(60).optional(),
    after: z.string().max(400).optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    items: z.array(SampleLine),
    next: z.string().nullable(),
    counts: z.object({ kept: z.number().int(), overdue: z.number().int(), sent: z.number().int() }),
  }),
})

export const showTests = route({
  ...casework,
  id: 'tests.case',
  scope: 'case',
  method: 'GET',
  path: '/api/cases/:caseId/tests',
  summary: { zh: '一份档案的检测', en: 'The tests of a case' },
  roles: staff,
  params: z.strictObject({ caseId: z.uuid() }),
  /** `12,6,4`: show how the windows would lie. */
  query: z.strictObject({
    perYear: z
      .string()
      .regex(/^\d{1,3}(,\d{1,3}){0,4}$/)
      .optional(),
  }),
  reply: TestFile,
})

export const testRoutes: readonly Route[] = [
  listCollection,
  listDueTests,
  notifyTests,
  listTestChains,
  searchSamples,
  showTests,
]
