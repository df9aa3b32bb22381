import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hundredths, pointsOf, sayPoints } from './points.ts'
import { rankAreas } from './rank-areas.ts'
import { Scheme } from './scheme.ts'
import { type AreaInput, scoreArea } from './score-area.ts'

const words = { zh: '项目', en: 'item' }
const scheme: Scheme = Scheme.parse({
  base: 100,
  indicators: [
    { key: 'executionRate', weight: 30, scoring: { by: 'linear', target: 97, zero: 60 } },
    { key: 'lostRate', weight: 20, scoring: { by: 'linear', target: 0, zero: 20 } },
    {
      key: 'testRate',
      weight: 20,
      scoring: {
        by: 'steps',
        steps: [
          { at: 95, share: 1 },
          { at: 90, share: 0.5 },
        ],
      },
    },
    { key: 'controlRate', weight: 10, scoring: { by: 'band', from: 80, fromShare: 0.4, full: 97 } },
    { key: 'leadership', weight: 20, title: words, criteria: words },
  ],
  deductions: [
    { key: 'testMissed', figure: 'testRate', counts: 'missing', each: 0.5, atMost: 6 },
    { key: 'faults', title: words, criteria: words, each: 1, atMost: 4 },
  ],
  extras: { atMost: 3, items: [{ key: 'innovation', title: words, criteria: words, atMost: 2 }] },
  vetoes: [{ key: 'falseRecords', title: words, puts: 'failed' }],
  grades: [
    { key: 'excellent', from: 90 },
    { key: 'basic', from: 60 },
    { key: 'failed', from: 0 },
  ],
})

const plain: AreaInput = {
  area: '320506001',
  people: 100,
  figures: { executionRate: [92, 100], lostRate: [5, 100], testRate: [180, 190], controlRate: [89, 100] },
  marks: { leadership: [1600, 1700] },
  found: {},
  extras: {},
  vetoes: [],
}
const percent = { unit: 'percent', better: 'higher' } as const

describe('how a value becomes points', () => {
  test('in a line from zero to the target', () => {
    const line = { by: 'linear', target: 97, zero: 60 } as const
    expect(pointsOf(line, percent, [97, 100], 3000)).toBe(3000)
    expect(pointsOf(line, percent, [60, 100], 3000)).toBe(0)
    // (92 − 60) / (97 − 60) × 30 = 25.9459…
    expect(pointsOf(line, percent, [92, 100], 3000)).toBe(2595)
  })

  test('where lower is better, the line runs down', () => {
    const line = { by: 'linear', target: 0, zero: 20 } as const
    const lower = { unit: 'percent', better: 'lower' } as const
    expect([0, 5, 20, 30].map((n) => pointsOf(line, lower, [n, 100], 2000))).toEqual([2000, 1500, 0, 0])
  })

  test('a step is reached exactly at its value, a band begins with its share', () => {
    const steps = {
      by: 'steps',
      steps: [
        { at: 95, share: 1 },
        { at: 90, share: 0.5 },
      ],
    } as const
    expect(
      [95, 94, 90, 89].map((n) => pointsOf({ ...steps, steps: [...steps.steps] }, percent, [n, 100], 1000)),
    ).toEqual([1000, 500, 500, 0])
    const band = { by: 'band', from: 80, fromShare: 0.4, full: 97 } as const
    expect([79, 80, 97].map((n) => pointsOf(band, percent, [n, 100], 1000))).toEqual([0, 400, 1000])
  })

  test('says points without a needless fraction', () => {
    expect([2595, 300, -50, 1200, 5].map(sayPoints)).toEqual(['25.95', '3', '-0.5', '12', '0.05'])
  })
})

test('one area counted by hand', () => {
  const score = scoreArea(scheme, { ...plain, found: { faults: 2 }, extras: { innovation: 500 } })
  expect(score.items.map((i) => i.points)).toEqual([2595, 1500, 1000, 718, 1650])
  // ten missed tests cost 5, two faults 2; of five extra points the item allows two
  expect(score.deductions.map((d) => d.points)).toEqual([500, 200])
  expect(score.extraSum).toBe(200)
  expect(score.total).toBe(2595 + 1500 + 1000 + 718 + 1650 - 500 - 200 + 200)
  expect(score.grade).toBe('basic')
})

test('a difference between reviewers is pointed out, and the mean counts', () => {
  const [item] = scoreArea(scheme, { ...plain, marks: { leadership: [1000, 2000] } }).items.slice(-1)
  expect(item).toMatchObject({ points: 1500, marks: 2, differs: true })
})

test('an item with nothing to count gives its weight to the others', () => {
  const score = scoreArea(scheme, { ...plain, figures: { ...plain.figures, executionRate: [0, 0] } })
  expect(score.items[0]).toMatchObject({ max: 0, points: 0 })
  expect(score.items.reduce((n, i) => n + i.max, 0)).toBe(10_000)
})

test('a veto leaves the points and takes the grade', () => {
  const full = { ...plain, vetoes: ['falseRecords'] }
  expect(scoreArea(scheme, full).total).toBe(scoreArea(scheme, plain).total)
  expect(scoreArea(scheme, full).grade).toBe('failed')
})

const counted = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)])
const anyInput: fc.Arbitrary<AreaInput> = fc.record({
  area: fc.integer({ min: 1, max: 9 }).map((n) => `32050600${n}`),
  people: fc.integer({ min: 0, max: 400 }),
  figures: fc.record({
    executionRate: counted,
    lostRate: counted,
    testRate: counted,
    controlRate: counted,
  }),
  marks: fc.record({ leadership: fc.array(fc.integer({ min: -100, max: 2500 }), { maxLength: 5 }) }),
  found: fc.record({ faults: fc.integer({ min: -2, max: 30 }) }),
  extras: fc.record({ innovation: fc.integer({ min: -100, max: 900 }) }),
  vetoes: fc.subarray(['falseRecords', 'unknown']),
})

describe('for whatever is put in', () => {
  test('the total is the sum of its parts, between floor and cap', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const s = scoreArea(scheme, input)
        const sum = (parts: readonly { points: number }[]) => parts.reduce((n, p) => n + p.points, 0)
        expect(s.total).toBe(Math.max(0, sum(s.items) - sum(s.deductions) + s.extraSum))
        expect(s.total).toBeLessThanOrEqual(hundredths(scheme.base + 3))
        for (const item of s.items) expect(item.points).toBeLessThanOrEqual(item.max)
        for (const [i, d] of s.deductions.entries()) {
          expect(d.points).toBeGreaterThanOrEqual(0)
          expect(d.points).toBeLessThanOrEqual(hundredths(scheme.deductions[i]?.atMost ?? 0))
        }
        expect([0, 10_000]).toContain(s.items.reduce((n, i) => n + i.max, 0))
      }),
    )
  })

  test('one more above the line never costs where higher is better, and never helps where lower is', () => {
    const keys = ['executionRate', 'testRate', 'controlRate', 'lostRate'] as const
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...keys), (input, key) => {
        const [n, d] = input.figures[key] ?? [0, 0]
        fc.pre(n < d)
        const more = { ...input, figures: { ...input.figures, [key]: [n + 1, d] as const } }
        const [before, after] = [scoreArea(scheme, input).total, scoreArea(scheme, more).total]
        if (key === 'lostRate') expect(after).toBeLessThanOrEqual(before)
        else expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('the order in which areas and marks come changes nothing', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyInput, { selector: (i) => i.area, maxLength: 8 })
          .chain((inputs) =>
            fc.tuple(fc.constant(inputs), fc.shuffledSubarray(inputs, { minLength: inputs.length })),
          ),
        ([inputs, shuffled]) => {
          const turned = shuffled.map((i) => ({
            ...i,
            marks: { leadership: [...(i.marks['leadership'] ?? [])].reverse() },
          }))
          const count = (all: readonly AreaInput[]) =>
            rankAreas(
              scheme,
              all.map((i) => scoreArea(scheme, i)),
            )
          expect(count(turned)).toEqual(count(inputs))
        },
      ),
    )
  })

  test('a change of one area changes no other, and of one item no other item', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 0, max: 2000 }), (input, mark) => {
        const before = scoreArea(scheme, input)
        const after = scoreArea(scheme, { ...input, marks: { leadership: [mark] } })
        expect(after.items.slice(0, 4)).toEqual(before.items.slice(0, 4))
        expect(after.deductions).toEqual(before.deductions)
      }),
    )
  })
})

describe('ranking', () => {
  const area = (name: string, total: number, small = false) => ({ area: name, total, small })
  const ranks = (...areas: ReturnType<typeof area>[]) =>
    rankAreas({ fair: { smallBelow: 20, least: 3 } }, areas).map((r) => [r.area, r.rank, r.tied, r.last])

  test('equal totals share a place and the next is skipped', () => {
    expect(ranks(area('c', 70), area('a', 90), area('b', 70), area('d', 60))).toEqual([
      ['a', 1, false, false],
      ['b', 2, true, false],
      ['c', 2, true, false],
      ['d', 4, false, true],
    ])
  })

  test('nobody is last where all are equal or the group has only two', () => {
    expect(ranks(area('a', 70), area('b', 70), area('c', 70)).some(([, , , last]) => last)).toBe(false)
    expect(ranks(area('a', 90), area('b', 70)).some(([, , , last]) => last)).toBe(false)
  })

  test('small areas are compared among themselves', () => {
    const result = ranks(area('a', 50), area('b', 90), area('c', 70), area('tiny', 10, true))
    expect(result).toContainEqual(['tiny', 1, false, false])
    expect(result).toContainEqual(['a', 3, false, true])
  })
})
