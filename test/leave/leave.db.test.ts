import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { showConduct } from '#contract/conduct-contract.ts'
import { countDecisions, decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import { explainDays, exportAway, listAway, showAway } from '#contract/leave-contract.ts'
import { listMade } from '#contract/substitute-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, origin, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-02'
let server: TestServer
let worker: Client
let colleague: Client
let head: Client
let office: Client
let police: Client
let otherOffice: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  const area = townships[0]
  worker = await server.signIn({ role: 'worker', org: 'station-1', area })
  colleague = await server.signIn({ role: 'worker', org: 'station-1', area })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  otherOffice = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
})
afterAll(() => server.close())

const ask = (who: Client, caseId: string, from: string, to: string) =>
  record(who, caseId, 'leaveAsked', today, { from, to, destination: '外地亲属家', reason: '照顾母亲' })
const inbox = async (who: Client, caseId: string, kind: 'leave' | 'leaveExtension') =>
  (await who.call(listDecisions, { query: { kind, limit: '200' } })).body.decisions.filter(
    (d) => d.caseId === caseId,
  )
async function decide(who: Client, caseId: string, decisionId: string, outcome: string, reason = '情况属实') {
  const shown = await who.call(showDecision, { params: { caseId, decisionId } })
  return who.call(decideRoute, {
    params: { caseId, decisionId },
    body: { outcome, reason },
    headers: { 'if-match': `"${shown.body?.seq ?? 0}"` },
  })
}
const away = async (who: Client, caseId: string, month = '2025-06') =>
  (await who.call(listAway, { query: { month } })).body.lines.filter((l) => l.caseId === caseId)
const conduct = async (who: Client, caseId: string) =>
  (await who.call(showConduct, { params: { caseId } })).body

test('short leave waits for the worker too, unless the worker wrote it down', async () => {
  const caseId = await caseInForce(server, office, worker, 1)
  const own = await ask(worker, caseId, '2025-06-04', '2025-06-06')
  expect(await inbox(worker, caseId, 'leave')).toMatchObject([
    { mine: false, dueOn: '2025-06-04', daysLeft: 2, dueBecause: { zh: '外出开始之前' } },
  ])
  expect(await inbox(head, caseId, 'leave')).toMatchObject([{ mine: true }])
  expect(await inbox(colleague, caseId, 'leave')).toEqual([])
  expect((await decide(worker, caseId, `leave:${own}`, 'approve')).body).toMatchObject({
    errors: [{ code: 'decision-own-cause' }],
  })
  await record(worker, caseId, 'leaveWithdrawn', today, { leave: own })
  expect(await inbox(head, caseId, 'leave')).toEqual([])

  const byHead = await ask(head, caseId, '2025-06-04', '2025-06-06')
  expect(await inbox(worker, caseId, 'leave')).toMatchObject([{ mine: true }])
  const before = (await worker.call(countDecisions)).body.kinds['leave'] ?? 0
  expect(before).toBeGreaterThan(0)
  expect((await decide(worker, caseId, `leave:${byHead}`, 'approve')).status).toBe(200)
  expect((await worker.call(countDecisions)).body.kinds['leave'] ?? 0).toBe(before - 1)
  const [made] = (await worker.call(listMade, { query: {} })).body.made
  expect(made).toMatchObject({ caseId, outcome: 'approve', dueOn: '2025-06-04', daysLate: 0, forName: null })
})

test('a worker does not see what is not a worker’s to decide; the police see nothing of leave', async () => {
  const caseId = await caseInForce(server, office, worker, 2)
  const long = await ask(head, caseId, '2025-06-10', '2025-06-30')
  expect(await inbox(worker, caseId, 'leave')).toEqual([])
  expect((await inbox(office, caseId, 'leave')).map((d) => d.mine)).toEqual([true])
  expect((await inbox(head, caseId, 'leave')).map((d) => d.mine)).toEqual([false])
  expect(await inbox(police, caseId, 'leave')).toEqual([])
  const shown = await police.call(showDecision, { params: { caseId, decisionId: `leave:${long}` } })
  expect(shown.status).toBe(404)
  const elsewhere = await otherOffice.call(showDecision, { params: { caseId, decisionId: `leave:${long}` } })
  expect(elsewhere.status).toBe(404)
})

test('sent back it comes to the worker, asked again it is granted, extended, back late; no counter moves', async () => {
  const caseId = await caseInForce(server, office, worker, 3)
  const leave = await ask(worker, caseId, '2025-06-03', '2025-06-20')
  expect((await decide(office, caseId, `leave:${leave}`, 'sendBack', '请补目的地电话')).status).toBe(200)
  const back = (await worker.call(listDecisions, { query: { sentBack: 'true', limit: '200' } })).body
    .decisions
  expect(back.find((d) => d.caseId === caseId)).toMatchObject({ kind: 'leave', mine: false, sentBack: true })
  await record(worker, caseId, 'note', today, { text: '已补电话' })
  expect((await decide(office, caseId, `leave:${leave}`, 'approve')).status).toBe(200)
  expect(await away(worker, caseId)).toMatchObject([
    { state: 'granted', from: '2025-06-03', to: '2025-06-20', touched: 18, full: 17, reportDue: true },
  ])

  const extension = { leave, to: '2025-06-28', reason: '母亲手术', way: 'phone' }
  const asked = await record(worker, caseId, 'leaveExtensionAsked', today, extension)
  expect(await away(worker, caseId)).toMatchObject([{ state: 'extensionAsked', askedTo: '2025-06-28' }])
  const { owed } = await conduct(worker, caseId)
  expect(owed.filter((o) => o.kind === 'leaveExtension')).toMatchObject([
    { kind: 'leaveExtension', dueOn: '2025-06-20', mine: false, because: { zh: '原准假期满之前' } },
  ])
  expect((await decide(office, caseId, `leaveExtension:${asked}`, 'approve')).status).toBe(200)
  expect(await away(worker, caseId)).toMatchObject([{ state: 'extended', to: '2025-06-28', askedTo: null }])

  await record(worker, caseId, 'leaveReturnAsked', today, { leave, way: 'phone' })
  expect((await away(worker, caseId))[0]?.state).toBe('returnAsked')
  await record(worker, caseId, 'leaveReturnRefused', today, { leave, reason: '没有见到本人' })
  expect((await away(worker, caseId))[0]?.state).toBe('returnRefused')
  await record(worker, caseId, 'leaveReturned', today, { leave, on: today, seen: '当面见到' })
  const [told] = (await conduct(worker, caseId)).leaves
  expect(told).toMatchObject({ state: 'returned', acts: [] })
  const { counters } = (await worker.call(showCase, { params: { caseId } })).body.state
  expect([counters.unauthorisedLeaves.value, counters.unauthorisedDays.value]).toEqual([0, 0])
})

test('overdue leave is overdue and nothing else; an absence is counted and an upheld objection takes it away', async () => {
  const caseId = await caseInForce(server, office, worker, 4)
  const data = { from: '2025-05-12', to: '2025-05-20', destination: '外地' }
  const leave = await record(worker, caseId, 'leaveAsked', '2025-05-11', data)
  await record(office, caseId, 'leaveDecided', '2025-05-12', { leave, granted: true })
  expect(await away(head, caseId)).toMatchObject([{ state: 'overdue', daysOverdue: 13 }])
  const before = await conduct(head, caseId)
  expect(before.counters.map((c) => c.value)).toEqual([0, 0, 0])

  const span = { from: '2025-05-22', to: '2025-05-26' }
  const days = { params: { caseId }, query: { ...span, absence: 'true' } }
  const shown = (await head.call(explainDays, days)).body
  expect(shown).toMatchObject({ touched: 5, full: 4, reportDue: true, serious: false })
  expect(shown.lines.map((l) => l.says.zh)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('擅自离开 1 / 3 次'),
      expect.stringContaining('累计 4 日'),
    ]),
  )
  const absence = await record(worker, caseId, 'absenceFound', today, span)
  await record(worker, caseId, 'statementMade', today, { about: absence, statement: '去外地看病' })
  const after = await conduct(head, caseId)
  expect(after.counters.map((c) => c.value)).toEqual([0, 1, 4])
  expect(after.counters[1]).toMatchObject({ missing: 2, evidence: [{ id: absence, objection: null }] })
  expect(after.statements).toMatchObject([{ says: '去外地看病', about: { id: absence } }])

  await record(worker, caseId, 'objectionRaised', today, { about: absence, statement: '有病历' })
  const objected = await conduct(head, caseId)
  expect(objected.counters[1]?.evidence[0]?.objection).toBe('open')
  expect(objected.objections[0]?.ifUpheld.map((w) => w.zh)).toContain('擅自离开次数：1 → 0')
  expect(objected.owed[0]).toMatchObject({ kind: 'objection', dueOn: '2025-06-09' })
  expect((await away(head, caseId, '2025-05')).map((l) => l.kind)).toEqual(['leave', 'absence'])

  // upheld, it is gone from the counters, from the calendar and from what is owed
  const open = objected.objections[0]?.id ?? ''
  expect((await decide(head, caseId, `objection:${open}`, 'approve', '病历属实')).status).toBe(200)
  const upheld = await conduct(head, caseId)
  expect(upheld.counters.map((c) => c.value)).toEqual([0, 0, 0])
  expect(upheld.objections).toEqual([])
  expect(upheld.owed.some((o) => o.kind === 'objection')).toBe(false)
  expect((await away(head, caseId, '2025-05')).map((l) => l.kind)).toEqual(['leave'])
})

test('the calendar is for the place; where to is told one by one, why not to the police, and each look is logged', async () => {
  const caseId = await caseInForce(server, office, worker, 5)
  const leave = await ask(worker, caseId, '2025-06-03', '2025-06-08')
  expect(await away(otherOffice, caseId)).toEqual([])
  expect(await away(colleague, caseId)).toEqual([])
  expect(await away(police, caseId)).toMatchObject([{ state: 'asked', tier: null }])
  const params = { caseId, leaveId: leave }
  expect((await office.call(showAway, { params })).body).toMatchObject({
    destination: '外地亲属家',
    reason: '照顾母亲',
  })
  expect((await police.call(showAway, { params })).body).toMatchObject({
    destination: '外地亲属家',
    reason: null,
    contact: null,
  })
  const { rows } = await withClient(server.services.admin, (c) =>
    c.query(
      `select role, fields from access_log where case_id = $1 and action = 'leave.show' order by role`,
      [caseId],
    ),
  )
  expect(rows.map((r) => r.role)).toEqual(['policeLiaison', 'townshipOffice'])
})

test('a day of return that is still to come is refused; back late is late and counts for nothing', async () => {
  const caseId = await caseInForce(server, office, worker, 6)
  const data = { from: '2025-05-20', to: '2025-05-25', destination: '外地' }
  const leave = await record(worker, caseId, 'leaveAsked', '2025-05-19', data)
  await record(office, caseId, 'leaveDecided', '2025-05-19', { leave, granted: true })
  await expect(record(worker, caseId, 'leaveReturned', today, { leave, on: '2025-06-03' })).rejects.toThrow(
    'admit.leaveStep',
  )
  await record(worker, caseId, 'leaveReturned', today, { leave, on: '2025-06-01' })
  expect((await conduct(worker, caseId)).leaves[0]?.state).toBe('returnedLate')
  expect((await conduct(worker, caseId)).counters.map((c) => c.value)).toEqual([0, 0, 0])
})

test('past its day a decision stands first, is counted as late, and is kept as made late', async () => {
  const caseId = await caseInForce(server, office, worker, 7)
  const leave = await ask(worker, caseId, '2025-06-04', '2025-06-06')
  server.services.clock.set('2025-06-07')
  const later = await server.signIn({ role: 'stationHead', org: 'station-1', area: townships[0] })
  const { decisions } = (await later.call(listDecisions, { query: { limit: '200' } })).body
  expect(decisions[0]?.daysLeft).toBeLessThan(0)
  expect(decisions.find((d) => d.caseId === caseId && d.kind === 'leave')).toMatchObject({ daysLeft: -3 })
  const before = (await later.call(countDecisions)).body
  expect(before.overdue).toBeGreaterThan(0)
  expect((await decide(later, caseId, `leave:${leave}`, 'approve')).status).toBe(200)
  expect((await later.call(countDecisions)).body.overdue).toBeLessThan(before.overdue)
  const { made } = (await later.call(listMade, { query: {} })).body
  expect(made.find((m) => m.caseId === caseId)).toMatchObject({ dueOn: '2025-06-04', daysLate: 3 })
  server.services.clock.set(today)
})

test('the workbook names people and days, and nothing of where to and why', async () => {
  const book = await server.app.inject({
    method: 'POST',
    url: exportAway.path,
    headers: { cookie: head.cookie, origin, host: 'localhost', 'content-type': 'application/json' },
    payload: { month: '2025-06' },
  })
  expect(book.statusCode).toBe(200)
  expect(book.headers['content-disposition']).toBe('attachment; filename="2025-06.xlsx"')
  const rows = (await readXlsx(book.rawPayload)).sheets[0]?.rows ?? []
  const text = JSON.stringify(rows)
  expect(rows[0]?.[0]).toBe('档案号')
  expect(rows.length).toBeGreaterThan(3)
  expect(text).toContain('超假')
  expect(text).not.toMatch(/外地|母亲/)
})

test('a rebuild finds nothing to mend', async () => {
  const { differed } = await rebuild(server.services)
  expect(differed['away'] ?? 0).toBe(0)
  const { rows } = await withClient(server.services.admin, (c) =>
    c.query('select count(*)::int as n from away'),
  )
  expect(rows[0].n).toBeGreaterThan(5)
})
