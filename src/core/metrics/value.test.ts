import { expect, test } from 'vitest'
import { wilson } from './interval.ts'
import { figureValue, share } from './value.ts'

test('the two Shanghai pairs of October 2016 show as published', () => {
  expect(share(7220, 8497, 1)).toBe('85.0')
  expect(share(4151, 4441, 1)).toBe('93.5')
})

test('rounding is half up on whole numbers and keeps the zeros that were asked for', () => {
  expect(share(1, 8, 1)).toBe('12.5')
  expect(share(1, 8, 0)).toBe('13')
  expect(share(1005, 100_000, 2)).toBe('1.01')
  expect(share(3, 3, 1)).toBe('100.0')
  expect(share(0, 7, 2)).toBe('0.00')
})

test('nothing to count has no value: neither 0 % nor 100 %', () => {
  expect(figureValue({ unit: 'percent' }, { numerator: 0, denominator: 0 })).toBeNull()
  expect(figureValue({ unit: 'count' }, { numerator: 0, denominator: 0 })).toBe(0)
  expect(figureValue({ unit: 'perPerson' }, { numerator: 3, denominator: 2 })).toBe(1.5)
})

test('a small area has a wide interval, a large one a narrow one', () => {
  const small = wilson(4, 4)
  const large = wilson(4000, 4000)
  expect(small?.low).toBeCloseTo(0.51, 2)
  expect(large?.low).toBeGreaterThan(0.99)
  expect(wilson(0, 0)).toBeNull()
})
