import { z } from 'zod'
import { dimensions } from '#core/metrics/parts.ts'
import { AreaName, Cell, head, MetricKey, overviewRoles, where } from './overview-contract.ts'
import { type Route, route } from './route.ts'

const words = z.object({ zh: z.string(), en: z.string() })

export const PartValue = z.object({
  /** The value as asked back: a sex, a band of ages (`18-35`), a tier, an organisation; `unknown` where nobody entered it. */
  value: z.string(),
  /** Its name; null for `unknown` and for a tier that the scheme of the place does not know. */
  title: words.nullable(),
  cell: Cell,
  /** Fewer than twenty below the line: one case moves the share visibly. */
  small: z.boolean(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
})

export const OverviewParts = z.object({
  ...head,
  metric: MetricKey,
  by: z.enum(dimensions),
  total: Cell,
  values: z.array(PartValue),
  /** The areas below by the same values in the same order; empty unless asked. */
  areas: z.array(z.object({ area: AreaName, cells: z.array(Cell) })),
})

export const overviewParts = route({
  id: 'overview.parts',
  method: 'GET',
  path: '/api/overview/parts',
  summary: {
    zh: '指标按性别、年龄、等级、工作站或承接机构的构成',
    en: 'A figure by sex, age, tier, station or provider',
  },
  roles: overviewRoles,
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  query: z.object({
    ...where,
    metric: MetricKey,
    by: z.enum(dimensions),
    /** `next` also answers each area below by the values: any column of it is a ranking of that value. */
    areas: z.enum(['none', 'next']).default('none'),
  }),
  reply: OverviewParts,
})

export const partRoutes: readonly Route[] = [overviewParts]
