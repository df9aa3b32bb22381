import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AreaTally, hideAreas } from './hide-areas.ts'

const percent = { unit: 'percent' } as const
const smallest = 5

function table(rows: readonly (readonly [number, number])[]): AreaTally[] {
  return rows.map(([detox, rehab], i) => ({
    area: `a${i}`,
    communityDetox: { numerator: 0, denominator: detox },
    communityRehab: { numerator: 0, denominator: rehab },
  }))
}

/** What is published: every cell of areas that are not hidden, and the totals of each measure and of both. */
type Published = {
  readonly shown: ReadonlyMap<string, readonly [number, number]>
  readonly hidden: readonly string[]
  readonly totals: readonly [number, number]
}

function publish(rows: readonly (readonly [number, number])[]): Published {
  const hidden = hideAreas(percent, table(rows), smallest)
  const at = (i: number) => rows[i] ?? ([0, 0] as const)
  return {
    shown: new Map(rows.flatMap((row, i) => (hidden.has(`a${i}`) ? [] : [[`a${i}`, row] as const]))),
    hidden: [...hidden],
    totals: [rows.reduce((n, _, i) => n + at(i)[0], 0), rows.reduce((n, _, i) => n + at(i)[1], 0)],
  }
}

/**
 * The attacker: all tables of whole numbers that agree with what is published, by enumeration. Answers, for each hidden
 * area and measure (and their sum), every value that is possible.
 */
function recover({ shown, hidden, totals }: Published): ReadonlyMap<string, readonly Set<number>[]> {
  const left = [0, 1].map(
    (m) => (totals[m] ?? 0) - [...shown.values()].reduce((n, row) => n + (row[m] ?? 0), 0),
  )
  const possible = new Map(
    hidden.map((area) => [area, [new Set<number>(), new Set<number>(), new Set<number>()]] as const),
  )
  const spread = (sum: number, k: number): number[][] =>
    k === 1
      ? [[sum]]
      : Array.from({ length: sum + 1 }, (_, n) => spread(sum - n, k - 1).map((t) => [n, ...t])).flat()
  if (hidden.length === 0) return possible
  for (const detox of spread(left[0] ?? 0, hidden.length))
    for (const rehab of spread(left[1] ?? 0, hidden.length))
      hidden.forEach((area, i) => {
        const [a, b, c] = possible.get(area) ?? []
        a?.add(detox[i] ?? 0)
        b?.add(rehab[i] ?? 0)
        c?.add((detox[i] ?? 0) + (rehab[i] ?? 0))
      })
  return possible
}

const rows = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 2, maxLength: 4 })

test('no hidden count of people can be recovered from what is shown', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const published = publish(given)
      // where everybody of the table is hidden, only its totals are left, which the reader knows by right
      fc.pre(published.hidden.length < given.filter(([a, b]) => a + b > 0).length)
      for (const [area, sets] of recover(published)) {
        const row = given[Number(area.slice(1))] ?? [0, 0]
        const truth = [row[0], row[1], row[0] + row[1]]
        sets.forEach((values, m) => {
          if (truth[m] === 0) return
          expect({ area, m, values: values.size > 1 }).toEqual({ area, m, values: true })
          expect(values.has(0) && Math.max(...values) >= smallest).toBe(true)
        })
      }
    }),
    { numRuns: 400 },
  )
})

test('a cell under the limit is never shown, and nothing is hidden where all are large enough', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 12 }), (given) => {
      const { shown, hidden } = publish(given)
      for (const [detox, rehab] of shown.values())
        for (const n of [detox, rehab, detox + rehab]) expect(n === 0 || n >= smallest).toBe(true)
      const small = given.some(([a, b]) => [a, b, a + b].some((n) => n > 0 && n < smallest))
      expect(hidden.length > 0).toBe(small)
    }),
  )
})

test('given one small township, then the next smallest goes with it, in both measures', () => {
  expect([
    ...hideAreas(
      percent,
      table([
        [3, 0],
        [40, 20],
        [9, 8],
        [30, 0],
      ]),
      smallest,
    ),
  ]).toEqual(['a0', 'a2'])
  // three of detox alone, together with nobody else of detox: more are needed
  expect([
    ...hideAreas(
      percent,
      table([
        [3, 9],
        [0, 12],
        [7, 30],
        [50, 60],
      ]),
      smallest,
    ),
  ]).toEqual(['a0', 'a1', 'a2'])
})

test('a figure that only counts is judged by its count', () => {
  const counts = [2, 9, 30].map((n, i) => ({
    area: `a${i}`,
    communityDetox: { numerator: n, denominator: 0 },
    communityRehab: { numerator: 0, denominator: 0 },
  }))
  expect([...hideAreas({ unit: 'count' }, counts, smallest)]).toEqual(['a0', 'a1'])
})
