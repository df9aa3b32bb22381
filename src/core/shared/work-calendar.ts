import { type DayNumber, weekdayOf } from './plain-date.ts'

/**
 * The State Council's calendar: public holidays on week days, and weekends swapped into work days (调休).
 * `years` are those the calendar is known for; for others the weekday decides and the answer is marked as a guess.
 */
export type WorkCalendar = {
  readonly years: readonly number[]
  /** Holidays that fall on Monday–Friday, as day numbers. */
  readonly restDays: ReadonlySet<DayNumber>
  /** Saturdays and Sundays that are worked, as day numbers. */
  readonly workDays: ReadonlySet<DayNumber>
}

export function isRestDay(calendar: WorkCalendar, day: DayNumber): boolean {
  if (calendar.restDays.has(day)) return true
  return weekdayOf(day) >= 6 && !calendar.workDays.has(day)
}

/** The day itself, or the first work day after a rest day (程序规定 35). */
export function rollForward(calendar: WorkCalendar, day: DayNumber): DayNumber {
  let d = day
  while (isRestDay(calendar, d)) d++
  return d
}

/** The n-th work day after `day`; with a negative n, before it. Day 0 is the event day itself. */
export function addWorkDays(calendar: WorkCalendar, day: DayNumber, n: number): DayNumber {
  const step = n < 0 ? -1 : 1
  let left = Math.abs(n)
  let d = day
  while (left > 0) {
    d += step
    if (!isRestDay(calendar, d)) left--
  }
  return d
}
