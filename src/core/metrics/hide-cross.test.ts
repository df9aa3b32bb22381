import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CrossCell, crossKey, hideCross } from './hide-cross.ts'

const count = { unit: 'count' as const }
const known = { area: () => false, value: () => false }
const smallest = 3

function table(rows: readonly (readonly number[])[]): readonly CrossCell[] {
  return rows.flatMap((row, a) =>
    row.map((n, v) => ({
      area: `a${a}`,
      value: `v${v}`,
      communityDetox: { numerator: n, denominator: 0 },
      communityRehab: { numerator: 0, denominator: 0 },
    })),
  )
}

/** Everything the hidden cells can be, given the totals of rows and columns: counted out by brute force. */
function possible(
  rows: readonly (readonly number[])[],
  hidden: ReadonlySet<string>,
): Map<string, Set<number>> {
  const width = rows[0]?.length ?? 0
  const cells = rows
    .flatMap((row, a) => row.map((n, v) => ({ a, v, n })))
    .filter(({ a, v }) => hidden.has(crossKey(`a${a}`, `v${v}`)))
  const rest = (of: 'a' | 'v', i: number) => cells.filter((c) => c[of] === i).reduce((sum, c) => sum + c.n, 0)
  const left = {
    a: rows.map((_, i) => rest('a', i)),
    v: Array.from({ length: width }, (_, i) => rest('v', i)),
  }
  const found = new Map<string, Set<number>>()
  const chosen: number[] = []
  const guess = (i: number): void => {
    const cell = cells[i]
    if (!cell) {
      if ([...left.a, ...left.v].some((n) => n !== 0)) return
      for (const [k, c] of cells.entries()) {
        const key = crossKey(`a${c.a}`, `v${c.v}`)
        found.set(key, (found.get(key) ?? new Set()).add(chosen[k] ?? 0))
      }
      return
    }
    const most = Math.min(left.a[cell.a] ?? 0, left.v[cell.v] ?? 0)
    for (let n = 0; n <= most; n++) {
      left.a[cell.a] = (left.a[cell.a] ?? 0) - n
      left.v[cell.v] = (left.v[cell.v] ?? 0) - n
      chosen[i] = n
      guess(i + 1)
      left.a[cell.a] = (left.a[cell.a] ?? 0) + n
      left.v[cell.v] = (left.v[cell.v] ?? 0) + n
    }
  }
  guess(0)
  return found
}

test('whoever tries everything that the totals allow recovers no small cell of a table of areas by values', () => {
  const rows = fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 3,
  })
  let hiddenSome = 0
  fc.assert(
    fc.property(rows, (counts) => {
      const sums = [
        ...counts.map((row) => row.reduce((a, b) => a + b, 0)),
        ...[0, 1, 2].map((v) => counts.reduce((a, row) => a + (row[v] ?? 0), 0)),
      ]
      // A small total is hidden by the table above; here totals are known, so they must be showable.
      if (sums.some((n) => n > 0 && n < smallest)) return
      const hidden = hideCross(count, table(counts), smallest, known)
      const guesses = possible(counts, hidden)
      for (const [a, row] of counts.entries())
        for (const [v, n] of row.entries()) {
          if (n === 0 || n >= smallest) continue
          expect(hidden.has(crossKey(`a${a}`, `v${v}`))).toBe(true)
          hiddenSome++
          expect({
            counts,
            a,
            v,
            values: guesses.get(crossKey(`a${a}`, `v${v}`))?.size ?? 0,
          }).not.toMatchObject({ values: 1 })
        }
    }),
    { numRuns: 400 },
  )
  expect(hiddenSome).toBeGreaterThan(100)
})

test('what lies in an area or under a value whose total is hidden is hidden', () => {
  const hidden = hideCross(
    count,
    table([
      [9, 9],
      [9, 9],
    ]),
    smallest,
    { area: (a) => a === 'a0', value: () => false },
  )
  expect([...hidden].filter((key) => key.startsWith('a0'))).toHaveLength(2)
  expect(
    hideCross(
      count,
      table([
        [9, 9],
        [9, 9],
      ]),
      smallest,
      known,
    ).size,
  ).toBe(0)
})
