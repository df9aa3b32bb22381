import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askLook, estimateLook, type LookPage, showLook } from '#contract/look-contract.ts'
import { overviewFigures } from '#contract/overview-contract.ts'
import { countReportAgain, sealReportRoute, showReport } from '#contract/report-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { tendCounts } from '#server/jobs/tend-counts.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, region, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let station: Client
let worker: Client
let office: Client
let county: Client
let neighbour: Client
const area = townships[0]
const cases: string[] = []

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  const first = {
    worker: await server.signIn({ role: 'worker', org: 'station-1', area }),
    office: await server.signIn({ role: 'townshipOffice', org: 'office-1', area }),
  }
  for (let n = 1; n <= 7; n++) cases.push(await caseInForce(server, first.office, first.worker, n))
  // three days later everybody signs in again
  server.services.clock.set('2025-06-05')
  station = await server.signIn({ role: 'stationHead', org: 'station-1', area })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  worker = await server.signIn({ role: 'worker', org: 'station-1', area })
  neighbour = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
  county = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801' })
  const [lost = ''] = cases
  await record(station, lost, 'contactLost', '2025-05-20', { how: '电话停机' })
})
afterAll(() => server.close())

const ask = (who: Client, more: Partial<{ area: string; day: string; known: string; fresh: boolean }> = {}) =>
  who.call(askLook, { body: { area, day: '2025-05-31', span: 'month', known: '2025-06-03', ...more } })

async function look(who: Client, more: Parameters<typeof ask>[1] = {}): Promise<LookPage> {
  const asked = await ask(who, more)
  expect(asked.status, asked.text).toBe(200)
  for (let i = 0; i < 200; i++) {
    const { body, status } = await who.call(showLook, { params: { id: asked.body.id } })
    expect(status).toBe(200)
    if (body.state !== 'counting') return body
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the count did not end')
}
const figure = (page: LookPage, key: string) => page.figures.find((f) => f.key === key)

test('given a loss of contact recorded late, when May is looked at as known before, then it is not there, and what moved is named', async () => {
  const page = await look(office)
  expect(figure(page, 'lostRate')).toMatchObject({
    known: { numerator: 0, denominator: 7 },
    now: { numerator: 1, denominator: 7 },
  })
  expect(page.moved.map((m) => m.metric)).toContain('lostRate')
  expect(page.changedCases).toBe(1)
  expect(page.changes).toMatchObject([
    { caseId: cases[0], entries: [{ type: 'contactLost', on: '2025-05-20', daysLate: 16 }] },
  ])
  const { body } = await office.call(overviewFigures, { query: { area, day: '2025-05-31', span: 'month' } })
  for (const { key, cell } of body.figures)
    expect({ key, cell: figure(page, key)?.now }).toEqual({ key, cell })
})

test('the same question of the same day is answered by the same count, unless it is asked anew', async () => {
  const [first, again] = [(await ask(office)).body.id, (await ask(office)).body.id]
  expect(again).toBe(first)
  const anew = await look(office, { fresh: true })
  expect(anew.id).not.toBe(first)
  expect(anew.state).toBe('done')
})

test('who may look: the own area and below, offices above the caseload the own area alone, and no case by name', async () => {
  const page = await look(office)
  expect((await neighbour.call(showLook, { params: { id: page.id } })).status).toBe(404)
  expect((await ask(neighbour)).status).toBe(404)
  expect((await ask(county)).status).toBe(422)
  expect((await county.call(showLook, { params: { id: page.id } })).status).toBe(404)
  expect((await ask(worker)).status).toBe(403)
  const whole = await look(county, { area: '329801' })
  expect(figure(whole, 'lostRate')?.now).toEqual({ numerator: 1, denominator: 7, suppressed: false })
  expect(whole.changes.every((c) => c.caseId === null && c.fileNo === null)).toBe(true)
  const estimate = await county.call(estimateLook, { query: { area: '329801' } })
  expect(estimate.body).toEqual({ cases: 7, seconds: 1 })
})

test('known must be before today and not before the day', async () => {
  expect((await ask(office, { known: '2025-06-05' })).status).toBe(422)
  expect((await ask(office, { known: '2025-05-30' })).status).toBe(422)
})

test('given counts that a restart interrupted, then they say so, a look can be asked again and a report counted again with its own K', async () => {
  const sealed = await office.call(sealReportRoute, { body: { span: 'month', day: '2025-04-30', note: '' } })
  const reported = async () => (await office.call(showReport, { params: { id: sealed.body.id } })).body.report
  for (let i = 0; i < 100 && (await reported()).state === 'counting'; i++)
    await new Promise((go) => setTimeout(go, 50))
  const { knownAt } = await reported()
  const lookId = (await look(office, { known: '2025-06-04' })).id
  const told = randomUUID()
  await withClient(server.services.admin, async (c) => {
    await c.query(
      `update sealed_report set state = 'counting', body = null, sha256 = null, beat_at = now() - interval '2 minutes'`,
    )
    await c.query('delete from sealed_report_case')
    await c.query(
      `update figure_look set state = 'counting', body = null, now_body = null, changes = null, beat_at = null where id = $1`,
      [lookId],
    )
    await c.query(
      `insert into figure_look (region, id, area, span, day, known_at, now_at, state, by_user, expires_at, beat_at)
       values ($1, $2, $3, 'month', '2025-05-31', '2025-06-01', '2025-06-01', 'counting', 'u', '2025-07-01', now())`,
      [region, told, area],
    )
  })
  expect(await tendCounts(server.services)).toEqual({ interrupted: 2 })
  const living = await office.call(showLook, { params: { id: told } })
  expect(living.body.state, 'one that lives is left alone').toBe('counting')
  expect((await reported()).state).toBe('interrupted')
  expect((await office.call(showLook, { params: { id: lookId } })).body.state).toBe('interrupted')
  expect((await look(office, { known: '2025-06-04' })).state).toBe('done')
  const params = { id: sealed.body.id }
  expect((await county.call(countReportAgain, { params })).status).toBe(409)
  expect((await office.call(countReportAgain, { params })).status).toBe(200)
  for (let i = 0; i < 100 && (await reported()).state === 'counting'; i++)
    await new Promise((go) => setTimeout(go, 50))
  expect(await reported()).toMatchObject({ state: 'sealed', knownAt })
  expect((await office.call(countReportAgain, { params })).status, 'a sealed one stays').toBe(409)
})

test('a look whose time is over is dropped', async () => {
  const { id } = await look(office)
  server.services.clock.set('2025-06-07')
  await tendCounts(server.services)
  const later = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  expect((await later.call(showLook, { params: { id } })).status).toBe(404)
})
