import { z } from 'zod'
import { measures, stages } from '#core/case/case-state.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { cohortSteps } from '#core/survival/cohort-key.ts'
import { curveKeys, endings } from '#core/survival/curves.ts'
import { AreaName, compared, head, MetricKey, overviewRoles, where } from './overview-contract.ts'
import { type Route, route } from './route.ts'

const Count = z.number().int().nullable()
const Cohort = z.string().regex(/^\d{4}(-H[12])?$/, 'is not a cohort (YYYY, YYYY-H1 or YYYY-H2)')

/** One cohort of one area. A suppressed one (few people, for an office above the caseload) has neither curve nor counts. */
export const CohortSeries = z.object({
  area: AreaName,
  cohort: Cohort,
  people: Count,
  suppressed: z.boolean(),
  /** Fewer than twenty people: drawn grey. */
  small: z.boolean(),
  /** By day since the start; the band is null where it can not be estimated. */
  points: z.array(
    z.object({
      day: z.number().int(),
      share: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  atRisk: z.array(z.object({ day: z.number().int(), people: z.number().int() })),
  median: z.number().int().nullable(),
  last: z.number().int(),
  /** Ends early, because fewer people than a cell may hold are under observation. */
  cut: z.boolean(),
  /** How observation ended; `open`: it goes on or reached the end of the axis. */
  endings: z.array(z.object({ ending: z.enum([...endings, 'open']), people: Count })),
})
export type CohortSeries = z.infer<typeof CohortSeries>

const curveOf = { curve: z.enum(curveKeys).default('retention'), step: z.enum(cohortSteps).default('year') }

export const overviewCohorts = route({
  id: 'overview.cohorts',
  method: 'GET',
  path: '/api/overview/cohorts',
  summary: { zh: '按起始时间分组的曲线', en: 'Curves by start cohort' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({
    ...where,
    ...curveOf,
    /** With `against` (another cohort here) or `other` (the same cohort elsewhere): compared by the log-rank test. */
    cohort: Cohort.optional(),
    against: Cohort.optional(),
    other: AreaCode.optional(),
  }),
  reply: z.object({
    ...head,
    curve: z.enum(curveKeys),
    version: z.number().int(),
    horizon: z.number().int(),
    /** Oldest first. */
    cohorts: z.array(CohortSeries),
    other: CohortSeries.nullable(),
    test: z.object({ chiSquare: z.number(), p: z.number() }).nullable(),
  }),
})

export const overviewCohortList = route({
  id: 'overview.cohortList',
  method: 'POST',
  path: '/api/overview/cohorts/list',
  summary: { zh: '曲线背后的人员', en: 'The people of a cohort' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C3',
  purpose: 'statistics',
  repeatable: true,
  body: z.strictObject({
    ...where,
    ...curveOf,
    cohort: Cohort,
    ending: z.enum([...endings, 'open']).optional(),
    because: z.string().trim().min(4).max(200).optional(),
    limit: z.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  reply: z.object({
    ...head,
    people: z.number().int(),
    unseen: z.number().int(),
    show: z.enum(['rows', 'purpose', 'areas']),
    rows: z.array(
      z.object({
        caseId: z.string(),
        fileNo: z.string(),
        name: z.string(),
        masked: z.boolean(),
        measure: z.enum(measures).nullable(),
        stage: z.enum(stages),
        townshipName: z.string(),
        workerName: z.string().nullable(),
        days: z.number().int(),
        ending: z.enum([...endings, 'open']),
      }),
    ),
    next: z.string().nullable(),
  }),
})

const Load = z.object({
  /** Running cases, of them in force; null where an office above may not see so few. */
  open: Count,
  inForce: Count,
  /** In force, weighted by tier. */
  weighted: z.number().nullable(),
  /** Open duties of the office: overdue, and due in this week, the next and the two after. */
  overdue: Count,
  weeks: z.array(Count),
})
export type Load = z.infer<typeof Load>

export const overviewWorkload = route({
  id: 'overview.workload',
  method: 'GET',
  path: '/api/overview/workload',
  summary: { zh: '工作量与配备', en: 'Workload against the staffing norm' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({ area: AreaCode }),
  reply: z.object({
    ...head,
    /** `workers`: by person, for their own station and township; `areas`: by sub-area. */
    by: z.enum(['workers', 'areas']),
    norm: z.object({
      ratio: z.number(),
      clause: z.string(),
      source: z.string(),
      reading: z.boolean(),
      denominator: z.string(),
    }),
    weights: z.record(z.string(), z.number()),
    weeks: z.array(z.object({ from: PlainDate, to: PlainDate })),
    total: z.object({ ...Load.shape, staff: z.number().int(), needed: Count }),
    rows: z.array(
      z.object({
        key: z.string(),
        /** Of a worker; null for cases that nobody carries. */
        worker: z.string().nullable(),
        area: AreaName.nullable(),
        stations: z.array(z.string()),
        ...Load.shape,
        /** Full-time staff in post, and how many the norm of the pack asks for. */
        staff: z.number().int(),
        needed: Count,
      }),
    ),
  }),
})

export const pictures = ['tiles', 'heat', 'funnel', 'cohorts', 'workload'] as const

export const overviewPictureBook = route({
  id: 'overview.pictureBook',
  method: 'GET',
  path: '/api/overview/picture-book',
  summary: { zh: '导出图的数据（Excel 工作簿）', en: 'What a picture shows, as a workbook' },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({
    ...where,
    ...compared,
    ...curveOf,
    metric: MetricKey.default('executionRate'),
    picture: z.enum(pictures),
  }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const pictureRoutes: readonly Route[] = [
  overviewCohorts,
  overviewCohortList,
  overviewWorkload,
  overviewPictureBook,
]
