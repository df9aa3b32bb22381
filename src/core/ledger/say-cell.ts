import type { Metric, Tally } from '#core/metrics/metric.ts'
import type { Cell } from '#core/metrics/suppress.ts'
import { share } from '#core/metrics/value.ts'
import type { Show } from './layout.ts'

export type Said = { readonly text: string; readonly value: number | null; readonly hidden?: true }

export const hiddenText = { zh: '不显示', en: 'not shown' } as const
const none: Said = { text: '—', value: null }

/** A figure as a table prints it; where nobody is below the line there is no rate, never 0 % or 100 %. */
export function sayCell(
  metric: Metric,
  cell: Cell,
  show: Exclude<Show, 'rank'>,
  language: 'zh' | 'en',
): Said {
  if (cell.suppressed) return { text: hiddenText[language], value: null, hidden: true }
  const { numerator, denominator }: Tally = cell
  if (show === 'value') return sayRate(metric, cell)
  const n = show === 'numerator' ? numerator : show === 'gap' ? denominator - numerator : denominator
  return { text: String(n), value: n }
}

function sayRate(metric: Metric, { numerator, denominator }: Tally): Said {
  if (metric.unit === 'count') return { text: String(numerator), value: numerator }
  if (denominator === 0) return none
  const value = numerator / denominator
  if (metric.unit === 'percent') return { text: `${share(numerator, denominator, 1)}%`, value }
  return { text: value.toFixed(2), value }
}

/** What became of a rate since the period before, in points of a hundred: 上升1.2个百分点. */
export function sayChange(metric: Metric, now: Cell, before: Cell, language: 'zh' | 'en'): string {
  if (now.suppressed || before.suppressed) return hiddenText[language]
  const rate = (t: Tally) =>
    metric.unit === 'count' ? t.numerator : t.denominator === 0 ? null : t.numerator / t.denominator
  const [a, b] = [rate(now), rate(before)]
  if (a === null || b === null) return language === 'zh' ? '无从比较' : 'not comparable'
  const percent = metric.unit === 'percent'
  const points = percent ? Math.round(a * 1000) / 10 - Math.round(b * 1000) / 10 : a - b
  const size = Math.abs(points).toFixed(percent ? 1 : metric.unit === 'count' ? 0 : 2)
  if (Number(size) === 0) return language === 'zh' ? '持平' : 'unchanged'
  if (language === 'en') return `${points > 0 ? 'up' : 'down'} ${size}${percent ? ' points' : ''}`
  return `${points > 0 ? '上升' : '下降'}${size}${percent ? '个百分点' : ''}`
}
