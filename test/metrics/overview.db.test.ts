import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEntries } from '#contract/case-contract.ts'
import {
  metricDefinition,
  overviewCsv,
  overviewFigures,
  overviewFunnel,
  overviewHeat,
  overviewList,
  overviewRanking,
  overviewWorkbook,
} from '#contract/overview-contract.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { aLife, entry, foundCity, region, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-30'
let server: TestServer
let office: Client
let county: Client

/** First township: 6 executed, 2 reported in without agreement, 1 never reported in. Second: 3 executed, 1 without. */
beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  await withRegions(server.services.job, [region], (tx) =>
    tx.query(
      `update area set province = '32', city = '3298', county = '329801', township = code where level = 'township'`,
    ),
  )
  await withRegions(server.services.job, [region], (tx) =>
    tx.query(`update area set province = '32', city = '3298', county = '329801' where level = 'county'`),
  )
  await withRegions(server.services.job, [region], (tx) =>
    tx.query(`update area set province = '32', city = '3298' where level = 'city'`),
  )
  const lives = Array.from({ length: 13 }, (_, n) => {
    const township = n < 9 ? 0 : 1
    const life = aLife({
      n,
      township,
      name: `张小${n}`,
      worker: n % 2 ? 'worker-1' : null,
      reportsIn: n !== 8,
    })
    const signs = n < 6 || (n >= 9 && n < 12)
    const agreement = entry(life.caseFile.id, 'agreementSigned', '2025-03-11', {
      parties: ['本人'],
      place: life.caseFile.place,
    })
    return withCaseId(signs ? { ...life, entries: [...life.entries, agreement] } : life, n)
  })
  await bulkLoad(server.services, lives, { today })
  office = await server.signIn({ role: 'townshipOffice', org: stations[0], area: townships[0] })
  county = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '329801' })
})
afterAll(() => server.close())

/** Routes of a case want a UUID. */
const caseIdOf = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`

function withCaseId(life: BulkCase, n: number): BulkCase {
  return JSON.parse(JSON.stringify(life).replaceAll(`case-${n}`, caseIdOf(n))) as BulkCase
}

async function rate(client: Client, area: string, more: Record<string, string> = {}) {
  const { status, body } = await client.call(overviewFigures, { query: { area, ...more } })
  expect(status).toBe(200)
  return body.figures.find((f) => f.key === 'executionRate')
}

test('the execution rate of a township and of the county above it', async () => {
  expect((await rate(office, townships[0]))?.cell).toEqual({
    numerator: 6,
    denominator: 9,
    suppressed: false,
  })
  expect((await rate(county, '329801'))?.cell).toEqual({ numerator: 9, denominator: 13, suppressed: false })
})

test('the target comes with its clause, and the trend ends with the figure of the day', async () => {
  const figure = await rate(county, '329801')
  expect(figure?.target).toMatchObject({ value: 0.97, reading: true })
  expect(figure?.target?.source).toContain('规划')
  expect(figure?.trend).toHaveLength(13)
  expect(figure?.trend.at(-1)?.cell).toEqual(figure?.cell)
  expect(figure?.trend.find((p) => p.month === '2025-02')?.cell.denominator).toBe(0)
})

test('a past day shows what stood then', async () => {
  expect((await rate(county, '329801', { day: '2025-03-10' }))?.cell.numerator).toBe(0)
  expect((await rate(county, '329801', { day: '2025-03-11' }))?.cell.numerator).toBe(9)
})

test('areas outside the grant, areas that do not exist, and days ahead are refused', async () => {
  const outside = await office.call(overviewFigures, { query: { area: townships[1] } })
  const absent = await county.call(overviewFigures, { query: { area: '329801999' } })
  expect([outside.status, absent.status]).toEqual([404, 404])
  const ahead = await office.call(overviewFigures, { query: { area: townships[0], day: '2025-07-01' } })
  expect(ahead.status).toBe(422)
  const unknown = await office.call(overviewRanking, { query: { area: townships[0], metric: 'constructor' } })
  expect(unknown.status).toBe(404)
})

test('a ranking shows numbers, population and rank to those who carry the cases', async () => {
  const police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: '329801' })
  const { body } = await police.call(overviewRanking, { query: { area: '329801', metric: 'executionRate' } })
  expect(body.total).toMatchObject({ numerator: 9, denominator: 13 })
  expect(body.rows.find((r) => r.area.code === townships[0])).toMatchObject({
    cell: { numerator: 6, denominator: 9 },
    rank: 2,
    onFile: 9,
    small: true,
  })
})

test('an office above sees neither the small township nor the one that would give it away', async () => {
  const { body } = await county.call(overviewRanking, { query: { area: '329801', metric: 'executionRate' } })
  expect(body.total).toMatchObject({ numerator: 9, denominator: 13 })
  for (const township of townships) {
    // 13 less the 9 of the other township would be the 4
    expect(body.rows.find((r) => r.area.code === township)).toMatchObject({
      cell: { numerator: null, denominator: null, suppressed: true },
      rank: null,
      onFile: null,
      interval: null,
    })
    expect((await rate(county, township))?.cell.suppressed).toBe(true)
    expect((await rate(county, township, { measure: 'communityDetox' }))?.cell.suppressed).toBe(true)
    const list = await county.call(overviewList, { body: { area: township, metric: 'executionRate' } })
    expect(list.body).toMatchObject({ cell: { suppressed: true }, people: 0, show: 'areas' })
  }
  const trend = (await rate(county, townships[0]))?.trend.at(-2)
  expect(trend?.cell.suppressed).toBe(true)
})

test('all townships of a city can be compared, those of the nation can not', async () => {
  const city = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: 'cn' })
  const query = { area: '3298', metric: 'executionRate', below: 'townships' }
  const { body } = await city.call(overviewRanking, { query })
  expect(body.rows.map((r) => r.area.code).sort()).toEqual([...townships])
  const nation = await city.call(overviewRanking, { query: { ...query, area: 'cn' } })
  expect(nation.status).toBe(422)
})

test('the police liaison of the county carries the cases and sees the small township', async () => {
  const police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: '329801' })
  const { body } = await police.call(overviewRanking, { query: { area: '329801', metric: 'executionRate' } })
  expect(body.rows.map((r) => [r.area.code, r.cell.numerator, r.cell.denominator])).toEqual([
    [townships[1], 3, 4],
    [townships[0], 6, 9],
  ])
})

test('the list behind a number is the number, page by page', async () => {
  const ask = (after?: string) =>
    office.call(overviewList, {
      body: { area: townships[0], metric: 'executionRate', limit: 4, ...(after ? { after } : {}) },
    })
  const seen: string[] = []
  let next: string | null | undefined
  do {
    const { body } = await ask(next ?? undefined)
    expect(body).toMatchObject({
      people: 9,
      adds: 9,
      unseen: 0,
      show: 'rows',
      cell: { numerator: 6, denominator: 9 },
    })
    seen.push(...body.rows.map((r) => r.fileNo))
    next = body.next
  } while (next)
  expect(new Set(seen).size).toBe(9)
  const gap = await office.call(overviewList, {
    body: { area: townships[0], metric: 'executionRate', side: 'gap' },
  })
  expect(gap.body.rows.map((r) => [r.name, r.numerator])).toEqual([
    ['张小6', 0],
    ['张小7', 0],
    ['张小8', 0],
  ])
})

test('a worker sees the own people of a list; colleagues are counted', async () => {
  const login = 'liste'
  const id = await server.account({ role: 'worker', org: stations[0], area: townships[0], login })
  await withRegions(server.services.job, [region], async (tx) => {
    for (const table of ['case_state', 'person'])
      await tx.query(`update ${table} set worker_id = $1 where worker_id = $2`, [id, 'worker-1'])
  })
  const worker = await server.signIn(login)
  const { body } = await worker.call(overviewList, { body: { area: townships[0], metric: 'executionRate' } })
  expect(body).toMatchObject({ people: 9, unseen: 5, cell: { denominator: 9 } })
  expect(body.rows.map((r) => r.name)).toEqual(['张小1', '张小3', '张小5', '张小7'])
})

test('an office above sees people only with a purpose, and then masked and logged', async () => {
  const ask = { area: '329801', metric: 'executionRate' }
  const first = await county.call(overviewList, { body: ask })
  expect(first.body).toMatchObject({ show: 'purpose', rows: [], people: 13, unseen: 13 })
  const because = '督查未签协议原因'
  const { body } = await county.call(overviewList, { body: { ...ask, because } })
  expect(body.rows).toHaveLength(13)
  expect(body.rows.every((r) => r.masked && /^张\*+$/.test(r.name))).toBe(true)
  const logged = await withRegions(server.services.job, [region], (tx) =>
    tx.query(
      `select count(*)::int as n from access_log where action = 'overview.list' and $1 = any(fields)`,
      [`because: ${because}`],
    ),
  )
  expect(logged.rows[0].n).toBe(13)
  const small = await county.call(overviewList, { body: { ...ask, area: townships[1], because } })
  expect(small.body).toMatchObject({ show: 'areas', rows: [], people: 0 })
})

test('the funnel counts orders, the heat table months', async () => {
  const funnel = await county.call(overviewFunnel, { query: { area: '329801' } })
  expect(funnel.body.steps.map((s) => s.count)).toEqual([13, 13, 12, 9, 9, 0])
  const heat = await county.call(overviewHeat, {
    query: { area: '329801', metric: 'executionRate', months: 4 },
  })
  expect(heat.body.months).toEqual(['2025-03', '2025-04', '2025-05', '2025-06'])
  // nine of the first township are shown to nobody above: they would tell the four of the second
  expect(heat.body.rows.flatMap((r) => r.cells.map((c) => c.suppressed))).toEqual(Array(8).fill(true))
  const police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: '329801' })
  const open = await police.call(overviewHeat, {
    query: { area: '329801', metric: 'executionRate', months: 4 },
  })
  const first = open.body.rows.find((r) => r.area.code === townships[0])
  expect(first?.cells.map((c) => c.numerator)).toEqual([6, 6, 6, 6])
})

test('definitions are open, and exports open as text', async () => {
  const definition = await office.call(metricDefinition, { params: { key: 'executionRate' } })
  expect(definition.body).toMatchObject({ version: 1, kind: 'day', target: 'metricTarget.executionRate' })
  const book = await server.app.inject({
    method: 'GET',
    url: `${overviewWorkbook.path}?area=329801&metric=executionRate`,
    headers: { cookie: county.cookie },
  })
  expect(book.statusCode).toBe(200)
  const sheet = (await readXlsx(book.rawPayload)).sheets[0]
  expect(sheet?.rows.flat()).toContain('一镇')
  expect(sheet?.rows.flat()).toContain('不显示')
  const csv = await county.call(overviewCsv, { query: { area: '329801' } })
  expect(csv.text).toContain('执行率')
  expect(csv.text.charCodeAt(0)).toBe(0xfeff)
})

test('what is recorded moves the figure and its list at once, also in the month it happened; a strike takes it back', async () => {
  const id = randomUUID()
  const record = (one: { id: string; type: string; on: string; data: object }) =>
    office.call(recordEntries, { params: { caseId: caseIdOf(6) }, body: { entries: [one] } })
  const numerators = async () => {
    const now = (await rate(office, townships[0]))?.cell.numerator
    const april = (await rate(office, townships[0], { day: '2025-04-30' }))?.cell.numerator
    const gap = await office.call(overviewList, {
      body: { area: townships[0], metric: 'executionRate', side: 'gap' },
    })
    return { now, april, missing: gap.body.rows.map((r) => r.name) }
  }
  const before = { now: 6, april: 6, missing: ['张小6', '张小7', '张小8'] }
  expect(await numerators()).toEqual(before)
  const data = { parties: ['本人'], place: townships[0] }
  const signed = await record({ id, type: 'agreementSigned', on: '2025-04-15', data })
  expect(signed.status, signed.text).toBe(200)
  expect(await numerators()).toEqual({ now: 7, april: 7, missing: ['张小7', '张小8'] })
  const struck = await record({
    id: randomUUID(),
    type: 'struck',
    on: today,
    data: { entry: id, reason: '录入错误' },
  })
  expect(struck.status, struck.text).toBe(200)
  expect(await numerators()).toEqual(before)
})
