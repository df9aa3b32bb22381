import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { countDecisions, decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import { endSubstitute, listMade, listSubstitutes, setSubstitute } from '#contract/substitute-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-02'
const area = townships[0]
let server: TestServer
let worker: Client
let head: Client
let second: Client
let otherHead: Client
let office: Client
let clerk: Client
let farOffice: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  worker = await server.signIn({ role: 'worker', org: 'station-1', area })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长甲' })
  second = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '副站长' })
  // a neighbouring station of the same township
  otherHead = await server.signIn({ role: 'stationHead', org: 'station-2', area, name: '站长乙' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员甲' })
  clerk = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员乙' })
  farOffice = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
})
afterAll(() => server.close())

const named = (
  post: Client,
  role: string,
  org: string,
  substitute: Client,
  from = today,
  to = '2025-06-10',
) => ({
  body: { account: post.account, role, org, substitute: substitute.account, from, to, reason: '外出培训' },
})
const codeOf = async (who: Client, input: ReturnType<typeof named>) => {
  const { status, body } = await who.call(setSubstitute, input)
  return status === 200 ? 'set' : (body as unknown as { errors?: { code: string }[] }).errors?.[0]?.code
}
const asked = (caseId: string) =>
  record(worker, caseId, 'leaveAsked', today, { from: '2025-06-03', to: '2025-06-05', destination: '外地' })
const running = async (who: Client) => (await who.call(countDecisions)).body.forOthers

test('nobody stands in for themselves, without the same post, for long or in the past', async () => {
  const tries: [Client, ReturnType<typeof named>, string][] = [
    [head, named(head, 'stationHead', 'station-1', head), 'substitute-self'],
    [office, named(head, 'stationHead', 'station-1', office), 'substitute-giver'],
    [head, named(head, 'stationHead', 'station-1', worker), 'substitute-right'],
    [office, named(head, 'stationHead', 'station-1', clerk), 'substitute-right'],
    [head, named(head, 'stationHead', 'station-1', otherHead), 'substitute-township'],
    [second, named(head, 'stationHead', 'station-1', otherHead), 'substitute-post'],
    [farOffice, named(head, 'stationHead', 'station-1', otherHead), 'substitute-post'],
    [head, named(head, 'stationHead', 'station-1', second, '2025-06-01'), 'substitute-past'],
    [head, named(head, 'stationHead', 'station-1', second, today, '2025-06-01'), 'substitute-order'],
    [head, named(head, 'stationHead', 'station-1', second, today, '2025-07-03'), 'substitute-long'],
  ]
  for (const [who, input, code] of tries) expect(await codeOf(who, input), code).toBe(code)
  expect(await running(second)).toEqual([])
})

test('the head of another station decides in the place of one who is away, and the file says so', async () => {
  const caseId = await caseInForce(server, office, worker, 11)
  const leave = await asked(caseId)
  const decisionId = `leave:${leave}`
  const params = { caseId, decisionId }
  expect((await otherHead.call(showDecision, { params })).status).toBe(404)
  expect(await codeOf(office, named(head, 'stationHead', 'station-1', otherHead))).toBe('set')
  expect(await codeOf(office, named(head, 'stationHead', 'station-1', second))).toBe('substitute-double')

  const [standing] = await running(otherHead)
  expect(standing).toMatchObject({ name: '站长甲', role: 'stationHead', until: '2025-06-10' })
  const as = standing?.id ?? ''
  // only in that place: the own inbox and the file stay closed
  expect((await otherHead.call(showCase, { params: { caseId } })).status).toBe(404)
  expect((await otherHead.call(listDecisions, { query: {} })).body.decisions).toEqual([])
  expect((await second.call(listDecisions, { query: { as } })).status).toBe(404)
  const [line] = (await otherHead.call(listDecisions, { query: { as, kind: 'leave' } })).body.decisions
  expect(line).toMatchObject({ caseId, decisionId, mine: true })
  const shown = (await otherHead.call(showDecision, { params, query: { as } })).body
  expect(shown).toMatchObject({ actingFor: '站长甲', mayDecide: true })
  const body = { outcome: 'approve', reason: '情况属实' }
  const headers = { 'if-match': `"${shown.seq}"` }
  expect((await otherHead.call(decideRoute, { params, body, headers })).status).toBe(404)
  expect((await otherHead.call(decideRoute, { params, query: { as }, body, headers })).status).toBe(200)

  const { entries } = (await head.call(showCase, { params: { caseId } })).body
  const decided = entries.find((e) => e.type === 'leaveDecided')
  expect(decided?.by).toMatchObject({ user: otherHead.account, role: 'stationHead' })
  expect(
    entries.some((e) => e.type === 'note' && String(e.data['text']).includes('站长乙代站长甲审批')),
  ).toBe(true)
  const [made] = (await head.call(listMade, { query: {} })).body.made
  expect(made).toMatchObject({ caseId, byName: '站长乙', forName: '站长甲', daysLate: 0 })
  const { rows } = await withClient(server.services.admin, (c) =>
    c.query(`select user_id, role from access_log where action = 'decision.decide' and case_id = $1`, [
      caseId,
    ]),
  )
  expect(rows).toEqual([{ user_id: otherHead.account, role: 'stationHead' }])
})

test('a substitute decides neither an own matter nor that of the one stood in for', async () => {
  const [standing] = await running(otherHead)
  const as = standing?.id ?? ''
  const caseId = await caseInForce(server, office, worker, 12)
  const data = { from: '2025-06-03', to: '2025-06-05', destination: '外地' }
  const leave = await record(head, caseId, 'leaveAsked', today, data)
  const params = { caseId, decisionId: `leave:${leave}` }
  const shown = (await otherHead.call(showDecision, { params, query: { as } })).body
  expect(shown).toMatchObject({ mayDecide: false, because: { zh: expect.stringContaining('另一人') } })
  const refused = await otherHead.call(decideRoute, {
    params,
    query: { as },
    body: { outcome: 'approve', reason: '情况属实' },
    headers: { 'if-match': `"${shown.seq}"` },
  })
  expect(refused.body).toMatchObject({ errors: [{ code: 'decision-own-cause' }] })
  const { decisions } = (await otherHead.call(listDecisions, { query: { as, kind: 'leave' } })).body
  expect(decisions).toMatchObject([{ caseId, mine: false }])
})

test('ended, over or without its right it opens nothing; what was stays in the list', async () => {
  const listed = (await office.call(listSubstitutes)).body
  expect(listed.maxDays).toBe(31)
  const [row] = listed.substitutions
  expect(row).toMatchObject({ state: 'running', account: { name: '站长甲' }, mayEnd: true })
  expect((await head.call(listSubstitutes)).body.posts.map((p) => p.account.name)).toEqual(['站长甲'])
  const id = row?.id ?? ''
  expect((await farOffice.call(endSubstitute, { params: { id }, body: { reason: '返岗' } })).status).toBe(404)
  expect((await office.call(endSubstitute, { params: { id }, body: { reason: '返岗' } })).status).toBe(200)
  expect(await running(otherHead)).toEqual([])
  expect((await otherHead.call(listDecisions, { query: { as: id } })).status).toBe(404)
  const again = await office.call(endSubstitute, { params: { id }, body: { reason: '返岗' } })
  expect(again.status).toBe(409)
  const after = (await office.call(listSubstitutes)).body.substitutions
  expect(after).toMatchObject([{ id, state: 'ended', endedBecause: '返岗', mayEnd: false }])

  expect(await codeOf(office, named(clerk, 'townshipOffice', 'office-1', head))).toBe('set')
  expect(await running(head)).toMatchObject([{ name: '办事员乙', role: 'townshipOffice' }])
  await withClient(server.services.admin, (c) =>
    c.query(`update account_grant set revoked_at = now() where account_id = $1`, [clerk.account]),
  )
  expect(await running(head)).toEqual([])
})
