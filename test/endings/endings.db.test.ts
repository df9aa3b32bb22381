import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import {
  answerSealing,
  exportEndings,
  listEndings,
  listSealing,
  prepareSealing,
  previewEnding,
  reportExits,
  showEnding,
} from '#contract/ending-contract.ts'
import { createOrder } from '#contract/order-contract.ts'
import { searchPeople } from '#contract/people-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { unrealId } from '#test/orders/order-world.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let worker: Client
let head: Client
let office: Client
let deputy: Client
let police: Client
let strangers: Client
/** Registered on the first day; its term is lived through in the last story. */
let inForce706: string

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  const area = townships[0]
  const made = [
    { login: 'worker', role: 'worker', org: 'station-1', area },
    { login: 'head', role: 'stationHead', org: 'station-1', area },
    { login: 'office', role: 'townshipOffice', org: 'office-1', area },
    { login: 'deputy', role: 'townshipOffice', org: 'office-1', area },
    { login: 'police', role: 'policeLiaison', org: 'police-1', area: '329801' },
    { login: 'strangers', role: 'townshipOffice', org: 'office-2', area: townships[1] },
  ] as const
  for (const account of made) await server.account(account)
  await onDay('2025-06-02')
  inForce706 = await caseInForce(server, office, worker, 706)
})
afterAll(() => server.close())

/** Goes to a day: the night's sweep has run, and everybody has signed in. */
async function onDay(day: string): Promise<void> {
  server.services.clock.set(day)
  await sweep(server.services)
  worker = await server.signIn('worker')
  head = await server.signIn('head')
  office = await server.signIn('office')
  deputy = await server.signIn('deputy')
  police = await server.signIn('police')
  strangers = await server.signIn('strangers')
}

const waiting = async (who: Client, caseId: string, kind: 'suspend' | 'resume' | 'terminate') =>
  (await who.call(listDecisions, { query: { kind, limit: '200' } })).body.decisions.filter(
    (d) => d.caseId === caseId,
  )
const line = async (who: Client, caseId: string, tab: string) =>
  (await who.call(listEndings, { query: { tab, limit: '200' } })).body.items.find((i) => i.caseId === caseId)
const shown = async (who: Client, caseId: string) => (await who.call(showEnding, { params: { caseId } })).body
const stateOf = async (caseId: string) => (await office.call(showCase, { params: { caseId } })).body.state

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

test('after a rehabilitation somebody calls until three years clean; whoever breaks it off begins anew', async () => {
  const made = await office.call(createOrder, { body: { draft: rehab, warnings: true } })
  const caseId = made.body.caseId ?? ''
  await record(office, caseId, 'reportedIn', '2025-05-10', { place: townships[0] })
  await onDay('2026-02-01')
  expect(await line(office, caseId, 'followUp')).toMatchObject({
    termEnds: '2025-11-09',
    threeYearsCleanOn: '2028-05-10',
    followUps: { done: 0, missed: 0, due: '2026-05-08' },
  })
  await record(office, caseId, 'visitMade', '2026-02-01', {})
  expect(await line(office, caseId, 'followUp')).toMatchObject({ followUps: { done: 1, due: null } })
  await record(office, caseId, 'relapseFound', '2026-02-01', { source: '自述', usedOn: '2026-01-20' })
  expect(await line(office, caseId, 'followUp')).toMatchObject({ threeYearsCleanOn: '2029-01-20' })
  const entry = randomUUID()
  const early = await office.call(reportExits, { body: { listNo: '1', cases: [{ caseId, entry }] } })
  expect(early).toMatchObject({ status: 422, body: { errors: [{ code: 'admit.stage' }] } })
})

const rehab = {
  person: {
    name: '测试707',
    sex: 'female',
    idKind: 'other',
    idNumber: unrealId(707),
    birthDate: '1990-01-01',
  },
  order: {
    measure: 'communityRehab',
    organ: '同行市公安局一区分局',
    organLevel: 'county',
    documentNo: '同公社康决字〔2025〕707号',
    decidedOn: '2025-05-02',
    termMonths: 6,
    executionPlace: townships[0],
    venue: 'hukou',
  },
  service: { servedOn: '2025-05-03', way: 'direct' },
}

test('a full term ends by itself; notices, follow-up, the list to the police, and the seal by three people', async () => {
  const caseId = inForce706
  const end = (await stateOf(caseId)).term.endsOn ?? ''
  await onDay(addDays(end, -20))
  expect(await line(worker, caseId, 'soon')).toMatchObject({ termEnds: end, endAssessedOn: null })
  const form = { kind: 'end', scale: '期满评估表', scaleVersion: 1 }
  await record(worker, caseId, 'assessmentMade', addDays(end, -20), form)
  expect(await line(worker, caseId, 'soon')).toMatchObject({ endAssessedOn: addDays(end, -20) })

  await onDay(addDays(end, 1))
  expect((await stateOf(caseId)).stage).toBe('discharged')
  expect(await line(worker, caseId, 'discharged')).toMatchObject({ noticesOpen: 3 })
  expect(await line(police, caseId, 'discharged')).toMatchObject({ noticesOpen: 3 })
  const told = { noticeNo: '同解字1号' }
  await record(police, caseId, 'dischargeNotified', addDays(end, 1), { ...told, to: 'person' })
  expect(await line(police, caseId, 'discharged')).toMatchObject({ noticesOpen: 2 })
  await record(police, caseId, 'dischargeNotified', addDays(end, 1), { ...told, to: 'family', way: 'mail' })
  await record(police, caseId, 'dischargeNotified', addDays(end, 1), { ...told, to: 'township' })
  expect(await line(police, caseId, 'discharged')).toBeUndefined()

  const full = (await stateOf(caseId)).threeYearsCleanOn ?? ''
  await onDay(addDays(full, 4))
  expect(await line(office, caseId, 'clean')).toMatchObject({ exit: { state: 'due', waitingDays: 4 } })
  expect((await office.call(prepareSealing, { params: { caseId }, body: {} })).status).toBe(422)
  const entry = randomUUID()
  const handed = await office.call(reportExits, { body: { listNo: '2028-1', cases: [{ caseId, entry }] } })
  expect(handed.body).toEqual({ reported: 1 })
  expect(await line(police, caseId, 'clean')).toMatchObject({ exit: { state: 'reported', listNo: '2028-1' } })
  await record(police, caseId, 'exitConfirmed', addDays(full, 4), { report: entry, confirmed: true })
  expect(await line(office, caseId, 'clean')).toMatchObject({ exit: { state: 'confirmed' } })

  const request = (await worker.call(prepareSealing, { params: { caseId }, body: {} })).body
  const answer = (who: Client, outcome: string) =>
    who.call(answerSealing, { params: { caseId, requestId: request.id }, body: { outcome } })
  expect((await answer(worker, 'approve')).status).toBe(422)
  expect((await head.call(listSealing)).body.items).toMatchObject([{ caseId, may: ['approve', 'refuse'] }])
  expect((await answer(office, 'approve')).body).toEqual({ status: 'approvedOnce' })
  expect((await answer(office, 'approve')).status).toBe(422)
  expect((await answer(head, 'approve')).status).toBe(422)
  expect((await answer(deputy, 'approve')).body).toEqual({ status: 'sealed' })

  for (const who of [worker, head, office, police])
    expect((await who.call(showCase, { params: { caseId } })).status).toBe(404)
  expect(await line(office, caseId, 'clean')).toBeUndefined()
  expect((await office.call(listSealing)).body.items).toEqual([])
  const found = await office.call(searchPeople, { body: { text: '测试706' } })
  expect(found.body.rows).toEqual([])
  expect((await worker.call(exportEndings, { query: { tab: 'clean' } })).status).toBe(200)
})

test('rebuilding everything from the journals changes nothing', async () => {
  const { cases, differed } = await rebuild(server.services)
  expect(cases).toBeGreaterThan(4)
  expect(differed['ending']).toBe(0)
})
