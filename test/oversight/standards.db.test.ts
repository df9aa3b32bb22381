import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addBudgetLine,
  exportBudget,
  listPremises,
  savePremises,
  showBudget,
} from '#contract/means-contract.ts'
import {
  checkStandard,
  declareStandard,
  exportStandards,
  showStandard,
  tableStandards,
} from '#contract/standard-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife, foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-02'
let server: TestServer
let office: Client
let other: Client
let county: Client
let city: Client
let head: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  // six people in the first township, two in the second: too few to be told above
  const lives = Array.from({ length: 8 }, (_, i) =>
    aLife({ n: i + 1, township: i < 6 ? 0 : 1, worker: null }),
  )
  await bulkLoad(server.services, lives, { today })
  const [org, second] = stations
  office = await server.signIn({ role: 'townshipOffice', org, area: townships[0] })
  other = await server.signIn({ role: 'townshipOffice', org: second, area: townships[1] })
  head = await server.signIn({ role: 'stationHead', org, area: townships[0] })
  county = await server.signIn({ role: 'narcoticsOffice', org, area: '329801' })
  city = await server.signIn({ role: 'narcoticsOffice', org, area: '3298' })
})
afterAll(() => server.close())

const all = {
  ...{ premises: 'yes', funds: 'yes', workers: 'yes', window: 'yes' },
  ...{ management: 'yes', responsibility: 'yes', effect: 'yes' },
}
const declare = (client: Client, items: object, on = '2025-05-01') =>
  client.call(declareStandard, { body: { id: randomUUID(), on, items, note: '' } })

test('an office declares the seven haves, one above checks them; areas add up', async () => {
  expect((await declare(office, { premises: 'yes' })).status).toBe(422)
  expect((await declare(head, all)).status).toBe(403)
  expect((await declare(office, all)).status).toBe(200)
  expect((await declare(other, { ...all, window: 'partly', effect: 'no' })).status).toBe(200)
  const check = {
    id: randomUUID(),
    area: townships[0],
    on: today,
    item: 'window',
    found: 'no',
    note: '没有橱窗',
  }
  expect((await office.call(checkStandard, { body: check })).status).toBe(403)
  expect((await county.call(checkStandard, { body: { ...check, area: '329901001' } })).status).toBe(404)
  expect((await county.call(checkStandard, { body: check })).status).toBe(200)
  const one = (await head.call(showStandard, { query: {} })).body
  expect(one.standing.find((s) => s.key === 'window')).toMatchObject({ state: 'no', contradicted: true })
  expect((await other.call(showStandard, { query: { area: townships[0] } })).status).toBe(404)
  const table = (await county.call(tableStandards, { query: {} })).body
  expect(table.whole).toMatchObject({ townships: 2, known: 2, complete: 0 })
  expect(table.whole.items['window']).toEqual({ yes: 0, partly: 1, no: 1, unknown: 0 })
  expect(table.trend.at(-1)).toMatchObject({ month: '2025-06', complete: 0, known: 2 })
  expect(table.trend.at(-2)).toMatchObject({ month: '2025-05', complete: 1 })
  const above = (await city.call(tableStandards, { query: {} })).body
  expect(above.below.map((r) => r.area.code)).toEqual(['329801'])
  expect(above.whole.items).toEqual(table.whole.items)
  expect((await declare(office, all, today)).status).toBe(200)
  const said = (await office.call(showStandard, { query: {} })).body.standing.find((s) => s.key === 'window')
  expect(said?.by).toBe('checked')
  expect((await city.call(exportStandards)).headers['content-disposition']).toContain('.xlsx')
})

const line = (client: Client, change: object = {}) =>
  client.call(addBudgetLine, {
    body: {
      ...{ id: randomUUID(), year: 2025, source: 'fiscal', kind: 'running', what: 'planned' },
      ...{ fen: 6_000_000, on: '2025-01-10', note: '', ...change },
    },
  })

test('money: own lines, sums by level, corrections with a reason, nobody writes for another', async () => {
  await line(office)
  await line(office, { what: 'paid', fen: 900_000, on: '2025-03-01' })
  await line(other, { source: 'award', fen: 1_000_000 })
  await line(county, { kind: 'purchase', fen: 20_000_000 })
  await line(office, { year: 2024, fen: 1 })
  expect((await line(head)).status).toBe(403)
  expect((await line(office, { kind: 'cars' })).status).toBe(422)
  expect((await line(office, { on: '2026-01-01' })).status).toBe(422)
  expect((await line(office, { fen: -100 })).status).toBe(422)
  expect((await line(office, { fen: -9_000_000, note: '多记' })).status).toBe(422)
  expect((await line(office, { fen: -1_000_000, note: '多记一万元' })).status).toBe(200)
  const page = (await county.call(showBudget, { query: { year: 2025 } })).body
  expect(page.own.planned).toBe(20_000_000)
  expect(page.below.map((r) => [r.area.code, r.planned, r.paid])).toEqual([
    [townships[0], 5_000_000, 900_000],
    [townships[1], 1_000_000, 0],
  ])
  expect(page.whole.planned).toBe(26_000_000)
  expect(page.whole.bySource['award']).toEqual({ planned: 1_000_000, paid: 0 })
  const above = (await city.call(showBudget, { query: { year: 2025 } })).body
  expect(above.below[0]?.planned).toBe(page.whole.planned)
  expect(above.whole).toMatchObject({ planned: page.whole.planned, paid: page.whole.paid })
  expect((await other.call(showBudget, { query: { year: 2025, area: townships[0] } })).status).toBe(404)
  expect((await county.call(exportBudget, { query: { year: 2025 } })).status).toBe(200)
})

test('per person: the own office sees it, above too few are hidden because the quotient would tell them', async () => {
  const own = (await other.call(showBudget, { query: { year: 2025 } })).body
  expect(own.whole.people).toBe(2)
  expect(own.norm).toMatchObject({ fen: 120_000, reading: true })
  const page = (await county.call(showBudget, { query: { year: 2025 } })).body
  expect(page.whole.people).toBe(8)
  expect(page.below.find((r) => r.area.code === townships[1])).toMatchObject({
    people: null,
    perPerson: null,
  })
  // with two townships the other one would give it away by subtraction
  expect(page.below.find((r) => r.area.code === townships[0])?.people).toBeNull()
})

const place = (client: Client, change: object = {}) =>
  client.call(savePremises, {
    body: {
      ...{ id: randomUUID(), version: 1, kind: 'centre', name: '一镇服务中心', address: '同行市一区某路1号' },
      ...{ squareMetres: 120, owner: 'own', since: '2024-01-01', state: 'inUse', serves: [], note: '' },
      ...{ functions: ['control', 'relief'], rooms: [{ use: 'office', squareMetres: 30 }], ...change },
    },
  })

test('premises: versions, what lacks, shared with a neighbour of the same county', async () => {
  expect((await place(office, { rooms: [{ use: 'office', squareMetres: 500 }] })).status).toBe(422)
  expect((await place(office, { serves: ['329901001'] })).status).toBe(422)
  const before = (await county.call(listPremises, { query: {} })).body
  expect(before.without.map((a) => a.code)).toEqual([...townships])
  const id = randomUUID()
  expect((await place(office, { id, serves: [townships[1]] })).status).toBe(200)
  const page = (await office.call(listPremises, { query: {} })).body
  expect(page.premises[0]?.lacks).toEqual(['activity', 'treatment', 'psychology', 'employment', 'publicity'])
  expect((await county.call(listPremises, { query: {} })).body.without).toEqual([])
  const shared = (await other.call(listPremises, { query: {} })).body.premises
  expect(shared.map((p) => [p.name, p.mayWrite])).toEqual([['一镇服务中心', false]])
  expect((await place(office, { id, version: 2, state: 'closed' })).status).toBe(200)
  expect((await place(office, { id, version: 2 })).status).toBe(409)
  expect((await county.call(listPremises, { query: {} })).body.without).toHaveLength(2)
})

test('row security alone: nothing of another township is read, nothing is written for it', async () => {
  await withClient(server.services.admin, async (db) => {
    await db.query(`set role tongxing_app; select app_enter('{"area":"${townships[1]}"}'::jsonb)`)
    for (const table of ['standard_declaration', 'standard_check', 'budget_line']) {
      const { rows } = await db.query(`select count(*)::int as n from ${table} where area = $1`, [
        townships[0],
      ])
      expect(rows[0].n, table).toBe(0)
    }
    await expect(
      db.query(`insert into budget_line (region, id, area, by_area, year, source, kind, what, fen, on_day, note, by_user,
        by_name, at) values ('3298', 'x', '329801001', '329801001', 2025, 'fiscal', 'running', 'paid', 1, '2025-01-01', '',
        'u', 'n', now())`),
    ).rejects.toThrow(/row-level security/)
  })
})
