import { expect, test } from 'vitest'
import { checkTierScheme } from './check-scheme.ts'

const name = { zh: '名', en: 'name' }
const scheme = (
  facts: unknown[],
  tiers: unknown[] = [
    { key: 'calm', name, from: 0 },
    { key: 'near', name, from: 20 },
  ],
) => ({
  ...{ name, base: 10, tiers, facts, confirmedBy: ['stationHead'], reviewMonths: 6 },
})

function faultsOf(value: unknown): { zh: string; en: string; clause: string | undefined }[] {
  const faults: { zh: string; en: string; clause: string | undefined }[] = []
  checkTierScheme(value, (says, _mend, clause) => faults.push({ ...says, clause }))
  return faults
}

test('a scheme that weighs conduct and tests is taken', () => {
  const facts = [
    { fact: 'testPositive', points: 40, days: 180, fades: 90, puts: 'near' },
    { fact: 'cleanTest', points: -2, days: 365, atMost: 6 },
  ]
  expect(faultsOf(scheme(facts))).toEqual([])
})

test.each([
  ['poverty', 'jdf-52'],
  ['lowIncome', 'jdf-52'],
  ['minimumAllowance', 'jdf-52'],
  ['ethnicMinority', 'jdf-52'],
  ['religiousBelief', 'pipl-28'],
  ['noFamily', 'jdf-52'],
  ['noRelatives', 'jdf-52'],
  ['hivPositive', 'azb-39'],
])('%s is no ground for a tier: refused with %s', (fact, clause) => {
  const faults = faultsOf(scheme([{ fact, points: 5, days: 30 }]))
  expect(faults).toHaveLength(1)
  expect(faults[0]?.clause).toBe(clause)
  expect(faults[0]?.zh).toContain('不得作为分级依据')
})

test('a permitted fact can not be given a forbidden meaning', () => {
  const facts = [{ fact: 'testMissed', means: { zh: '低保户缺检', en: 'missed' }, points: 5, days: 30 }]
  expect(faultsOf(scheme(facts))[0]?.clause).toBe('jdf-52')
})

test.each([
  [
    'a fact weighed twice',
    [
      { fact: 'relapse', points: 1, days: 1 },
      { fact: 'relapse', points: 2, days: 1 },
    ],
    /stands twice/,
  ],
  ['an unknown fact', [{ fact: 'badMood', points: 5, days: 30 }], /no fact 'badMood'/],
  ['a clean test that raises', [{ fact: 'cleanTest', points: 1, days: 30 }], /can only lower/],
  [
    'a clean test that lifts a tier',
    [{ fact: 'cleanTest', points: -1, days: 30, puts: 'near' }],
    /can only lower/,
  ],
  ['an adverse fact that lowers', [{ fact: 'testPositive', points: -1, days: 30 }], /can not lower/],
  ['a tier that is not there', [{ fact: 'relapse', points: 1, days: 30, puts: 'far' }], /no tier far/],
  ['steady months without a step', [{ fact: 'steadyMonths', points: -1, days: 0 }], /everyMonths/],
])('refused: %s', (_name, facts, message) => {
  expect(
    faultsOf(scheme(facts))
      .map((f) => f.en)
      .join('\n'),
  ).toMatch(message)
})

test('tiers rise from zero', () => {
  const tiers = [
    { key: 'calm', name, from: 5 },
    { key: 'near', name, from: 5 },
  ]
  expect(faultsOf(scheme([{ fact: 'relapse', points: 1, days: 1 }], tiers))).toHaveLength(2)
})
