import { z } from 'zod'
import { criterionGroups } from '#core/oversight/rule-shapes.ts'
import { unitActs } from '#core/oversight/unit-acts.ts'
import { judgements, recheckOutcomes, recommendations, unitStages } from '#core/oversight/unit-course.ts'
import {
  Day,
  InArea,
  NamedArea,
  OfficeFile,
  overseeingWriters,
  overseers,
  oversightBase,
  Source,
  Words,
  Workbook,
  words,
  workbookType,
} from './oversight-shapes.ts'
import { type Route, route } from './route.ts'

const UnitParams = z.strictObject({ unitId: z.uuid() })
const Title = z.object({ key: z.string(), kind: z.enum(['unit', 'point']), level: z.string(), title: Words })

const Criterion = z.object({
  key: z.string(),
  group: z.enum(criterionGroups),
  kind: z.enum(['judged', 'standard', 'figure']),
  title: Words,
  atLeast: z.number().nullable(),
  atMost: z.number().nullable(),
})
/** `value` is null where nobody is counted, or where so few are that the reader may not be told. */
const Measured = z.object({ key: z.string(), value: z.number().nullable(), met: z.boolean().nullable() })

const UnitLine = z.object({
  id: z.string(),
  area: NamedArea,
  title: Title,
  name: z.string(),
  appliedOn: Day,
  stage: z.enum(unitStages),
  number: z.string().nullable(),
  plaqueOn: Day.nullable(),
  recheckDueOn: Day.nullable(),
  recheck: z.enum(['none', 'later', 'soon', 'overdue']),
  objectionOpen: z.boolean(),
})
export type UnitLine = z.infer<typeof UnitLine>

export const listUnits = route({
  ...oversightBase,
  id: 'demonstration.list',
  method: 'GET',
  path: '/api/demonstration-units',
  summary: {
    zh: '示范单位和示范点，复查到期的在前',
    en: 'Demonstration units, those due for a re-check first',
  },
  roles: overseers,
  query: InArea,
  reply: z.object({
    area: NamedArea,
    units: z.array(UnitLine),
    mayApply: z.boolean(),
    counts: z.object({
      awarded: z.number().int(),
      waiting: z.number().int(),
      overdue: z.number().int(),
      soon: z.number().int(),
    }),
  }),
})

export const previewUnit = route({
  ...oversightBase,
  id: 'demonstration.preview',
  method: 'GET',
  path: '/api/demonstration-units/criteria',
  summary: { zh: '创建标准和本级现在的情况', en: 'The criteria and how the own office stands by them now' },
  roles: overseeingWriters,
  reply: z.object({
    titles: z.array(Title),
    criteria: z.array(Criterion),
    source: Source,
    measured: z.array(Measured),
  }),
})

export const applyForUnit = route({
  ...oversightBase,
  id: 'demonstration.apply',
  method: 'POST',
  path: '/api/demonstration-units',
  summary: { zh: '申报示范单位（示范点）', en: 'Apply for a title' },
  roles: overseeingWriters,
  body: z.strictObject({ id: z.uuid(), title: z.string().max(40), name: words(80), statement: words(4000) }),
  reply: z.object({ id: z.string() }),
})

const event = { on: Day }
const Act = z.discriminatedUnion('kind', [
  z.strictObject({
    ...event,
    kind: z.literal('review'),
    recommend: z.enum(recommendations),
    judged: z.record(z.string().max(40), z.enum(judgements)),
    note: words(2000),
  }),
  z.strictObject({ ...event, kind: z.literal('siteVisit'), note: words(2000) }),
  z.strictObject({
    ...event,
    kind: z.literal('decision'),
    awarded: z.boolean(),
    number: z.string().trim().max(60),
    plaqueOn: Day.nullable(),
    reason: words(2000),
  }),
  z.strictObject({
    ...event,
    kind: z.literal('recheck'),
    outcome: z.enum(recheckOutcomes),
    note: words(2000),
  }),
  z.strictObject({ ...event, kind: z.literal('withdrawal'), reason: words(2000) }),
  z.strictObject({ ...event, kind: z.literal('objection'), statement: words(2000) }),
  z.strictObject({
    ...event,
    kind: z.literal('objectionDecision'),
    upheld: z.boolean(),
    reason: words(2000),
  }),
])
export type UnitActBody = z.infer<typeof Act>

const UnitEvent = z.object({
  kind: z.enum(unitActs),
  on: Day,
  byName: z.string(),
  byAreaName: z.string(),
  text: z.string(),
  recommend: z.enum(recommendations).nullable(),
  judged: z.record(z.string(), z.enum(judgements)).nullable(),
  outcome: z.string().nullable(),
})
export type UnitEventLine = z.infer<typeof UnitEvent>

export const showUnit = route({
  ...oversightBase,
  id: 'demonstration.show',
  method: 'GET',
  path: '/api/demonstration-units/:unitId',
  summary: {
    zh: '一个申报：标准、评审、决定、复查',
    en: 'An application with its criteria, reviews, decision and re-checks',
  },
  roles: overseers,
  params: UnitParams,
  reply: z.object({
    ...UnitLine.shape,
    statement: z.string(),
    byName: z.string(),
    criteria: z.array(Criterion),
    source: Source,
    /** As they stood on the day of the application, and now. */
    measuredThen: z.array(Measured),
    measuredNow: z.array(Measured),
    reviews: z.object({ done: z.number().int(), needed: z.number().int() }),
    visited: z.boolean(),
    objectUntil: Day.nullable(),
    events: z.array(UnitEvent),
    files: z.array(OfficeFile),
    may: z.array(z.enum(unitActs)),
    mayAttach: z.boolean(),
    /** Events so far: what `If-Match` asks. */
    version: z.number().int(),
  }),
})

export const actOnUnit = route({
  ...oversightBase,
  id: 'demonstration.act',
  method: 'POST',
  path: '/api/demonstration-units/:unitId/events',
  summary: {
    zh: '评审、考察、决定、复查、撤销、异议',
    en: 'Review, visit, decide, re-check, withdraw, object',
  },
  roles: overseeingWriters,
  params: UnitParams,
  body: Act,
  reply: z.object({ stage: z.enum(unitStages) }),
  precondition: true,
})

export const printCertificate = route({
  ...oversightBase,
  id: 'demonstration.certificate',
  method: 'GET',
  path: '/api/demonstration-units/:unitId/certificate',
  summary: { zh: '打印证书', en: 'The certificate on paper' },
  roles: overseers,
  params: UnitParams,
  reply: z.unknown(),
  produces: 'application/pdf',
})

export const exportUnits = route({
  ...oversightBase,
  id: 'demonstration.export',
  method: 'GET',
  path: '/api/demonstration-units/workbook',
  summary: { zh: '导出示范单位名册', en: 'The register as a workbook' },
  roles: overseers,
  query: InArea,
  reply: Workbook,
  produces: workbookType,
})

export const demonstrationRoutes: readonly Route[] = [
  listUnits,
  previewUnit,
  exportUnits,
  applyForUnit,
  showUnit,
  actOnUnit,
  printCertificate,
]
