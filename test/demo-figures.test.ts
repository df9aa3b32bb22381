import { expect, test } from 'vitest'
import { type DemoCase, demoCity } from '#core/demo/demo-city.ts'
import { type DemoScale, demoPlan } from '#core/demo/demo-scale.ts'
import { evaluateCity } from '#core/metrics/evaluate-city.ts'
import type { Tally } from '#core/metrics/metric.ts'
import { fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

const book = readPolicyBook()

/** What the evaluator says, counting from single entries, and how many entries of the two kinds S4 counts it read. */
function count(scale: DemoScale, seed: number, day: string) {
  const seen = { people: 0, contacts: 0, tests: 0, stations: new Set<string>(), workers: new Set<string>() }
  function* watched(): Generator<DemoCase> {
    for (const one of demoCity(demoPlan({ seed, scale, asOf: toDayNumber(day) }), book)) {
      seen.people++
      if (one.station !== null) seen.stations.add(one.station)
      for (const { type, by } of one.entries) {
        if (type === 'visitMade' || type === 'talkHeld') seen.contacts++
        if (type === 'testTaken') seen.tests++
        if (by?.role === 'worker') seen.workers.add(by.user)
      }
      yield one
    }
  }
  const figures = evaluateCity(watched(), book, day, { from: '1949-10-01', to: day })
  const of = (key: string) => figures.get(key) ?? { all: none, communityDetox: none, communityRehab: none }
  return { seen, of }
}

const none: Tally = { numerator: 0, denominator: 0 }

test('another seed and another day, across the long holidays, arrive at the same counts', () => {
  const { seen, of } = count('city', 7, '2026-10-05')
  expect({
    detox: of('executionRate').communityDetox,
    rehab: of('executionRate').communityRehab,
    control: of('controlRate').all,
    release: of('releaseReportInRate').all,
    clean: of('threeYearsCleanRegistered').all,
  }).toEqual({
    detox: { numerator: 880, denominator: 957 },
    rehab: { numerator: 328, denominator: 338 },
    control: { numerator: 3545, denominator: 3743 },
    release: { numerator: 2612, denominator: 2646 },
    clean: { numerator: 11_952, denominator: 24_000 },
  })
  expect(seen.people).toBe(24_000)
  expect(seen.stations.size).toBe(124)
  expect(seen.workers.size).toBe(400 - 124)
  expect(Math.abs(seen.contacts - 266_000)).toBeLessThan(2000)
  expect(Math.abs(seen.tests - 93_000)).toBeLessThan(2000)
}, 180_000)

test('the share of executed measures was not much better in the months before', () => {
  const day = '2026-10-05'
  const cases = [...demoCity(demoPlan({ seed: 7, scale: 'city', asOf: toDayNumber(day) }))].filter(
    ({ life }) => life.kind !== 'threeYearsClean' && life.kind !== 'isolation',
  )
  for (const before of [45, 120]) {
    const figures = evaluateCity(cases, book, fromDayNumber(toDayNumber(day) - before))
    const { numerator, denominator } = figures.get('executionRate')?.all ?? none
    expect(Math.abs(numerator / denominator - 0.933)).toBeLessThan(0.025)
  }
}, 180_000)

test('a district keeps the published shares as truly as whole people allow', () => {
  const { of } = count('district', 1, '2026-03-01')
  expect(of('executionRate').communityDetox).toEqual({ numerator: 81, denominator: 88 })
  expect(of('executionRate').communityRehab).toEqual({ numerator: 30, denominator: 31 })
  const control = of('controlRate').all
  expect(control.numerator / control.denominator).toBeCloseTo(0.9471, 2)
})
