import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import { previewEnding, reportExits, showEnding } from '#contract/ending-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import {
  endingWorld,
  registerLine as line,
  endingOf as shown,
  stateOf as stateSeenBy,
} from './ending-world.ts'

let server: TestServer
let worker: Client
let head: Client
let office: Client
let police: Client
let strangers: Client

beforeAll(async () => {
  const world = await endingWorld('2025-06-02')
  server = world.server
  ;({ worker, head, office, police, strangers } = world.as)
})
afterAll(() => server?.close())

const stateOf = (caseId: string) => stateSeenBy(office, caseId)
const waiting = async (who: Client, caseId: string, kind: 'suspend' | 'resume' | 'terminate') =>
  (await who.call(listDecisions, { query: { kind, limit: '200' } })).body.decisions.filter(
    (d) => d.caseId === caseId,
  )
async function decide(who: Client, caseId: string, decisionId: string, outcome: string, reason = '') {
  const { seq } = (await who.call(showDecision, { params: { caseId, decisionId } })).body
  return who.call(decideRoute, {
    params: { caseId, decisionId },
    body: { outcome, reason },
    headers: { 'if-match': `"${seq}"` },
  })
}

test('a worker asks, the township decides: the clock stands still, everyone who must be told is listed, it goes on', async () => {
  const caseId = await caseInForce(server, office, worker, 701)
  const ends = (await stateOf(caseId)).term.endsOn
  const ask = {
    reason: 'detention',
    since: '2025-05-20',
    proof: '派出所电话告知',
    expectedUntil: '2025-06-10',
  }
  const asked = await record(worker, caseId, 'suspensionAsked', '2025-05-21', ask)
  expect((await stateOf(caseId)).stage).toBe('inForce')
  const [wait] = await waiting(office, caseId, 'suspend')
  expect(wait).toMatchObject({ decisionId: `suspend:${asked}`, mine: true, askedBy: expect.any(String) })
  const page = (await office.call(showDecision, { params: { caseId, decisionId: `suspend:${asked}` } })).body
  expect(page.rule.map((r) => r.clause)).toEqual(['jdtl-24-2'])
  expect(page.record.some((r) => r.says.zh.startsWith('期满日：'))).toBe(true)
  expect((await decide(head, caseId, `suspend:${asked}`, 'approve')).status).toBe(422)
  expect((await decide(office, caseId, `suspend:${asked}`, 'approve', '已核对拘留通知书')).status).toBe(200)

  const suspended = await stateOf(caseId)
  expect(suspended).toMatchObject({ stage: 'suspended', custody: 'detained' })
  expect(suspended.term.suspendedDays).toBe(13)
  expect(await line(worker, caseId, 'suspended')).toMatchObject({
    since: '2025-05-20',
    reason: 'detention',
    expectedUntil: '2025-06-10',
    noticesOpen: 3,
  })
  const { notices } = await shown(office, caseId)
  expect(notices.map((n) => [n.to, n.owedBy, n.dueOn, n.reading, n.status])).toEqual([
    ['police', 'office', null, true, 'open'],
    ['facility', 'office', null, true, 'open'],
    ['family', 'office', null, true, 'open'],
  ])
  const about = notices[0]?.about ?? ''
  await record(worker, caseId, 'noticeGiven', '2025-06-02', { about, to: 'police', way: 'direct' })
  expect((await shown(office, caseId)).notices[0]).toMatchObject({ status: 'done', doneOn: '2025-06-02' })
  expect((await line(worker, caseId, 'suspended'))?.noticesOpen).toBe(2)

  const free = await record(worker, caseId, 'resumptionAsked', '2025-06-02', {
    since: '2025-06-01',
    proof: '释放证明',
  })
  expect((await decide(office, caseId, `resume:${free}`, 'approve')).status).toBe(200)
  const resumed = await stateOf(caseId)
  expect(resumed).toMatchObject({ stage: 'inForce', custody: 'free' })
  expect(resumed.term).toMatchObject({ suspendedDays: 12, endsOn: addDays(ends ?? '', 12) })
  expect(await line(worker, caseId, 'suspended')).toBeUndefined()
})

test('refused, a request is answered by an entry and asks no more; struck, an end is as if it had never been', async () => {
  const caseId = await caseInForce(server, office, worker, 702)
  const ask = { reason: 'imprisonment', since: '2025-05-25', proof: '听家属说被判刑' }
  const asked = await record(worker, caseId, 'terminationAsked', '2025-05-26', ask)
  expect((await decide(office, caseId, `terminate:${asked}`, 'refuse')).status).toBe(422)
  const refused = await decide(office, caseId, `terminate:${asked}`, 'refuse', '判处缓刑，不是收监执行')
  expect(refused.status).toBe(200)
  expect(await waiting(office, caseId, 'terminate')).toEqual([])
  expect((await stateOf(caseId)).stage).toBe('inForce')

  const before = await stateOf(caseId)
  const wrong = await record(office, caseId, 'terminated', '2025-05-28', { reason: 'leftCountry' })
  expect((await stateOf(caseId)).stage).toBe('terminated')
  expect(await line(worker, caseId, 'ended')).toMatchObject({ reason: 'leftCountry', noticesOpen: 1 })
  await record(office, caseId, 'struck', '2025-06-02', { entry: wrong, reason: '同名误录' })
  expect(await stateOf(caseId)).toEqual(before)
  expect(await line(worker, caseId, 'ended')).toBeUndefined()
})

test('before anybody confirms, replay says what an act would do, or why it can not be', async () => {
  const caseId = await caseInForce(server, office, worker, 703)
  const look = async (body: object) => (await worker.call(previewEnding, { params: { caseId }, body })).body
  const admin = await look({ act: 'suspend', on: '2025-05-30', reason: 'adminDetention' })
  expect(admin).toMatchObject({ from: 'inForce', to: 'suspended', suspendedDays: 3, refusals: [] })
  expect(admin.clause?.key).toBe('jdtl-24-2')
  expect(admin.termAfter).toBe(addDays(admin.termBefore ?? '', 3))
  expect(admin.notices.map((n) => n.to)).toEqual(['police', 'facility', 'family'])
  expect(admin.warnings).toHaveLength(1)
  const prison = await look({ act: 'terminate', on: '2025-05-30', reason: 'imprisonment' })
  expect(prison).toMatchObject({ to: 'terminated', clause: { key: 'jdtl-24-1' } })
  expect(prison.warnings[0]?.says.zh).toContain('缓刑')
  expect(prison.dutiesGone.length).toBeGreaterThan(0)
  const free = await look({ act: 'resume', on: '2025-05-30' })
  expect(free.refusals[0]?.zh).toContain('没有中止')
  expect(free).toMatchObject({ from: 'inForce', to: 'inForce', notices: [] })
})

test('isolation is the decision of the police: nobody asks for it, and the township is told', async () => {
  const caseId = await caseInForce(server, office, worker, 704)
  await record(police, caseId, 'policeDecided', '2025-06-01', { decision: 'compulsoryIsolation' })
  expect((await stateOf(caseId)).stage).toBe('convertedToIsolation')
  const { notices } = await shown(office, caseId)
  expect(notices.map((n) => [n.what, n.to, n.owedBy])).toEqual([
    ['converted', 'township', 'police'],
    ['converted', 'family', 'police'],
  ])
})

test('out of reach is absent', async () => {
  const caseId = await caseInForce(server, office, worker, 705)
  expect((await strangers.call(showEnding, { params: { caseId } })).status).toBe(404)
  const body = { listNo: '1', cases: [{ caseId, entry: randomUUID() }] }
  expect((await strangers.call(reportExits, { body })).status).toBe(404)
})
