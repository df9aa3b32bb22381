import type { CellAsk, SheetCell, SheetRow } from '#contract/ledger-contract.ts'
import { type Ask, type TableLeaf, tableHead, tableLeaves, under } from '#core/ledger/columns.ts'
import type { TableLayout } from '#core/ledger/layout.ts'
import { sayCell } from '#core/ledger/say-cell.ts'
import { figureValue } from '#core/metrics/value.ts'
import type { Words } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { type Asked, widthBelow } from '#server/overview/find-area.ts'
import { type FigureAsk, type FigureSource, liveSource } from './figure-source.ts'
import { monthSource } from './month-source.ts'
import { type SealedReport, sealedSource } from './sealed-source.ts'
import {
  column,
  headOf,
  type Language,
  metricOf,
  monthsOfYear,
  noTable,
  pathTitle,
  type SheetBody,
  textCell,
} from './sheet-parts.ts'

/** A line of a table before it is counted: what it says of itself, and whose numbers stand in it. */
type Line = {
  readonly key: string
  readonly title: string
  readonly kind: SheetRow['kind']
  readonly area: string
  readonly month?: string
  readonly ask: Ask
}

const words = {
  area: { zh: '辖区', en: 'Area' },
  month: { zh: '月份', en: 'Month' },
  figure: { zh: '指标', en: 'Figure' },
  total: { zh: '合计', en: 'Total' },
  year: { zh: '全年', en: 'Year' },
  notSealed: {
    zh: '“—”表示没有可比的人数，或者封存的报表里没有这个数。',
    en: '“—”: nobody is below the line, or the sealed report does not have this number.',
  },
} as const

/** Rows times columns over the one evaluator: every cell is a figure of the overview and opens the same list. */
export async function readTable(
  context: Context,
  layout: TableLayout,
  asked: Asked,
  sealed: SealedReport | null,
): Promise<SheetBody> {
  const l = context.language
  const leaves = tableLeaves(layout.columns)
  const lines = linesOf(layout, asked, l)
  const whole = (line: Line, leaf: TableLeaf) => complete(under(leaf.ask, line.ask), layout, asked)
  const asks = lines.flatMap((line) =>
    line.kind === 'group' ? [] : leaves.map((leaf) => whole(line, leaf).ask),
  )
  const source = sealed
    ? sealedSource(context, sealed)
    : await liveSource(context, asked, asks, 'areas' in layout.rows ? widthBelow(asked) : null)
  const ofMonth = 'months' in layout.rows ? await monthSource(context, asked, asks) : null
  const at = (line: Line): FigureSource =>
    line.month !== undefined && ofMonth ? (ask) => ofMonth(ask, line.month ?? '') : source
  const cellOf = (line: Line, leaf: TableLeaf): SheetCell => {
    const { ask, show } = whole(line, leaf)
    const cell = at(line)(ask, line.area)
    if (!cell) return textCell('—')
    if (show === 'rank') return rankOf(lines, line, (other) => valueAt(source, ask, other.area), ask)
    return sayCell(ask.metric, cell, show, l)
  }
  const head = tableHead(layout.columns, stubOf(layout))
  const columns = leaves.map((leaf, i) => {
    const show = leaf.ask.show ?? 'value'
    const kind = show === 'value' ? 'percent' : 'number'
    return column(`c${i}`, pathTitle(head, i + 1, l), kind, 10, askOf(leaf.ask, asked))
  })
  const rows = lines.map((line): SheetRow => {
    const stub = textCell(line.title)
    const rest =
      line.kind === 'group' ? leaves.map(() => textCell('')) : leaves.map((leaf) => cellOf(line, leaf))
    const place: CellAsk = { ...askOf(line.ask, null), area: line.area }
    const ask = line.kind === 'group' ? null : line.month ? { ...place, month: line.month } : place
    return { key: line.key, kind: line.kind, caseId: null, ask, cells: [stub, ...rest] }
  })
  return {
    ...noTable,
    head: headOf(head, l),
    columns: [column('stub', stubOf(layout)[l], 'text', 22), ...columns],
    rows,
    total: rows.length,
    found: rows.length,
    notes: sealed ? [words.notSealed[l]] : [],
    metrics: asks.map((ask) => ask.metric),
  }
}

function stubOf(layout: TableLayout): Words {
  return 'areas' in layout.rows ? words.area : 'months' in layout.rows ? words.month : words.figure
}

function linesOf(layout: TableLayout, asked: Asked, l: Language): readonly Line[] {
  const { rows } = layout
  const { code } = asked.area
  if ('figures' in rows)
    return rows.figures.flatMap((group, g) => [
      { key: `g${g}`, title: group.title[l], kind: 'group' as const, area: code, ask: {} },
      ...group.rows.map((row, r) => {
        const ask = under(group, row)
        const title = (row.title ?? metricOf(ask.figure).title)[l]
        return { key: `g${g}r${r}`, title, kind: 'row' as const, area: code, ask }
      }),
    ])
  if ('months' in rows) {
    const months = monthsOfYear(asked.day).map((month) => {
      const title = l === 'zh' ? `${Number(month.slice(5))}月` : month
      return { key: month, title, kind: 'row' as const, area: code, month, ask: {} }
    })
    const year = { key: 'year', title: words.year[l], kind: 'total' as const, area: code, ask: {} }
    return rows.total ? [...months, year] : months
  }
  const below = asked.children.map((a) => ({
    key: a.code,
    title: a.name,
    kind: 'row' as const,
    area: a.code,
    ask: {},
  }))
  const title = below.length === 0 ? asked.area.name : words.total[l]
  const total = { key: 'total', title, kind: 'total' as const, area: code, ask: {} }
  return rows.total || below.length === 0 ? [total, ...below] : below
}

type Whole = { readonly ask: FigureAsk; readonly show: NonNullable<Ask['show']> }

/** What is left open: the measure that the reader chose, and the period of the layout. */
function complete(ask: Ask, layout: TableLayout, asked: Asked): Whole {
  const measure = ask.measure ?? (asked.measure as FigureAsk['measure'])
  const span = ask.span ?? layout.period
  return { ask: { metric: metricOf(ask.figure), measure, span }, show: ask.show ?? 'value' }
}

/** What the list behind a cell is asked; what a row says holds over its column. */
function askOf({ figure, measure, span, show }: Ask, asked: Asked | null): CellAsk {
  const chosen = measure ?? (asked?.measure as CellAsk['measure'] | null) ?? undefined
  const side = show === 'numerator' || show === 'gap' ? show : show ? ('denominator' as const) : undefined
  return {
    ...(figure ? { figure } : {}),
    ...(chosen ? { measure: chosen } : {}),
    ...(span ? { span } : {}),
    ...(side ? { side } : {}),
  }
}

function valueAt(source: FigureSource, ask: FigureAsk, area: string): number | null {
  const cell = source(ask, area)
  return cell && !cell.suppressed ? figureValue(ask.metric, cell) : null
}

/** Place among the areas with something to compare; equal values share it. */
function rankOf(
  lines: readonly Line[],
  line: Line,
  countOfLine: (line: Line) => number | null,
  { metric }: FigureAsk,
): SheetCell {
  const own = line.kind === 'row' ? countOfLine(line) : null
  if (own === null) return textCell(line.kind === 'row' ? '—' : '')
  const better = (v: number) => (metric.better === 'higher' ? v > own : v < own)
  const before = lines.filter((other) => other.kind === 'row').map(countOfLine)
  const rank = 1 + before.filter((v) => v !== null && better(v)).length
  return { text: String(rank), value: rank }
}
