import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithin } from '#core/shared/area.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { checkOversightRule } from './check-oversight-rule.ts'
import { drawSample, sampleSize } from './draw-sample.ts'
import { childOf, sumHaves } from './have-table.ts'
import { judgeCriteria } from './judge-criteria.ts'
import { visitsOwed } from './linked-support.ts'
import { readYuan, sayYuan, sumMoney } from './money.ts'
import { countHaves, haveStates, standingOf } from './standing.ts'

const keys = ['premises', 'funds', 'workers'] as const

describe('how an item of a standard stands', () => {
  const declared = [{ on: '2025-03-01', at: 'a', items: { premises: 'yes', funds: 'partly' } as const }]
  test('given a declaration only, then it counts and the rest is unknown', () => {
    const standing = standingOf(keys, declared, [], '2025-06-01')
    expect(standing.map((s) => s.state)).toEqual(['yes', 'partly', 'unknown'])
    expect(countHaves(standing)).toBe(1)
  })
  test('given an inspector who found less, then that counts and the contradiction is said', () => {
    const checked = [{ on: '2025-03-01', at: 'a', item: 'premises', found: 'no' } as const]
    expect(standingOf(keys, declared, checked, '2025-06-01')[0]).toMatchObject({
      state: 'no',
      by: 'checked',
      contradicted: true,
    })
    expect(standingOf(keys, declared, checked, '2025-02-28')[0]?.state).toBe('unknown')
  })
  test('given a later declaration, then what was mended counts', () => {
    const checked = [{ on: '2025-04-01', at: 'a', item: 'premises', found: 'no' } as const]
    const again = [...declared, { on: '2025-05-01', at: 'b', items: { premises: 'yes' } as const }]
    expect(standingOf(keys, again, checked, '2025-06-01')[0]).toMatchObject({ state: 'yes', by: 'declared' })
  })
})

const township = fc
  .tuple(fc.constantFrom('3298', '3299'), fc.constantFrom('01', '02', '03'), fc.integer({ min: 1, max: 9 }))
  .map(([city, county, n]) => `${city}${county}00${n}`)
const standing = fc
  .tuple(...keys.map(() => fc.constantFrom(...haveStates, 'unknown' as const)))
  .map((states) =>
    states.map((state, i) => ({
      key: keys[i] ?? '',
      state,
      by: null,
      on: null,
      contradicted: false,
    })),
  )

test('parent = sum of its children, at every level, for every item of a standard', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ area: township, standing }), { selector: (t) => t.area }),
      fc.constantFrom('cn', '32', '3298', '329801'),
      (all, parent) => {
        const inside = all.filter((t) => isWithin(t.area, parent))
        // one township more than has said anything, in each area below
        const totals = new Map<string, number>()
        for (const { area } of inside) {
          const child = childOf(parent, area)
          totals.set(child, (totals.get(child) ?? 1) + 1)
        }
        const { whole, below: rows } = sumHaves(parent, keys, inside, totals)
        expect(whole.townships).toBe(inside.length + totals.size)
        for (const field of ['townships', 'known', 'complete'] as const)
          expect(rows.reduce((n, r) => n + r[field], 0)).toBe(whole[field])
        for (const key of keys)
          for (const state of [...haveStates, 'unknown'] as const) {
            expect(rows.reduce((n, r) => n + (r.items[key]?.[state] ?? 0), 0)).toBe(whole.items[key]?.[state])
            expect(whole.items[key]?.[state]).toBe(
              inside.filter((t) => t.standing.find((s) => s.key === key)?.state === state).length +
                (state === 'unknown' ? totals.size : 0),
            )
          }
      },
    ),
  )
})

const line = fc.record({
  area: fc.oneof(township, fc.constantFrom('32', '3298', '329801', '329802')),
  source: fc.constantFrom('fiscal', 'award'),
  kind: fc.constantFrom('running', 'purchase'),
  what: fc.constantFrom('planned' as const, 'paid' as const),
  fen: fc.integer({ min: -1_000_000, max: 100_000_000 }).filter((n) => n !== 0),
})

test('money: whole = own + rows below, by source, by kind and from level to level', () => {
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('cn', '32', '3298', '329801'), (lines, parent) => {
      const { own, below, whole } = sumMoney(parent, lines)
      for (const what of ['planned', 'paid'] as const) {
        expect(below.reduce((n, r) => n + r[what], own[what])).toBe(whole[what])
        for (const part of ['bySource', 'byKind'] as const)
          expect(Object.values(whole[part]).reduce((n, m) => n + m[what], 0)).toBe(whole[what])
      }
      for (const row of below) expect(sumMoney(row.area, lines).whole).toEqual(row)
    }),
  )
})

describe('yuan as typed', () => {
  test.each([
    ['1,234.5', 123_450],
    ['0.07', 7],
    ['-20', -2000],
    ['１', undefined],
    ['1.234', undefined],
    ['', undefined],
    ['1e5', undefined],
  ])('%s', (text, fen) => expect(readYuan(text)).toBe(fen))
  test('what is said is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(readYuan(sayYuan(fen))).toBe(fen)
      }),
    )
  })
})

describe('files drawn by the server', () => {
  const rule = { percent: 10, atLeast: 5, atMost: 20 }
  test.each([
    [0, 0],
    [3, 3],
    [40, 5],
    [101, 11],
    [900, 20],
  ])('of %i files %i are drawn', (n, k) => expect(sampleSize(n, rule)).toBe(k))

  const rank = (seed: number) => (id: string) => {
    let h = seed >>> 0
    for (const c of id) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0
    return String(h).padStart(10, '0')
  }
  test('the same seed draws the same files, in whatever order they stand; another seed draws others', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (ids, seed, k) => {
          const size = k % (ids.length + 3)
          const drawn = drawSample(ids, size, rank(seed))
          expect(drawSample([...ids].reverse(), size, rank(seed))).toEqual(drawn)
          expect(new Set(drawn).size).toBe(Math.min(size, ids.length))
          for (const id of drawn) expect(ids).toContain(id)
        },
      ),
    )
    const ids = Array.from({ length: 50 }, (_, i) => `case-${i}`)
    expect(drawSample(ids, 5, rank(1))).not.toEqual(drawSample(ids, 5, rank(2)))
  })
  test('a file that is added changes the sample by itself alone', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { minLength: 6, maxLength: 40 }),
        fc.uuid(),
        fc.nat(),
        (ids, more, seed) => {
          fc.pre(!ids.includes(more))
          const before = drawSample(ids, 5, rank(seed))
          const after = drawSample([...ids, more], 5, rank(seed))
          expect(after.filter((id) => id !== more).every((id) => before.includes(id))).toBe(true)
        },
      ),
    )
  })
})

describe('visits that a link owes', () => {
  const link = { from: '2025-01-01', to: null }
  test('four a year: one is owed at the end of each quarter', () => {
    expect(visitsOwed(link, [], 4, '2025-03-31').owed).toBe(0)
    expect(visitsOwed(link, [], 4, '2025-04-02').owed).toBe(1)
    expect(visitsOwed(link, ['2025-02-01'], 4, '2025-07-03')).toEqual({ owed: 2, made: 1, behind: 1 })
    expect(visitsOwed(link, [], 4, '2025-12-31').owed).toBe(4)
  })
  test('a link that begins in autumn owes only its part; one that has ended owes nothing more', () => {
    expect(visitsOwed({ from: '2025-10-01', to: null }, [], 4, '2025-12-31').owed).toBe(1)
    expect(visitsOwed({ from: '2024-01-01', to: '2024-12-31' }, [], 4, '2025-06-01').owed).toBe(0)
  })
  test('never more than a year has, never fewer behind than none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 1, max: 12 }), (day, perYear) => {
        const { owed, behind } = visitsOwed(link, ['2025-01-02'], perYear, addDays('2025-01-01', day))
        expect(owed).toBeLessThanOrEqual(perYear)
        expect(behind).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('criteria that are computed', () => {
  const title = { zh: '一', en: 'one' }
  const criteria = [
    { key: 'a', group: 'measures', kind: 'figure', figure: 'executionRate', atLeast: 97, title },
    { key: 'b', group: 'effect', kind: 'figure', figure: 'lostRate', atMost: 2, title },
    { key: 'c', group: 'institution', kind: 'standard', atLeast: 7, title },
    { key: 'd', group: 'leadership', kind: 'judged', title },
  ] as const
  test('over, under and the seven haves; nobody counted says nothing', () => {
    const figures: Record<string, number | null> = { executionRate: 97, lostRate: null }
    expect(judgeCriteria(criteria, (key) => figures[key] ?? null, 6)).toEqual([
      { key: 'a', value: 97, met: true },
      { key: 'b', value: null, met: null },
      { key: 'c', value: 6, met: false },
    ])
  })
})

describe('rules are refused at load where screens could not follow them', () => {
  const faultsOf = (key: string, value: unknown) => {
    const faults: string[] = []
    checkOversightRule(key, value, {}, (says) => faults.push(says.en))
    return faults
  }
  const title = { zh: '一', en: 'one' }
  test.each([
    [
      'standard.sevenHaves',
      [
        { key: 'a', title },
        { key: 'a', title },
      ],
      /twice/,
    ],
    ['inspection.sample', { percent: 10, atLeast: 9, atMost: 3 }, /more than/],
    [
      'demonstration.criteria',
      [{ key: 'a', group: 'effect', kind: 'figure', figure: 'executionRate', title }],
      /needs one/,
    ],
    [
      'demonstration.criteria',
      [{ key: 'a', group: 'effect', kind: 'figure', figure: 'none', atLeast: 1, title }],
      /not there/,
    ],
    [
      'inspection.checklists',
      [
        {
          key: 'a',
          of: 'office',
          title,
          items: [{ key: 'b', clause: 'gone', severity: 'minor', says: title }],
        },
      ],
      /not there/,
    ],
  ])('%s', (key, value, says) => expect(faultsOf(key, value).join()).toMatch(says))
  test('what is whole is taken, and other rules are not its business', () => {
    expect(faultsOf('standard.rooms', [{ key: 'office', title }])).toEqual([])
    expect(faultsOf('visit.perMonth', 'x')).toEqual([])
  })
})

test('the next area down', () => {
  expect(childOf('cn', '329801001')).toBe('32')
  expect(childOf('3298', '329801001')).toBe('329801')
  expect(childOf('329801001', '329801001')).toBe('329801001')
})
