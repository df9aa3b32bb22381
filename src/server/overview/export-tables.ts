import { writeCsv } from 'hucre/csv'
import { writeXlsx } from 'hucre/xlsx'
import type { Cell, Figure } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { findFigure } from '#core/metrics/register-metrics.ts'
import { share } from '#core/metrics/value.ts'
import { safeText } from '#server/workbook/write-orders.ts'
import type { Asked } from './find-area.ts'
import type { Ranked } from './read-ranking.ts'

type Language = 'zh' | 'en'
type Table = { readonly name: string; readonly rows: readonly (readonly string[])[] }

const words = {
  figure: { zh: '指标', en: 'Figure' },
  area: { zh: '辖区', en: 'Area' },
  value: { zh: '数值', en: 'Value' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  target: { zh: '目标', en: 'Target' },
  source: { zh: '目标依据', en: 'Source of the target' },
  months: { zh: '期间', en: 'Period' },
  version: { zh: '口径版本', en: 'Definition version' },
  rank: { zh: '名次', en: 'Rank' },
  onFile: { zh: '登记案件', en: 'Cases on file' },
  small: { zh: '人数少，慎比较', en: 'Small number' },
  hidden: { zh: '不显示', en: 'not shown' },
  yes: { zh: '是', en: 'yes' },
  asOf: { zh: '截至', en: 'As of' },
  figures: { zh: '指标', en: 'Figures' },
  ranking: { zh: '排序', en: 'Ranking' },
} as const

/** All figures of an area as a table with a line that says what it is and of which day. */
export function figureTable(asked: Asked, figures: readonly Figure[], l: Language): Table {
  const keys = [
    'figure',
    'value',
    'numerator',
    'denominator',
    'months',
    'target',
    'source',
    'version',
  ] as const
  const rows = figures.flatMap((f) => {
    const metric = findFigure(f.key)
    if (!metric) return []
    const months = f.months ? `${f.months.from} – ${f.months.to}` : asked.day
    return [
      [
        metric.title[l],
        ...cellTexts(metric, f.cell, l),
        months,
        f.target ? targetText(metric, f.target.value) : '',
        f.target?.source ?? '',
        String(f.version),
      ],
    ]
  })
  return { name: words.figures[l], rows: [head(asked, l), keys.map((k) => words[k][l]), ...rows] }
}

export function rankingTable(
  asked: Asked,
  metric: FigureDefinition,
  ranked: readonly Ranked[],
  l: Language,
): Table {
  const keys = ['rank', 'area', 'value', 'numerator', 'denominator', 'onFile', 'small'] as const
  const rows = ranked.map((r) => [
    r.rank === null ? '' : String(r.rank),
    r.area.name,
    ...cellTexts(metric, r.cell, l),
    r.onFile === null ? words.hidden[l] : String(r.onFile),
    r.small ? words.yes[l] : '',
  ])
  const title = [`${metric.title[l]}`, ...head(asked, l)]
  return { name: words.ranking[l], rows: [title, keys.map((k) => words[k][l]), ...rows] }
}

function head(asked: Asked, l: Language): string[] {
  return [asked.area.name, `${words.asOf[l]} ${asked.day}`]
}

/** Value, numerator and denominator as shown on the screen; a suppressed cell shows that it is small and nothing else. */
function cellTexts(metric: FigureDefinition, cell: Cell, l: Language): [string, string, string] {
  const { numerator, denominator } = cell
  if (numerator === null || denominator === null) return [words.hidden[l], '', '']
  if (metric.unit === 'count') return [String(numerator), String(numerator), '']
  if (metric.unit === 'shortOf')
    return [String(denominator - numerator), String(numerator), String(denominator)]
  if (denominator === 0) return ['—', '0', '0']
  const value =
    metric.unit === 'percent' ? `${share(numerator, denominator, 1)}%` : (numerator / denominator).toFixed(2)
  return [value, String(numerator), String(denominator)]
}

function targetText(metric: FigureDefinition, value: number): string {
  return metric.unit === 'percent' ? `${Math.round(value * 1000) / 10}%` : String(value)
}

/** Every cell is text and none begins a formula. */
export async function asWorkbook(tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: tables.map(({ name, rows }) => ({
      name,
      columns: Array.from({ length: 8 }, () => ({ width: 18, numFmt: '@' })),
      rows: rows.map((row) => row.map(safeText)),
      freezePane: { rows: 2 },
    })),
  })
  return new Uint8Array(bytes)
}

/** With a byte order mark, so that Excel reads Chinese. */
export function asCsv(tables: readonly Table[]): Uint8Array<ArrayBuffer> {
  const rows = tables.flatMap((t) => t.rows.map((row) => row.map(safeText)))
  return new TextEncoder().encode(writeCsv(rows, { bom: true, escapeFormulae: true }))
}
