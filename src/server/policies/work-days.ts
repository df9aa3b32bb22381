import { createRequire } from 'node:module'
import { toDayNumber, weekdayOf } from '#core/shared/plain-date.ts'
import type { WorkCalendar } from '#core/shared/work-calendar.ts'

/** The package's table of days, keyed by date; read as a file, for its code would load a lunar calendar too. */
type PublishedDays = {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

/**
 * The State Council's calendar of rest days and swapped weekends, for the years it has published. The package answers
 * later years by the weekday without saying so; here `years` holds only those that have both holidays and work days.
 */
export function readWorkCalendar(): WorkCalendar {
  const days = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as PublishedDays
  const restDays = new Set<number>()
  const workDays = new Set<number>()
  const holidayYears = new Set<number>()
  const years = new Set<number>()
  for (const date of Object.keys(days.holidays)) {
    const day = toDayNumber(date)
    holidayYears.add(+date.slice(0, 4))
    if (weekdayOf(day) < 6) restDays.add(day)
  }
  for (const date of Object.keys(days.workdays)) {
    const year = +date.slice(0, 4)
    if (holidayYears.has(year)) years.add(year)
    workDays.add(toDayNumber(date))
  }
  return { years: [...years].sort((a, b) => a - b), restDays, workDays }
}

/** False where rest days of that year are only a guess by the weekday. */
export function calendarKnows(calendar: WorkCalendar, year: number): boolean {
  return calendar.years.includes(year)
}
