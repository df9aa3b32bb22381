import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kaplanMeier, medianDay, riskOf, type Watched } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'

const one = (to: number, event: boolean, from = 0): Watched => ({ from, to, event, people: 1 })

describe("Freireich's leukaemia data (1963), the 21 patients with 6-MP: a textbook example", () => {
  const events = [6, 6, 6, 7, 10, 13, 16, 22, 23]
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
  const treated = [...events.map((t) => one(t, true)), ...censored.map((t) => one(t, false))]
  const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map((t) =>
    one(t, true),
  )

  test('given 21 people, then the steps are those that are printed everywhere', () => {
    const steps = kaplanMeier(treated)
    expect(steps.map((s) => [s.day, s.atRisk, s.events, s.share.toFixed(4)])).toEqual([
      [6, 21, 3, '0.8571'],
      [7, 17, 1, '0.8067'],
      [10, 15, 1, '0.7529'],
      [13, 12, 1, '0.6902'],
      [16, 11, 1, '0.6275'],
      [22, 7, 1, '0.5378'],
      [23, 6, 1, '0.4482'],
    ])
    expect(medianDay(steps)).toBe(23)
  })

  test('given the first step, then its band is the log-log one worked out by hand', () => {
    // S = 18/21, V = 3/(21·18), se = √V / |ln S| = 0.57792; S^exp(±1.96·se)
    const [first] = kaplanMeier(treated)
    expect(first?.low).toBeCloseTo(0.6197, 3)
    expect(first?.high).toBeCloseTo(0.9516, 3)
  })

  test('when compared with the placebo, then the log-rank statistic is 16.79', () => {
    const found = logRank(treated, placebo)
    expect(found?.chiSquare).toBeCloseTo(16.79, 2)
    expect(found?.p).toBeCloseTo(4.17e-5, 6)
  })
})

test('given somebody who moves in on day 10, then she is at risk from that day on', () => {
  const watched = [one(5, true), one(20, false), one(15, true, 10)]
  expect([0, 5, 6, 10, 15, 16].map(riskOf(watched))).toEqual([2, 2, 1, 2, 2, 1])
  expect(kaplanMeier(watched).map((s) => s.share)).toEqual([1 / 2, 1 / 4])
})

test('given one person split into two townships, then the two together are the one', () => {
  const whole = [one(30, true), one(40, false), one(50, true)]
  const split = [one(9, false), one(30, true, 10), one(40, false), one(50, true)]
  expect(kaplanMeier(split)).toEqual(kaplanMeier(whole))
})

const group = fc.array(
  fc.record({
    from: fc.constant(0),
    to: fc.nat(60),
    event: fc.boolean(),
    people: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 40 },
)

test('the share never rises, stays within 0 and 1, and lies inside its band', () => {
  fc.assert(
    fc.property(group, (watched) => {
      let before = 1
      for (const s of kaplanMeier(watched)) {
        expect(s.share).toBeLessThanOrEqual(before)
        expect(s.share).toBeGreaterThanOrEqual(0)
        if (s.low !== null && s.high !== null) {
          expect(s.low).toBeGreaterThanOrEqual(0)
          expect(s.low).toBeLessThanOrEqual(s.share)
          expect(s.high).toBeGreaterThanOrEqual(s.share)
          expect(s.high).toBeLessThanOrEqual(1)
        }
        before = s.share
      }
    }),
  )
})

test('without censoring it is the plain share of those to whom it has not happened', () => {
  fc.assert(
    fc.property(group, (watched) => {
      const all = watched.map((w) => ({ ...w, event: true }))
      const people = all.reduce((n, w) => n + w.people, 0)
      for (const s of kaplanMeier(all)) {
        const later = all.filter((w) => w.to > s.day).reduce((n, w) => n + w.people, 0)
        expect(s.share).toBeCloseTo(later / people, 10)
      }
    }),
  )
})

test('the order of the people does not matter, nor whether equal ones are counted together', () => {
  fc.assert(
    fc.property(group, (watched) => {
      const singles = watched.flatMap((w) => Array.from({ length: w.people }, () => ({ ...w, people: 1 })))
      expect(kaplanMeier(singles.reverse())).toEqual(kaplanMeier(watched))
    }),
  )
})

test('a group does not differ from itself, and two groups differ alike from both sides', () => {
  fc.assert(
    fc.property(group, group, (a, b) => {
      const same = logRank(a, a)
      if (same) expect(same.chiSquare).toBeCloseTo(0, 8)
      expect(logRank(a, b)?.chiSquare ?? 0).toBeCloseTo(logRank(b, a)?.chiSquare ?? 0, 8)
    }),
  )
})
