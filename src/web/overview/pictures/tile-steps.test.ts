import { expect, test } from 'vitest'
import { nextTile } from './tile-steps.ts'

/** Three tiles above two, as they flow. */
const boxes = [0, 100, 200]
  .map((left) => ({ left, top: 0, width: 90 }))
  .concat([0, 100].map((left) => ({ left, top: 60, width: 90 })))

test('left and right go through all, up and down to the nearest of the next row', () => {
  expect(nextTile('ArrowRight', 2, boxes)).toBe(3)
  expect(nextTile('ArrowRight', 4, boxes)).toBeNull()
  expect(nextTile('ArrowLeft', 0, boxes)).toBeNull()
  expect(nextTile('ArrowDown', 2, boxes)).toBe(4)
  expect(nextTile('ArrowDown', 4, boxes)).toBeNull()
  expect(nextTile('ArrowUp', 3, boxes)).toBe(0)
  expect([nextTile('Home', 3, boxes), nextTile('End', 0, boxes), nextTile('x', 0, boxes)]).toEqual([
    0,
    4,
    null,
  ])
})
