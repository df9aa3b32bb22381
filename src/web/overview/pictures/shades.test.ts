import { expect, test } from 'vitest'
import { shadesOf } from './shades.ts'

const percent = { unit: 'percent', better: 'higher' } as const
const of = (numerator: number) => ({ numerator, denominator: 100, suppressed: false })
const hidden = { numerator: null, denominator: null, suppressed: true }

test('five equal steps from the worst to the best; what is hidden has none', () => {
  const cells = [of(50), of(60), of(99), of(100)]
  const shades = shadesOf(percent, cells)
  expect(cells.map(shades.of)).toEqual([1, 2, 5, 5])
  expect(shades.of(hidden)).toBe(0)
  expect(shades.steps.map((s) => [s.shade, s.from, s.to])).toEqual([
    [1, 50, 60],
    [2, 60, 70],
    [3, 70, 80],
    [4, 80, 90],
    [5, 90, 100],
  ])
})

test('where lower is better, the lowest is the darkest', () => {
  const lower = { unit: 'percent', better: 'lower' } as const
  expect([of(0), of(20)].map(shadesOf(lower, [of(0), of(20)]).of)).toEqual([5, 1])
})

test('shares that lie close together are not drawn as opposites', () => {
  const near = [of(90), of(91)]
  expect(near.map(shadesOf(percent, near).of)).toEqual([3, 4])
  const high = [of(100), of(99)]
  expect(high.map(shadesOf(percent, high).of)).toEqual([5, 5])
})
