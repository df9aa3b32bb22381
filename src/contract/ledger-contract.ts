import { z } from 'zod'
import { measures } from '#core/case/case-state.ts'
import { ledgerRoles, periods, sides } from '#core/ledger/layout.ts'
import { AreaCode, areaLevels } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { Target } from './overview-contract.ts'
import { type Route, route } from './route.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const AreaName = z.object({ code: AreaCode, name: z.string(), level: z.enum(areaLevels) })
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month (YYYY-MM)')
const Key = z.string().max(60)

export const LayoutLine = z.object({
  id: Key,
  kind: z.enum(['ledger', 'table', 'bulletin']),
  version: z.number().int(),
  names: words,
  lead: words,
  source: z.object({ text: z.string(), force: z.string(), reading: z.boolean() }),
  /** What its days are: a month or a year that is chosen; `now` stands as of today, `day` on a day that is chosen. */
  period: z.enum(['month', 'year', 'now', 'day']),
  /** Can be filled from a sealed report of the same period. */
  sealable: z.boolean(),
  /** The reader sees people masked, after stating why. */
  purpose: z.boolean(),
})
export type LayoutLine = z.infer<typeof LayoutLine>

/** Which cell of which figure: enough to open its definition and its list. */
export const CellAsk = z.object({
  figure: Key.optional(),
  measure: z.enum(measures).optional(),
  span: z.enum(periods).optional(),
  side: z.enum(sides).optional(),
  area: AreaCode.optional(),
  month: Month.optional(),
})
export type CellAsk = z.infer<typeof CellAsk>

export const SheetColumn = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(['text', 'date', 'number', 'percent']),
  width: z.number(),
  ask: CellAsk.nullable(),
})
export type SheetColumn = z.infer<typeof SheetColumn>

/** A cell as it is printed; `value` is the number behind it (a share as 0.92), null where there is none. */
export const SheetCell = z.object({
  text: z.string(),
  value: z.number().nullable(),
  hidden: z.boolean().optional(),
})
export type SheetCell = z.infer<typeof SheetCell>

export const SheetRow = z.object({
  key: z.string(),
  kind: z.enum(['row', 'total', 'group']),
  caseId: z.string().nullable(),
  ask: CellAsk.nullable(),
  cells: z.array(SheetCell),
})
export type SheetRow = z.infer<typeof SheetRow>

export const Paragraph = z.object({
  kind: z.enum(['heading', 'text', 'ranking']),
  text: z.string(),
  figure: Key.optional(),
  rows: z.array(z.object({ place: z.string(), area: z.string(), value: z.string() })).optional(),
})

export const Definition = z.object({
  key: Key,
  title: z.string(),
  means: z.string(),
  source: z.string(),
  version: z.number().int(),
  target: Target.nullable(),
})

/** A ledger, table or bulletin filled for an area: what screen, workbook, CSV and paper all show. */
export const Sheet = z.object({
  layout: LayoutLine,
  area: AreaName,
  /** From the top of the reader's right down to the area, and the areas one step below. */
  path: z.array(AreaName),
  children: z.array(AreaName),
  knownAt: z.string(),
  title: z.string(),
  /** Area, period, as known when; from a sealed report also its hash. */
  lines: z.array(z.string()),
  head: z.array(
    z.array(
      z.object({ text: z.string(), span: z.number().int(), depth: z.number().int(), from: z.number().int() }),
    ),
  ),
  columns: z.array(SheetColumn),
  rows: z.array(SheetRow),
  paragraphs: z.array(Paragraph),
  notes: z.array(z.string()),
  definitions: z.array(Definition),
  signers: z.array(z.string()),
  /** The last day of the period, and the span as the overview asks for it. */
  day: PlainDate,
  /** Rows in all and after filtering; `more`: so many that only the first ones were read. */
  total: z.number().int(),
  found: z.number().int(),
  more: z.boolean(),
  /** A purpose must be stated before people are shown. */
  wants: z.enum(['nothing', 'purpose']),
  sealed: z.object({ id: z.string(), knownAt: z.string(), sha256: z.string() }).nullable(),
})
export type Sheet = z.infer<typeof Sheet>

const asked = {
  area: AreaCode,
  /** Last day of the month or year, or any day in it; today where none is given. */
  day: PlainDate.optional(),
  measure: z.enum(measures).optional(),
  /** A sealed report instead of the figures of now. */
  report: z.uuid().optional(),
  because: z.string().trim().min(4).max(200).optional(),
}
/** How the lines of a ledger are cut and ordered. */
const arranged = {
  /** Words that a row must hold; sent in the body and never kept. */
  filter: z.string().trim().max(60).optional(),
  sort: z.object({ column: z.number().int().min(0).max(60), down: z.boolean() }).optional(),
}
const Id = z.strictObject({ id: Key })

const reading = { roles: ledgerRoles, scope: 'area', purpose: 'statistics' } as const

export const listLayouts = route({
  ...reading,
  id: 'ledger.list',
  method: 'GET',
  path: '/api/ledgers',
  summary: { zh: '台账、报表和通报的式样', en: 'Layouts of ledgers, tables and bulletins' },
  confidentiality: 'C0',
  reply: z.object({ layouts: z.array(LayoutLine) }),
})

export const showSheet = route({
  ...reading,
  id: 'ledger.sheet',
  method: 'POST',
  path: '/api/ledgers/:id/sheet',
  summary: { zh: '一份台账、报表或通报', en: 'One ledger, table or bulletin' },
  confidentiality: 'C3',
  repeatable: true,
  params: Id,
  body: z.strictObject({
    ...asked,
    ...arranged,
    offset: z.number().int().min(0).max(100_000).default(0),
    limit: z.number().int().min(1).max(200).default(100),
  }),
  reply: Sheet,
})

export const fileKinds = ['xlsx', 'csv', 'pdf'] as const
export type FileKind = (typeof fileKinds)[number]
const File = z.strictObject({ ...asked, as: z.enum(fileKinds) })

export const exportSheet = route({
  ...reading,
  id: 'ledger.export',
  method: 'POST',
  path: '/api/ledgers/:id/export',
  summary: { zh: '导出台账、报表或通报（Excel、CSV、PDF）', en: 'A ledger, table or bulletin as a file' },
  confidentiality: 'C3',
  repeatable: true,
  params: Id,
  body: z.strictObject({ ...asked, ...arranged, as: z.enum(fileKinds) }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/octet-stream',
})

/** An export that runs behind. */
export const RunLine = z.object({
  id: z.string(),
  layout: Key,
  as: z.enum(fileKinds),
  state: z.enum(['running', 'interrupted', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  beganAt: z.string(),
})
export type RunLine = z.infer<typeof RunLine>

export const beginRun = route({
  ...reading,
  id: 'ledger.begin',
  method: 'POST',
  path: '/api/ledgers/:id/runs',
  summary: { zh: '在后台导出大台账', en: 'Export a large ledger behind' },
  confidentiality: 'C3',
  params: Id,
  body: File,
  reply: z.object({ id: z.string() }),
})

export const listRuns = route({
  ...reading,
  id: 'ledger.runs',
  method: 'GET',
  path: '/api/ledger-runs',
  summary: { zh: '本人的后台导出', en: 'Own exports that run behind' },
  confidentiality: 'C1',
  reply: z.object({ runs: z.array(RunLine) }),
})

export const fetchRun = route({
  ...reading,
  id: 'ledger.fetch',
  method: 'GET',
  path: '/api/ledger-runs/:id/file',
  summary: { zh: '取回后台导出的文件', en: 'Fetch what was exported behind' },
  confidentiality: 'C3',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/octet-stream',
})

export const reportPaper = route({
  id: 'report.paper',
  method: 'GET',
  path: '/api/reports/:id/paper',
  summary: { zh: '封存报表的纸质件（PDF）', en: 'A sealed report as paper (PDF)' },
  roles: ['stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'],
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'statistics',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.instanceof(Uint8Array),
  produces: 'application/pdf',
})

export const ledgerRoutes: readonly Route[] = [
  listLayouts,
  showSheet,
  exportSheet,
  beginRun,
  listRuns,
  fetchRun,
  reportPaper,
]
