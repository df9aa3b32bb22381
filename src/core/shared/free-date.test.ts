import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFreeDate } from './free-date.ts'
import { addDays, fromDayNumber, toDayNumber } from './plain-date.ts'

const today = '2025-03-12' // a Wednesday

test.each([
  ['3.5', '2025-03-05'],
  ['3月5日', '2025-03-05'],
  ['3/5', '2025-03-05'],
  ['0305', '2025-03-05'],
  ['３．５', '2025-03-05'],
  ['12.31', '2024-12-31'],
  ['2025-3-5', '2025-03-05'],
  ['2025年3月5日', '2025-03-05'],
  ['20250305', '2025-03-05'],
  ['25.3.5', '2025-03-05'],
  ['今天', today],
  ['昨天', '2025-03-11'],
  ['大前天', '2025-03-09'],
  [' Yesterday ', '2025-03-11'],
  ['3天前', '2025-03-09'],
  ['10 days ago', '2025-03-02'],
  ['上周三', '2025-03-05'],
  ['周一', '2025-03-10'],
  ['下周日', '2025-03-23'],
  ['5号', '2025-03-05'],
  ['28号', '2025-02-28'],
  ['2.29', '2024-02-29'],
])('%s is %s for what has happened', (text, date) => {
  expect(readFreeDate(text, today)).toBe(date)
})

test.each([
  ['3.5', '2026-03-05'],
  ['3.12', today],
  ['4.1', '2025-04-01'],
  ['明天', '2025-03-13'],
  ['3天后', '2025-03-15'],
  ['in 2 days', '2025-03-14'],
  ['5号', '2025-04-05'],
  ['2.29', '2028-02-29'],
])('%s is %s for what is planned', (text, date) => {
  expect(readFreeDate(text, today, 'future')).toBe(date)
})

test.each(['', '  ', '2025-02-29', '13.1', '0.5', '4.31', '40号', '礼拜八', 'soon', '2025', '3.5.7.9'])(
  'does not guess at “%s”',
  (text) => {
    expect(readFreeDate(text, today)).toBeUndefined()
  },
)

test('every date reads back as itself, however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: toDayNumber('2000-01-01'), max: toDayNumber('2099-12-31') }), (n) => {
      const date = fromDayNumber(n)
      const [year, month, day] = [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
      for (const text of [
        date,
        `${year}.${month}.${day}`,
        `${year}年${month}月${day}日`,
        date.replaceAll('-', ''),
      ])
        expect(readFreeDate(text, today)).toBe(date)
    }),
  )
})

test('a date without a year is never on the wrong side of today', () => {
  fc.assert(
    fc.property(fc.integer({ min: -365, max: 365 }), (offset) => {
      const date = addDays(today, offset)
      const text = `${Number(date.slice(5, 7))}.${Number(date.slice(8, 10))}`
      expect((readFreeDate(text, today, 'past') ?? '') <= today).toBe(true)
      expect((readFreeDate(text, today, 'future') ?? '9') >= today).toBe(true)
    }),
  )
})
