import { z } from 'zod'
import {
  Day,
  HaveState,
  InArea,
  NamedArea,
  NamedKey,
  OfficeFile,
  overseers,
  oversightBase,
  Source,
  Workbook,
  workbookType,
} from './oversight-shapes.ts'
import { type Route, route } from './route.ts'

const Standing = z.object({
  key: z.string(),
  state: z.enum(['yes', 'partly', 'no', 'unknown']),
  by: z.enum(['declared', 'checked']).nullable(),
  on: Day.nullable(),
  contradicted: z.boolean(),
})
export type StandingLine = z.infer<typeof Standing>

const Items = z.record(z.string().max(40), HaveState)

export const showStandard = route({
  ...oversightBase,
  id: 'standard.show',
  method: 'GET',
  path: '/api/standards',
  summary: { zh: '一个乡镇（街道）的七有', en: 'The seven haves of a township with what was said and found' },
  roles: overseers,
  query: InArea,
  reply: z.object({
    area: NamedArea,
    source: Source,
    haves: z.array(NamedKey),
    standing: z.array(Standing),
    mayDeclare: z.boolean(),
    mayCheck: z.boolean(),
    /** Newest first. */
    declarations: z.array(
      z.object({
        id: z.string(),
        on: Day,
        items: z.record(z.string(), HaveState),
        note: z.string(),
        byName: z.string(),
        files: z.array(OfficeFile),
      }),
    ),
    checks: z.array(
      z.object({
        id: z.string(),
        on: Day,
        item: z.string(),
        found: HaveState,
        note: z.string(),
        byName: z.string(),
        byAreaName: z.string(),
      }),
    ),
  }),
})

export const declareStandard = route({
  ...oversightBase,
  id: 'standard.declare',
  method: 'POST',
  path: '/api/standards/declarations',
  summary: { zh: '申报本级七有情况', en: 'What the own office has of the seven' },
  roles: ['townshipOffice'],
  body: z.strictObject({ id: z.uuid(), on: Day, items: Items, note: z.string().trim().max(2000) }),
  reply: z.object({ id: z.string() }),
})

export const checkStandard = route({
  ...oversightBase,
  id: 'standard.check',
  method: 'POST',
  path: '/api/standards/checks',
  summary: { zh: '核查下级七有', en: 'What an office above found of one item' },
  roles: ['narcoticsOffice'],
  body: z.strictObject({
    id: z.uuid(),
    area: z.string().max(12),
    on: Day,
    item: z.string().max(40),
    found: HaveState,
    note: z.string().trim().min(2).max(2000),
  }),
  reply: z.object({ id: z.string() }),
})

const Cell = z.object({
  yes: z.number().int(),
  partly: z.number().int(),
  no: z.number().int(),
  unknown: z.number().int(),
})
const HaveRow = z.object({
  area: NamedArea,
  townships: z.number().int(),
  known: z.number().int(),
  complete: z.number().int(),
  items: z.record(z.string(), Cell),
})
export type HaveRow = z.infer<typeof HaveRow>

export const tableStandards = route({
  ...oversightBase,
  id: 'standard.table',
  method: 'GET',
  path: '/api/standards/areas',
  summary: { zh: '各地七有：缺什么、趋势', en: 'The seven haves by area: what lacks where, and the trend' },
  roles: overseers,
  query: InArea,
  reply: z.object({
    area: NamedArea,
    /** From the reader's own area down to this one. */
    path: z.array(NamedArea),
    source: Source,
    haves: z.array(NamedKey),
    below: z.array(HaveRow),
    whole: HaveRow,
    /** Townships that were complete at the end of each month; empty above the city. */
    trend: z.array(z.object({ month: z.string(), complete: z.number().int(), known: z.number().int() })),
  }),
})

export const exportStandards = route({
  ...oversightBase,
  id: 'standard.export',
  method: 'GET',
  path: '/api/standards/workbook',
  summary: { zh: '导出各地七有', en: 'The seven haves by area as a workbook' },
  roles: overseers,
  query: InArea,
  reply: Workbook,
  produces: workbookType,
})

export const standardRoutes: readonly Route[] = [
  tableStandards,
  exportStandards,
  showStandard,
  declareStandard,
  checkStandard,
]
