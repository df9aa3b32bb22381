import type { AwayLine } from '#contract/leave-contract.ts'
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  type PlainDate,
  toDayNumber,
  weekdayOf,
} from '#core/shared/plain-date.ts'

export type Month = { readonly key: string; readonly first: PlainDate; readonly days: number }

/** `2025-06`, or the month of today where the text is none. */
export function monthOf(text: string, today: PlainDate): Month {
  const key = /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : today.slice(0, 7)
  return { key, first: `${key}-01`, days: daysInMonth(Number(key.slice(0, 4)), Number(key.slice(5))) }
}

export function otherMonth({ first }: Month, step: number): string {
  return addMonths(first, step).slice(0, 7)
}

/** Columns 1 … days that a stretch covers in this month; null where none. `end` is the last day as far as is known. */
export function columnsOf(
  line: AwayLine,
  month: Month,
  today: PlainDate,
): { from: number; to: number } | null {
  const end = endOf(line, today)
  const from = Math.max(1, daysBetween(month.first, line.from) + 1)
  const to = Math.min(month.days, daysBetween(month.first, end) + 1)
  return from <= month.days && to >= 1 && from <= to ? { from, to } : null
}

/** Back, or the last day that holds; whoever is not back is away today. */
export function endOf(line: AwayLine, today: PlainDate): PlainDate {
  if (line.returnedOn) return line.returnedOn < line.from ? line.from : line.returnedOn
  const holds = line.to ?? today
  const late = line.daysOverdue > 0 || line.to === null
  const end = late && today > holds ? today : holds
  return end < line.from ? line.from : end
}

/** Weeks from Monday that touch the month, each with the lines that touch the week. */
export function weeksOf(
  lines: readonly AwayLine[],
  month: Month,
  today: PlainDate,
): readonly { readonly from: PlainDate; readonly to: PlainDate; readonly lines: readonly AwayLine[] }[] {
  const weeks = []
  const last = addDays(month.first, month.days - 1)
  let from = addDays(month.first, 1 - weekdayOf(toDayNumber(month.first)))
  for (; from <= last; from = addDays(from, 7)) {
    const to = addDays(from, 6)
    const [a, b] = [from, to]
    weeks.push({ from: a, to: b, lines: lines.filter((l) => l.from <= b && endOf(l, today) >= a) })
  }
  return weeks
}

export function isWeekend(month: Month, day: number): boolean {
  return weekdayOf(toDayNumber(month.first) + day - 1) >= 6
}
