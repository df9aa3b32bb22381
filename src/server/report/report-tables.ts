import type { Cell } from '#contract/overview-contract.ts'
import type { ReportPage } from '#contract/report-contract.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { share } from '#core/metrics/value.ts'

type Language = 'zh' | 'en'
type Table = { readonly name: string; readonly rows: readonly (readonly string[])[] }

const words = {
  report: { zh: '报表', en: 'Report' },
  below: { zh: '下级辖区', en: 'Sub-areas' },
  figure: { zh: '指标', en: 'Figure' },
  value: { zh: '数值', en: 'Value' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  months: { zh: '期间', en: 'Period' },
  version: { zh: '口径版本', en: 'Definition version' },
  hidden: { zh: '不显示', en: 'not shown' },
  known: { zh: '数据截至', en: 'As known at' },
  hash: { zh: '校验值 SHA-256', en: 'SHA-256' },
} as const

/** A sealed report as sheets: its own figures, and the areas below side by side. Every cell is text. */
export function reportTables({ report, figures, areas }: ReportPage, l: Language): readonly Table[] {
  const head = [
    report.area.name,
    report.day,
    `${words.known[l]} ${report.knownAt}`,
    `${words.hash[l]} ${report.sha256}`,
  ]
  const titles = (['figure', 'value', 'numerator', 'denominator', 'months', 'version'] as const).map(
    (k) => words[k][l],
  )
  const own = figures.map((f) => {
    const { numerator, denominator } = f.total
    const counts = [String(numerator ?? ''), String(denominator ?? '')]
    return [
      titleOf(f.key, l),
      textOf(f.key, f.total, l),
      ...counts,
      f.months ?? report.day,
      String(f.version),
    ]
  })
  const below = figures.map((f) => [titleOf(f.key, l), ...f.below.map((c) => textOf(f.key, c, l))])
  const tables = [{ name: words.report[l], rows: [head, titles, ...own] }]
  if (areas.length === 0) return tables
  return [
    ...tables,
    { name: words.below[l], rows: [head, [words.figure[l], ...areas.map((a) => a.name)], ...below] },
  ]
}

function titleOf(key: string, l: Language): string {
  return findMetric(key)?.title[l] ?? key
}

function textOf(key: string, { numerator, denominator }: Cell, l: Language): string {
  if (numerator === null || denominator === null) return words.hidden[l]
  const unit = findMetric(key)?.unit
  if (unit === 'count') return String(numerator)
  if (denominator === 0) return '—'
  return unit === 'percent' ? `${share(numerator, denominator, 1)}%` : (numerator / denominator).toFixed(2)
}
