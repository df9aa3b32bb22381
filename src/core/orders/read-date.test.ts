import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { readDate } from './read-date.ts'

const days = fc.integer({ min: toDayNumber('1930-01-01'), max: toDayNumber('2099-12-31') }).map(fromDayNumber)
const ways: readonly ((y: string, m: string, d: string) => string | number)[] = [
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}.${Number(m)}.${Number(d)}`,
  (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
  (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
  (y, m, d) => `${y} 年 ${m} 月 ${d} 号`,
  (y, m, d) => `${y}${m}${d}`,
  (y, m, d) => Number(`${y}${m}${d}`),
  (y, m, d) => `${y}-${m}-${d} 09:30:00`,
  (y, m, d) => `'${y}－${m}－${d}`.replaceAll('－', '-'),
]

test('every way in which offices write a day reads as that day', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...ways), (day, way) => {
      const [y = '', m = '', d = ''] = day.split('-')
      expect(readDate(way(y, m, d))).toEqual({ date: day })
    }),
    { numRuns: 2000 },
  )
})

test('serial numbers of both systems read as the same day', () => {
  fc.assert(
    fc.property(days, (day) => {
      const serial = toDayNumber(day) - toDayNumber('1899-12-30')
      expect(readDate(serial)).toEqual({ date: day })
      expect(readDate(serial + 0.75)).toEqual({ date: day })
      expect(readDate(String(serial))).toEqual({ date: day })
      expect(readDate(serial - 1462, '1904')).toEqual({ date: day })
    }),
  )
})

test.each([
  ['2025年2月29日', 'dateNotReal'],
  ['20251301', 'dateNotReal'],
  ['3/5/2025', 'dateAmbiguous'],
  ['25.3.5', 'dateAmbiguous'],
  ['2025年3月', 'dateIncomplete'],
  ['去年春天', 'dateUnreadable'],
  [60, 'dateNotReal'],
  [-4, 'dateUnreadable'],
  [true, 'dateUnreadable'],
] as const)('%s is refused as %s', (cell, fault) => {
  expect(readDate(cell)).toEqual({ fault })
})

test.each([
  ['二〇二五年三月五日', '2025-03-05'],
  ['二○二五年十二月三十一日', '2025-12-31'],
  ['二〇二四年十月二十日', '2024-10-20'],
])('%s is %s', (text, date) => {
  expect(readDate(text)).toEqual({ date })
})

test('no text at all makes it throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.double(), fc.integer()), (cell) => void readDate(cell)))
})
