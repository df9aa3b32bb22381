import { expect, test } from 'vitest'
import { type Outcome, proposeConsequences } from './propose-consequences.ts'
import { Scheme } from './scheme.ts'

const { consequences } = Scheme.parse({
  base: 10,
  indicators: [{ key: 'executionRate', weight: 10 }],
  grades: [{ key: 'failed', from: 0 }],
  consequences: [
    { when: 'lastPlace', kind: 'interview', by: 'officeHead', days: 30 },
    { when: 'lastPlaceYears', years: 2, kind: 'interview', by: 'committeeHead', days: 30 },
    { when: 'listedAbove', kind: 'interview', by: 'committeeHead', days: 30 },
    { when: 'veto', kind: 'listing', days: 180 },
    { when: 'firstPlaces', places: 1, kind: 'reward' },
  ],
})
const usual: Outcome = {
  area: '320506001',
  group: 'usual',
  rank: 2,
  of: 4,
  tied: false,
  last: false,
  grade: 'good',
  vetoed: false,
  lastBefore: 0,
  listedAbove: false,
}
const proposed = (change: Partial<Outcome>) =>
  proposeConsequences({ consequences }, [{ ...usual, ...change }]).map((p) => [p.kind, p.by, p.when])

test('the middle of the field gets nothing', () => {
  expect(proposed({})).toEqual([])
})

test('last place is talked to by the head of the office', () => {
  expect(proposed({ rank: 4, last: true })).toEqual([['interview', 'officeHead', 'lastPlace']])
})

test('two years running it goes to the committee, and there is one talk, not two', () => {
  expect(proposed({ rank: 4, last: true, lastBefore: 1 })).toEqual([
    ['interview', 'committeeHead', 'lastPlaceYears'],
  ])
})

test('listed by an office above: the committee, once, also for the last', () => {
  expect(proposed({ listedAbove: true })).toEqual([['interview', 'committeeHead', 'listedAbove']])
  expect(proposed({ rank: 4, last: true, lastBefore: 3, listedAbove: true })).toHaveLength(1)
})

test('a veto takes the reward and lists the area', () => {
  expect(proposed({ rank: 1 })).toEqual([['reward', null, 'firstPlaces']])
  expect(proposed({ rank: 1, vetoed: true })).toEqual([['listing', null, 'veto']])
})
