import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '#cli/demo/load-demo.ts'
import { recordEntries, showCase } from '#contract/case-contract.ts'
import { issuePaper, listDocuments, printDossier, showForm } from '#contract/document-contract.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readAllAreas } from '#server/areas/read-areas.ts'
import { withClient } from '#server/database/pool.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { readPdfText } from './read-pdf-text.ts'

const today = '2026-03-18'
const plan = demoPlan({ seed: 1, scale: 'township', asOf: toDayNumber(today) })
let server: TestServer
let office: Client
let head: Client
let police: Client

beforeAll(async () => {
  server = await startServer({ today })
  await loadDemo({ services: server.services, owner: server.services.admin }, plan, readAllAreas())
  office = await server.signIn('office')
  head = await server.signIn('head')
  police = await server.signIn('police')
})
afterAll(() => server.close())

/** Ended, with the notice of the police there. */
const discharged = `stage = 'discharged' and not ('termFullNoticeOutstanding' = any(finding_kinds))`

type Row = { readonly case_id: string; readonly name: string }

async function casesWhere(condition: string): Promise<readonly Row[]> {
  const { rows } = await withClient(server.services.admin, (db) =>
    db.query(`select case_id from case_state where ${condition} order by file_no`),
  )
  expect(rows.length, condition).toBeGreaterThan(0)
  return rows
}

async function fetchPdf(client: Client, path: string): Promise<string[]> {
  const answer = await server.app.inject({ method: 'GET', url: path, headers: { cookie: client.cookie } })
  expect(answer.statusCode, answer.payload.slice(0, 300)).toBe(200)
  return readPdfText(answer.rawPayload)
}

/** Issues a paper as its office would: what it asks for and the file does not say is written by hand. */
async function issue(client: Client, caseId: string, form: string): Promise<string> {
  const { body, status, text } = await client.call(showForm, { params: { caseId, form } })
  expect(status, `${form}: ${text}`).toBe(200)
  const typed = Object.fromEntries(
    body.fields
      .filter((f) => f.required && f.typable && f.source === 'none')
      .map((f) => [f.key, f.kind === 'date' ? today : (f.choices?.[0] ?? `〔${f.label.zh}〕`)]),
  )
  const id = randomUUID()
  const done = await client.call(issuePaper, {
    params: { caseId },
    body: { id, form, typed, ...(body.about ? { about: body.about } : {}) },
    headers: { 'if-match': `"${body.seq}"` },
  })
  expect(done.status, `${form}: ${done.text}`).toBe(200)
  return id
}

async function paperText(client: Client, caseId: string, id: string): Promise<string> {
  return (await fetchPdf(client, `/api/cases/${caseId}/documents/${id}/paper`)).join('')
}

test('the file of a discharged person of the demonstration city: order, discharge, every paper', async () => {
  const [one] = await casesWhere(discharged)
  const caseId = one?.case_id ?? ''
  const order = await head.call(showForm, { params: { caseId, form: 'F-03' } })
  const number = String(order.body.fields.find((f) => f.key === 'order.documentNo')?.value)
  for (const form of ['F-03', 'F-30', 'F-34']) await issue(head, caseId, form)
  const from = performance.now()
  const pages = await fetchPdf(office, `/api/cases/${caseId}/dossier`)
  expect(performance.now() - from).toBeLessThan(10_000)
  const text = pages.join('\n')
  expect(number.length).toBeGreaterThan(5)
  expect(text).toContain(number)
  expect(text).toContain('已解除')
  expect(text).toContain('完整性检查')
  const issued = (await office.call(listDocuments, { params: { caseId } })).body.documents
  expect(issued).toHaveLength(3)
  for (const paper of issued) {
    const line = pages[1]?.slice(pages[1].indexOf(paper.names.zh)) ?? ''
    // The page of a paper is followed by the number of the next line.
    const at = /日(\d+)/.exec(line)?.[1] ?? ''
    const first = pages.findIndex((page, i) => at.startsWith(String(i + 1)) && /— 1 —/.test(page))
    expect(first, `${paper.names.zh} ${line}`).toBeGreaterThan(2)
  }
  const { body } = await head.call(showCase, { params: { caseId } })
  expect(text).toContain(`期满日${sayDay(body.state.term.endsOn)}`)
  const told = body.entries.find((entry) => entry.type === 'dischargeNotified')
  expect(text).toContain(`${sayDay(told?.on)}${findEntryType('dischargeNotified')?.title.zh}`)
})

/** A notice that was followed by three refusals: what the second pack rests on. */
async function refuseThrice(caseId: string): Promise<void> {
  const facts = [
    ['testNotified', '2026-02-20', { dueOn: '2026-02-23', way: '电话' }],
    ...['2026-02-23', '2026-03-02', '2026-03-09'].map(
      (on) => ['testRefused', on, { way: 'refused' }] as const,
    ),
    ['warned', '2026-03-10', { breach: '三次拒绝检测', statement: '没有时间' }],
  ] as const
  for (const [type, on, data] of facts) {
    const entry = { id: randomUUID(), type, on, data }
    const answer = await head.call(recordEntries, { params: { caseId }, body: { entries: [entry] } })
    expect(answer.status, answer.text).toBe(200)
  }
}

test('the seven papers of the two packs for the police, from the demonstration city', async () => {
  const [late] = await casesWhere(`'reportInOverdue' = any(finding_kinds) and stage = 'awaitingReport'`)
  const [breach] = await casesWhere(`stage = 'inForce' and contact = 'inTouch'`)
  await refuseThrice(breach?.case_id ?? '')
  const packs = [
    { caseId: late?.case_id ?? '', forms: ['F-14', 'F-07', 'F-25a'] },
    { caseId: breach?.case_id ?? '', forms: ['F-14', 'F-15', 'F-24', 'F-25b'] },
  ]
  const says: Readonly<Record<string, readonly string[]>> = {
    'F-14': ['告诫书', '对以上事实有异议的'],
    'F-07': ['逾期未报到'],
    'F-15': ['检测通知书'],
    'F-24': ['严重违反', '法定标准'],
    'F-25a': ['移交清单', '移交回执'],
    'F-25b': ['移交清单', '移交回执'],
  }
  for (const { caseId, forms } of packs)
    for (const form of forms) {
      const text = await paperText(head, caseId, await issue(head, caseId, form))
      for (const words of says[form] ?? []) expect(text, form).toContain(words)
      expect(text, form).toMatch(/〔2026〕\d+号/)
    }
})

test('the police print what they read: no counselling, and only papers addressed to them', async () => {
  const [one] = await casesWhere(`stage = 'inForce'`)
  const caseId = one?.case_id ?? ''
  await issue(head, caseId, 'F-08')
  await issue(head, caseId, 'F-16')
  const whole = (await fetchPdf(head, `/api/cases/${caseId}/dossier`)).join('\n')
  const theirs = (await fetchPdf(police, `/api/cases/${caseId}/dossier`)).join('\n')
  expect(whole).toContain('协议书')
  expect(theirs).not.toMatch(/协议书\d{4}年/)
  expect(theirs).toContain('吸毒检测记录表')
  expect(theirs).toContain('不在权限内')
  const narcotics = await server.signIn('county')
  expect((await narcotics.call(printDossier, { params: { caseId } })).status).toBe(403)
})

test('a printed file is in the access log with the forms it held', async () => {
  const [one] = await casesWhere(discharged)
  const { rows } = await withClient(server.services.admin, (db) =>
    db.query(`select fields from access_log where case_id = $1 and action = 'document.dossier'`, [
      one?.case_id,
    ]),
  )
  expect(rows[0]?.fields).toEqual(expect.arrayContaining(['dossier', 'F-30', 'F-34']))
})
