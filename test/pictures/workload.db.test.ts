import { afterAll, beforeAll, expect, test } from 'vitest'
import { overviewWorkload } from '#contract/picture-contract.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { aLife, entry, foundCity, region, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const county = '329801'
let server: TestServer
let office: Client

/** Twenty people in the first township (12 with worker-1, one of them high risk; 6 with worker-2; 2 with nobody), six in the second. */
beforeAll(async () => {
  server = await startServer({ today: '2025-06-04' })
  await foundCity(server.services)
  await withRegions(server.services.job, [region], async (tx) => {
    await tx.query(`update area set province = '32', city = case when code like '3298%' then '3298' end,
      county = case when code like '329801%' then '329801' end, township = case when level = 'township' then code end
      where code like '32%'`)
    for (const [n, name] of ['甲工', '乙工'].entries()) {
      await tx.query(
        `insert into staff (id, org_id, name, started_on, account_id) values ($1, $2, $3, '2020-01-01', $4)`,
        [`staff-${n + 1}`, stations[0], name, `worker-${n + 1}`],
      )
      await tx.query(
        `insert into staff_time (staff_id, from_on, full_time, social_worker) values ($1, '2020-01-01', true, true)`,
        [`staff-${n + 1}`],
      )
    }
  })
  const lives = Array.from({ length: 26 }, (_, n) => {
    const worker = n < 12 ? 'worker-1' : n < 18 ? 'worker-2' : null
    const life = aLife({ n, township: n < 20 ? 0 : 1, worker: n < 20 ? worker : 'worker-3' })
    const tier = { tier: 'highRisk', reason: '评估', decidedBy: 'head' }
    return n === 0
      ? { ...life, entries: [...life.entries, entry(`case-${n}`, 'tierSet', '2025-04-01', tier)] }
      : life
  })
  await bulkLoad(server.services, lives, { today: '2025-06-04' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area: townships[0] })
})
afterAll(() => server.close())

test('a township sees its workers by name, in the order of names, and what nobody carries', async () => {
  const { status, body } = await office.call(overviewWorkload, { query: { area: townships[0] } })
  expect(status).toBe(200)
  expect(body.by).toBe('workers')
  expect(body.norm).toMatchObject({ ratio: 20, denominator: 'present' })
  expect(body.rows.map((r) => [r.worker, r.staff, r.inForce, r.weighted])).toEqual([
    ['甲工', 1, 12, 13],
    ['乙工', 1, 6, 6],
    [null, 0, 2, 2],
  ])
  expect(body.total).toMatchObject({ staff: 2, inForce: 20, weighted: 21, needed: 1 })
  expect(body.weeks[0]).toEqual({ from: '2025-06-04', to: '2025-06-08' })
  const sum = (of: (r: (typeof body.rows)[number]) => number | null) =>
    body.rows.reduce((n, r) => n + (of(r) ?? 0), 0)
  expect(sum((r) => r.overdue)).toBe(body.total.overdue)
  expect(body.weeks.map((_, i) => sum((r) => r.weeks[i] ?? 0))).toEqual(body.total.weeks)
  // tests were never taken and no agreement was signed: there is work overdue, and visits fall due
  expect(body.total.overdue).toBeGreaterThan(0)
})

test('a worker sees the own line only; the police see the station and no names', async () => {
  const worker = await server.signIn({ role: 'worker', org: stations[0], area: townships[0], name: '甲工' })
  const own = await worker.call(overviewWorkload, { query: { area: townships[0] } })
  expect(own.status).toBe(200)
  expect(own.body.rows.every((r) => r.worker === null || r.worker === '甲工')).toBe(true)
  expect(own.body.total.needed).toBeNull()
  const police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: townships[0] })
  const { body } = await police.call(overviewWorkload, { query: { area: townships[0] } })
  expect(body.rows.map((r) => [r.worker, r.stations, r.staff, r.inForce])).toEqual([[null, ['站1'], 2, 20]])
})

test('an office above sees areas with their stations; a small one hides the other with it', async () => {
  const above = await server.signIn({ role: 'narcoticsOffice', org: 'county', area: county })
  const { body } = await above.call(overviewWorkload, { query: { area: county } })
  expect(body.rows.map((r) => [r.area?.name, r.stations, r.inForce, r.needed])).toEqual([
    ['一镇', ['站1'], 20, 1],
    ['二镇', ['站2'], 6, 1],
  ])
  expect(body.total).toMatchObject({ inForce: 26, needed: 2, staff: 2 })
  expect(JSON.stringify(body)).not.toContain('甲工')
})

test('from the province up only who is in force and the posts are told, from sums', async () => {
  const province = await server.signIn({ role: 'narcoticsOffice', org: 'province', area: '32' })
  const { body, text } = await province.call(overviewWorkload, { query: { area: '32' } })
  expect(body.rows, text).toBeDefined()
  expect(body.rows.map((r) => [r.area?.code, r.inForce, r.open, r.staff, r.needed])).toEqual([
    ['3298', 26, null, 2, 2],
  ])
  expect(body.total).toMatchObject({ inForce: 26, open: null, weighted: null, overdue: null })
})
