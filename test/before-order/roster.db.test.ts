import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listReleases, showRelease } from '#contract/release-contract.ts'
import {
  getRosterReasons,
  getRosterTemplate,
  showRoster,
  takeRoster,
  undoRoster,
} from '#contract/roster-contract.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { released, step } from './release-world.ts'
import { book, releaseHeadings, releaseLine, sendRoster } from './send-roster.ts'

let server: TestServer
let narcotics: Client
let office: Client
let otherOffice: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  narcotics = await server.signIn({ role: 'narcoticsOffice', org: 'narcotics-1', area: '329801' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area: townships[0] })
  otherOffice = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
})
afterAll(() => server.close())

const show = async (who: Client, rosterId: string, query = {}) =>
  who.call(showRoster, { params: { rosterId }, query: { limit: 200, ...query } })
const countOf = async (who: Client) =>
  (await who.call(listReleases, { query: { limit: 1 } })).body.counts.open

/** 200 people, of whom every twentieth row can not be taken, each for another reason. */
const spoilt = [{ 1: '3.3E+17' }, { 2: '三镇' }, { 4: '25.6.20' }, { 3: '' }, { 5: '回家' }, { 1: '' }]
const lines = Array.from({ length: 200 }, (_, i) =>
  releaseLine(
    100 + i,
    i % 20 === 19 ? (spoilt[Math.floor(i / 20) % spoilt.length] ?? {}) : { 2: i % 2 ? '二镇' : '一镇' },
  ),
)
let rosterId = ''
let file: Buffer

test('200 rows are looked at before anything is taken; each bad one says its cell and how to mend it', async () => {
  await released(office, 100)
  file = await book(releaseHeadings, lines)
  const sent = await sendRoster(server, narcotics, file, { kind: 'release' })
  expect(sent.status).toBe(200)
  rosterId = sent.body.rosterId
  const { body } = await show(narcotics, rosterId)
  expect(body.roster.standings).toEqual({ ready: 0, warning: 189, refused: 11 })
  expect(body.roster.taken).toBe(0)
  const bad = (await show(narcotics, rosterId, { standing: 'refused' })).body.rows
  expect(bad.map((r) => r.reasons.find((x) => x.level === 'refused')?.code)).toEqual([
    'releaseKnown',
    'idPrecisionLost',
    'placeUnknown',
    'dateAmbiguous',
    'missing',
    'choiceUnknown',
    'missing',
    'idPrecisionLost',
    'placeUnknown',
    'dateAmbiguous',
    'missing',
  ])
  expect(bad[1]?.reasons[0]).toMatchObject({ cell: 'B22', mend: { zh: expect.any(String) } })
  expect(await countOf(narcotics)).toBe(1)
})

test('the same file is not read twice; nobody else sees the list', async () => {
  const again = await sendRoster(server, narcotics, file, { kind: 'release' })
  expect(again).toMatchObject({ status: 409, body: { code: 'file-sent-before' } })
  for (const who of [office, otherOffice]) expect((await show(who, rosterId)).status).toBe(404)
})

test('rows to mend go back as a workbook with their reasons', async () => {
  const reasons = await narcotics.call(getRosterReasons, { params: { rosterId } })
  expect(reasons.status).toBe(200)
  const template = await narcotics.call(getRosterTemplate, { query: { kind: 'release' } })
  expect(template.status).toBe(200)
})

test('nothing unsure is taken unless somebody says so; each township then sees its own people', async () => {
  const params = { rosterId }
  const sure = await narcotics.call(takeRoster, { params, body: { warnings: false } })
  expect(sure.body).toEqual({ taken: 0, left: 200 })
  const taken = await narcotics.call(takeRoster, { params, body: { warnings: true } })
  expect(taken.body).toEqual({ taken: 189, left: 11 })
  expect(await countOf(office)).toBe(1 + 99)
  expect(await countOf(otherOffice)).toBe(90)
  const query = { township: townships[1], limit: 200 }
  expect((await narcotics.call(listReleases, { query })).body.releases).toHaveLength(90)
  // another township narrowed to by hand in the address shows nothing
  expect((await office.call(listReleases, { query })).body.releases).toEqual([])
  const again = await narcotics.call(takeRoster, { params, body: { warnings: true } })
  expect(again.body.taken).toBe(0)
})

test('undone as a whole, except where somebody worked already', async () => {
  const [first] = (await otherOffice.call(listReleases)).body.releases
  if (!first) throw new Error('no release')
  await step(otherOffice, first.id, 'note', '2025-06-02', { text: '已联系家属' })
  const done = await narcotics.call(undoRoster, { params: { rosterId }, body: { reason: '发错名单' } })
  expect(done.body).toEqual({ undone: 188, kept: 1 })
  expect(await countOf(otherOffice)).toBe(1)
  const kept = await otherOffice.call(showRelease, { params: { releaseId: first.id } })
  expect(kept.body.line.status).toBe('open')
  const again = await sendRoster(server, narcotics, file, { kind: 'release' })
  expect(again.status).toBe(200)
})

test('what comes back to be mended has the layout it came in', async () => {
  const sent = await sendRoster(server, office, await book(releaseHeadings, [releaseLine(900, { 4: '' })]), {
    kind: 'release',
  })
  const reply = await server.app.inject({
    method: 'GET',
    url: `/api/rosters/${sent.body.rosterId}/reasons`,
    headers: { cookie: office.cookie, host: 'localhost' },
  })
  const read = await readXlsx(reply.rawPayload)
  const [head, row] = read.sheets[0]?.rows ?? []
  expect(head?.slice(0, releaseHeadings.length)).toEqual(releaseHeadings)
  expect(String(row?.at(-1))).toMatch(/E3 出所日期没有填写/)
})
