import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TierInput, type TierInputFact, tierFactKinds } from '#core/case/tier-input.ts'
import type { Policy } from '#core/policy/policy.ts'
import { addDays, daysBetween } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { checkTierScheme } from './check-scheme.ts'
import { proposeTier } from './propose-tier.ts'
import { protectiveFacts, type TierScheme } from './scheme.ts'

const today = '2026-06-15'
const cn = readPolicyBook().pack('cn')
const keys = ['calm', 'near', 'far', 'high', 'top']
const name = { zh: '级', en: 'tier' }

/** Any scheme that the loader takes: two to five tiers, any facts, weights, fading, limits and floors. */
const legalScheme: fc.Arbitrary<TierScheme> = fc
  .record({
    steps: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
    base: fc.integer({ min: 0, max: 60 }),
    kinds: fc.subarray([...tierFactKinds], { minLength: 1 }),
    draws: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 60, maxLength: 60 }),
  })
  .map(({ steps, base, kinds, draws }) => {
    let at = 0
    const draw = (below: number) => (draws[at++ % draws.length] ?? 0) % below
    const limits = [0, ...steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b))]
    const tiers = limits.map((from, i) => ({ key: keys[i] ?? 'top', name, from }))
    const facts = kinds.map((fact) => {
      const protective = protectiveFacts.has(fact)
      const puts = tiers[draw(tiers.length)]?.key
      return {
        ...{ fact, points: (protective ? -1 : 1) * draw(60), days: draw(400) },
        ...(draw(2) === 0 && { fades: draw(300) }),
        ...(draw(2) === 0 && { atMost: 1 + draw(4) }),
        ...(fact === 'steadyMonths' && { everyMonths: 1 + draw(12) }),
        ...(!protective && draw(3) === 0 && puts !== undefined && { puts }),
      }
    })
    return { name, base, tiers, facts, confirmedBy: ['stationHead'], reviewMonths: 6 }
  })

function policyWith(scheme: TierScheme): Policy {
  const value = { value: scheme, clause: 'n2016-37', source: 'cn', from: '1949-10-01', reading: true }
  const rule = { ...cn.rules['tiers.scheme'], values: [value] }
  return { ...cn, rules: { ...cn.rules, 'tiers.scheme': rule } } as Policy
}

const anyFact: fc.Arbitrary<TierInputFact> = fc
  .record({
    kind: fc.constantFrom(...tierFactKinds.filter((k) => k !== 'steadyMonths')),
    ago: fc.integer({ min: 0, max: 900 }),
    open: fc.boolean(),
  })
  .map(({ kind, ago, open }) => ({
    ...{ kind, on: addDays(today, -ago), evidence: [`${kind}-${ago}`] },
    ...(open && (kind === 'contactLost' || kind === 'leaveOverdue') && { ongoing: true }),
  }))

const byDay = (facts: readonly TierInputFact[]) => [...facts].sort((a, b) => daysBetween(b.on, a.on))
const anyInput: fc.Arbitrary<TierInput> = fc
  .record({
    facts: fc.array(anyFact, { maxLength: 25 }),
    steadyAgo: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
  })
  .map(({ facts, steadyAgo }) => ({
    ...{ measure: 'communityDetox' as const, current: null, facts: byDay(facts), steadyEvidence: null },
    steadySince: steadyAgo === null ? null : addDays(today, -steadyAgo),
  }))

test('the generator makes schemes that the loader takes, and all kinds of them', () => {
  const seen = { puts: 0, limited: 0, fading: 0 }
  fc.assert(
    fc.property(legalScheme, (scheme) => {
      const faults: string[] = []
      checkTierScheme(scheme, (says) => faults.push(says.en))
      expect(faults).toEqual([])
      if (scheme.facts.some((f) => f.puts)) seen.puts++
      if (scheme.facts.some((f) => f.atMost)) seen.limited++
      if (scheme.facts.some((f) => f.fades)) seen.fading++
    }),
    { numRuns: 300 },
  )
  for (const n of Object.values(seen)) expect(n).toBeGreaterThan(50)
})

function compare(scheme: TierScheme, before: TierInput, after: TierInput) {
  const policy = policyWith(scheme)
  const [a, b] = [proposeTier(before, policy, today), proposeTier(after, policy, today)]
  const rank = (key: string | null) => scheme.tiers.findIndex((t) => t.key === key)
  return { points: b.points - a.points, rank: rank(b.proposed) - rank(a.proposed) }
}

test('under any legal scheme a clean test, and every protective fact, never raises points or tier', () => {
  const protective = anyFact.map((f) => ({ ...f, kind: 'cleanTest' as const, ongoing: false }))
  const kinds = fc.constantFrom('cleanTest', 'onTimeReport' as const)
  fc.assert(
    fc.property(legalScheme, anyInput, protective, kinds, (scheme, input, fact, kind) => {
      const facts = byDay([...input.facts, { ...fact, kind: kind as 'cleanTest' }])
      const moved = compare(scheme, input, { ...input, facts })
      expect(moved.points).toBeLessThanOrEqual(0)
      expect(moved.rank).toBeLessThanOrEqual(0)
    }),
    { numRuns: 3000 },
  )
})

test('under any legal scheme a longer steady time never raises points or tier', () => {
  fc.assert(
    fc.property(legalScheme, anyInput, fc.integer({ min: 1, max: 600 }), (scheme, input, more) => {
      const steadySince = addDays(input.steadySince ?? today, -more)
      const moved = compare(scheme, input, { ...input, steadySince })
      expect(moved.points).toBeLessThanOrEqual(0)
      expect(moved.rank).toBeLessThanOrEqual(0)
    }),
    { numRuns: 2000 },
  )
})

test('under any legal scheme an adverse fact never lowers points or tier, whatever still goes on', () => {
  const adverse = anyFact.filter((f) => !protectiveFacts.has(f.kind))
  fc.assert(
    fc.property(legalScheme, anyInput, adverse, (scheme, input, fact) => {
      const moved = compare(scheme, input, { ...input, facts: byDay([...input.facts, fact]) })
      expect(moved.points).toBeGreaterThanOrEqual(0)
      expect(moved.rank).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 3000 },
  )
})

test('with nothing new, what weighs against a person only fades: no later day has more points', () => {
  fc.assert(
    fc.property(legalScheme, anyInput, fc.integer({ min: 1, max: 900 }), (scheme, input, days) => {
      // a clean test fades too: what speaks for a person may end, so only adverse facts are looked at
      const facts = input.facts.filter((f) => !protectiveFacts.has(f.kind))
      const policy = policyWith(scheme)
      const now = proposeTier({ ...input, facts }, policy, today)
      const then = proposeTier({ ...input, facts }, policy, addDays(today, days))
      expect(then.points).toBeLessThanOrEqual(now.points)
    }),
    { numRuns: 1500 },
  )
})

test('a loss of contact that goes on keeps its weight when a later one was mended, though only the newest counts', () => {
  const scheme: TierScheme = {
    ...{ name, base: 10, confirmedBy: ['stationHead'], reviewMonths: 6 },
    tiers: [
      { key: 'calm', name, from: 0 },
      { key: 'near', name, from: 20 },
    ],
    facts: [{ fact: 'contactLost', points: 30, days: 5, fades: 5, atMost: 1, puts: 'near' }],
  }
  const lost = { kind: 'contactLost' as const, on: '2026-01-01', evidence: ['a'], ongoing: true }
  const mended = { kind: 'contactLost' as const, on: '2026-05-01', evidence: ['b'], ongoing: false }
  const empty = { measure: 'communityDetox' as const, current: null, steadySince: null, steadyEvidence: null }
  expect(compare(scheme, { ...empty, facts: [lost] }, { ...empty, facts: [lost, mended] }).points).toBe(0)
})
