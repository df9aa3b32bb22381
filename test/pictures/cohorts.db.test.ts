import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEntries } from '#contract/case-contract.ts'
import { overviewCohortList, overviewCohorts, overviewPictureBook } from '#contract/picture-contract.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { aLife, entry, foundCity, region, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-30'
const county = '329801'
let server: TestServer
let office: Client
let police: Client
let above: Client

/**
 * First township: 24 people who reported in on day 7; of them 6 were lost on day 30 and one moved to the second township
 * on day 60. Second township: 3 people of its own.
 */
beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  await withRegions(server.services.job, [region], (tx) =>
    tx.query(`update area set province = '32', city = '3298', county = case when code like '329801%' then '329801' end,
      township = case when level = 'township' then code end where code like '32%'`),
  )
  const lives = Array.from({ length: 27 }, (_, n) => withCaseId(lifeOf(n), n))
  await bulkLoad(server.services, lives, { today })
  office = await server.signIn({ role: 'townshipOffice', org: stations[0], area: townships[0] })
  police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: county })
  above = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: county })
})
afterAll(() => server.close())

function lifeOf(n: number): BulkCase {
  const life = aLife({ n, township: n < 24 ? 0 : 1, name: `张小${n}`, worker: 'worker-1' })
  const id = life.caseFile.id
  const more = []
  if (n < 6) more.push(entry(id, 'contactLost', '2025-04-09', { how: '停机' }))
  if (n === 23)
    more.push(
      entry(id, 'placeChangeAsked', '2025-05-09', {
        to: townships[1],
        reason: '搬家',
        changedOn: '2025-05-09',
      }),
    )
  return { ...life, entries: [...life.entries, ...more] }
}

const caseIdOf = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Routes of a case want a UUID. */
function withCaseId(life: BulkCase, n: number): BulkCase {
  const parsed: BulkCase = JSON.parse(JSON.stringify(life).replaceAll(`"case-${n}"`, `"${caseIdOf(n)}"`))
  return parsed
}

async function cohortOf(client: Client, area: string, more: Record<string, string> = {}) {
  const { status, body } = await client.call(overviewCohorts, { query: { area, ...more } })
  expect(status).toBe(200)
  return body.cohorts.find((c) => c.cohort === '2025')
}

test('retention of a township: six of twenty-four lost on day 30, who moved away leaves on day 60', async () => {
  const found = await cohortOf(office, townships[0])
  expect(found).toMatchObject({ people: 24, small: false, suppressed: false, median: null })
  const on = (day: number) => found?.points.find((p) => p.day === day)
  expect(on(0)?.share).toBe(1)
  expect(on(30)?.share).toBeCloseTo(18 / 24, 10)
  expect(on(30)?.low).toBeCloseTo(0.526, 2)
  expect(on(90)?.share).toBeCloseTo(18 / 24, 10)
  const endings = Object.fromEntries(found?.endings.map((e) => [e.ending, e.people]) ?? [])
  expect(endings).toEqual({ lost: 6, moved: 1, open: 17 })
})

test('report-in climbs to all on day 7', async () => {
  const found = await cohortOf(office, townships[0], { curve: 'reportIn' })
  expect(found?.points.map((p) => p.share)).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
  expect(found?.median).toBe(7)
})

test('on a past day only what had happened by then counts', async () => {
  const before = await cohortOf(office, townships[0], { day: '2025-04-08' })
  expect(before?.endings).toEqual([{ ending: 'open', people: 24 }])
  expect(before?.last).toBe(29)
  expect(await cohortOf(office, townships[0], { day: '2025-03-09' })).toBeUndefined()
})

test('the people at risk of a county are those of its townships, and nobody is counted twice', async () => {
  const risk = async (area: string) => (await cohortOf(police, area))?.atRisk.map((r) => r.people) ?? []
  const [whole, first, second] = [await risk(county), await risk(townships[0]), await risk(townships[1])]
  // day 0: 24 + 3; on the last day (112) 17 here, 3 there and the one who moved
  expect([whole, first, second]).toEqual([
    [27, 21],
    [24, 17],
    [3, 4],
  ])
  expect((await cohortOf(police, county))?.people).toBe(27)
})

test('the number is its list, by ending too, and only of the own area', async () => {
  const list = async (client: Client, more: Record<string, unknown> = {}) =>
    client.call(overviewCohortList, { body: { area: townships[0], cohort: '2025', ...more } })
  const all = await list(office)
  expect([all.status, all.body.people, all.body.rows.length]).toEqual([200, 24, 24])
  const lost = await list(office, { ending: 'lost' })
  expect([lost.body.people, lost.body.rows.length]).toEqual([6, 6])
  expect(lost.body.rows.every((r) => r.days === 30 && r.ending === 'lost' && !r.masked)).toBe(true)
  const moved = await list(office, { ending: 'moved' })
  expect([moved.body.people, moved.body.unseen + moved.body.rows.length]).toEqual([1, 1])
  const elsewhere = await office.call(overviewCohortList, { body: { area: townships[1], cohort: '2025' } })
  expect(elsewhere.status).toBe(404)
})

test('an office above sees neither the small township nor the one that would give it away, nor their lists', async () => {
  expect(await cohortOf(above, county)).toMatchObject({ people: 27, suppressed: false })
  for (const area of townships) {
    expect(await cohortOf(above, area)).toMatchObject({
      people: null,
      suppressed: true,
      points: [],
      endings: [],
    })
    const because = '核对年度指标'
    const list = await above.call(overviewCohortList, { body: { area, cohort: '2025', because } })
    expect(list.body).toMatchObject({ show: 'areas', people: 0, rows: [] })
  }
})

test('an office above sees names shortened and only after saying why; small endings stay hidden', async () => {
  const found = await cohortOf(above, county)
  const endings = Object.fromEntries(found?.endings.map((e) => [e.ending, e.people]) ?? [])
  expect(endings).toEqual({ lost: 6, open: 21 })
  const ask = { area: county, cohort: '2025', ending: 'lost' as const }
  const first = await above.call(overviewCohortList, { body: ask })
  expect(first.body).toMatchObject({ show: 'purpose', people: 6, rows: [] })
  const { body } = await above.call(overviewCohortList, { body: { ...ask, because: '核对年度指标' } })
  expect(body.rows).toHaveLength(6)
  expect(body.rows.every((r) => r.masked && !r.name.includes('小'))).toBe(true)
})

test('two areas are compared by the log-rank test', async () => {
  const query = { area: county, cohort: '2025', other: townships[0] }
  const { body } = await police.call(overviewCohorts, { query })
  expect(body.other?.area.code).toBe(townships[0])
  expect(body.test?.p).toBeGreaterThan(0.5)
  expect(body.test?.p).toBeLessThanOrEqual(1)
})

test('an entry moves the curve with its own transaction, a strike takes it back, and a rebuild changes nothing', async () => {
  const call = (type: string, data: Record<string, unknown>, id: string) =>
    office.call(recordEntries, {
      params: { caseId: caseIdOf(10) },
      body: { entries: [{ id, type, on: '2025-06-01', data }] },
    })
  const id = randomUUID()
  expect((await call('contactLost', { how: '停机' }, id)).status).toBe(200)
  const lost = async () =>
    (await cohortOf(office, townships[0]))?.endings.find((e) => e.ending === 'lost')?.people
  expect(await lost()).toBe(7)
  const struck = await office.call(recordEntries, {
    params: { caseId: caseIdOf(10) },
    body: { entries: [{ id: randomUUID(), type: 'struck', on: today, data: { entry: id, reason: '误记' } }] },
  })
  expect(struck.status).toBe(200)
  expect(await lost()).toBe(6)
  const { differed } = await rebuild(server.services)
  expect(differed['spells']).toBe(0)
})

test('the workbook of a picture opens again and says what, where, when and by which definition', async () => {
  const book = async (picture: 'tiles' | 'heat' | 'funnel' | 'cohorts' | 'workload') => {
    const url = `${overviewPictureBook.path}?area=${county}&picture=${picture}`
    const { statusCode, rawPayload } = await server.app.inject({ url, headers: { cookie: police.cookie } })
    expect(statusCode).toBe(200)
    return (await readXlsx(rawPayload)).sheets
  }
  for (const picture of ['tiles', 'heat', 'funnel', 'workload'] as const) {
    const [sheet] = await book(picture)
    expect(sheet?.rows[0]?.slice(1, 3)).toEqual(['一区', `截至 ${today}`])
  }
  const [cohorts, curve] = await book('cohorts')
  expect(cohorts?.rows.find((r) => r[0] === '2025')?.slice(0, 3)).toEqual(['2025', '27', '77.8%'])
  expect(curve?.rows.length).toBeGreaterThan(4)
})
