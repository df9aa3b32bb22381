import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  actOnUnit,
  applyForUnit,
  exportUnits,
  listUnits,
  previewUnit,
  showUnit,
} from '#contract/demonstration-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-02'
let server: TestServer
let office: Client
let neighbour: Client
let county: Client
let city: Client
let colleague: Client
let head: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  const [org, other] = stations
  office = await server.signIn({ role: 'townshipOffice', org, area: townships[0] })
  neighbour = await server.signIn({ role: 'townshipOffice', org: other, area: townships[1] })
  head = await server.signIn({ role: 'stationHead', org, area: townships[0] })
  county = await server.signIn({ role: 'narcoticsOffice', org, area: '329801' })
  city = await server.signIn({ role: 'narcoticsOffice', org, area: '3298' })
  colleague = await server.signIn({ role: 'narcoticsOffice', org, area: '3298' })
})
afterAll(() => server.close())

async function apply(change: object = {}): Promise<string> {
  const id = randomUUID()
  const body = {
    id,
    title: 'cityUnit',
    name: `社康办${id.slice(0, 4)}`,
    statement: '自评达到标准',
    ...change,
  }
  const answer = await office.call(applyForUnit, { body })
  expect(answer.status, answer.text).toBe(200)
  return id
}

const judged = { leadership: 'met', staff: 'met', employment: 'unsure', noGraveIncident: 'met' }
const review = { kind: 'review', on: today, recommend: 'award', judged, note: '材料属实' }
const visit = { kind: 'siteVisit', on: today, note: '看了场所和档案' }
const award = {
  ...{ kind: 'decision', on: today, awarded: true, number: '同禁示〔2025〕3号' },
  ...{ plaqueOn: '2025-06-01', reason: '达到标准' },
}

const act = (client: Client, unitId: string, body: object, version: number) =>
  client.call(actOnUnit, { params: { unitId }, body, headers: { 'if-match': `"${version}"` } })

async function awarded(): Promise<string> {
  const id = await apply()
  for (const [i, [client, body]] of (
    [
      [county, review],
      [city, review],
      [county, visit],
      [city, award],
    ] as const
  ).entries()) {
    const answer = await act(client, id, body, i)
    expect(answer.status, answer.text).toBe(200)
  }
  return id
}

test('what is asked is shown before it is applied for, computed where a figure decides', async () => {
  const { body } = await office.call(previewUnit)
  expect(body.titles.map((t) => t.level)).toEqual([
    'nation',
    'nation',
    'province',
    'province',
    'city',
    'city',
  ])
  expect(body.source.reading).toBe(true)
  const haves = body.measured.find((m) => m.key === 'sevenHaves')
  expect(haves).toEqual({ key: 'sevenHaves', value: 0, met: false })
  expect(body.measured.find((m) => m.key === 'executionRate')?.met).toBeNull()
})

test('reviewed by several of other offices, visited, then awarded by the level that holds the title', async () => {
  const id = await apply()
  const twice = { id: randomUUID(), title: 'cityUnit', statement: '再报一次' }
  const name = (await office.call(showUnit, { params: { unitId: id } })).body.name
  expect((await office.call(applyForUnit, { body: { ...twice, name } })).status).toBe(422)
  expect((await act(office, id, review, 0)).status).toBe(422)
  expect((await act(neighbour, id, review, 0)).status).toBe(404)
  expect((await act(county, id, { ...review, judged: {} }, 0)).status).toBe(422)
  expect((await act(county, id, review, 0)).body.stage).toBe('applied')
  expect((await act(county, id, review, 1)).status).toBe(422)
  expect((await act(city, id, award, 1)).text).toContain('还差 1 人评审')
  expect((await act(city, id, review, 0)).status).toBe(409)
  await act(city, id, review, 1)
  expect((await act(county, id, visit, 2)).body.stage).toBe('reviewed')
  expect((await act(county, id, award, 3)).status).toBe(422)
  expect((await act(city, id, { ...award, number: '' }, 3)).status).toBe(422)
  expect((await act(city, id, award, 3)).body.stage).toBe('awarded')
  const { body } = await head.call(showUnit, { params: { unitId: id } })
  expect(body).toMatchObject({
    stage: 'awarded',
    number: '同禁示〔2025〕3号',
    recheckDueOn: '2027-06-01',
    may: [],
  })
  expect(body.events.map((e) => e.kind)).toEqual(['review', 'review', 'siteVisit', 'decision'])
  const paper = await server.app.inject({
    method: 'GET',
    url: `/api/demonstration-units/${id}/certificate`,
    headers: { cookie: office.cookie },
  })
  const text = readPdfText(paper.rawPayload).join('').replaceAll(/\s/g, '')
  for (const words of [
    '市级社区戒毒社区康复示范单位',
    '同禁示〔2025〕3号',
    '同行市禁毒委员会',
    '2027年6月1日',
  ])
    expect(text).toContain(words)
})

test('every two years it is checked again: overdue stands first in the list', async () => {
  const old = await awarded()
  const fresh = await awarded()
  await withClient(server.services.admin, (db) =>
    db.query(
      `update demonstration_event set body = body || '{"plaqueOn":"2023-03-01"}', on_day = '2023-03-01'
       where unit_id = $1 and kind = 'decision'`,
      [old],
    ),
  )
  const { body } = await city.call(listUnits, { query: {} })
  expect(body.units[0]).toMatchObject({ id: old, recheck: 'overdue', recheckDueOn: '2025-03-01' })
  expect(body.units.find((u) => u.id === fresh)?.recheck).toBe('later')
  expect(body.counts.overdue).toBe(1)
  const kept = { kind: 'recheck', on: today, outcome: 'kept', note: '保持标准' }
  expect((await act(county, old, kept, 4)).status).toBe(422)
  expect((await act(city, old, kept, 4)).status).toBe(200)
  const after = (await city.call(listUnits, { query: {} })).body
  expect(after.counts.overdue).toBe(0)
  expect(after.units.find((u) => u.id === old)?.recheckDueOn).toBe('2027-06-02')
  const book = await city.call(exportUnits)
  expect(book.headers['content-disposition']).toContain('demonstration-units-3298-2025-06-02.xlsx')
})

test('a title is withdrawn with a reason; the unit objects, and another person decides', async () => {
  const id = await awarded()
  const withdrawal = { kind: 'withdrawal', on: today, reason: '复查发现档案弄虚作假' }
  expect((await act(city, id, withdrawal, 4)).body.stage).toBe('withdrawn')
  const url = `/api/demonstration-units/${id}/certificate`
  const gone = await server.app.inject({ method: 'GET', url, headers: { cookie: office.cookie } })
  expect(gone.statusCode).toBe(409)
  const objection = { kind: 'objection', on: today, statement: '档案为系统切换时补录，并非虚假' }
  expect((await act(neighbour, id, objection, 5)).status).toBe(404)
  expect((await act(office, id, objection, 5)).status).toBe(200)
  const upheld = { kind: 'objectionDecision', on: today, upheld: true, reason: '查明属实' }
  expect((await act(city, id, upheld, 6)).text).toContain('不能处理')
  expect((await act(colleague, id, upheld, 6)).body.stage).toBe('awarded')
})

test('a text that names somebody is refused; row security alone hides units of others', async () => {
  const bad = { id: randomUUID(), title: 'cityUnit', name: '某办', statement: '联系 32980119900101999X' }
  expect((await office.call(applyForUnit, { body: bad })).status).toBe(422)
  const own = { ...bad, statement: '自评', title: 'townshipUnit' }
  expect((await office.call(applyForUnit, { body: own })).status).toBe(422)
  await apply()
  await withClient(server.services.admin, async (db) => {
    await db.query(`set role tongxing_app; select app_enter('{"area":"${townships[1]}"}'::jsonb)`)
    const { rows } = await db.query('select count(*)::int as n from demonstration_unit')
    expect(rows[0].n).toBe(0)
  })
})
