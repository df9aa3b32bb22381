import { monthEnd } from '#core/metrics/time-span.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Layout, LayoutPeriod } from './layout.ts'

export type LayoutSpan = LayoutPeriod | 'now' | 'day'

/** A register of entries is of a month, a roster stands now, people behind a figure stand on a day. */
export function spanOf(layout: Layout): LayoutSpan {
  if (layout.kind !== 'ledger') return layout.period
  if ('entries' in layout.rows) return 'month'
  return 'figure' in layout.rows ? 'day' : 'now'
}

export type PeriodDays = { readonly from: PlainDate; readonly to: PlainDate }

/** The whole month or year in which a day lies, up to today where it still runs. */
export function daysOf(span: LayoutSpan, day: PlainDate, today: PlainDate): PeriodDays {
  if (span === 'now') return { from: today, to: today }
  if (span === 'day') return { from: day, to: day }
  const [from, end] =
    span === 'month'
      ? [`${day.slice(0, 7)}-01`, monthEnd(day.slice(0, 7))]
      : [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`]
  return { from, to: end < today ? end : today }
}

/** 2026年3月 · 2026年 · 2026年3月18日 */
export function sayPeriod(span: LayoutSpan, day: PlainDate, language: 'zh' | 'en'): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8))]
  if (language === 'en') return span === 'year' ? year : span === 'month' ? day.slice(0, 7) : day
  if (span === 'year') return `${year}年`
  return span === 'month' ? `${year}年${month}月` : `${year}年${month}月${date}日`
}
