import type { Measure } from '#core/case/case-state.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import type { Words } from '#core/shared/decision.ts'
import { caseFields } from './case-fields.ts'
import { findEntryField } from './entry-fields.ts'
import type { Field } from './field.ts'
import type { LayoutPeriod, LedgerColumn, LedgerLayout, Show, TableColumn } from './layout.ts'

/** One title over `span` columns from the `from`-th on, and down `depth` rows of the head. */
export type HeadCell = {
  readonly title: Words
  readonly from: number
  readonly span: number
  readonly depth: number
}

type Node = { readonly title: Words; readonly columns?: readonly Node[] }

/** Titles in rows, as merged cells: a column of its own reaches down to the last row of the head. */
export function headRows(columns: readonly Node[]): readonly (readonly HeadCell[])[] {
  const rows: HeadCell[][] = Array.from({ length: deepest(columns) }, () => [])
  const lay = (nodes: readonly Node[], at: number, first: number) => {
    let from = first
    for (const node of nodes) {
      const span = leavesOf(node)
      rows[at]?.push({ title: node.title, from, span, depth: node.columns ? 1 : rows.length - at })
      if (node.columns) lay(node.columns, at + 1, from)
      from += span
    }
  }
  lay(columns, 0, 0)
  return rows
}

function deepest(columns: readonly Node[]): number {
  return Math.max(0, ...columns.map((c) => 1 + (c.columns ? deepest(c.columns) : 0)))
}

function leavesOf(node: Node): number {
  return node.columns ? node.columns.reduce((n, c) => n + leavesOf(c), 0) : 1
}

export type LedgerLeaf = { readonly field: string; readonly of: Field; readonly title: Words }

/** The field of a column for the rows of this ledger; undefined where the list of fields has none. */
export function fieldOf(layout: Pick<LedgerLayout, 'rows'>, path: string): Field | undefined {
  if (caseFields[path]) return caseFields[path]
  return 'entries' in layout.rows ? findEntryField(layout.rows.entries, path) : undefined
}

export function ledgerLeaves(layout: LedgerLayout): readonly LedgerLeaf[] {
  const walk = (columns: readonly LedgerColumn[]): LedgerLeaf[] =>
    columns.flatMap((column) => {
      if ('columns' in column) return walk(column.columns)
      const of = fieldOf(layout, column.field)
      return of ? [{ field: column.field, of, title: column.title ?? of.title }] : []
    })
  return walk(layout.columns)
}

export function ledgerHead(layout: LedgerLayout): readonly (readonly HeadCell[])[] {
  const node = (column: LedgerColumn): Node =>
    'columns' in column
      ? { title: column.title ?? blank, columns: column.columns.map(node) }
      : { title: column.title ?? fieldOf(layout, column.field)?.title ?? blank }
  return headRows(layout.columns.map(node))
}

/** What one cell of a table counts; what it leaves open its row says. */
export type Ask = {
  readonly figure?: string | undefined
  readonly show?: Show | undefined
  readonly measure?: Measure | undefined
  readonly span?: LayoutPeriod | undefined
}
export type TableLeaf = { readonly title: Words; readonly ask: Ask }

const blank: Words = { zh: '', en: '' }
const showWords: Readonly<Record<Show, Words>> = {
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  gap: { zh: '差额', en: 'Missing' },
  value: { zh: '比率', en: 'Rate' },
  rank: { zh: '名次', en: 'Rank' },
}

export function tableLeaves(columns: readonly TableColumn[], above: Ask = {}): readonly TableLeaf[] {
  return columns.flatMap((column) => {
    const ask = under(above, column)
    if (column.columns) return tableLeaves(column.columns, ask)
    return [{ title: titleOf(column, ask), ask }]
  })
}

/** `stub` heads the first column, which names the row. */
export function tableHead(columns: readonly TableColumn[], stub: Words): readonly (readonly HeadCell[])[] {
  const node = (column: TableColumn, above: Ask): Node => {
    const ask = under(above, column)
    const title = titleOf(column, ask)
    return column.columns ? { title, columns: column.columns.map((c) => node(c, ask)) } : { title }
  }
  return headRows([{ title: stub }, ...columns.map((c) => node(c, {}))])
}

/** What is said further down holds over what was said above. */
export function under(above: Ask, below: Ask): Ask {
  return {
    figure: below.figure ?? above.figure,
    show: below.show ?? above.show,
    measure: below.measure ?? above.measure,
    span: below.span ?? above.span,
  }
}

function titleOf(column: TableColumn, ask: Ask): Words {
  if (column.title) return column.title
  if (column.figure) return findMetric(column.figure)?.title ?? blank
  return ask.show ? showWords[ask.show] : blank
}
