import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOrder } from '#contract/order-contract.ts'
import { takeRoster } from '#contract/roster-contract.ts'
import {
  addScreeningLine,
  closeScreening,
  countScreeningPicks,
  createScreening,
  finishFollowUp,
  handOutLines,
  listScreeningLines,
  listScreenings,
  pickScreeningLines,
  recordScreeningOutcome,
  removeScreeningLine,
  showScreening,
  showScreeningLine,
} from '#contract/screening-contract.ts'
import { openCase } from '#server/store/open-case.ts'
import { sealFile } from '#server/store/sealing-store.ts'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { unrealId } from '#test/orders/order-world.ts'
import { as, foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { rehabOrder } from './release-world.ts'
import { book, screeningHeadings, screeningLine, sendRoster } from './send-roster.ts'

let server: TestServer
let worker: Client
let colleague: Client
let head: Client
let office: Client
let otherOffice: Client
let narcotics: Client
let screeningId = ''

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  const area = townships[0]
  worker = await server.signIn({ role: 'worker', org: 'station-1', area })
  colleague = await server.signIn({ role: 'worker', org: 'station-1', area })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  otherOffice = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
  narcotics = await server.signIn({ role: 'narcoticsOffice', org: 'narcotics-1', area: '329801' })
})
afterAll(() => server.close())

const linesOf = async (who: Client, query = {}) =>
  (await who.call(listScreeningLines, { params: { screeningId }, query: { state: 'all', ...query } })).body
    .lines
const progress = async (who: Client) => (await who.call(showScreening, { params: { screeningId } })).body
const result = (who: Client, lineId: string, body: object) =>
  who.call(recordScreeningOutcome, {
    params: { screeningId, lineId },
    body: { outcome: 'met', on: '2025-06-02', followUp: 'none', ...body },
  })

describe('a screening from its list to its end', () => {
  test('the county begins it and sends the list; each township sees its own people, masked above', async () => {
    const body = { name: '上半年排查', why: '省禁毒办部署', from: '2025-06-01', to: '2025-06-30' }
    screeningId = (await narcotics.call(createScreening, { body })).body.screeningId
    await caseInForce(server, office, worker, 401)
    const people = [...[401, 402, 403].map((n) => screeningLine(n)), screeningLine(404, '二镇')]
    const query = { kind: 'screening', screening: screeningId }
    const sent = await sendRoster(server, narcotics, await book(screeningHeadings, people), query)
    const params = { rosterId: sent.body.rosterId }
    expect((await narcotics.call(takeRoster, { params, body: { warnings: true } })).body.taken).toBe(4)
    expect(await linesOf(office)).toHaveLength(3)
    expect((await linesOf(otherOffice)).map((l) => l.name)).toEqual(['测试查404'])
    expect((await linesOf(narcotics))[0]?.name).toMatch(/^测\*+$/)
  })

  test('who is on file keeps the worker of the case; the rest is handed out by the township', async () => {
    expect((await linesOf(worker)).map((l) => l.name)).toEqual(['测试查401'])
    const open = await linesOf(office, { unassigned: 'true' })
    expect(open).toHaveLength(2)
    const body = { lines: open.map((l) => l.id), station: 'station-1', worker: colleague.account }
    const handed = await office.call(handOutLines, { params: { screeningId }, body })
    expect(handed.body.handed).toBe(2)
    expect((await linesOf(colleague)).map((l) => l.name)).toEqual(['测试查402', '测试查403'])
    const elsewhere = await otherOffice.call(handOutLines, { params: { screeningId }, body })
    expect(elsewhere.status).toBe(404)
  })

  test('one by hand: known numbers are not added twice, a mistaken one is taken off', async () => {
    const draft = (n: number) => ({ name: `测试查${n}`, idNumber: unrealId(n), township: townships[0] })
    const params = { screeningId }
    const twice = await office.call(addScreeningLine, { params, body: draft(402) })
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ code: 'lineKnown' }] } })
    const { lineId } = (await office.call(addScreeningLine, { params, body: draft(405) })).body
    expect((await office.call(removeScreeningLine, { params: { screeningId, lineId } })).body.removed).toBe(1)
  })

  test('each outcome one by one, by who has the line, with how it was found out', async () => {
    const [known] = await linesOf(worker)
    const [a, b] = await linesOf(colleague)
    if (!known || !a || !b) throw new Error('lines are missing')
    expect((await result(colleague, known.id, {})).status).toBe(404)
    expect((await result(worker, known.id, {})).status).toBe(200)
    const bare = await result(colleague, a.id, { outcome: 'searched' })
    expect(bare).toMatchObject({ status: 422, body: { errors: [{ code: 'outcome-how' }] } })
    const said = { outcome: 'elsewhere', where: '邻市某县', text: '其母告知', followUp: 'placeChange' }
    expect((await result(colleague, a.id, said)).status).toBe(200)
    const page = await head.call(showScreeningLine, { params: { screeningId, lineId: a.id } })
    expect(page.body).toMatchObject({ address: '湖边 402 号', outcomes: [{ where: '邻市某县' }] })
    const done = await colleague.call(finishFollowUp, {
      params: { screeningId, lineId: a.id },
      body: { on: '2025-06-02' },
    })
    expect(done.status).toBe(200)
  })

  test('it does not end while one person is left, nor in silence about what remains in the registers', async () => {
    // somebody who should have reported in weeks ago and is on no list
    const overdue = rehabOrder(406, { decidedOn: '2025-05-01', releasedOn: '2025-05-01' })
    const draft = { ...overdue, service: { servedOn: '2025-05-02' } }
    expect((await office.call(createOrder, { body: { draft, warnings: true } })).status).toBe(200)
    const close = (why?: string) => narcotics.call(closeScreening, { params: { screeningId }, body: { why } })
    expect(await close()).toMatchObject({ status: 422, body: { errors: [{ code: 'screening-unfinished' }] } })
    expect((await progress(narcotics)).areas).toEqual([
      { area: townships[0], name: '一镇', total: 3, done: 2, unassigned: 0 },
      { area: townships[1], name: '二镇', total: 1, done: 0, unassigned: 1 },
    ])
    const [left] = await linesOf(colleague, { state: 'open' })
    const [other] = await linesOf(otherOffice)
    if (!left || !other) throw new Error('lines are missing')
    await result(colleague, left.id, { outcome: 'notFound', text: '邻居说搬走多年', followUp: 'searchOn' })
    await result(otherOffice, other.id, { outcome: 'checkedOnline', text: '平台显示正常' })
    expect(await close()).toMatchObject({ status: 422, body: { errors: [{ code: 'screening-remaining' }] } })
    expect((await close('一镇周五前上门催告')).status).toBe(200)
    expect(await progress(office)).toMatchObject({
      screening: { status: 'closed' },
      remaining: { reportInOverdue: 1, seriousViolation: 0 },
      remainingWhy: '一镇周五前上门催告',
    })
    expect((await result(worker, left.id, {})).status).not.toBe(200)
    expect((await office.call(closeScreening, { params: { screeningId }, body: {} })).status).toBe(404)
  })

  test('the exported progress holds counts and no name', async () => {
    const reply = await server.app.inject({
      method: 'GET',
      url: `/api/screenings/${screeningId}/workbook`,
      headers: { cookie: narcotics.cookie, host: 'localhost' },
    })
    const sheets = (await readXlsx(reply.rawPayload)).sheets
    expect(JSON.stringify(sheets)).not.toMatch(/测试查/)
    expect(sheets[0]?.rows.at(-1)).toEqual(['合计', 4, 4, 0, 0, '100%'])
  })
})

test('the register itself gives lists: counted first, each person once, with the reasons', async () => {
  const body = { name: '失联专项', why: '逾期未报到与失联', from: '2025-06-01', to: '2025-06-30' }
  screeningId = (await office.call(createScreening, { body })).body.screeningId
  const caseId = await caseInForce(server, office, worker, 420)
  await recordEntry(worker, caseId, 'contactLost', '2025-05-28', { how: '电话停机' })
  const { counts } = (await office.call(countScreeningPicks, { params: { screeningId } })).body
  expect(counts).toMatchObject({ reportInOverdue: 1, contactLost: 1, seriousViolation: 0 })
  const kinds = ['reportInOverdue', 'contactLost']
  const pick = () => office.call(pickScreeningLines, { params: { screeningId }, body: { kinds } })
  expect((await pick()).body.added).toBe(2)
  expect((await pick()).body.added).toBe(0)
  const lines = await linesOf(office)
  expect(lines.flatMap((l) => l.picked).sort()).toEqual(['contactLost', 'reportInOverdue'])
  expect((await linesOf(worker)).map((l) => l.caseId)).toEqual([caseId])
})

test('who stands on a list leaves it together with the file that is sealed', async () => {
  const [line] = await linesOf(worker)
  const caseId = line?.caseId ?? ''
  const asOffice = { id: office.account, role: 'townshipOffice', org: 'office-1' } as const
  await as(server.services, asOffice, async (tx) => sealFile(tx, await openCase(tx, caseId)))
  expect((await linesOf(office)).map((l) => l.caseId)).not.toContain(caseId)
  expect(await linesOf(worker)).toEqual([])
})

test('a screening of one township is none of another’s', async () => {
  const names = async (who: Client) => (await who.call(listScreenings)).body.screenings.map((s) => s.name)
  expect(await names(otherOffice)).toEqual(['上半年排查'])
  expect(await names(narcotics)).toEqual(expect.arrayContaining(['上半年排查', '失联专项']))
  expect((await otherOffice.call(showScreening, { params: { screeningId } })).status).toBe(404)
})
