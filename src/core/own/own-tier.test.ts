import { expect, test } from 'vitest'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase } from '#test/support/a-case.ts'
import { ownTier } from './own-tier.ts'

const policy = readPolicyBook().pack('cn-32-98')
const rules = { policy, book: everywhere(policy) }
const set = { reason: '近期失去联系', decidedBy: '站长' }
const begun = () => aCase({}, policy).served('2025-03-03').reported('2025-03-10')
const lost = () => begun().with('contactLost', '2025-05-01').with('contactRestored', '2025-05-20')

test('a proposal that nobody confirmed is not shown to the person', () => {
  const story = lost()
  const state = story.on('2025-06-02')
  expect(state.tier.proposed).not.toBeNull()
  expect(ownTier(story.entries, state, rules, '2025-06-02')).toBeNull()
})

test('given a confirmed tier, then the person reads it in words with its facts, how long each weighs and what makes it calmer, and no number of points', () => {
  const story = lost().with(
    'tierSet',
    '2025-05-25',
    { ...set, tier: 'priority', proposed: 'priority' },
    'tier',
  )
  const own = ownTier(story.entries, story.on('2025-06-02'), rules, '2025-06-02')
  expect(own).toMatchObject({
    name: { zh: '重点' },
    setOn: '2025-05-25',
    reviewOn: '2025-11-25',
    reading: true,
    contest: { may: true, state: 'none' },
  })
  expect(own?.facts).toContainEqual(
    expect.objectContaining({
      says: { zh: '失去联系', en: 'contact lost' },
      weighs: 'against',
      until: '2025-08-29',
    }),
  )
  expect(own?.calmer.length).toBeGreaterThan(0)
  expect(own?.rhythm.find((r) => r.kind === 'test')?.times).toBeGreaterThan(5)
  expect(JSON.stringify(own)).not.toMatch(/points|分值|\d+ 分/)
})

test('given an objection, then its day of answer comes from the pack; given none there, there is none', () => {
  const story = lost()
    .with('tierSet', '2025-05-25', { ...set, tier: 'abnormal' }, 'tier')
    .with('objectionRaised', '2025-06-02', { about: 'tier', statement: '我已恢复联系' })
  const own = ownTier(story.entries, story.on('2025-06-02'), rules, '2025-06-02')
  expect(own?.contest).toMatchObject({
    may: false,
    state: 'open',
    raisedOn: '2025-06-02',
    dueOn: '2025-06-09',
  })
  const bare = readPolicyBook().pack('cn-32-05')
  const there = ownTier(
    story.entries,
    story.on('2025-06-02'),
    { policy: bare, book: everywhere(bare) },
    '2025-06-02',
  )
  expect(there?.contest).toMatchObject({ state: 'open', dueOn: null })
})

test('given an upheld objection, then the earlier tier is back and the contested one stands in the history as set aside', () => {
  const story = lost()
    .with('tierSet', '2025-03-20', { ...set, tier: 'priority' }, 'first')
    .with('tierSet', '2025-05-25', { ...set, tier: 'abnormal' }, 'tier')
    .with('objectionRaised', '2025-06-02', { about: 'tier', statement: '我已恢复联系' })
    .with('objectionDecided', '2025-06-04', { about: 'tier', upheld: true, statement: '核实属实' })
  const own = ownTier(story.entries, story.on('2025-06-05'), rules, '2025-06-05')
  expect(own).toMatchObject({ id: 'first', name: { zh: '重点' } })
  expect(own?.history).toMatchObject([
    {
      id: 'tier',
      status: 'setAside',
      contest: { state: 'upheld', answer: '核实属实', decidedOn: '2025-06-04' },
    },
  ])
})
