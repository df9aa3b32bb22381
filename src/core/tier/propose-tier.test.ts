import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TierInput, type TierInputFact, tierFactKinds } from '#core/case/tier-input.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { addDays, daysBetween } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { explainTier } from './explain-tier.ts'
import { proposeTier } from './propose-tier.ts'
import { sayTierChange } from './say-tier-change.ts'

const book = readPolicyBook()
const today = '2026-06-15'
const keysOf = (pack: string) => {
  const scheme = ruleOn<{ tiers: { key: string }[] }>(book.pack(pack), 'tiers.scheme', today)
  return scheme.value.tiers.map((t) => t.key)
}

const anyFact: fc.Arbitrary<TierInputFact> = fc
  .record({
    kind: fc.constantFrom(...tierFactKinds.filter((k) => k !== 'steadyMonths')),
    ago: fc.integer({ min: 0, max: 1100 }),
    open: fc.boolean(),
  })
  .map(({ kind, ago, open }) => ({
    ...{ kind, on: addDays(today, -ago), evidence: [`${kind}-${ago}`] },
    ...(open && (kind === 'contactLost' || kind === 'leaveOverdue') && { ongoing: true }),
  }))

const anyInput: fc.Arbitrary<TierInput> = fc
  .record({
    facts: fc.array(anyFact, { maxLength: 25 }),
    steadyAgo: fc.option(fc.integer({ min: 0, max: 1100 }), { nil: null }),
  })
  .map(({ facts, steadyAgo }) => ({
    ...{ measure: 'communityDetox' as const, current: null, facts: byDay(facts) },
    steadySince: steadyAgo === null ? null : addDays(today, -steadyAgo),
    steadyEvidence: steadyAgo === null ? null : 'reported',
  }))

function byDay(facts: readonly TierInputFact[]): TierInputFact[] {
  return [...facts].sort((a, b) => daysBetween(b.on, a.on))
}

const packs = ['cn', 'cn-33-01', 'cn-32-05', 'cn-32-98', 'cn-31']

test.each(packs)('%s: one more clean test never raises points or tier', (pack) => {
  const policy = book.pack(pack)
  const keys = keysOf(pack)
  fc.assert(
    fc.property(anyInput, fc.integer({ min: 0, max: 1100 }), (input, ago) => {
      const before = proposeTier(input, policy, today)
      const clean: TierInputFact = { kind: 'cleanTest', on: addDays(today, -ago), evidence: ['new'] }
      const after = proposeTier({ ...input, facts: byDay([...input.facts, clean]) }, policy, today)
      expect(after.points).toBeLessThanOrEqual(before.points)
      expect(keys.indexOf(after.proposed ?? '')).toBeLessThanOrEqual(keys.indexOf(before.proposed ?? ''))
    }),
    { numRuns: 400 },
  )
})

test.each(packs)('%s: one more adverse fact never lowers points or tier', (pack) => {
  const policy = book.pack(pack)
  const keys = keysOf(pack)
  const adverse = anyFact.filter((f) => f.kind !== 'cleanTest' && f.kind !== 'onTimeReport')
  fc.assert(
    fc.property(anyInput, adverse, (input, fact) => {
      const before = proposeTier(input, policy, today)
      const after = proposeTier({ ...input, facts: byDay([...input.facts, fact]) }, policy, today)
      expect(after.points).toBeGreaterThanOrEqual(before.points)
      expect(keys.indexOf(after.proposed ?? '')).toBeGreaterThanOrEqual(keys.indexOf(before.proposed ?? ''))
    }),
    { numRuns: 300 },
  )
})

test('nothing differs before nextChangeOn, and something does on it', () => {
  const policy = book.pack('cn-32-05')
  const seen = (input: TierInput, day: string) => {
    const { proposed, points, because } = proposeTier(input, policy, day)
    return JSON.stringify([proposed, points, because])
  }
  fc.assert(
    fc.property(anyInput, (input) => {
      const next = proposeTier(input, policy, today).nextChangeOn
      const now = seen(input, today)
      const until = next ?? addDays(today, 800)
      const step = Math.max(1, Math.floor(daysBetween(today, until) / 7))
      for (let day = today; day < until; day = addDays(day, step)) expect(seen(input, day)).toBe(now)
      expect(seen(input, addDays(until, -1))).toBe(now)
      if (next !== null) expect(seen(input, next)).not.toBe(now)
    }),
    { numRuns: 300 },
  )
})

test('points are the base and what is left of each fact; every fact names its entries', () => {
  const policy = book.pack('cn')
  const base = ruleOn<{ base: number }>(policy, 'tiers.scheme', today).value.base
  fc.assert(
    fc.property(anyInput, (input) => {
      const { points, because } = proposeTier(input, policy, today)
      expect(points).toBe(
        Math.max(
          0,
          because.reduce((sum, b) => sum + b.points, base),
        ),
      )
      for (const b of because) expect(b.evidence.length).toBeGreaterThan(0)
    }),
  )
})

test('what would change the tier is true when it is tried', () => {
  const policy = book.pack('cn-32-05')
  const lost: TierInputFact = { kind: 'contactLost', on: '2026-05-01', evidence: ['lost'], ongoing: true }
  const input: TierInput = {
    ...{ measure: 'communityDetox', current: null, facts: [lost] },
    ...{ steadySince: '2025-01-10', steadyEvidence: 'reported' },
  }
  const told = explainTier(input, policy, today)
  expect(told.proposed).toBe('abnormal')
  const restored = told.wouldChangeIf.find((c) => c.when === 'contactLostEnds')
  const ended = proposeTier({ ...input, facts: [{ ...lost, ongoing: false }] }, policy, today)
  expect(restored).toEqual({ to: ended.proposed, when: 'contactLostEnds', points: ended.points })

  const clean = ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05', '2026-05-05', '2026-06-05']
  const facts = clean.map((on) => ({ kind: 'cleanTest' as const, on, evidence: [on] }))
  const quiet = explainTier({ ...input, facts, steadySince: '2026-06-01' }, policy, today).wouldChangeIf
  expect(quiet).toContainEqual({ to: 'stable', when: '2026-12-01', points: 15 })
  expect(quiet.map((c) => sayTierChange(c).zh)).toContain('到2026年12月1日没有新的情况')
  expect(quiet).toContainEqual({ to: 'abnormal', when: 'testPositive', points: 58 })
})

test('no measure, no proposal: a case without an order is not graded', () => {
  const none: TierInput = { measure: null, current: null, facts: [], steadySince: null, steadyEvidence: null }
  expect(proposeTier(none, book.pack('cn'), today)).toMatchObject({ proposed: null, points: 0, because: [] })
})
