import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

type Link = { readonly from: PlainDate; readonly to: PlainDate | null }

/**
 * Visits that a link owes until `today` in the year of `today`, and how many of them were made. A year's visits are owed
 * in equal parts: with four a year the first is owed when a quarter of the year is over.
 */
export function visitsOwed(
  link: Link,
  visits: readonly PlainDate[],
  perYear: number,
  today: PlainDate,
): { readonly owed: number; readonly made: number; readonly behind: number } {
  const year = today.slice(0, 4)
  const first = later(link.from, `${year}-01-01`)
  const last = link.to !== null && link.to < today ? link.to : today
  const made = visits.filter((on) => on >= first && on <= today).length
  if (last < first) return { owed: 0, made, behind: 0 }
  const owed = Math.floor(((daysBetween(first, last) + 1) * perYear) / daysOf(year))
  return { owed, made, behind: Math.max(0, owed - made) }
}

function daysOf(year: string): number {
  return daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`)
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}
