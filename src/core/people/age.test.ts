import { expect, test } from 'vitest'
import { ageOn } from './age.ts'

test('a year is full on the birthday, not the day before', () => {
  expect(ageOn('2026-03-01', '2008-03-02', null)).toBe(17)
  expect(ageOn('2026-03-02', '2008-03-02', null)).toBe(18)
})

test('with the year alone it is the age reached in this year', () => {
  expect(ageOn('2026-03-01', null, 1980)).toBe(46)
  expect(ageOn('2026-03-01', null, null)).toBeNull()
})
