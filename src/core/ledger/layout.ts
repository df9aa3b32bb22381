import { z } from 'zod'
import { findingKinds, measures, stages } from '#core/case/case-state.ts'
import { forces } from '#core/policy/policy.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is no short name in small letters')

/** Who may open a layout; offices above the caseload read ledgers masked and after stating why. */
export const ledgerRoles = [
  'worker',
  'stationHead',
  'townshipOffice',
  'narcoticsOffice',
  'policeLiaison',
] as const
export type LedgerRole = (typeof ledgerRoles)[number]

/** What every layout has: words, where it comes from, who reads it, who signs under it. */
const common = {
  id: key,
  version: z.int().min(1),
  from: PlainDate,
  /** Where it is used; the nation unless told. */
  area: AreaCode.default('cn'),
  names: words,
  lead: words,
  source: z.strictObject({
    text: z.string().min(4),
    force: z.enum(forces),
    /** The columns are ours: no official template was seen. */
    reading: z.boolean().default(false),
  }),
  readers: z.array(z.enum(ledgerRoles)).min(1),
  signers: z.array(words).max(4).default([]),
  notes: z.array(words).default([]),
}

export const periods = ['month', 'year'] as const
export type LayoutPeriod = (typeof periods)[number]

/** What counts of a figure a column shows. */
export const shows = ['numerator', 'denominator', 'gap', 'value', 'rank'] as const
export type Show = (typeof shows)[number]
export const sides = ['denominator', 'numerator', 'gap'] as const

const caseRows = z.strictObject({
  stages: z.array(z.enum(stages)).min(1).optional(),
  measure: z.enum(measures).optional(),
  contact: z.enum(['inTouch', 'lost']).optional(),
  finding: z.enum(findingKinds).optional(),
  overdue: z.literal(true).optional(),
})
export type CaseRowsRule = z.infer<typeof caseRows>

/** Whose line a ledger has: cases by their state, people behind a figure, or entries of some kinds in the period. */
const ledgerRows = z.union([
  z.strictObject({ cases: caseRows }),
  z.strictObject({ figure: z.string(), side: z.enum(sides).default('denominator') }),
  z.strictObject({
    entries: z.array(z.string()).min(1),
    /** Only entries that say this: `releasedOn` keeps the orders of people who left a facility. */
    has: z.string().optional(),
    /** Only entries that no later entry of this kind names. */
    withoutReply: z.string().optional(),
  }),
])

/** A column, or a head over further columns. `field` names what stands in it. */
export type LedgerColumn = { title?: z.infer<typeof words> | undefined; width?: number | undefined } & (
  | { field: string }
  | { columns: LedgerColumn[] }
)
const width = z.int().min(4).max(60).optional()
const ledgerColumn: z.ZodType<LedgerColumn> = z.lazy(() =>
  z.union([
    z.strictObject({ field: z.string(), title: words.optional(), width }),
    z.strictObject({ title: words, columns: z.array(ledgerColumn).min(1), width }),
  ]),
)

/** What a head says for every column below it; a column of its own may say it otherwise. */
const asked = {
  figure: z.string().optional(),
  show: z.enum(shows).optional(),
  measure: z.enum(measures).optional(),
  /** The period itself, or the year so far (本年累计). */
  span: z.enum(periods).optional(),
}
export type TableColumn = {
  title?: z.infer<typeof words> | undefined
  figure?: string | undefined
  show?: Show | undefined
  measure?: (typeof measures)[number] | undefined
  span?: LayoutPeriod | undefined
  columns?: TableColumn[] | undefined
}
const tableColumn: z.ZodType<TableColumn> = z.lazy(() =>
  z.strictObject({ title: words.optional(), ...asked, columns: z.array(tableColumn).min(1).optional() }),
)

const figureRow = z.strictObject({ title: words.optional(), ...asked })
const tableRows = z.union([
  /** The areas below, or all townships, with their sum first. */
  z.strictObject({ areas: z.enum(['next', 'townships']), total: z.boolean().default(true) }),
  /** The months of the year so far, with the year under them. */
  z.strictObject({ months: z.literal(true), total: z.boolean().default(true) }),
  /** Figures under heads: the classic statistics table. */
  z.strictObject({
    figures: z
      .array(
        z.strictObject({
          title: words,
          ...asked,
          rows: z.array(figureRow).min(1),
        }),
      )
      .min(1),
  }),
])

const paragraph = z.union([
  z.strictObject({ heading: words }),
  z.strictObject({ text: words }),
  z.strictObject({
    ranking: z.strictObject({
      figure: z.string(),
      first: z.int().min(1).max(20).optional(),
      last: z.int().min(1).max(20).optional(),
      title: words,
    }),
  }),
])
export type Paragraph = z.infer<typeof paragraph>

export const LedgerLayout = z.strictObject({
  ...common,
  kind: z.literal('ledger'),
  rows: ledgerRows,
  columns: z.array(ledgerColumn).min(1).max(40),
})
export const TableLayout = z.strictObject({
  ...common,
  kind: z.literal('table'),
  period: z.enum(periods),
  rows: tableRows,
  columns: z.array(tableColumn).min(1).max(40),
})
export const BulletinLayout = z.strictObject({
  ...common,
  kind: z.literal('bulletin'),
  period: z.enum(periods),
  title: words,
  parts: z.array(paragraph).min(1),
})

export const Layout = z.discriminatedUnion('kind', [LedgerLayout, TableLayout, BulletinLayout])
export type Layout = z.output<typeof Layout>
export type LedgerLayout = z.output<typeof LedgerLayout>
export type TableLayout = z.output<typeof TableLayout>
export type BulletinLayout = z.output<typeof BulletinLayout>
