import type { Cell, Figure } from '#contract/overview-contract.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { share } from '#core/metrics/value.ts'

/** Thousands by a thin space, as in statistics of both languages. */
export function sayCount(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ' ')
}

/** `92.0%`, `1.85` or a count; null where there is nothing to count or nothing may be shown. */
export function sayValue(metric: Pick<Metric, 'unit'>, cell: Cell): string | null {
  const { numerator, denominator } = cell
  if (numerator === null || denominator === null) return null
  if (metric.unit === 'count') return sayCount(numerator)
  if (metric.unit === 'shortOf') return sayCount(denominator - numerator)
  if (denominator === 0) return null
  if (metric.unit === 'days') return (numerator / denominator).toFixed(1)
  if (metric.unit === 'perPerson') return (numerator / denominator).toFixed(2)
  return `${share(numerator, denominator, 1)}%`
}

/** The value as a plain number for charts: percent points, counts or a ratio. */
export function numberOf(metric: Pick<Metric, 'unit'>, cell: Cell): number | null {
  const { numerator, denominator } = cell
  if (numerator === null || denominator === null) return null
  if (metric.unit === 'count') return numerator
  if (metric.unit === 'shortOf') return denominator - numerator
  if (denominator === 0) return null
  const value = numerator / denominator
  return metric.unit === 'percent' ? Math.round(value * 1000) / 10 : Math.round(value * 100) / 100
}

export function sayTarget(metric: Pick<Metric, 'unit'>, value: number): string {
  return metric.unit === 'percent' ? `${Math.round(value * 1000) / 10}%` : String(value)
}

/** How far the figure is from its target: positive is short of it. Null without a target or a value. */
export function gapOf(metric: Pick<Metric, 'unit' | 'better'>, figure: Figure): number | null {
  const { numerator, denominator } = figure.cell
  if (!figure.target || numerator === null || denominator === null) return null
  if (metric.unit !== 'count' && denominator === 0) return null
  const value = metric.unit === 'count' ? numerator : numerator / denominator
  return metric.better === 'higher' ? figure.target.value - value : value - figure.target.value
}

/** `81.2–96.4%`; empty where there is no interval. */
export function sayInterval(interval: { readonly low: number; readonly high: number } | null): string {
  if (!interval) return ''
  return `${(interval.low * 100).toFixed(1)}–${(interval.high * 100).toFixed(1)}%`
}
