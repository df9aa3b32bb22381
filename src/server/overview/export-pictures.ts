import type { z } from 'zod'
import type { overviewPictureBook } from '#contract/picture-contract.ts'
import { smallNumber, wilson } from '#core/metrics/interval.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { share } from '#core/metrics/value.ts'
import { findCurve } from '#core/survival/curves.ts'
import { tileLayout } from '#core/tiles/tile-layout.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { type ExportLanguage, endingWords, stepWords, exportWords as words } from './export-words.ts'
import type { Asked } from './find-area.ts'
import { cohortQuestion } from './find-cohorts.ts'
import { readCohorts } from './read-cohorts.ts'
import { readFunnel } from './read-funnel.ts'
import { readHeat } from './read-heat.ts'
import { loadFigure, readRanking } from './read-ranking.ts'
import { readWorkload } from './read-workload.ts'

type Query = z.output<NonNullable<typeof overviewPictureBook.query>>
type Table = { readonly name: string; readonly rows: readonly (readonly string[])[] }
type Counts = { readonly numerator: number | null; readonly denominator: number | null }

const funnelYears = 4
const heatMonths = 12

/** What a picture shows, as sheets: the first row says what it is, of where, of which day and by which definition. */
export function pictureTables(context: Context, asked: Asked, query: Query): Promise<readonly Table[]> {
  const tables = { tiles, heat, funnel, cohorts, workload }[query.picture]
  return tables(context, asked, query)
}

async function tiles(context: Context, asked: Asked, query: Query): Promise<readonly Table[]> {
  const l = context.language
  const metric = loadFigure(query.metric)
  const ranked = await readRanking(context, asked, metric, query.span)
  const layout = tileLayout(ranked.map((r) => r.area))
  const width = Math.max(0, ...layout.map((t) => t.column + 1))
  const height = Math.max(0, ...layout.map((t) => t.row + 1))
  const grid = Array.from({ length: height }, () => Array.from({ length: width }, () => ''))
  for (const { code, row, column } of layout) {
    const found = ranked.find((r) => r.area.code === code)
    const line = grid[row]
    if (found && line) line[column] = `${found.area.name} ${valueText(metric, found.cell, l)}`
  }
  const keys = ['rank', 'area', 'value', 'numerator', 'denominator', 'interval', 'onFile', 'small'] as const
  const rows = ranked.map((r) => [
    r.rank === null ? '' : String(r.rank),
    r.area.name,
    ...cellTexts(metric, r.cell, l),
    intervalText(r.interval),
    count(r.onFile, l),
    r.small ? words.yes[l] : '',
  ])
  const head = headOf(context, asked, metric.title[l], metric.version)
  return [
    { name: words.tiles[l], rows: [head, [''], ...grid] },
    { name: words.table[l], rows: [head, keys.map((k) => words[k][l]), ...rows] },
  ]
}

async function heat(context: Context, asked: Asked, query: Query): Promise<readonly Table[]> {
  const l = context.language
  const metric = loadFigure(query.metric)
  const { months, rows } = await readHeat(context, asked, metric, heatMonths)
  const head = headOf(context, asked, metric.title[l], metric.version)
  const titles = [words.area[l], ...months]
  const counts = (c: Counts) => (c.numerator === null ? words.hidden[l] : `${c.numerator}/${c.denominator}`)
  const sheet = (say: (cell: Counts) => string) => [
    head,
    titles,
    ...rows.map((r) => [r.area.name, ...r.cells.map(say)]),
  ]
  return [
    { name: words.value[l], rows: sheet((c) => valueText(metric, c, l)) },
    { name: words.counts[l], rows: sheet(counts) },
  ]
}

async function funnel(context: Context, asked: Asked): Promise<readonly Table[]> {
  const l = context.language
  const { months, steps } = await readFunnel(context, asked, funnelYears)
  const all = steps[0]?.count ?? 0
  const rows = steps.map(({ key, count: n }) => [
    stepWords[key]?.[l] ?? key,
    count(n, l),
    n === null || all === 0 ? '' : `${share(n, all, 1)}%`,
    n === null ? '' : intervalText(wilson(n, all)),
    all > 0 && all < smallNumber ? words.yes[l] : '',
  ])
  const head = headOf(context, asked, `${words.funnel[l]} ${months.from} – ${months.to}`, 1)
  const titles = (['step', 'people', 'ofFirst', 'interval', 'small'] as const).map((k) => words[k][l])
  return [{ name: words.funnel[l], rows: [head, titles, ...rows] }]
}

async function cohorts(context: Context, asked: Asked, query: Query): Promise<readonly Table[]> {
  const l = context.language
  const curve = findCurve(query.curve)
  if (!curve) throw notFound()
  const { series } = await readCohorts(context, asked, cohortQuestion(context, asked, query))
  const head = headOf(context, asked, curve.title[l], curve.version)
  const titles = (...keys: readonly (keyof typeof words)[]) => keys.map((k) => words[k][l])
  const percent = (v: number | null) => (v === null ? '' : `${(v * 100).toFixed(1)}%`)
  const seen = series.filter((s) => !s.suppressed)
  return [
    {
      name: words.cohorts[l],
      rows: [
        head,
        titles('cohort', 'people', 'lastShare', 'band', 'lastDay', 'median', 'small'),
        ...series.map((s) => {
          const last = s.points.at(-1)
          const band = last && last.low !== null ? `${percent(last.low)}–${percent(last.high)}` : ''
          const values = s.suppressed
            ? ['', '', '', '']
            : [percent(last?.share ?? null), band, String(s.last)]
          return [
            s.cohort,
            count(s.people, l),
            ...values,
            s.median?.toString() ?? '',
            s.small ? words.yes[l] : '',
          ]
        }),
        [''],
        [curve.means[l]],
        [curve.source[l]],
      ],
    },
    {
      name: words.curve[l],
      rows: [
        head,
        titles('cohort', 'day', 'share', 'low', 'high'),
        ...seen.flatMap((s) =>
          s.points.map((p) => [s.cohort, String(p.day), percent(p.share), percent(p.low), percent(p.high)]),
        ),
      ],
    },
    {
      name: words.atRisk[l],
      rows: [
        head,
        titles('cohort', 'day', 'atRisk'),
        ...seen.flatMap((s) => s.atRisk.map((r) => [s.cohort, String(r.day), String(r.people)])),
      ],
    },
    {
      name: words.endings[l],
      rows: [
        head,
        titles('cohort', 'ending', 'people'),
        ...seen.flatMap((s) =>
          s.endings.map((e) => [s.cohort, endingWords[e.ending][l], count(e.people, l)]),
        ),
      ],
    },
  ]
}

async function workload(context: Context, asked: Asked): Promise<readonly Table[]> {
  const l = context.language
  const { by, norm, weeks, total, rows } = await readWorkload(context, asked)
  const titles = [
    words[by === 'workers' ? 'worker' : 'area'][l],
    ...(['staff', 'open', 'inForce', 'weighted', 'overdue'] as const).map((k) => words[k][l]),
    ...weeks.map((w) => `${w.from} – ${w.to}`),
    words.needed[l],
  ]
  const line = (name: string, r: (typeof rows)[number] | typeof total) => [
    name,
    String(r.staff),
    ...[r.open, r.inForce, r.weighted, r.overdue, ...r.weeks].map((n) => count(n, l)),
    r.needed === null ? '' : String(r.needed),
  ]
  return [
    {
      name: words.workload[l],
      rows: [
        [...headOf(context, asked, words.workload[l], 1), `${words.norm[l]} 1:${norm.ratio} ${norm.source}`],
        titles,
        ...rows.map((r) => line(r.worker ?? r.area?.name ?? words.nobody[l], r)),
        line(words.total[l], total),
      ],
    },
  ]
}

function headOf(context: Context, asked: Asked, title: string, version: number): string[] {
  const l = context.language
  const known = `${words.knownAt[l]} ${context.now}`
  return [title, asked.area.name, `${words.asOf[l]} ${asked.day}`, known, `${words.version[l]} ${version}`]
}

function count(n: number | null, l: ExportLanguage): string {
  return n === null ? words.hidden[l] : String(n)
}

function valueText(metric: FigureDefinition, cell: Counts, l: ExportLanguage): string {
  return cellTexts(metric, cell, l)[0]
}

function cellTexts(metric: FigureDefinition, cell: Counts, l: ExportLanguage): [string, string, string] {
  const { numerator, denominator } = cell
  if (numerator === null || denominator === null) return [words.hidden[l], '', '']
  if (metric.unit === 'count') return [String(numerator), String(numerator), '']
  if (denominator === 0) return ['—', '0', '0']
  const percent = metric.unit === 'percent'
  const value = percent ? `${share(numerator, denominator, 1)}%` : (numerator / denominator).toFixed(2)
  return [value, String(numerator), String(denominator)]
}

function intervalText(interval: { low: number; high: number } | null): string {
  if (!interval) return ''
  return `${(interval.low * 100).toFixed(1)}–${(interval.high * 100).toFixed(1)}%`
}
