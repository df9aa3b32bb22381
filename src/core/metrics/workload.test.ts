import { expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { comingWeeks, tierWeights, weigh } from './workload.ts'

test('given a Wednesday, then the first week ends on its Sunday and the others are whole', () => {
  expect(comingWeeks('2025-06-04', 3)).toEqual([
    { from: '2025-06-04', to: '2025-06-08' },
    { from: '2025-06-09', to: '2025-06-15' },
    { from: '2025-06-16', to: '2025-06-22' },
  ])
  expect(comingWeeks('2025-06-08', 1)).toEqual([{ from: '2025-06-08', to: '2025-06-08' }])
})

test('given ten people of three tiers, then each counts as the pack says and one without a tier as one', () => {
  const weights = tierWeights(readPolicyBook().at('3298'), '2025-06-04')
  const people = [
    { tier: 'highRisk', inForce: 2 },
    { tier: 'lowRisk', inForce: 5 },
    { tier: null, inForce: 3 },
  ]
  expect(weigh(weights, people)).toBe(2 * 2 + 5 * 0.8 + 3)
  expect(weigh({}, people)).toBe(10)
})
