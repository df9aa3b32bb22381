import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import { everywhere } from '#core/policy/policy.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { countChange } from '#server/store/rollup.ts'
import { randomLife, lastDay as today } from '#test/metrics/random-life.ts'
import { ageBands, bandOf, sayBand } from './age-bands.ts'
import { noFigures } from './case-figures.ts'
import { figureCells } from './figure-cells.ts'
import { figureDelta } from './figure-delta.ts'
import { type CaseHolder, placeParts } from './place-parts.ts'

const policy = readPolicyBook().at('3298')
const book = everywhere(policy)

test('bands of ages come from the pack, and everybody grows older on 1 January', () => {
  const bands = ageBands(policy, '2026-01-01')
  expect(bands.map((b) => b.key)).toEqual(['0-17', '18-35', '36-59', '60-'])
  expect(bands.map((b) => sayBand(b).zh)).toEqual(['不满18岁', '18至35岁', '36至59岁', '60岁及以上'])
  expect([bandOf(bands, '1990', 2025), bandOf(bands, '1990', 2026)]).toEqual(['18-35', '36-59'])
  expect([bandOf(bands, '1966', 2025), bandOf(bands, '1966', 2026)]).toEqual(['36-59', '60-'])
  expect([bandOf(bands, 'unknown', 2026), bandOf(bands, '2030', 2026)]).toEqual(['unknown', '0-17'])
})

const holders: fc.Arbitrary<CaseHolder> = fc.record({
  sex: fc.constantFrom('male', 'female', 'unknown'),
  birthYear: fc.option(fc.integer({ min: 1950, max: 2010 })),
  stations: fc
    .array(fc.record({ station: fc.constantFrom('a', 'b', 'c'), gap: fc.nat({ max: 400 }) }), {
      maxLength: 4,
    })
    .map((list) => {
      let from = '2022-01-01'
      const starts = list.map(({ station, gap }) => {
        from = addDays(from, gap)
        return { station, from }
      })
      return starts.map((s, i) => ({ ...s, to: starts[i + 1]?.from ?? null }))
    }),
})

function counted(entries: Parameters<typeof replay>[0]) {
  const state = replay(entries, book, today)
  return countChange({ journal: entries, book, state, today }, noFigures, null)
}

test('on every day a case stands with the tier and the station of that day', () => {
  fc.assert(
    fc.property(randomLife, holders, fc.nat({ max: 1500 }), (entries, holder, pick) => {
      const { standings } = placeParts(counted(entries), holder, today)
      const day = addDays('2022-01-10', pick)
      const step = standings.find((s) => s.from <= day && (s.to === null || day < s.to))
      if (!step || day > today) return
      const station = holder.stations.findLast((s) => s.from <= day && (s.to === null || day < s.to))
      const journal = entries.filter((e) => e.on <= today)
      expect({ day, ...step.parts }).toEqual({
        day,
        sex: holder.sex,
        born: holder.birthYear === null ? 'unknown' : String(holder.birthYear),
        tier: countChange(
          { journal, book, state: replay(journal, book, today), today },
          noFigures,
          null,
        ).standings.find((s) => s.from <= day && (s.to === null || day < s.to))?.parts.tier,
        station: station?.station ?? 'unknown',
      })
    }),
    { numRuns: 60 },
  )
})

test('placing parts again, or after the station changed, ends where placing once ends; the sums of the whole stay', () => {
  fc.assert(
    fc.property(randomLife, holders, holders, (entries, first, second) => {
      const plain = counted(entries)
      const once = placeParts(plain, second, today)
      expect(placeParts(placeParts(plain, first, today), second, today)).toEqual(once)
      expect(figureDelta([{ before: plain, after: once }])).toEqual({
        now: [],
        changes: [],
        moves: [],
        months: [],
      })
    }),
    { numRuns: 100 },
  )
})

test('what a recount moves by parts adds up to what it moves', () => {
  fc.assert(
    fc.property(randomLife, holders, holders, (entries, first, second) => {
      const before = placeParts(counted(entries.slice(0, -1)), first, today)
      const after = placeParts(counted(entries), second, today)
      const cells = figureCells([{ before, after }])
      const delta = figureDelta([{ before, after }])
      const total = (rows: readonly { numerators: readonly number[]; denominators: readonly number[] }[]) => {
        const sum: number[] = []
        for (const r of rows)
          for (const [i, n] of [...r.denominators].entries())
            sum[i] = (sum[i] ?? 0) + n + (r.numerators[i] ?? 0) * 1000
        return sum.slice(0, sum.findLastIndex((n) => n !== 0) + 1)
      }
      const kinds = { now: delta.now, day: delta.changes, move: delta.moves, month: delta.months }
      for (const [kind, rows] of Object.entries(kinds))
        expect(total(cells.filter((c) => c.kind === kind).map(padded))).toEqual(total(rows))
    }),
    { numRuns: 100 },
  )
})

/** Numerators and denominators of one length. */
function padded(c: { numerators: readonly number[]; denominators: readonly number[] }) {
  const length = Math.max(c.numerators.length, c.denominators.length)
  const pad = (v: readonly number[]) => Array.from({ length }, (_, i) => v[i] ?? 0)
  return { numerators: pad(c.numerators), denominators: pad(c.denominators) }
}
