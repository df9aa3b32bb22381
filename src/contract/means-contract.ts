import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import {
  Day,
  InArea,
  NamedArea,
  NamedKey,
  overseeingWriters,
  overseers,
  oversightBase,
  Source,
  Workbook,
  words,
  workbookType,
} from './oversight-shapes.ts'
import { type Route, route } from './route.ts'

const Room = z.strictObject({ use: words(40), squareMetres: z.number().min(1).max(100_000) })
const premisesFields = {
  kind: z.enum(['office', 'centre']),
  name: words(80),
  address: words(200),
  squareMetres: z.number().min(1).max(100_000),
  owner: z.enum(['own', 'rented', 'lent']),
  since: Day,
  state: z.enum(['inUse', 'building', 'closed']),
  rooms: z.array(Room).max(40),
  functions: z.array(z.string().max(40)).max(20),
  /** Other townships that share it. */
  serves: z.array(AreaCode).max(40),
  note: z.string().trim().max(2000),
}
const Premises = z.object({
  ...premisesFields,
  id: z.string(),
  version: z.number().int(),
  area: NamedArea,
  mayWrite: z.boolean(),
  /** Rooms and functions that a standard names and this place lacks. */
  lacks: z.array(z.string()),
})
export type Premises = z.infer<typeof Premises>

export const listPremises = route({
  ...oversightBase,
  id: 'premises.list',
  method: 'GET',
  path: '/api/premises',
  summary: { zh: '场所：面积、用房、功能和缺口', en: 'Premises with rooms, functions and what lacks' },
  roles: overseers,
  query: InArea,
  reply: z.object({
    area: NamedArea,
    rooms: z.array(NamedKey),
    functions: z.array(NamedKey),
    source: Source,
    premises: z.array(Premises),
    /** Townships below that neither have a place nor share one. */
    without: z.array(NamedArea),
    mayAdd: z.boolean(),
  }),
})

export const savePremises = route({
  ...oversightBase,
  id: 'premises.save',
  method: 'POST',
  path: '/api/premises',
  summary: { zh: '登记或者更新本级场所', en: 'Register a place of the own office, or a new version of it' },
  roles: overseeingWriters,
  body: z.strictObject({ id: z.uuid(), version: z.number().int().min(1).max(1000), ...premisesFields }),
  reply: z.object({ id: z.string() }),
})

const Money = z.object({ planned: z.number(), paid: z.number() })
const MoneyRow = z.object({
  area: NamedArea,
  planned: z.number(),
  paid: z.number(),
  bySource: z.record(z.string(), Money),
  byKind: z.record(z.string(), Money),
  /** People in execution; null where so few may not be told. */
  people: z.number().int().nullable(),
  /** Fen for each of them; null where nobody, or too few to be told. */
  perPerson: z.number().nullable(),
})
export type MoneyRow = z.infer<typeof MoneyRow>

const InYear = z.strictObject({
  area: AreaCode.optional(),
  year: z.coerce.number().int().min(2000).max(2100),
})

const BudgetLine = z.object({
  id: z.string(),
  source: z.string(),
  kind: z.string(),
  what: z.enum(['planned', 'paid']),
  fen: z.number().int(),
  on: Day,
  note: z.string(),
  byName: z.string(),
})

export const showBudget = route({
  ...oversightBase,
  id: 'budget.show',
  method: 'GET',
  path: '/api/budgets',
  summary: {
    zh: '经费：预算、支付、来源、用途，各地合计',
    en: 'Money planned and paid by source, purpose and area',
  },
  roles: overseers,
  query: InYear,
  reply: z.object({
    area: NamedArea,
    path: z.array(NamedArea),
    year: z.number().int(),
    kinds: z.array(NamedKey),
    sources: z.array(NamedKey),
    source: Source,
    own: MoneyRow,
    below: z.array(MoneyRow),
    whole: MoneyRow,
    /** What a pack asks for each person and year, in fen. */
    norm: Source.extend({ fen: z.number().int() }).nullable(),
    /** Lines of the asked area's own office, newest first. */
    lines: z.array(BudgetLine),
    mayWrite: z.boolean(),
  }),
})

export const addBudgetLine = route({
  ...oversightBase,
  id: 'budget.add',
  method: 'POST',
  path: '/api/budgets',
  summary: {
    zh: '登记本级预算或者支付；更正另记一笔',
    en: 'A line of the own budget; a correction is another line',
  },
  roles: overseeingWriters,
  body: z.strictObject({
    id: z.uuid(),
    year: z.number().int().min(2000).max(2100),
    source: z.string().max(40),
    kind: z.string().max(40),
    what: z.enum(['planned', 'paid']),
    /** Fen; negative sets an earlier line right and says why. */
    fen: z.number().int().min(-1e13).max(1e13),
    on: Day,
    note: z.string().trim().max(500),
  }),
  reply: z.object({ id: z.string() }),
})

export const exportBudget = route({
  ...oversightBase,
  id: 'budget.export',
  method: 'GET',
  path: '/api/budgets/workbook',
  summary: { zh: '导出经费和场所', en: 'Money and premises as a workbook' },
  roles: overseers,
  query: InYear,
  reply: Workbook,
  produces: workbookType,
})

export const meansRoutes: readonly Route[] = [
  listPremises,
  savePremises,
  showBudget,
  addBudgetLine,
  exportBudget,
]
