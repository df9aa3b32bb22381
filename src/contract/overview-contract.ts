import { z } from 'zod'
import type { Role } from '#core/access/roles.ts'
import { measures, stages } from '#core/case/case-state.ts'
import { units } from '#core/metrics/metric.ts'
import { dimensions } from '#core/metrics/parts.ts'
import { spans } from '#core/metrics/time-span.ts'
import { AreaCode, areaLevels } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

export const overviewRoles: readonly Role[] = [
  'worker',
  'stationHead',
  'townshipOffice',
  'narcoticsOffice',
  'policeLiaison',
]

const words = z.object({ zh: z.string(), en: z.string() })
export const AreaName = z.object({ code: AreaCode, name: z.string(), level: z.enum(areaLevels) })
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month (YYYY-MM)')
export const MetricKey = z.string().max(60)

/** What every question of the overview has: which area, on which day, of which measure, over which span. */
export const where = {
  area: AreaCode,
  /** Absent: today. A day of the future is refused. */
  day: PlainDate.optional(),
  measure: z.enum(measures).optional(),
  /** How far back the figures of a period read. */
  span: z.enum(spans).default('year'),
}

/** Which areas are compared: those directly below, or every county or township of the area (not of the nation). */
export const compared = { below: z.enum(['next', 'counties', 'townships']).default('next') }

/** Numerator and denominator; a suppressed cell (fewer than five people of another office) has neither. */
export const Cell = z.object({
  numerator: z.number().int().nullable(),
  denominator: z.number().int().nullable(),
  suppressed: z.boolean(),
})
export type Cell = z.infer<typeof Cell>

export const Target = z.object({
  /** A share (0.97) or, for figures per person, a number. */
  value: z.number(),
  clause: z.string(),
  source: z.string(),
  reading: z.boolean(),
  /** True where the rule says "at most". */
  from: PlainDate,
})

export const Figure = z.object({
  key: MetricKey,
  cell: Cell,
  version: z.number().int(),
  /** The months that a figure of a period covers; null for a figure of the day. */
  months: z.object({ from: Month, to: Month }).nullable(),
  target: Target.nullable(),
  /** By month, oldest first: the standing at its end (or on the day asked), or what fell in the month. */
  trend: z.array(z.object({ month: Month, cell: Cell })),
})
export type Figure = z.infer<typeof Figure>

export const head = {
  area: AreaName,
  day: PlainDate,
  /** Until when facts were known: figures of past days move when something is recorded late. */
  knownAt: z.string(),
}

export const OverviewFigures = z.object({
  ...head,
  /** From the top of the reader's right down to the area. */
  path: z.array(AreaName),
  children: z.array(AreaName),
  /** May the reader open the people behind a number: by right, after stating a purpose, or not. */
  people: z.enum(['open', 'purpose', 'areas']),
  figures: z.array(Figure),
})

export const overviewFigures = route({
  id: 'overview.figures',
  method: 'GET',
  path: '/api/overview/figures',
  summary: { zh: '辖区各项指标', en: 'Figures of an area' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object(where),
  reply: OverviewFigures,
})

export const OverviewRanking = z.object({
  ...head,
  metric: MetricKey,
  total: Cell,
  rows: z.array(
    z.object({
      area: AreaName,
      cell: Cell,
      /** Position among areas with something to count; equal values share it. Null without a value or where suppressed. */
      rank: z.number().int().nullable(),
      /** Cases on file: what the share is a share of, seen at large. Null where suppressed. */
      onFile: z.number().int().nullable(),
      /** Fewer than twenty below the line: one case moves the share visibly. */
      small: z.boolean(),
      interval: z.object({ low: z.number(), high: z.number() }).nullable(),
    }),
  ),
})

export const overviewRanking = route({
  id: 'overview.ranking',
  method: 'GET',
  path: '/api/overview/ranking',
  summary: { zh: '下级辖区排序', en: 'Sub-areas by one figure' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({ ...where, ...compared, metric: MetricKey }),
  reply: OverviewRanking,
})

export const overviewFunnel = route({
  id: 'overview.funnel',
  method: 'GET',
  path: '/api/overview/funnel',
  summary: { zh: '从决定到解除', en: 'From the order to the release' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({ ...where, years: z.coerce.number().int().min(1).max(10).default(4) }),
  reply: z.object({
    ...head,
    months: z.object({ from: Month, to: Month }),
    steps: z.array(z.object({ key: z.string(), count: z.number().int().nullable() })),
    suppressed: z.boolean(),
  }),
})

export const overviewHeat = route({
  id: 'overview.heat',
  method: 'GET',
  path: '/api/overview/heat',
  summary: { zh: '辖区按月对照', en: 'Sub-areas by month' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({
    ...where,
    ...compared,
    metric: MetricKey,
    months: z.coerce.number().int().min(2).max(24).default(12),
  }),
  reply: z.object({
    ...head,
    metric: MetricKey,
    months: z.array(Month),
    rows: z.array(z.object({ area: AreaName, cells: z.array(Cell) })),
  }),
})

/** Which side of a number: all below the line, those also above it, or those that are missing above it. */
export const listSides = ['denominator', 'numerator', 'gap'] as const

export const ListRow = z.object({
  caseId: z.string(),
  fileNo: z.string(),
  name: z.string(),
  masked: z.boolean(),
  measure: z.enum(measures).nullable(),
  stage: z.enum(stages),
  townshipName: z.string(),
  workerName: z.string().nullable(),
  /** What the case adds to the number. */
  numerator: z.number().int(),
  denominator: z.number().int(),
})

export const overviewList = route({
  id: 'overview.list',
  method: 'POST',
  path: '/api/overview/list',
  summary: { zh: '数字背后的人员', en: 'The people behind a number' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C3',
  purpose: 'statistics',
  repeatable: true,
  body: z.strictObject({
    ...where,
    metric: MetricKey,
    /** A month of the trend or the heat table instead of the figure of the day. */
    month: Month.optional(),
    side: z.enum(listSides).default('denominator'),
    /** Only those who count under one value of a dimension (`overview.parts`). */
    part: z.strictObject({ by: z.enum(dimensions), value: z.string().max(80) }).optional(),
    /** Why an office above the caseload opens people; kept in the access log. */
    because: z.string().trim().min(4).max(200).optional(),
    limit: z.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  reply: z.object({
    ...head,
    metric: MetricKey,
    cell: Cell,
    /** People and what they add, of this side, in the whole list. */
    people: z.number().int(),
    adds: z.number().int(),
    /** Of them, outside the reader's caseload or meanwhile elsewhere: counted, not shown. */
    unseen: z.number().int(),
    /** `purpose`: state one to see people; until then `areas` leads further. */
    show: z.enum(['rows', 'purpose', 'areas']),
    rows: z.array(ListRow),
    next: z.string().nullable(),
  }),
})

const exported = {
  method: 'GET',
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({ ...where, ...compared, metric: MetricKey.optional() }),
  reply: z.instanceof(Uint8Array),
} as const

export const overviewWorkbook = route({
  ...exported,
  id: 'overview.workbook',
  path: '/api/overview/workbook',
  summary: { zh: '导出指标与排序（Excel 工作簿）', en: 'Figures and ranking as a workbook' },
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const overviewCsv = route({
  ...exported,
  id: 'overview.csv',
  path: '/api/overview/csv',
  summary: { zh: '导出指标或排序（CSV）', en: 'Figures or ranking as CSV' },
  produces: 'text/csv; charset=utf-8',
})

export const metricDefinition = route({
  id: 'metric.definition',
  method: 'GET',
  path: '/api/metrics/:key',
  summary: { zh: '指标口径', en: 'Definition of a figure' },
  roles: 'anyone',
  scope: 'system',
  confidentiality: 'C0',
  purpose: 'public',
  params: z.object({ key: MetricKey }),
  reply: z.object({
    key: MetricKey,
    kind: z.enum(['day', 'period']),
    unit: z.enum(units),
    better: z.enum(['higher', 'lower']),
    version: z.number().int(),
    title: words,
    means: words,
    source: words,
    target: z.string(),
  }),
})

export const overviewRoutes: readonly Route[] = [
  overviewFigures,
  overviewRanking,
  overviewFunnel,
  overviewHeat,
  overviewList,
  overviewWorkbook,
  overviewCsv,
  metricDefinition,
]
