import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Role } from '#core/access/roles.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { mayStandIn, type Post, whyNotSubstitute } from './substitute.ts'

const roles: readonly Role[] = ['stationHead', 'townshipOffice', 'worker', 'policeLiaison']
const areas = ['329801001', '329801002', '329801']
const post = fc.record({
  account: fc.constantFrom('a', 'b', 'c', 'd'),
  role: fc.constantFrom(...roles),
  org: fc.constantFrom('s1', 's2', 'o1'),
  area: fc.constantFrom(...areas),
})

test('nobody stands in for themselves, nor without the same post in the same place, or as a head for the township', () => {
  fc.assert(
    fc.property(post, post, (one: Post, other: Post) => {
      if (!mayStandIn(one, other)) return
      expect(one.account).not.toBe(other.account)
      const same = one.role === other.role && one.area === other.area
      const headForTownship =
        one.role === 'townshipOffice' && other.role === 'stationHead' && other.area.startsWith(one.area)
      expect(same || headForTownship).toBe(true)
    }),
  )
})

test('whatever is given: the substitute holds a fitting post, and across stations the township gave it', () => {
  const day = fc.constantFrom('2025-06-01', '2025-06-02', '2025-06-20', '2025-07-02', '2025-07-03')
  const asked = fc.record({
    account: fc.constantFrom('a', 'b', 'c', 'd'),
    role: fc.constantFrom('stationHead' as const, 'townshipOffice' as const),
    org: fc.constantFrom('s1', 's2', 'o1'),
    substitute: fc.constantFrom('a', 'b', 'c', 'd'),
    from: day,
    to: day,
  })
  const near = fc.record({
    account: fc.constantFrom('a', 'b', 'c', 'd'),
    role: fc.constantFrom<Role>('stationHead', 'stationHead', 'townshipOffice'),
    org: fc.constantFrom('s1', 's2', 'o1'),
    area: fc.constantFrom('329801001', '329801001', '329801002'),
  })
  let given = 0
  fc.assert(
    fc.property(asked, fc.array(near, { minLength: 3, maxLength: 8 }), near, (want, posts, giver) => {
      const terms = { today: '2025-06-02', giver, posts, running: [], maxDays: 31 }
      if (whyNotSubstitute(want, terms).length > 0) return
      given++
      expect(want.substitute).not.toBe(want.account)
      expect(want.substitute).not.toBe(giver.account)
      expect(want.from >= '2025-06-02' && want.to >= want.from).toBe(true)
      expect(daysBetween(want.from, want.to)).toBeLessThan(31)
      const own = posts.find((p) => p.account === want.account && p.role === want.role && p.org === want.org)
      const fitting = posts.filter((p) => p.account === want.substitute && own && mayStandIn(own, p))
      expect(fitting.length).toBeGreaterThan(0)
      if (giver.role !== 'townshipOffice')
        expect(fitting.some((p) => p.role === own?.role && p.org === own?.org)).toBe(true)
    }),
    { numRuns: 20_000, seed: 7 },
  )
  expect(given).toBeGreaterThan(10)
})

test('two substitutions of one post never overlap', () => {
  const posts: readonly Post[] = [
    { account: 'a', role: 'stationHead', org: 's1', area: '329801001' },
    { account: 'b', role: 'stationHead', org: 's1', area: '329801001' },
  ]
  const want = { account: 'a', role: 'stationHead', org: 's1', substitute: 'b' } as const
  const [giver = posts[0] as Post] = posts
  const running = [{ account: 'a', role: 'stationHead', from: '2025-06-10', to: '2025-06-12' }]
  const codes = (from: string, to: string) =>
    whyNotSubstitute(
      { ...want, from, to },
      { today: '2025-06-02', giver, posts, running, maxDays: null },
    ).map((r) => r.code)
  expect(codes('2025-06-02', '2025-06-09')).toEqual([])
  expect(codes('2025-06-09', '2025-06-10')).toEqual(['substitute-double'])
  expect(codes('2025-06-12', '2025-06-12')).toEqual(['substitute-double'])
  expect(codes('2025-06-13', '2025-12-31')).toEqual([])
})
