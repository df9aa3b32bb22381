import { addMonths, daysInMonth, type PlainDate } from '#core/shared/plain-date.ts'
import { monthOf } from './measure-case.ts'
import type { Metric } from './metric.ts'

/** How far back a period figure of a day reads: its month, the year so far, or twelve months. */
export const spans = ['month', 'year', 'twelveMonths'] as const
export type Span = (typeof spans)[number]

/** The whole months that a period figure covers on a day, as `2026-01` to `2026-03`. */
export type Months = { readonly from: string; readonly to: string }

export function monthsOfSpan(
  { yearsBack }: { readonly kind: Metric['kind']; readonly yearsBack?: number },
  day: PlainDate,
  span: Span,
): Months {
  if (yearsBack !== undefined) {
    const year = Number(day.slice(0, 4)) - yearsBack
    return { from: `${year}-01`, to: `${year}-12` }
  }
  const to = monthOf(day)
  if (span === 'month') return { from: to, to }
  if (span === 'year') return { from: `${day.slice(0, 4)}-01`, to }
  return { from: monthBefore(to, 11), to }
}

/** `monthBefore('2026-01', 1) === '2025-12'`. */
export function monthBefore(month: string, months: number): string {
  return monthOf(addMonths(`${month}-01`, -months))
}

/** The months that end with the one of `day`, oldest first. */
export function lastMonths(day: PlainDate, count: number): readonly string[] {
  const last = monthOf(day)
  return Array.from({ length: count }, (_, i) => monthBefore(last, count - 1 - i))
}

/** `monthEnd('2026-02') === '2026-02-28'`. */
export function monthEnd(month: string): PlainDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  return `${month}-${String(days).padStart(2, '0')}`
}
