import { expect, test } from 'vitest'
import { checkEvaluationScheme } from './check-scheme.ts'

const good = {
  base: 20,
  indicators: [
    { key: 'executionRate', weight: 15 },
    { key: 'leadership', weight: 5, title: words('领导小组'), criteria: words('按季度研究') },
  ],
  grades: [
    { key: 'good', from: 15 },
    { key: 'failed', from: 0 },
  ],
}

function words(zh: string) {
  return { zh, en: 'words' }
}

function faultsOf(change: Record<string, unknown>): readonly string[] {
  const said: string[] = []
  checkEvaluationScheme({ ...good, ...change }, (says) => said.push(says.en))
  return said
}

const items = (...more: readonly unknown[]) => ({ indicators: [...good.indicators.slice(1), ...more] })

test('a scheme that adds up and asks for work is taken', () => {
  expect(faultsOf({})).toEqual([])
})

test.each([
  ['weights that do not add up', { base: 30 }, /add up to 20, not to the base of 30/],
  ['a figure that is not there', items({ key: 'happyRate', weight: 15 }), /no figure 'happyRate'/],
  ['a step of the funnel', items({ key: 'x', figure: 'funnel.served', weight: 15 }), /no figure/],
  ['plain counts', items({ key: 'seriousViolationCount', weight: 15 }), /counts of areas do not compare/],
  [
    'more points for a lower rate where higher is better',
    items({ key: 'executionRate', weight: 15, scoring: { by: 'linear', target: 60, zero: 97 } }),
    /higher is better/,
  ],
  [
    'a lower-is-better figure without a zero',
    items({ key: 'lostRate', weight: 15, scoring: { by: 'linear', target: 0 } }),
    /give zero/,
  ],
  [
    'steps in the wrong order',
    items({
      key: 'lostRate',
      weight: 15,
      scoring: {
        by: 'steps',
        steps: [
          { at: 5, share: 1 },
          { at: 1, share: 0.5 },
        ],
      },
    }),
    /lower is better/,
  ],
  [
    'a band that runs down',
    items({ key: 'executionRate', weight: 15, scoring: { by: 'band', from: 97, fromShare: 0.5, full: 60 } }),
    /higher is better/,
  ],
  [
    'poverty',
    items({ key: 'aid', weight: 15, title: words('贫困人员比例'), criteria: words('少者得分') }),
    /poverty/,
  ],
  [
    'personal data',
    items({ key: 'names', weight: 15, title: words('登记身份证号'), criteria: words('齐全') }),
    /personal data/,
  ],
  ['the same key twice', { deductions: [found('leadership')] }, /leadership stands twice/],
  ['grades without a last one', { grades: [{ key: 'good', from: 15 }] }, /the last one starts at 0/],
  [
    'a veto to a grade that is not there',
    { vetoes: [{ key: 'v', title: words('一票'), puts: 'basic' }] },
    /no grade basic/,
  ],
  [
    'a talk with nobody to hold it',
    { consequences: [{ when: 'lastPlace', kind: 'interview', days: 30 }] },
    /who holds it/,
  ],
  [
    'a listing without a deadline',
    { consequences: [{ when: 'veto', kind: 'listing' }] },
    /needs its deadline/,
  ],
  ['something it does not know', { bonus: 1 }, /evaluation scheme/],
])('refuses %s', (_, change, says) => {
  expect(faultsOf(change).join('\n')).toMatch(says)
})

function found(key: string) {
  return { key, title: words('档案问题'), criteria: words('每份'), each: 1, atMost: 5 }
}
