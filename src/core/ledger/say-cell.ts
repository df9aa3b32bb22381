import type { Metric, Tally } from '#core/metrics/metric.ts'
import { figureValue, share } from '#core/metrics/value.ts'
import type { Show } from './layout.ts'

/** Counts as they may be shown; null where they may not. */
type Counts = { readonly numerator: number | null; readonly denominator: number | null }

export type Said = { readonly text: string; readonly value: number | null; readonly hidden?: true }

export const hiddenText = { zh: '不显示', en: 'not shown' } as const
const none: Said = { text: '—', value: null }

/** A figure as a table prints it; where nobody is below the line there is no rate, never 0 % or 100 %. */
export function sayCell(
  metric: Metric,
  { numerator, denominator }: Counts,
  show: Exclude<Show, 'rank'>,
  language: 'zh' | 'en',
): Said {
  if (numerator === null || denominator === null)
    return { text: hiddenText[language], value: null, hidden: true }
  if (show === 'value') return sayRate(metric, { numerator, denominator })
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
export function sayChange(metric: Metric, now: Counts, before: Counts, language: 'zh' | 'en'): string {
  const [a, b] = [rateOf(metric, now), rateOf(metric, before)]
  if (a === undefined || b === undefined) return hiddenText[language]
  if (a === null || b === null) return language === 'zh' ? '无可比数' : 'not comparable'
  const percent = metric.unit === 'percent'
  const points = percent ? Math.round(a * 1000) / 10 - Math.round(b * 1000) / 10 : a - b
  const size = Math.abs(points).toFixed(percent ? 1 : metric.unit === 'count' ? 0 : 2)
  if (Number(size) === 0) return language === 'zh' ? '持平' : 'unchanged'
  if (language === 'en') return `${points > 0 ? 'up' : 'down'} ${size}${percent ? ' points' : ''}`
  return `${points > 0 ? '上升' : '下降'}${size}${percent ? '个百分点' : ''}`
}

/** Undefined where it may not be shown, null where nobody is below the line. */
function rateOf(metric: Metric, { numerator, denominator }: Counts): number | null | undefined {
  if (numerator === null || denominator === null) return undefined
  return figureValue(metric, { numerator, denominator })
}
