import { z } from 'zod'
import { measures } from '#core/case/case-state.ts'
import { spans } from '#core/metrics/time-span.ts'
import { AreaCode, areaLevels } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { Cell } from './overview-contract.ts'
import { Recorded } from './report-contract.ts'
import { type Route, route } from './route.ts'

const readers = ['stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'] as const
const base = { roles: readers, scope: 'area', confidentiality: 'C1', purpose: 'statistics' } as const
const AreaName = z.object({ code: AreaCode, name: z.string(), level: z.enum(areaLevels) })

/** Figures of an area on a past day as they were known at the end of another day, beside what is known now. */
export const LookPage = z.object({
  id: z.string(),
  area: z.object({ code: AreaCode, name: z.string() }),
  span: z.enum(spans),
  day: PlainDate,
  knownAt: z.string(),
  nowAt: z.string(),
  state: z.enum(['counting', 'done', 'failed', 'interrupted']),
  done: z.number().int(),
  total: z.number().int(),
  figures: z.array(
    z.object({
      key: z.string(),
      version: z.number().int(),
      months: z.string().nullable(),
      known: Cell,
      now: Cell,
    }),
  ),
  /** Figures of townships that are another number now. */
  moved: z.array(z.object({ area: AreaName, metric: z.string(), known: Cell, now: Cell })),
  changes: z.array(
    z.object({
      /** Null where the reader may not open the case. */
      caseId: z.string().nullable(),
      fileNo: z.string().nullable(),
      township: z.string(),
      metrics: z.array(z.string()),
      entries: z.array(Recorded),
    }),
  ),
  changedCases: z.number().int(),
})
export type LookPage = z.infer<typeof LookPage>

/** How many cases would be counted and about how long that takes, before anything is begun. */
export const estimateLook = route({
  ...base,
  id: 'look.estimate',
  method: 'GET',
  path: '/api/overview/looks/estimate',
  summary: { zh: '按当时所知统计需要多久', en: 'How long a look back takes' },
  query: z.strictObject({ area: AreaCode }),
  reply: z.object({ cases: z.number().int(), seconds: z.number().int() }),
})

export const askLook = route({
  ...base,
  id: 'look.ask',
  method: 'POST',
  path: '/api/overview/looks',
  summary: { zh: '按当时所知统计', en: 'Count as it was known then' },
  body: z.strictObject({
    area: AreaCode,
    day: PlainDate,
    span: z.enum(spans),
    /** Known at the end of this day. */
    known: PlainDate,
    /** Count anew also where the same was asked today. */
    fresh: z.boolean().default(false),
  }),
  reply: z.object({ id: z.string() }),
})

export const showLook = route({
  ...base,
  id: 'look.show',
  method: 'GET',
  path: '/api/overview/looks/:id',
  summary: { zh: '当时所知的指标', en: 'Figures as they were known' },
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({ measure: z.enum(measures).optional() }),
  reply: LookPage,
})

export const lookRoutes: readonly Route[] = [estimateLook, askLook, showLook]
