import type { Metric, Tally } from './metric.ts'

/** The value of a figure; null where there is nothing to count (never 0 %, never 100 %). */
export function figureValue(metric: Pick<Metric, 'unit'>, t: Tally): number | null {
  if (metric.unit === 'count') return t.numerator
  if (metric.unit === 'shortOf') return t.denominator - t.numerator
  return t.denominator === 0 ? null : t.numerator / t.denominator
}

/**
 * Rounds half up on whole numbers, so that no binary fraction moves a printed digit: `share(7220, 8497, 1) === '85.0'`.
 */
export function share(numerator: number, denominator: number, digits: number): string {
  const scale = 10 ** (digits + 2)
  const rounded = Math.floor((2 * numerator * scale + denominator) / (2 * denominator))
  const whole = Math.floor(rounded / 10 ** digits)
  if (digits === 0) return String(whole)
  return `${whole}.${String(rounded % 10 ** digits).padStart(digits, '0')}`
}
