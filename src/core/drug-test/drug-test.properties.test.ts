import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { everywhere } from '#core/policy/policy.ts'
import { addDays, addMonths } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase } from '#test/support/a-case.ts'
import { keptSamples } from './kept-samples.ts'
import { testChains } from './test-chains.ts'
import { testSteps } from './test-steps.ts'

const cn = readPolicyBook().pack('cn')
const book = everywhere(cn)
const base = aCase().served('2025-03-03').reported('2025-03-10').entries

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2025-03-11', n))
const result = fc.constantFrom('negative', 'positive', 'invalid')

/** One sample with any steps after it, on any days at or after the one it rests on. */
const sample = fc
  .record({
    id: fc.uuid(),
    on: day,
    result,
    ids: fc.tuple(fc.uuid(), fc.uuid(), fc.uuid(), fc.uuid()),
    lag: fc.integer({ min: 0, max: 20 }),
    lab: result,
    again: fc.option(result),
    objected: fc.boolean(),
    upheld: fc.option(fc.boolean()),
  })
  .map((s): Entry[] => {
    const entry = (id: string, type: string, on: string, data: Record<string, unknown>): Entry => ({
      id,
      case: 'case',
      type,
      on,
      data,
    })
    const later = addDays(s.on, s.lag)
    const parts = { noA: `${s.id}A`, noB: `${s.id}B` }
    const [l, r, o, d] = s.ids
    return [
      entry(s.id, 'testTaken', s.on, { sample: 'urine', level: 'onSite', result: s.result, ...parts }),
      entry(l, 'testTaken', later, { sample: 'urine', level: 'lab', result: s.lab, of: s.id }),
      ...(s.again
        ? [entry(r, 'testTaken', later, { sample: 'urine', level: 'retest', result: s.again, of: l })]
        : []),
      ...(s.objected ? [entry(o, 'testObjected', later, { test: s.id })] : []),
      ...(s.objected && s.upheld !== null
        ? [entry(d, 'testObjectionDecided', later, { test: s.id, upheld: s.upheld })]
        : []),
    ]
  })
const life = fc.array(sample, { minLength: 1, maxLength: 4 }).map((s) => [...base, ...s.flat()])
const shuffled = life.chain((entries) =>
  fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
)

test('no order of a chain changes what is so', () => {
  fc.assert(
    fc.property(shuffled, ([entries, mixed]) => {
      expect(replay(mixed, book, '2026-06-01')).toEqual(replay(entries, book, '2026-06-01'))
      const told = (list: readonly Entry[]) =>
        JSON.stringify([testChains(list, cn), keptSamples(list, cn), testSteps(list, cn)])
      expect(told(mixed)).toBe(told(entries))
    }),
    { numRuns: 150 },
  )
})

test('each test stands in one chain, and the standing one of the list is the one that replay counts', () => {
  fc.assert(
    fc.property(life, (entries) => {
      const chains = testChains(entries, cn)
      const ids = chains.flatMap((c) => c.tests.map((t) => t.id))
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toHaveLength(entries.filter((e) => e.type === 'testTaken').length)
      const positives = chains.flatMap((c) =>
        c.standing?.data['result'] === 'positive' && !c.openObjection ? [c.standing.id] : [],
      )
      const found = replay(entries, book, '2026-06-01').findings.filter((f) => f.kind === 'testPositive')
      const named = new Set(found.flatMap((f) => f.evidence))
      for (const id of positives) expect(named.has(id)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('negative throughout raises nothing', () => {
  const clean = sample.map((entries) =>
    entries.map((e) => (e.type === 'testTaken' ? { ...e, data: { ...e.data, result: 'negative' } } : e)),
  )
  fc.assert(
    fc.property(clean, (entries) => {
      const kinds = replay([...base, ...entries], book, '2026-06-01').findings.map((f) => f.kind)
      expect(kinds).not.toContain('testPositive')
      expect(kinds).not.toContain('relapse')
    }),
    { numRuns: 100 },
  )
})

test('a sample is never let go before the months of the rule, nor while it is the proof', () => {
  fc.assert(
    fc.property(life, (entries) => {
      for (const s of keptSamples(entries, cn)) {
        expect(s.keepUntil >= addMonths(s.takenOn, 6)).toBe(true)
        const chain = testChains(entries, cn).find((c) => c.tests.some((t) => t.id === s.test))
        if (chain?.openObjection) expect(s.held).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})
