import { expect, test } from 'vitest'
import { cohortCurve } from './cohort-curve.ts'
import { cohortDays, cohortOf } from './cohort-key.ts'
import { findCurve } from './curves.ts'

const reportIn = findCurve('reportIn')
const clean = findCurve('clean')
if (!reportIn || !clean) throw new Error('the curves are defined')

test('given ten orders of which nine came, then the picture climbs to nine tenths', () => {
  const rows = [
    { from: 0, to: 2, ending: 'reportedIn' as const, people: 4 },
    { from: 0, to: 5, ending: 'reportedIn' as const, people: 5 },
    { from: 0, to: 40, ending: null, people: 1 },
  ]
  const found = cohortCurve(reportIn, 60, rows, 1)
  const on = (day: number) => found.points.find((p) => p.day === day)?.share
  expect([on(0), on(2), on(5), on(40)].map((s) => s?.toFixed(2))).toEqual(['0.00', '0.40', '0.90', '0.90'])
  expect(found).toMatchObject({ median: 5, last: 40, cut: false, small: true })
  expect(found.atRisk).toEqual([
    { day: 0, people: 10 },
    { day: 10, people: 1 },
    { day: 20, people: 1 },
    { day: 30, people: 1 },
    { day: 40, people: 1 },
  ])
})

test('given a least number of five, then the curve ends before fewer are under observation', () => {
  const rows = [
    { from: 0, to: 100, ending: 'relapse' as const, people: 20 },
    { from: 0, to: 200, ending: null, people: 4 },
    { from: 0, to: 300, ending: null, people: 3 },
  ]
  const found = cohortCurve(clean, 1096, rows, 5)
  expect(found).toMatchObject({ last: 200, cut: true })
  expect(found.points.every((p) => p.day <= 200)).toBe(true)
  expect(found.atRisk.every((r) => r.people >= 5)).toBe(true)
})

test('cohorts are years or halves of years', () => {
  expect([
    cohortOf('2025-06-30', 'half'),
    cohortOf('2025-07-01', 'half'),
    cohortOf('2025-07-01', 'year'),
  ]).toEqual(['2025-H1', '2025-H2', '2025'])
  expect(cohortDays('2024-H2')).toEqual({ from: '2024-07-01', to: '2025-01-01' })
  expect(cohortDays('2024')).toEqual({ from: '2024-01-01', to: '2025-01-01' })
  expect(cohortDays('2024-H3')).toBeNull()
})
