import { expect, test } from 'vitest'
import { addDays, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays, isRestDay, rollForward } from '#core/shared/work-calendar.ts'
import { calendarKnows, readWorkCalendar } from './work-days.ts'

const calendar = readWorkCalendar()
const rests = (date: string) => isRestDay(calendar, toDayNumber(date))
const roll = (date: string) => fromDayNumber(rollForward(calendar, toDayNumber(date)))

test('D2: a last day in the week of National Day moves behind it', () => {
  expect(roll(addDays('2025-09-20', 15))).toBe('2025-10-09')
})

test.each([
  ['2025-09-28', false, 'Sunday worked for National Day'],
  ['2025-10-11', false, 'Saturday worked for National Day'],
  ['2025-10-01', true, 'National Day'],
  ['2025-10-08', true, 'Wednesday off'],
  ['2025-10-12', true, 'an ordinary Sunday'],
  ['2026-02-14', false, 'Saturday worked for Spring Festival'],
  ['2024-05-06', false, 'an ordinary Monday'],
])('%s rest day: %s (%s)', (date, rest) => {
  expect(rests(date)).toBe(rest)
})

test('work days are counted over swapped weekends in both directions', () => {
  const count = (date: string, n: number) => fromDayNumber(addWorkDays(calendar, toDayNumber(date), n))
  expect(count('2025-09-26', 3)).toBe('2025-09-30')
  expect(count('2025-10-10', -7)).toBe('2025-09-24')
})

test('years that the State Council has not published are said, not guessed', () => {
  expect(calendarKnows(calendar, 2004)).toBe(true)
  expect(calendarKnows(calendar, 2026)).toBe(true)
  expect(calendarKnows(calendar, 2003)).toBe(false)
  expect(calendarKnows(calendar, 2027)).toBe(false)
  expect(
    [...calendar.restDays, ...calendar.workDays].every((d) =>
      calendarKnows(calendar, +fromDayNumber(d).slice(0, 4)),
    ),
  ).toBe(true)
})
