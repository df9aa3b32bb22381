import type { CellAsk, Sheet, SheetCell, SheetColumn } from '#contract/ledger-contract.ts'
import type { HeadCell } from '#core/ledger/columns.ts'
import { monthOf } from '#core/metrics/measure-case.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import type { Context } from '#server/http/context.ts'
import type { NamedArea } from '#server/overview/find-area.ts'
import { targetOf } from '#server/overview/target.ts'

export type Language = 'zh' | 'en'

/** What the kinds of layouts fill in; the rest of a sheet is the same for all. */
export type SheetBody = Pick<
  Sheet,
  'head' | 'columns' | 'rows' | 'paragraphs' | 'total' | 'found' | 'more'
> & {
  readonly notes: readonly string[]
  readonly metrics: readonly Metric[]
  readonly wants?: Sheet['wants']
}

export const noTable = {
  head: [],
  columns: [],
  rows: [],
  paragraphs: [],
  total: 0,
  found: 0,
  more: false,
  notes: [],
  metrics: [],
}

export function headOf(rows: readonly (readonly HeadCell[])[], l: Language): Sheet['head'] {
  return rows.map((row) => row.map(({ title, from, span, depth }) => ({ text: title[l], from, span, depth })))
}

export function textCell(text: string): SheetCell {
  return { text, value: null }
}

/** The title of a column with the heads above it, for readers who do not see the merged head. */
export function pathTitle(head: readonly (readonly HeadCell[])[], column: number, l: Language): string {
  const above = head.flatMap((row) => row.filter((c) => c.from <= column && column < c.from + c.span))
  return above.map((c) => c.title[l]).join(' ')
}

export function column(
  key: string,
  title: string,
  kind: SheetColumn['kind'],
  width: number,
  ask: CellAsk | null = null,
): SheetColumn {
  return { key, title, kind, width, ask }
}

/** What each figure of the sheet means, once. */
export function definitionsOf(
  context: Context,
  metrics: readonly Metric[],
  { area, day }: { readonly area: NamedArea; readonly day: string },
): Sheet['definitions'] {
  const l = context.language
  return [...new Set(metrics)].map((m) => ({
    key: m.key,
    title: m.title[l],
    means: m.means[l],
    source: m.source[l],
    version: m.version,
    target: targetOf(context.policies, m, area.code, day),
  }))
}

/** A figure that the checked layout names. */
export function metricOf(key: string | undefined): Metric {
  const metric = findMetric(key ?? '')
  if (!metric) throw new Error(`the layout was not checked: no figure '${key}'`)
  return metric
}

/** `2026-01` … up to the month of the day. */
export function monthsOfYear(day: string): readonly string[] {
  const last = monthOf(day)
  return Array.from(
    { length: Number(last.slice(5)) },
    (_, i) => `${last.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`,
  )
}
