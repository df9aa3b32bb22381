import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideRoute, showDecision } from '#contract/decision-contract.ts'
import { exportReportIn, listReportIn, remindReportIn, showReportIn } from '#contract/report-in-contract.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { awaiting, type Offices, openOffices } from './awaiting.ts'

let server: TestServer
let all: Offices
let otherHead: Client
let colleague: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-20' })
  await foundCity(server.services)
  all = await openOffices(server)
  colleague = await server.signIn({ role: 'worker', org: 'station-1', area: townships[0] })
  otherHead = await server.signIn({ role: 'stationHead', org: 'station-2', area: townships[1] })
})
afterAll(() => server.close())

const lines = async (who: Client, bucket?: string) =>
  (await who.call(listReportIn, { query: { limit: '200', ...(bucket ? { bucket } : {}) } })).body
const lineOf = async (who: Client, caseId: string) =>
  (await lines(who)).lines.find((l) => l.caseId === caseId)
const page = async (who: Client, caseId: string) =>
  (await who.call(showReportIn, { params: { caseId } })).body

test('from service to report-in: each day its bucket, then off the board', async () => {
  const caseId = await awaiting(server, all, 1, { servedOn: null })
  expect(await lineOf(all.worker, caseId)).toMatchObject({ bucket: 'notServed', dueOn: null, report: null })
  await record(all.worker, caseId, 'orderServed', '2025-06-03', { to: 'person', way: 'direct' })
  expect(await lineOf(all.worker, caseId)).toMatchObject({
    bucket: 'overdue',
    servedOn: '2025-06-03',
    dueOn: '2025-06-18',
    daysLeft: -2,
    why: 'plain',
    report: 'owed',
    reminders: 0,
  })
  for (const [day, bucket] of [
    ['2025-06-18', 'soon'],
    ['2025-06-12', 'week'],
    ['2025-06-05', 'later'],
  ] as const) {
    server.services.clock.set(day)
    expect((await lineOf(all.worker, caseId))?.bucket, day).toBe(bucket)
  }
  server.services.clock.set('2025-06-20')
  await record(all.worker, caseId, 'reportedIn', '2025-06-19', { place: townships[0] })
  expect(await lineOf(all.worker, caseId)).toBeUndefined()
})

test('a reminder by phone is one entry, counted on the line; a person who came is not reminded', async () => {
  const caseId = await awaiting(server, all, 2)
  const params = { caseId }
  const done = await all.worker.call(remindReportIn, { params, body: { way: 'phone' } })
  expect(done).toMatchObject({ status: 200, body: { messageId: null } })
  expect(await lineOf(all.worker, caseId)).toMatchObject({ reminders: 1, remindedOn: '2025-06-20' })
  expect((await page(all.worker, caseId)).reminders).toEqual([
    { on: '2025-06-20', way: 'phone', byName: '王社工' },
  ])
  await record(all.worker, caseId, 'reportedIn', '2025-06-20', { place: townships[0] })
  const late = await all.worker.call(remindReportIn, { params, body: { way: 'visit' } })
  expect(late).toMatchObject({ status: 422, body: { errors: [{ code: 'reportIn.done' }] } })
})

test('the page says why the last day is that day, with the clause', async () => {
  const caseId = await awaiting(server, all, 3, { servedOn: '2025-06-06' })
  const { deadline, dueOn } = await page(all.worker, caseId)
  expect(dueOn).toBe('2025-06-23')
  expect(deadline?.says.zh).toContain('2025-06-21，是休息日，顺延到下一个工作日 2025-06-23')
  expect(deadline?.clause).toMatchObject({
    document: expect.stringContaining('戒毒条例'),
    article: expect.stringContaining('十四'),
  })
})

test('without a sender no message is offered, and asking for one is refused with the way out', async () => {
  const caseId = await awaiting(server, all, 4)
  const { send } = await page(all.worker, caseId)
  expect(send).toMatchObject({ text: null, because: { zh: expect.stringContaining('书面通知') } })
  const sent = await all.worker.call(remindReportIn, { params: { caseId }, body: { way: 'message' } })
  expect(sent).toMatchObject({ status: 422, body: { errors: [{ code: 'message.noSender' }] } })
  expect(await lineOf(all.worker, caseId), 'the entry went with the refusal').toMatchObject({ reminders: 0 })
})

test('a proper reason: asked, decided by another, and the line tells each step', async () => {
  const caseId = await awaiting(server, all, 5)
  const asked = await record(all.worker, caseId, 'properReasonAsked', '2025-06-19', {
    reason: '住院',
    until: '2025-07-10',
    asker: 'family',
  })
  const decisionId = `properReason:${asked}`
  expect(await lineOf(all.head, caseId)).toMatchObject({ bucket: 'reasonAsked', asked: decisionId })
  expect((await lineOf(all.police, caseId))?.asked, 'the request is the office’s').toBeNull()
  const { seq } = (await all.head.call(showDecision, { params: { caseId, decisionId } })).body
  const body = { outcome: 'approve', reason: '有住院证明' }
  const decided = await all.head.call(decideRoute, {
    params: { caseId, decisionId },
    body,
    headers: { 'if-match': `"${seq}"` },
  })
  expect(decided.status).toBe(200)
  expect(await lineOf(all.worker, caseId)).toMatchObject({
    bucket: 'later',
    dueOn: '2025-07-10',
    why: 'properReason',
    asked: null,
    report: null,
  })
  expect((await page(all.worker, caseId)).asks).toMatchObject([{ answer: 'accepted', until: '2025-07-10' }])
})

test('the longest overdue first; pages walk the same list; counts are of all', async () => {
  const { lines: listed, counts } = await lines(all.head)
  const days = listed.map((l) => l.dueOn ?? '9999-12-31')
  expect(days).toEqual(days.toSorted())
  expect(counts.reduce((n, c) => n + c.n, 0)).toBe(listed.length)
  for (const { bucket, n } of counts) expect((await lines(all.head, bucket)).lines).toHaveLength(n)
  const walked = []
  for (let after: string | undefined, more = true; more; ) {
    const query = { limit: '2', ...(after ? { after } : {}) }
    const part = (await all.head.call(listReportIn, { query })).body
    walked.push(...part.lines)
    after = part.next ?? undefined
    more = part.next !== null
  }
  expect(walked).toEqual(listed)
})

test('another worker, another station: nothing; absent and hidden answer alike', async () => {
  const caseId = await awaiting(server, all, 6)
  for (const other of [colleague, otherHead]) {
    expect(await lineOf(other, caseId)).toBeUndefined()
    const shown = await other.call(showReportIn, { params: { caseId } })
    const absent = await other.call(showReportIn, { params: { caseId: 'no-such-case' } })
    expect([shown.status, shown.text.replace(/"instance":"[^"]*"/, '')]).toEqual([
      404,
      absent.text.replace(/"instance":"[^"]*"/, ''),
    ])
    expect((await other.call(remindReportIn, { params: { caseId }, body: { way: 'phone' } })).status).toBe(
      404,
    )
  }
  expect((await all.police.call(showReportIn, { params: { caseId } })).status).toBe(403)
})

test('the workbook carries the lines of the filter', async () => {
  const saved = await all.office.call(exportReportIn, { body: { bucket: 'overdue' } })
  expect(saved.status).toBe(200)
  expect(saved.headers['content-type']).toContain('spreadsheetml')
  expect(saved.text.length).toBeGreaterThan(1000)
})

test('rebuilding everything from the journals changes nothing', async () => {
  const { differed } = await rebuild(server.services)
  expect(differed).toMatchObject({ reportIn: 0, policeReports: 0 })
  expect(Object.entries(differed).filter(([, n]) => n > 0)).toEqual([])
})
