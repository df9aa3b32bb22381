import { expect, test } from 'vitest'
import { provinceTiles } from './province-tiles.ts'
import { tileLayout, tilesAcross } from './tile-layout.ts'

test('the provinces are 34, and no tile lies on another', () => {
  const tiles = tileLayout(Object.keys(provinceTiles).map((code) => ({ code })))
  expect(tiles).toHaveLength(34)
  expect(new Set(tiles.map((t) => `${t.row}/${t.column}`)).size).toBe(34)
  expect(new Set(tiles.map((t) => t.short)).size).toBe(34)
})

test('given townships of two counties in any order, then each county begins a row, in the order of the codes', () => {
  const codes = [
    '329802001',
    ...Array.from({ length: 10 }, (_, i) => `3298010${String(i + 1).padStart(2, '0')}`),
  ]
  const tiles = tileLayout(codes.map((code) => ({ code })))
  expect(tiles.slice(0, 2)).toEqual([
    { code: '329801001', row: 0, column: 0, short: null },
    { code: '329801002', row: 0, column: 1, short: null },
  ])
  expect(tiles.find((t) => t.code === '329801009')).toMatchObject({ row: 1, column: 0 })
  expect(tiles.at(-1)).toEqual({ code: '329802001', row: 2, column: 0, short: null })
  expect(Math.max(...tiles.map((t) => t.column))).toBe(tilesAcross - 1)
  expect(tileLayout([...codes].reverse().map((code) => ({ code })))).toEqual(tiles)
})
