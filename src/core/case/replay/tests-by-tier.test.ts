import { expect, test } from 'vitest'
import type { CaseState } from '#core/case/case-state.ts'
import type { Policy } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase } from '#test/support/a-case.ts'

const hangzhou = readPolicyBook().pack('cn-33-01')

/** Hangzhou with numbers by tier, as a city may write them into its pack. */
function byTier(values: Readonly<Record<string, unknown>>, from = '1949-10-01'): Policy {
  const rules = { ...hangzhou.rules }
  for (const [key, value] of Object.entries(values)) {
    const rule = rules[key]
    if (!rule) throw new Error(key)
    const old = rule.values.flatMap((v) => (from === '1949-10-01' ? [] : [{ ...v, to: from }]))
    const [first] = rule.values
    if (!first) throw new Error(key)
    rules[key] = { ...rule, values: [{ ...first, value, from }, ...old] }
  }
  return { ...hangzhou, rules }
}

const schedule = { default: [12, 6, 4], priority: [24, 24, 24], ordinary: [12, 12, 12], trusted: [6, 6, 4] }
const policy = byTier({
  'test.schedule.communityDetox': schedule,
  'visit.perMonth': { default: 2, priority: 4, trusted: 1 },
})

const tests = (state: CaseState) =>
  state.duties.filter((d) => d.kind === 'test').map((d) => [d.windowFrom, d.dueOn])
const begun = (rules: Policy) => aCase({}, rules).served('2025-03-03').reported('2025-03-10')
const set = { reason: '按评估', decidedBy: '站长' }

test('given numbers by tier, when a person sets one, then the running window ends where the first new one begins', () => {
  const story = begun(policy).with('tierSet', '2025-04-20', { ...set, tier: 'priority' }, 'tier')
  const state = story.on('2025-06-12')
  expect(tests(state)).toEqual([
    ['2025-03-10', '2025-04-09'],
    ['2025-04-10', '2025-04-23'],
    ['2025-04-24', '2025-05-09'],
    ['2025-05-10', '2025-05-24'],
    ['2025-05-25', '2025-06-09'],
    ['2025-06-10', '2025-06-23'],
  ])
  expect(state.duties.findLast((d) => d.kind === 'test')?.evidence).toEqual(['tier'])
})

test('given a calmer tier, when it is set, then tests become fewer from the next window and no window is cut short of days', () => {
  const story = begun(policy).with('tierSet', '2025-04-20', { ...set, tier: 'trusted' })
  expect(tests(story.on('2025-08-01'))).toEqual([
    ['2025-03-10', '2025-04-09'],
    ['2025-04-10', '2025-05-09'],
    ['2025-05-10', '2025-07-09'],
    ['2025-07-10', '2025-09-09'],
  ])
})

test('visits follow the tier of the month they fall into', () => {
  const story = begun(policy).with('tierSet', '2025-04-20', { ...set, tier: 'priority' })
  const visits = story.on('2025-05-15').duties.filter((d) => d.kind === 'visit')
  expect(
    [0, 1, 2].map(
      (m) => visits.filter((v) => v.windowFrom === ['2025-03-10', '2025-04-10', '2025-05-10'][m]).length,
    ),
  ).toEqual([2, 2, 4])
})

test('what the police require of the person stands above the numbers of a tier', () => {
  const story = begun(policy)
    .with('testPlanned', '2025-04-10', { perYear: [6, 4, 2], requirementRef: '通知' })
    .with('tierSet', '2025-05-20', { ...set, tier: 'priority' })
  const plain = begun(hangzhou).with('testPlanned', '2025-04-10', {
    perYear: [6, 4, 2],
    requirementRef: '通知',
  })
  expect(tests(story.on('2026-06-01'))).toEqual(tests(plain.on('2026-06-01')))
})

test('an objection that is upheld gives the earlier rhythm back, from the first day on', () => {
  const story = begun(policy)
    .with('tierSet', '2025-04-20', { ...set, tier: 'priority' }, 'tier')
    .with('objectionRaised', '2025-04-25', { about: 'tier', statement: '不符合事实' })
    .with('objectionDecided', '2025-04-28', { about: 'tier', upheld: true })
  expect(tests(story.on('2025-06-12'))).toEqual(tests(begun(policy).on('2025-06-12')))
})

test('numbers by tier that begin later move nothing before, and then follow the tier already set', () => {
  const later = byTier({ 'test.schedule.communityDetox': schedule }, '2025-07-01')
  const story = begun(later).with('tierSet', '2025-04-20', { ...set, tier: 'priority' })
  expect(tests(story.on('2025-06-30'))).toEqual(tests(begun(hangzhou).on('2025-06-30')))
  expect(tests(story.on('2025-07-26')).slice(-2)).toEqual([
    ['2025-07-10', '2025-07-23'],
    ['2025-07-24', '2025-08-09'],
  ])
})

test('a place without numbers by tier owes the same whatever tier is set', () => {
  const story = begun(hangzhou).with('tierSet', '2025-04-20', { ...set, tier: 'priority' })
  expect(tests(story.on('2026-01-01'))).toEqual(tests(begun(hangzhou).on('2026-01-01')))
})
