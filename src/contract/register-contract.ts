import { z } from 'zod'
import { spans } from '#core/metrics/time-span.ts'
import { AreaCode, areaLevels } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { Cell, Figure, listSides, overviewRoles } from './overview-contract.ts'
import { type Route, route } from './route.ts'

const where = {
  area: AreaCode,
  day: PlainDate.optional(),
  span: z.enum(spans).default('year'),
  /** Taken and not used: these figures are not of one measure. */
  measure: z.string().max(20).optional(),
}
const head = {
  area: z.object({ code: AreaCode, name: z.string(), level: z.enum(areaLevels) }),
  day: PlainDate,
  knownAt: z.string(),
}
const reading = { roles: overviewRoles, scope: 'area', confidentiality: 'C1', purpose: 'statistics' } as const

/** Figures over other registers than the cases: staff, leading groups. Beside the others on the overview. */
export const overviewRegisters = route({
  ...reading,
  id: 'overview.registers',
  method: 'GET',
  path: '/api/overview/registers',
  summary: { zh: '队伍与组织指标', en: 'Figures of staff and leading groups' },
  query: z.object(where),
  reply: z.object({ ...head, figures: z.array(Figure) }),
})

export const registerList = route({
  ...reading,
  id: 'overview.registerList',
  method: 'GET',
  path: '/api/overview/registers/list',
  summary: { zh: '数字背后的人员或者乡镇街道', en: 'The staff or townships behind a number' },
  query: z.object({
    ...where,
    metric: z.string().max(60),
    side: z.enum(listSides).default('denominator'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    after: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  }),
  reply: z.object({
    ...head,
    metric: z.string(),
    cell: Cell,
    /** Lines of this side, and of them those whom the reader does not see by name. */
    lines: z.number().int(),
    unseen: z.number().int(),
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        place: z.string().nullable(),
        numerator: z.number().int(),
        denominator: z.number().int(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const registerRoutes: readonly Route[] = [overviewRegisters, registerList]
