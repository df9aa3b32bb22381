import { afterAll, beforeAll, expect, test } from 'vitest'
import { overviewList, overviewRanking } from '#contract/overview-contract.ts'
import { overviewParts } from '#contract/parts-contract.ts'
import { dimensions } from '#core/metrics/parts.ts'
import { withClient } from '#server/database/pool.ts'
import { checkAbove } from '#server/jobs/above-figures.ts'
import { checkFigures } from '#server/jobs/check-figures.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { assignCase } from '#server/store/assign-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { aLife, foundCity, region, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-30'
let server: TestServer
let office: Client
let police: Client
let county: Client

/** Thirty people, twenty in the first township: two in three men, born from 1965 on; two without a station. */
beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  await withRegions(server.services.job, [region], async (tx) => {
    await tx.query(
      `update area set province = '32', city = '3298', county = '329801', township = code where level = 'township'`,
    )
    await tx.query(`update area set province = '32', city = '3298', county = '329801' where level = 'county'`)
    await tx.query(`update area set province = '32', city = '3298' where level = 'city'`)
    await tx.query(`update area set province = '32' where level = 'province'`)
    await tx.query(
      `insert into organisation (id, kind, name, area) values ('provider-1', 'provider', '同行社工服务中心', '3298'),
         ('branch-1', 'branch', '一区分部', '329801')`,
    )
    await tx.query(`update organisation set parent_id = 'branch-1' where id = $1`, [stations[0]])
    await tx.query(`update organisation set parent_id = 'provider-1' where id = 'branch-1'`)
  })
  await bulkLoad(server.services, lives(), { today })
  office = await server.signIn({ role: 'townshipOffice', org: stations[0], area: townships[0] })
  police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: '329801' })
  county = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '3298' })
})
afterAll(() => server.close())

function lives() {
  return Array.from({ length: 30 }, (_, n) => {
    const life = aLife({ n, township: n < 20 ? 0 : 1, worker: null })
    const id = `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
    const one = JSON.parse(JSON.stringify(life).replaceAll(`case-${n}"`, `${id}"`)) as typeof life
    const sex = n % 3 === 0 ? ('female' as const) : ('male' as const)
    return {
      ...one,
      person: { ...one.person, sex, birthDate: `${1965 + n}-07-15` },
      station: n % 15 === 0 ? null : one.station,
    }
  })
}

const registered = { metric: 'threeYearsCleanRegistered' }

async function split(client: Client, by: (typeof dimensions)[number], more: Record<string, string> = {}) {
  const { status, body, text } = await client.call(overviewParts, {
    query: { area: '329801', by, ...registered, ...more } as never,
  })
  expect(status, text).toBe(200)
  return body
}

const people = (cell: { denominator: number | null }) => cell.denominator ?? 0

test('every dimension adds up to the total; what nobody entered is a value of its own and comes last', async () => {
  for (const by of dimensions) {
    const body = await split(police, by, { areas: 'next' })
    expect(body.total.denominator).toBe(30)
    expect(body.values.reduce((sum, v) => sum + people(v.cell), 0)).toBe(30)
    for (const [i, { cell }] of body.values.entries())
      expect(body.areas.reduce((sum, a) => sum + people(a.cells[i] ?? { denominator: 0 }), 0)).toBe(
        people(cell),
      )
  }
  const bySex = await split(police, 'sex')
  expect(bySex.values.map((v) => [v.title?.zh, v.cell.denominator])).toEqual([
    ['男', 20],
    ['女', 10],
  ])
  const byStation = await split(police, 'station')
  expect(byStation.values.map((v) => [v.title?.zh ?? v.value, v.cell.denominator])).toEqual([
    ['站1', 18],
    ['站2', 10],
    ['unknown', 2],
  ])
  const byProvider = await split(police, 'provider')
  expect(byProvider.values.map((v) => [v.title?.zh ?? v.value, v.cell.denominator])).toEqual([
    ['同行社工服务中心', 18],
    ['unknown', 12],
  ])
})

test('the list behind a part is the part, for every dimension', async () => {
  for (const by of dimensions) {
    const body = await split(office, by, { area: townships[0] })
    for (const { value, cell } of body.values) {
      const list = await office.call(overviewList, {
        body: { area: townships[0], ...registered, part: { by, value } },
      })
      expect({ by, value, people: list.body.people, cell: list.body.cell }).toEqual({
        by,
        value,
        people: cell.denominator,
        cell,
      })
    }
  }
})

test('a case given to another station moves from one part to the other, on the day on which it was given', async () => {
  const caseId = '018f0000-0000-7000-8000-000000000003'
  await withRegions(server.services.job, [region], (tx) =>
    assignCase(
      tx,
      { clock: server.services.clock },
      { caseId, station: stations[1], worker: null, from: '2025-06-10', by: 'head' },
    ),
  )
  const counts = async (day: string) => {
    const { values } = await split(police, 'station', { day })
    return Object.fromEntries(values.map((v) => [v.title?.zh ?? v.value, v.cell.denominator]))
  }
  expect(await counts('2025-06-09')).toEqual({ 站1: 18, 站2: 10, unknown: 2 })
  expect(await counts(today)).toEqual({ 站1: 17, 站2: 11, unknown: 2 })
  expect(await checkFigures(server.services)).toEqual([])
})

test('a city office sees no part under five, nor what would tell it, and stations of a province are not compared', async () => {
  const { body } = await county.call(overviewParts, {
    query: { area: '3298', by: 'age', ...registered, areas: 'next' },
  })
  const shown = body.values.filter((v) => !v.cell.suppressed)
  expect(shown.every((v) => people(v.cell) >= 5)).toBe(true)
  expect(body.values.filter((v) => v.cell.suppressed).length).not.toBe(1)
  const nation = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: 'cn' })
  const refused = await nation.call(overviewParts, { query: { area: '32', by: 'station', ...registered } })
  expect(refused.status).toBe(422)
  const small = body.values.find((v) => v.cell.suppressed)
  if (small) {
    const list = await county.call(overviewList, {
      body: { area: '3298', ...registered, part: { by: 'age', value: small.value }, because: '核对年龄构成' },
    })
    expect(list.body).toMatchObject({ show: 'areas', people: 0, rows: [] })
  }
  const ranking = await county.call(overviewRanking, { query: { area: '3298', ...registered } as never })
  expect(ranking.body.total.denominator).toBe(30)
})

test('a sum of a part that somebody changed behind our back raises an alarm that names it, and rebuild mends it', async () => {
  await withClient(server.services.admin, (client) =>
    client.query(
      `update figure_above set denominators[1] = coalesce(denominators[1], 0) + 1
       where width = 4 and dimension = 'tier' and kind = 'now'`,
    ),
  )
  const faults = (await checkFigures(server.services)).map((f) => ('area' in f ? [f.area, f.dimension] : f))
  expect(faults).toEqual([
    ['3298', 'tier'],
    ['32', 'tier'],
  ])
  await rebuild(server.services)
  expect(await checkFigures(server.services)).toEqual([])
})

test('on 1 January everybody is a year older, without an entry', async () => {
  const ages = async (day: string) =>
    (await split(police, 'age', { day })).values.map((v) => [v.value, v.cell.denominator])
  const before = await ages('2025-06-30')
  server.services.clock.set('2026-01-01')
  await sweep(server.services)
  police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: '329801' })
  const after = await ages('2026-01-01')
  expect(after).not.toEqual(before)
  expect(await ages('2025-06-30')).toEqual(before)
  expect(await checkAbove(server.services)).toEqual([])
})
