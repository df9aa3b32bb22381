import type { SheetCell, SheetRow } from '#contract/ledger-contract.ts'
import { type LedgerLeaf, ledgerHead, ledgerLeaves } from '#core/ledger/columns.ts'
import type { LedgerLayout } from '#core/ledger/layout.ts'
import { daysOf, spanOf } from '#core/ledger/period.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import type { Context } from '#server/http/context.ts'
import type { Asked } from '#server/overview/find-area.ts'
import { type Lines, readLines } from './ledger-lines.ts'
import { type LedgerLine, openLine, type ReadLine } from './open-line.ts'
import { column, headOf, noTable, pathTitle, type SheetBody } from './sheet-parts.ts'

/** A screen and a file in one go hold so many lines; larger ones run behind. */
export const mostLines = 2000

export type LedgerView = {
  readonly because?: string | undefined
  readonly filter?: string | undefined
  readonly sort?: { readonly column: number; readonly down: boolean } | undefined
  readonly offset: number
  readonly limit: number
}

const words = {
  more: {
    zh: `超过 ${mostLines} 行，这里只列出最前面的；全部请在后台导出。`,
    en: `More than ${mostLines} lines: only the first are shown. Export behind to have all.`,
  },
  unseen: {
    zh: (n: number) => `另有 ${n} 人计入数字，但不在您的权限范围内。`,
    en: (n: number) => `${n} more are counted and not within your rights.`,
  },
} as const

/** The lines of a ledger: filtered and sorted as they are shown, cut to a page; only who is on the page is opened to the reader. */
export async function readLedger(
  context: Context,
  layout: LedgerLayout,
  asked: Asked,
  view: LedgerView,
): Promise<SheetBody> {
  const frame = ledgerFrame(layout, context)
  const question = questionOf(context, layout, asked)
  if (context.user.role === 'narcoticsOffice' && view.because === undefined)
    return { ...frame, wants: 'purpose' }
  const { lines, unseen } = await readLines(context, question, { after: undefined, limit: mostLines + 1 })
  const all = lines.slice(0, mostLines)
  const leaves = ledgerLeaves(layout)
  const open = (line: ReadLine) => openLine(context, leaves, line)
  const chosen = view.filter || view.sort ? arrange(all.map(open), leaves, view) : null
  const page = (chosen ?? all.slice(view.offset, view.offset + view.limit).map(open)).slice(
    ...(chosen ? [view.offset, view.offset + view.limit] : [0]),
  )
  sawLines(context, page, leaves, view.because)
  const more = lines.length > mostLines
  const l = context.language
  return {
    ...frame,
    rows: page.map((line, i) => rowOf(line, leaves, view.offset + i + 1)),
    total: all.length,
    found: chosen?.length ?? all.length,
    more,
    notes: [...(more ? [words.more[l]] : []), ...(unseen > 0 ? [words.unseen[l](unseen)] : [])],
  }
}

/** What a ledger asks the store: its rows, over the days of its period. */
export function questionOf(context: Context, layout: LedgerLayout, asked: Asked): Lines {
  const { area, day, measure } = asked
  const days = daysOf(spanOf(layout), day, context.today)
  return { layout, area: area.code, measure: measure ?? undefined, day, ...days }
}

export function ledgerFrame(layout: LedgerLayout, { language: l }: Pick<Context, 'language'>): SheetBody {
  const head = ledgerHead(layout)
  const metric = 'figure' in layout.rows ? findMetric(layout.rows.figure) : undefined
  const kinds = { date: 'date', number: 'number', text: 'text', code: 'text' } as const
  return {
    ...noTable,
    head: headOf(head, l),
    columns: ledgerLeaves(layout).map((leaf, i) =>
      column(leaf.field, pathTitle(head, i, l), kinds[leaf.of.kind], leaf.of.width ?? 10),
    ),
    metrics: metric ? [metric] : [],
  }
}

/** Everybody on the page is a line of the access log, with the reason where one was stated. */
export function sawLines(
  context: Pick<Context, 'saw'>,
  lines: readonly LedgerLine[],
  leaves: readonly LedgerLeaf[],
  because: string | undefined,
): void {
  const fields = ['ledger', ...leaves.filter((l) => l.of.confidentiality >= 'C2').map((l) => l.field)]
  const named = because ? [...fields, `because: ${because}`] : fields
  const seen = new Map(lines.map((line) => [line.caseId, line] as const))
  for (const { region, personId, caseId } of seen.values())
    context.saw({ region, person: personId, case: caseId, fields: named })
}

export function rowOf(line: LedgerLine, leaves: readonly LedgerLeaf[], no: number): SheetRow {
  const cells = line.cells.map(
    (cell, i): SheetCell => (leaves[i]?.field === 'no' ? { text: String(no), value: no } : cell),
  )
  return { key: line.key, kind: 'row', caseId: line.caseId, ask: null, cells }
}

function arrange(
  lines: readonly LedgerLine[],
  leaves: readonly LedgerLeaf[],
  { filter, sort }: LedgerView,
): readonly LedgerLine[] {
  const wanted = filter?.toLowerCase() ?? ''
  const found = wanted
    ? lines.filter((line) =>
        line.cells.some((c, i) => leaves[i]?.field !== 'no' && c.text.toLowerCase().includes(wanted)),
      )
    : [...lines]
  if (!sort || leaves[sort.column]?.field === 'no') return sort?.down ? found.toReversed() : found
  const sign = sort.down ? -1 : 1
  return found.toSorted((a, b) => sign * compare(a.cells[sort.column], b.cells[sort.column]))
}

/** Numbers by size, words in the order of pinyin. */
function compare(a: SheetCell | undefined, b: SheetCell | undefined): number {
  if (a?.value !== null && a?.value !== undefined && b?.value !== null && b?.value !== undefined)
    return a.value - b.value
  return (a?.text ?? '').localeCompare(b?.text ?? '', 'zh-CN', { numeric: true })
}
