import { z } from 'zod'

/**
 * A calendar date in Asia/Shanghai, `YYYY-MM-DD`. The domain knows no instants (law.md §1.17), so dates are text at the
 * edges and whole day numbers inside: nothing here can shift by a time zone.
 */
export type PlainDate = string

/** Days since 1970-01-01. The unit of all arithmetic in replay. */
export type DayNumber = number

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a date that exists: `2025-02-29` is refused. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string') return false
  const match = pattern.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export const PlainDate = z.string().refine(isPlainDate, { error: 'is not a date (YYYY-MM-DD)' })

/** Counts by the civil calendar, without a clock or a time zone. The text must be a valid date. */
export function toDayNumber(date: PlainDate): DayNumber {
  const year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)
  return dayOf(year, digit(date, 5) * 10 + digit(date, 6), digit(date, 8) * 10 + digit(date, 9))
}

function digit(date: PlainDate, at: number): number {
  return date.charCodeAt(at) - 48
}

function dayOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

const written: PlainDate[] = []

/** Texts of the years 1970–2106 are kept once written: replay writes the same few thousand days over and over. */
export function fromDayNumber(n: DayNumber): PlainDate {
  const known = written[n]
  if (known !== undefined) return known
  const text = write(n)
  if (n >= 0 && n < 50_000) written[n] = text
  return text
}

function write(n: DayNumber): PlainDate {
  const { year, month, day } = civil(n)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

function civil(n: DayNumber): { year: number; month: number; day: number } {
  const z0 = n + 719468
  const era = Math.floor(z0 / 146097)
  const doe = z0 - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Adds calendar months; a day the target month lacks becomes its last day (31 January + 1 month = 28 February). */
export function addMonthsToDay(n: DayNumber, months: number): DayNumber {
  const { year, month, day } = civil(n)
  const index = year * 12 + (month - 1) + months
  const y = Math.floor(index / 12)
  const m = (index % 12) + 1
  return dayOf(y, m, Math.min(day, daysInMonth(y, m)))
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days)
}

export function addMonths(date: PlainDate, months: number): PlainDate {
  return fromDayNumber(addMonthsToDay(toDayNumber(date), months))
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(n: DayNumber): number {
  return ((((n + 3) % 7) + 7) % 7) + 1
}
