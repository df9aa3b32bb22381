import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  fromDayNumber,
  isPlainDate,
  toDayNumber,
  weekdayOf,
} from './plain-date.ts'

/** The platform's own calendar, in UTC, as oracle. */
const days = fc.integer({ min: -100_000, max: 200_000 })
const oracle = (n: number) => new Date(n * 86_400_000)
const text = (date: Date) => {
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
}

describe('plain dates agree with the calendar of the platform', () => {
  test('as texts, as numbers and as days of the week', () => {
    fc.assert(
      fc.property(days, (n) => {
        const date = text(oracle(n))
        expect(fromDayNumber(n)).toBe(date)
        expect(toDayNumber(date)).toBe(n)
        expect(weekdayOf(n)).toBe(oracle(n).getUTCDay() || 7)
        expect(isPlainDate(date)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  test('in adding days and counting them', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (n, more) => {
        const from = fromDayNumber(n)
        expect(addDays(from, more)).toBe(text(oracle(n + more)))
        expect(daysBetween(from, addDays(from, more))).toBe(more)
      }),
    )
  })

  test('in adding months, where a day the month lacks becomes its last day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (n, months) => {
        const date = oracle(n)
        const first = new Date(Date.UTC(2000, date.getUTCMonth() + months, 1))
        first.setUTCFullYear(first.getUTCFullYear() + date.getUTCFullYear() - 2000)
        const last = new Date(first)
        last.setUTCMonth(last.getUTCMonth() + 1, 0)
        first.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()))
        expect(addMonths(fromDayNumber(n), months)).toBe(text(first))
      }),
      { numRuns: 3000 },
    )
  })
})

test('a date that does not exist is none', () => {
  for (const wrong of [
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-32',
    '2025-1-1',
    '25-01-01',
    '',
    20250101,
    null,
  ])
    expect(isPlainDate(wrong)).toBe(false)
  expect(isPlainDate('2024-02-29')).toBe(true)
})

test('months are added by the calendar', () => {
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
  expect(addMonths('2024-02-29', 36)).toBe('2027-02-28')
  expect(addMonths('2025-03-10', -6)).toBe('2024-09-10')
})
