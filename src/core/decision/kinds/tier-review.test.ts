import { expect, test } from 'vitest'
import { decide } from '#core/decision/decide.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { tierDecision } from './tier-decision.ts'
import { tierReviewDecision } from './tier-review-decision.ts'

const policy = readPolicyBook().pack('cn-32-98')
const set = { tier: 'priority', reason: '报到初期', decidedBy: '站长', proposed: 'priority' }
const begun = () => aCase({}, policy).served('2025-03-03').reported('2025-03-10')
const inputOf = (story: CaseStory, today: string) => ({
  ...{
    journal: story.entries,
    state: story.on(today),
    policy,
    book: everywhere(policy),
    today,
    requests: [],
  },
})
const by = { by: 'head-1', role: 'stationHead' as const }

test('given a tier, when its day of review comes, then it waits for a person and is in force until somebody answers', () => {
  const story = begun().with('tierSet', '2025-03-20', { ...set, reviewOn: '2025-06-20' }, 'set')
  expect(tierReviewDecision.pending(inputOf(story, '2025-06-19'))).toEqual([])
  const input = inputOf(story, '2025-06-20')
  const [item] = tierReviewDecision.pending(input)
  expect(item).toMatchObject({ id: 'tierReview:set', askedOn: '2025-06-20', askedBy: null })
  expect(input.state.tier.current).toBe('priority')
})

test('given a review, when it is confirmed with a reason, then the same tier stands until the next day of review', () => {
  const story = begun().with('tierSet', '2025-03-20', { ...set, reviewOn: '2025-06-20' }, 'set')
  const input = inputOf(story, '2025-06-25')
  const [item] = tierReviewDecision.pending(input)
  if (!item) throw new Error('nothing waits')
  const silent = decide(item, { ...by, outcome: 'approve', reason: '' }, input)
  expect(silent).toMatchObject({ ok: false, refusals: [{ code: 'decision-reason-missing' }] })
  const kept = decide(item, { ...by, outcome: 'approve', reason: '情况未变' }, input)
  expect(kept).toMatchObject({
    ok: true,
    value: [{ type: 'tierSet', data: { tier: 'priority', proposed: 'priority', reviewOn: '2025-12-25' } }],
  })
  const same = decide(item, { ...by, outcome: 'refuse', reason: '应当改' }, input)
  expect(same).toMatchObject({ ok: false, refusals: [{ code: 'tier-review-same' }] })
})

test('a tier set before days of review were written is due by the scheme of its day', () => {
  const { proposed: _, ...old } = set
  const story = begun().with('tierSet', '2025-03-20', old, 'set')
  expect(tierReviewDecision.pending(inputOf(story, '2025-09-19'))).toEqual([])
  expect(tierReviewDecision.pending(inputOf(story, '2025-09-20'))).toHaveLength(1)
})

test('where the proposal differs, the proposal is the question and not the review beside it; a contested tier is not reviewed', () => {
  const story = begun()
    .with('tierSet', '2025-03-20', { ...set, reviewOn: '2025-06-20' }, 'set')
    .with('contactLost', '2025-06-18')
  const input = inputOf(story, '2025-06-25')
  expect(tierDecision.pending(input)).toHaveLength(1)
  expect(tierReviewDecision.pending(input)).toEqual([])
  const contested = begun()
    .with('tierSet', '2025-03-20', { ...set, reviewOn: '2025-06-20' }, 'set')
    .with('objectionRaised', '2025-06-21', { about: 'set', statement: '不同意' })
  expect(tierReviewDecision.pending(inputOf(contested, '2025-06-25'))).toEqual([])
})

test('an override is not asked about again until something newer stands behind the proposal', () => {
  const lost = begun().with('contactLost', '2025-04-01')
  expect(tierDecision.pending(inputOf(lost, '2025-04-05'))).toMatchObject([{ anchor: 'abnormal' }])
  const kept = lost.with('tierSet', '2025-04-05', { ...set, proposed: 'abnormal', reviewOn: '2025-10-05' })
  expect(tierDecision.pending(inputOf(kept, '2025-04-06'))).toEqual([])
  const again = kept.with('testRefused', '2025-04-10', { way: 'refused' })
  expect(tierDecision.pending(inputOf(again, '2025-04-10'))).toMatchObject([{ anchor: 'abnormal' }])
})
