import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { decideRoute, showDecision } from '#contract/decision-contract.ts'
import { downloadPaper, issuePaper, showForm } from '#contract/document-contract.ts'
import {
  countPoliceReports,
  decideReport,
  downloadPack,
  listPoliceReports,
  receiveReport,
  showPack,
  showPoliceReport,
} from '#contract/police-report-contract.ts'
import { listReportIn } from '#contract/report-in-contract.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { addressOf, type Client, startServer, type TestServer } from '#test/support/server.ts'
import { awaiting, type Offices, openOffices } from './awaiting.ts'

let server: TestServer
let all: Offices
let otherPolice: Client
let otherOffice: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-20' })
  await foundCity(server.services)
  all = await openOffices(server)
  otherPolice = await server.signIn({ role: 'policeLiaison', org: 'police-2', area: '329802' })
  otherOffice = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
})
afterAll(() => server.close())

async function reportRefusal(caseId: string): Promise<string> {
  const decisionId = 'report:refusal'
  const { seq } = (await all.office.call(showDecision, { params: { caseId, decisionId } })).body
  const done = await all.office.call(decideRoute, {
    params: { caseId, decisionId },
    body: {
      outcome: 'approve',
      reason: '多次联系未报到',
      confirmed: true,
      fields: { reportNo: '报〔2025〕1号' },
    },
    headers: { 'if-match': `"${seq}"` },
  })
  if (done.status !== 200) throw new Error(done.text)
  const reports = (await all.police.call(listPoliceReports, { query: { limit: '200' } })).body.reports
  return reports.find((r) => r.caseId === caseId)?.reportId ?? 'none'
}
const page = async (who: Client, caseId: string, reportId: string) =>
  (await who.call(showPoliceReport, { params: { caseId, reportId } })).body
const receive = (who: Client, caseId: string, reportId: string, receiptNo = '收〔2025〕1号') =>
  who.call(receiveReport, { params: { caseId, reportId }, body: { receiptNo, receivedBy: '钱警官' } })
async function decide(caseId: string, reportId: string, body: object) {
  const { seq } = await page(all.police, caseId, reportId)
  return all.police.call(decideReport, {
    params: { caseId, reportId },
    body: { on: '2025-06-20', ...body },
    headers: { 'if-match': `"${seq}"` },
  })
}
const stateAt = async (who: Client, caseId: string) =>
  (await who.call(listReportIn, { query: { limit: '200' } })).body.lines.find((l) => l.caseId === caseId)
async function issue(caseId: string, form: string, typed: Record<string, string>): Promise<string> {
  const shown = await all.office.call(showForm, { params: { caseId, form } })
  const id = randomUUID()
  const made = await all.office.call(issuePaper, {
    params: { caseId },
    body: { id, form, typed },
    headers: { 'if-match': `"${shown.body.seq}"` },
  })
  if (made.status !== 200) throw new Error(`${form}: ${made.text}`)
  return id
}

test('detox: reported, received with a number, decided; the office sees each step on its board', async () => {
  const caseId = await awaiting(server, all, 61)
  expect((await stateAt(all.office, caseId))?.report).toBe('owed')
  const before = (await all.police.call(countPoliceReports)).body.total
  const reportId = await reportRefusal(caseId)
  expect((await all.police.call(countPoliceReports)).body.total).toBe(before + 1)
  expect((await stateAt(all.office, caseId))?.report).toBe('sent')
  const told = await page(all.police, caseId, reportId)
  expect(told).toMatchObject({
    ground: 'refusal',
    state: 'sent',
    reportNo: '报〔2025〕1号',
    byName: '赵办事员',
    mayReceive: true,
    mayDecide: false,
    receiptDue: '2025-06-25',
    noEarlyRelease: false,
  })
  expect(told.evidence.map((e) => e.type)).toEqual(['orderServed'])
  expect(told.rules.map((r) => r.clause)).toEqual(['jdtl-14-1', 'jdf-38'])
  expect(told.decisions).toContain('compulsoryIsolation')

  const early = await decide(caseId, reportId, { decision: 'compulsoryIsolation' })
  expect(early).toMatchObject({ status: 422, body: { errors: [{ code: 'police.receiveFirst' }] } })
  expect((await receive(all.office, caseId, reportId)).status).toBe(403)
  expect((await receive(all.police, caseId, reportId)).status).toBe(200)
  expect(await receive(all.police, caseId, reportId, '再一次')).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'admit.answered' }] },
  })
  expect(await stateAt(all.office, caseId)).toMatchObject({ report: 'received', receiptNo: '收〔2025〕1号' })

  const decided = await decide(caseId, reportId, {
    decision: 'compulsoryIsolation',
    documentNo: '强戒〔2025〕9号',
  })
  expect(decided).toMatchObject({ status: 200, body: { stage: 'convertedToIsolation' } })
  expect(await stateAt(all.office, caseId)).toBeUndefined()
  expect(await page(all.office, caseId, reportId)).toMatchObject({
    state: 'decided',
    decision: 'compulsoryIsolation',
    documentNo: '强戒〔2025〕9号',
    receivedBy: '钱警官',
  })
  const again = await decide(caseId, reportId, { decision: 'continue' })
  expect(again).toMatchObject({ status: 422, body: { errors: [{ code: 'police.decidedAlready' }] } })
})

test('rehabilitation: the same report opens no isolation; the measure goes on', async () => {
  const caseId = await awaiting(server, all, 62, { measure: 'communityRehab' })
  const reportId = await reportRefusal(caseId)
  const told = await page(all.police, caseId, reportId)
  expect(told.decisions).toEqual(['continue', 'other'])
  expect(told.rules.map((r) => r.clause)).toEqual(['jdtl-38-2', 'jdtl-38-2'])
  await receive(all.police, caseId, reportId)
  const isolation = await decide(caseId, reportId, { decision: 'compulsoryIsolation' })
  expect(isolation).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'police.notAGround', clause: 'jdtl-38-2' }] },
  })
  const done = await decide(caseId, reportId, { decision: 'continue' })
  expect(done).toMatchObject({ status: 200, body: { stage: 'awaitingReport' } })
  const { state } = (await all.office.call(showCase, { params: { caseId } })).body
  expect(state.stage).toBe('awaitingReport')
  expect(await stateAt(all.office, caseId)).toMatchObject({ report: 'decided', bucket: 'overdue' })
})

test('renewed use after a refusal in rehabilitation: isolation may be decided, and the flag stands', async () => {
  const caseId = await awaiting(server, all, 63, { measure: 'communityRehab' })
  await record(all.worker, caseId, 'reportedIn', '2025-06-19', { place: townships[0] })
  const used = await record(all.worker, caseId, 'relapseFound', '2025-06-20', { source: '自述' })
  const reportId = await record(all.office, caseId, 'policeReported', '2025-06-20', {
    ground: 'relapse',
    evidence: [used],
  })
  const told = await page(all.police, caseId, reportId)
  expect(told).toMatchObject({ noEarlyRelease: true, pack: 'violation', packReady: false })
  expect(told.decisions).toContain('compulsoryIsolation')
  await receive(all.police, caseId, reportId)
  const done = await decide(caseId, reportId, { decision: 'compulsoryIsolation' })
  expect(done.body.stage).toBe('convertedToIsolation')
})

test('the pack: what is there and what is missing; one print; the police read it once it was handed over', async () => {
  const caseId = await awaiting(server, all, 64)
  await all.worker.call(showCase, { params: { caseId } })
  const params = { caseId, pack: 'refusal' }
  const empty = (await all.office.call(showPack, { params })).body
  expect(empty.papers.map((p) => [p.form, p.offered, p.documentId])).toEqual([
    ['F-14', true, null],
    ['F-07', true, null],
    ['F-25a', true, null],
  ])
  expect(empty.complete).toBe(false)
  expect((await all.office.call(downloadPack, { params })).status).toBe(404)

  await record(all.office, caseId, 'warned', '2025-06-20', { breach: '逾期未报到' })
  const letter = await issue(caseId, 'F-14', {
    'typed.demand': '请立即前来',
    'agreement.title': '社区戒毒协议',
  })
  await issue(caseId, 'F-07', { 'reportIn.reason': '经联系未说明正当理由' })
  const reportId = await reportRefusal(caseId)
  expect((await all.police.call(downloadPack, { params })).status, 'not handed over yet').toBe(404)
  await issue(caseId, 'F-25a', { 'typed.police': '一区公安分局' })
  expect((await all.office.call(showPack, { params })).body.complete).toBe(true)
  expect((await page(all.police, caseId, reportId)).packReady).toBe(true)
  // the letter by itself stays closed to the police: they read it as part of what was handed over
  expect((await all.police.call(downloadPaper, { params: { caseId, documentId: letter } })).status).toBe(404)
  for (const who of [all.office, all.police]) {
    const print = await server.app.inject({
      url: addressOf(downloadPack, { params }),
      headers: { cookie: who.cookie },
    })
    expect(print.statusCode).toBe(200)
    expect(print.headers['content-disposition']).toMatch(/^inline; filename="F-25a_2025-06-20\.pdf"$/)
    const text = readPdfText(print.rawPayload).join('')
    const at = ['告诫书', '逾期未报到证明', '移交回执'].map((title) => text.indexOf(title))
    expect(at.every((n) => n >= 0)).toBe(true)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  }
})

test('the four papers of a breach: each made from the file, handed over and printed in their order', async () => {
  const caseId = await awaiting(server, all, 66)
  const place = townships[0]
  await record(all.worker, caseId, 'reportedIn', '2025-06-04', { place })
  await record(all.worker, caseId, 'agreementSigned', '2025-06-05', { parties: ['本人', '一镇'], place })
  await record(all.worker, caseId, 'testNotified', '2025-06-08', { dueOn: '2025-06-10', way: '电话通知' })
  for (const on of ['2025-06-10', '2025-06-12', '2025-06-15'])
    await record(all.worker, caseId, 'testRefused', on, { way: 'refused', notice: '已通知' })
  await record(all.head, caseId, 'warned', '2025-06-16', { breach: '三次拒绝检测' })
  const params = { caseId, pack: 'violation' }
  await issue(caseId, 'F-14', { 'typed.demand': '请按时接受检测' })
  await issue(caseId, 'F-15', { 'typed.place': '派出所' })
  await issue(caseId, 'F-24', { 'typed.police': '一区公安分局', 'typed.statement': '本人称工作繁忙' })
  const before = (await all.office.call(showPack, { params })).body
  expect(before.papers.map((p) => [p.form, p.documentId !== null])).toEqual([
    ['F-14', true],
    ['F-15', true],
    ['F-24', true],
    ['F-25b', false],
  ])
  await issue(caseId, 'F-25b', { 'typed.police': '一区公安分局' })
  expect((await all.office.call(showPack, { params })).body.complete).toBe(true)
  const print = await server.app.inject({
    url: addressOf(downloadPack, { params }),
    headers: { cookie: all.office.cookie },
  })
  const text = readPdfText(print.rawPayload).join('')
  const at = ['告诫书', '吸毒检测通知书', '情况报告', '移交回执'].map((title) => text.indexOf(title))
  expect(at.every((n) => n >= 0)).toBe(true)
  expect(at).toEqual(at.toSorted((a, b) => a - b))
})

test('what waits comes first, decided ones the newest first; pages walk the same list', async () => {
  const { reports, counts } = (await all.police.call(listPoliceReports, { query: { limit: '200' } })).body
  expect(reports).toHaveLength(counts.sent + counts.received + counts.decided)
  const decided = reports.map((r) => r.state === 'decided')
  expect(decided).toEqual(decided.toSorted())
  const walked = []
  for (let after: string | undefined, more = true; more; ) {
    const query = { limit: '2', ...(after ? { after } : {}) }
    const part = (await all.police.call(listPoliceReports, { query })).body
    walked.push(...part.reports)
    after = part.next ?? undefined
    more = part.next !== null
  }
  expect(walked).toEqual(reports)
})

test('police of another county and another township see nothing; every look is logged', async () => {
  const caseId = await awaiting(server, all, 65)
  const reportId = await reportRefusal(caseId)
  for (const other of [otherPolice, otherOffice]) {
    expect((await other.call(listPoliceReports)).body.reports.some((r) => r.caseId === caseId)).toBe(false)
    expect((await other.call(showPoliceReport, { params: { caseId, reportId } })).status).toBe(404)
  }
  expect((await receive(otherPolice, caseId, reportId)).status).toBe(404)
  const absent = await all.police.call(showPoliceReport, { params: { caseId, reportId: 'none' } })
  expect(absent.status).toBe(404)
})
