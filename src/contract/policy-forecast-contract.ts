import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { ForecastLine } from './policy-draft-contract.ts'
import { type Route, route } from './route.ts'

const AreaName = z.object({ code: AreaCode, name: z.string() })
const Id = z.object({ id: z.string().min(1).max(60) })

/** How many people a line is about; null where so few that they could be told apart. */
const People = z.number().int().nullable()
const Figure = z.object({
  before: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
  after: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
  /** People whose share of the figure differs. */
  moved: People,
})

export const ForecastPage = z.object({
  forecast: ForecastLine,
  draftId: z.string(),
  area: AreaName,
  path: z.array(AreaName),
  /** The areas below, in the order of the `below` of each line. */
  areas: z.array(AreaName),
  cases: z.number().int(),
  changed: People,
  changedBelow: z.array(People),
  /** `duty visit gained`, `finding testMissed lost`, `tier stable>priority`, `termEnd moved`. */
  lines: z.array(
    z.object({
      line: z.string(),
      times: z.number().int().nullable(),
      people: People,
      below: z.array(People),
    }),
  ),
  /** Figures that move anywhere inside the area. */
  figures: z.array(z.object({ key: z.string(), total: Figure, below: z.array(Figure) })),
})
export type ForecastPage = z.infer<typeof ForecastPage>

export const ForecastPerson = z.object({
  caseId: z.string(),
  fileNo: z.string(),
  name: z.string(),
  townshipName: z.string(),
  differences: z.array(
    z.object({
      what: z.string(),
      kind: z.string(),
      change: z.enum(['gained', 'lost', 'moved']),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
})
export type ForecastPerson = z.infer<typeof ForecastPerson>

const office = {
  roles: ['narcoticsOffice'],
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'administration',
} as const

export const startForecast = route({
  ...office,
  id: 'policyForecast.start',
  method: 'POST',
  path: '/api/policy-drafts/:id/forecasts',
  summary: { zh: '测算草案的影响', en: 'Run a draft over all journals' },
  params: Id,
  body: z.strictObject({
    /** `effect`: on the day it takes effect. `today`: as if it took effect today. */
    on: z.enum(['effect', 'today']),
  }),
  reply: z.object({ id: z.string() }),
})

export const cancelForecast = route({
  ...office,
  id: 'policyForecast.cancel',
  method: 'POST',
  path: '/api/policy-forecasts/:id/cancel',
  summary: { zh: '停止测算', en: 'Stop a forecast' },
  params: Id,
  body: z.strictObject({}),
  reply: z.object({}),
})

export const showForecast = route({
  ...office,
  id: 'policyForecast.show',
  method: 'GET',
  path: '/api/policy-forecasts/:id',
  summary: { zh: '一次测算的结果', en: 'One forecast' },
  params: Id,
  query: z.strictObject({ area: AreaCode.optional() }),
  reply: ForecastPage,
})

export const forecastPeople = route({
  ...office,
  confidentiality: 'C3',
  purpose: 'supervision',
  id: 'policyForecast.people',
  method: 'POST',
  path: '/api/policy-forecasts/:id/people',
  summary: { zh: '受影响的人员', en: 'The people behind a line of a forecast' },
  params: Id,
  body: z.strictObject({
    area: AreaCode,
    line: z.string().max(120),
    /** Why an office above the caseload looks at people; kept in the access log. */
    because: z.string().trim().min(2).max(200),
    after: z.string().max(200).optional(),
  }),
  repeatable: true,
  reply: z.object({ people: z.array(ForecastPerson), next: z.string().nullable() }),
})

export const forecastWorkbook = route({
  ...office,
  id: 'policyForecast.workbook',
  method: 'GET',
  path: '/api/policy-forecasts/:id/workbook',
  summary: { zh: '导出测算结果（Excel 工作簿）', en: 'A forecast as a workbook' },
  params: Id,
  query: z.strictObject({ area: AreaCode.optional() }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const policyForecastRoutes: readonly Route[] = [
  startForecast,
  cancelForecast,
  showForecast,
  forecastPeople,
  forecastWorkbook,
]
