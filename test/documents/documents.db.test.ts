import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  downloadPaper,
  issuePaper,
  listDocuments,
  listForms,
  previewPaper,
  showForm,
  voidDocument,
} from '#contract/document-contract.ts'
import { withClient } from '#server/database/pool.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife, foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { readPdfText } from './read-pdf-text.ts'

const today = '2025-06-02'
let server: TestServer
let worker: Client
let head: Client
let office: Client
let police: Client
let ids: string[]

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  worker = await server.signIn({ role: 'worker', org: stations[0], area: townships[0] })
  head = await server.signIn({ role: 'stationHead', org: stations[0], area: townships[0] })
  office = await server.signIn({ role: 'townshipOffice', org: stations[1], area: townships[0] })
  police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: '329801' })
  const lives = Array.from({ length: 12 }, (_, i) => lifeOf(i + 1))
  ids = lives.map((life) => life.caseFile.id)
  await bulkLoad(server.services, stream(lives), { today })
})
afterAll(() => server.close())

function lifeOf(n: number): BulkCase {
  const life = aLife({ n, worker: worker.account })
  const [id, personId] = [randomUUID(), randomUUID()]
  return {
    ...life,
    person: { ...life.person, id: personId },
    caseFile: { ...life.caseFile, id, personId },
    entries: life.entries.map((e) => ({ ...e, case: id, id: randomUUID() })),
  }
}

async function* stream(lives: readonly BulkCase[]): AsyncGenerator<BulkCase> {
  yield* lives
}

const at = (n: number) => ids[n] ?? ''

async function issue(
  client: Client,
  n: number,
  form: string,
  typed: Record<string, string> = {},
  id = randomUUID(),
) {
  const page = await client.call(showForm, { params: { caseId: at(n), form } })
  const answer = await client.call(issuePaper, {
    params: { caseId: at(n) },
    body: { id, form, typed },
    headers: { 'if-match': `"${page.body?.seq ?? 3}"` },
  })
  return { id, ...answer }
}

test('papers that fit the case now, with what is missing before printing', async () => {
  const { status, body } = await worker.call(listForms, { params: { caseId: at(0) } })
  expect(status).toBe(200)
  const offered = body.forms.map((form) => form.form)
  expect(offered).toEqual(expect.arrayContaining(['F-01', 'F-08', 'F-10']))
  expect(offered).not.toContain('F-02')
  const group = body.forms.find((form) => form.form === 'F-10')
  expect(group?.missing.map((m) => m.zh)).toContain('工作小组成员')
})

test('a form shows where each field comes from and masks identity; the paper names it in full', async () => {
  const { status, body, text } = await worker.call(showForm, { params: { caseId: at(0), form: 'F-08' } })
  expect(status).toBe(200)
  expect(body.missing).toEqual([])
  expect(text).not.toContain('329801199001010001')
  expect(body.fields.find((f) => f.key === 'person.idNumber')).toMatchObject({
    source: 'file',
    typable: false,
  })
  expect(body.fields.find((f) => f.key === 'typed.measures')).toMatchObject({
    source: 'typed',
    required: true,
  })
})

test('a preview is a picture marked as such and leaves nothing behind', async () => {
  const answer = await worker.call(previewPaper, { params: { caseId: at(0), form: 'F-08' }, body: {} })
  expect(answer.status, answer.text.slice(0, 300)).toBe(200)
  expect(answer.text.startsWith('<svg')).toBe(true)
  expect((await worker.call(listDocuments, { params: { caseId: at(0) } })).body.documents).toEqual([])
})

test('an issued paper is numbered, frozen and printed again byte by byte, whatever happens to the file', async () => {
  const first = await issue(worker, 0, 'F-08')
  expect(first.status, first.text).toBe(200)
  expect(first.body).toMatchObject({ number: '站1协〔2025〕1号' })
  const paper = () => paperOf(worker, 0, first.id)
  const before = await paper()
  await withClient(server.services.admin, (db) =>
    db.query('update organisation set name = $1 where id = $2', ['新站', stations[0]]),
  )
  try {
    expect((await paper()).equals(before)).toBe(true)
    const { body } = await worker.call(listDocuments, { params: { caseId: at(0) } })
    expect(body.documents).toHaveLength(1)
    expect(body.documents[0]).toMatchObject({ form: 'F-08', number: '站1协〔2025〕1号', void: null })
  } finally {
    await withClient(server.services.admin, (db) =>
      db.query('update organisation set name = $1 where id = $2', ['站1', stations[0]]),
    )
  }
})

async function paperOf(client: Client, n: number, documentId: string): Promise<Buffer> {
  const path = downloadPaper.path.replace(':caseId', at(n)).replace(':documentId', documentId)
  const reply = await server.app.inject({ method: 'GET', url: path, headers: { cookie: client.cookie } })
  expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200)
  expect(reply.headers['content-disposition']).toBe('attachment; filename="F-08_2025-06-02.pdf"')
  expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  return reply.rawPayload
}

test('the same paper sent twice is one; a file that moved meanwhile is refused', async () => {
  const once = await issue(worker, 1, 'F-08')
  const again = await issue(worker, 1, 'F-08', {}, once.id)
  expect(again.body).toEqual(once.body)
  const stale = await worker.call(issuePaper, {
    params: { caseId: at(1) },
    body: { id: randomUUID(), form: 'F-08' },
    headers: { 'if-match': '"2"' },
  })
  expect(stale.status).toBe(409)
})

test('what is missing is refused with its field', async () => {
  const { status, text } = await issue(office, 1, 'F-10')
  expect(status).toBe(422)
  expect(text).toContain('#/typed/group/members')
})

test('fifty writers at once get fifty numbers without gap or double', async () => {
  const taken = await Promise.all(
    Array.from({ length: 50 }, (_, i) => issue(head, i % 12, 'F-12', entrusted)),
  )
  expect(taken.map((one) => one.status)).toEqual(taken.map(() => 200))
  const numbers = taken.map((one) => Number(/〕(\d+)号/.exec(one.body.number ?? '')?.[1]))
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
})

const entrusted = {
  'entrust.to': '二镇社区戒毒社区康复工作办公室',
  'typed.from': '2025-06-03',
  'typed.to': '2025-12-02',
}

test('a void paper keeps its number and says why', async () => {
  const done = await issue(worker, 2, 'F-08')
  const params = { caseId: at(2), documentId: done.id }
  expect((await worker.call(voidDocument, { params, body: { reason: '姓名写错' } })).status).toBe(200)
  expect((await worker.call(voidDocument, { params, body: { reason: '再来一次' } })).status).toBe(409)
  expect(readPdfText(await paperOf(worker, 2, done.id))[0]).toContain('作　废')
  const next = await issue(worker, 2, 'F-08')
  expect(readPdfText(await paperOf(worker, 2, next.id))[0]).not.toContain('作　废')
  const numberOf = (answer: typeof next) => Number(/〕(\d+)号/.exec(answer.body.number ?? '')?.[1])
  expect(numberOf(next)).toBe(numberOf(done) + 1)
  const { body } = await worker.call(listDocuments, { params: { caseId: at(2) } })
  expect(body.documents.find((d) => d.id === done.id)?.void).toMatchObject({ reason: '姓名写错' })
})

test('the police read what is addressed to them and nothing of counselling', async () => {
  const { body } = await police.call(listForms, { params: { caseId: at(0) } })
  expect(body.forms.map((form) => form.form)).toEqual(expect.arrayContaining(['F-15']))
  expect(body.forms.map((form) => form.form)).not.toContain('F-11')
  expect((await police.call(showForm, { params: { caseId: at(0), form: 'F-11' } })).status).toBe(404)
})

test('an issued paper opens to the police where it is theirs to read, and is absent otherwise', async () => {
  const agreement = await issue(worker, 3, 'F-08')
  const tests = await issue(worker, 3, 'F-16')
  expect(tests.status, tests.text).toBe(200)
  const { body } = await police.call(listDocuments, { params: { caseId: at(3) } })
  expect(body.documents.map((d) => d.id)).toEqual([tests.id])
  const open = (documentId: string) =>
    police.call(downloadPaper, { params: { caseId: at(3), documentId } }).then((answer) => answer.status)
  expect([await open(tests.id), await open(agreement.id)]).toEqual([200, 404])
  const params = { caseId: at(3), documentId: tests.id }
  expect((await police.call(voidDocument, { params, body: { reason: '不是我们的' } })).status).toBe(403)
  expect((await head.call(voidDocument, { params, body: { reason: '重复制作' } })).status).toBe(200)
  const theirs = await issue(police, 3, 'F-01')
  const order = { params: { caseId: at(3), documentId: theirs.id }, body: { reason: '不是我们的' } }
  expect((await head.call(voidDocument, order)).status).toBe(403)
  expect((await police.call(voidDocument, order)).status).toBe(200)
})

test('every look at a paper is in the access log with its form; nothing on paper stands in the rows in clear', async () => {
  const done = await issue(worker, 4, 'F-08', { 'typed.other': '每周二下午来站' })
  await worker.call(downloadPaper, { params: { caseId: at(4), documentId: done.id } })
  const { log, kept } = await withClient(server.services.admin, async (db) => ({
    log: await db.query('select action, fields from access_log where case_id = $1', [at(4)]),
    kept: await db.query('select d::text as row, frozen_sealed from document d where id = $1', [done.id]),
  }))
  const actions = log.rows.filter((row) => row.fields.includes('F-08')).map((row) => row.action)
  expect(actions).toEqual(expect.arrayContaining(['document.form', 'document.issue', 'document.download']))
  expect(kept.rows[0].row).not.toMatch(/王小明|每周二/)
  expect(kept.rows[0].frozen_sealed.includes(Buffer.from('每周二下午来站'))).toBe(false)
})

test('papers of another office are as absent as those that do not exist', async () => {
  const other = await server.signIn({ role: 'worker', org: stations[1], area: townships[1] })
  expect((await other.call(listDocuments, { params: { caseId: at(0) } })).status).toBe(404)
  expect(
    (await worker.call(downloadPaper, { params: { caseId: at(0), documentId: randomUUID() } })).status,
  ).toBe(404)
})
