import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  findCandidates,
  listBatches,
  listBatchForms,
  printBatch,
  readBatch,
  startBatch,
  stepBatch,
} from '#contract/batch-contract.ts'
import { downloadEditable, downloadPaper, voidDocument } from '#contract/document-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife, entry, foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { readDocxText } from './read-docx-text.ts'
import { readPdfText } from './read-pdf-text.ts'

const today = '2025-06-02'
let server: TestServer
let worker: Client
let colleague: Client
const people = Array.from({ length: 6 }, () => randomUUID())

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  worker = await server.signIn({ role: 'worker', org: stations[0], area: townships[0] })
  colleague = await server.signIn({ role: 'worker', org: stations[0], area: townships[0] })
  const lives = people.map((caseId, n) => {
    const life = aLife({ n: n + 1, worker: n === 5 ? colleague.account : worker.account })
    const personId = randomUUID()
    // Four were told of a test that is still to come, the fifth of one that is over.
    const dueOn = n === 4 ? '2025-05-01' : '2025-06-10'
    const told = entry(caseId, 'testNotified', '2025-04-28', { dueOn, way: '电话' })
    return {
      ...life,
      person: { ...life.person, id: personId },
      caseFile: { ...life.caseFile, id: caseId, personId },
      entries: [...life.entries, told].map((e) => ({ ...e, case: caseId, id: randomUUID() })),
    }
  })
  async function* stream() {
    yield* lives
  }
  await bulkLoad(server.services, stream(), { today })
})
afterAll(() => server.close())

/** A file as it goes over the wire; `call` reads answers as text. */
async function fetchBytes(path: string): Promise<Buffer> {
  const answer = await server.app.inject({ method: 'GET', url: path, headers: { cookie: worker.cookie } })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}

const typed = { 'typed.place': '一镇派出所', 'typed.time': '上午九时' }

async function run(caseIds: readonly string[]): Promise<string> {
  const id = randomUUID()
  const begun = await worker.call(startBatch, { body: { id, form: 'F-15', caseIds, typed } })
  expect(begun.status, begun.text).toBe(200)
  for (let left = begun.body.waiting; left > 0; ) {
    const { status, body, text } = await worker.call(stepBatch, { params: { batchId: id } })
    expect(status, text).toBe(200)
    left = body.waiting
  }
  return id
}

test('what goes against a person is in no list and is refused with the reason', async () => {
  const { body } = await worker.call(listBatchForms)
  expect(body.forms.map((f) => f.form)).toEqual(expect.arrayContaining(['F-06', 'F-08', 'F-15', 'F-16']))
  expect(body.adverse.map((f) => f.form)).toEqual(['F-07', 'F-14', 'F-24', 'F-25a', 'F-25b', 'F-28'])
  for (const { form } of body.adverse) {
    const answer = await worker.call(findCandidates, { body: { form } })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('逐人')
    const begun = await worker.call(startBatch, { body: { id: randomUUID(), form, caseIds: [people[0]] } })
    expect(begun.status).toBe(422)
  }
})

test('people of the own scope, with what is missing for whom', async () => {
  const body = { form: 'F-15', due: false }
  const bare = await worker.call(findCandidates, { body })
  expect(bare.status, bare.text).toBe(200)
  expect(bare.body.people.map((p) => p.caseId).sort()).toEqual(people.slice(0, 5).sort())
  expect(bare.body.people[0]?.missing.map((m) => m.zh)).toEqual(['检测地点'])
  const told = await worker.call(findCandidates, { body: { ...body, typed } })
  const lacking = told.body.people.filter((p) => p.missing.length > 0)
  expect(lacking.map((p) => p.caseId)).toEqual([people[4]])
  expect(lacking[0]?.missing[0]?.zh).toContain('请先登记')
  const first = await worker.call(findCandidates, { body: { ...body, typed, limit: 2 } })
  const next = await worker.call(findCandidates, {
    body: { ...body, typed, limit: 50, after: first.body.next },
  })
  expect([...first.body.people, ...next.body.people]).toEqual(told.body.people)
})

test('each gets a paper with a number of its own; who can not is listed with the reason; one print has all', async () => {
  const batchId = await run(people.slice(0, 5))
  const { body } = await worker.call(readBatch, { params: { batchId } })
  expect(body).toMatchObject({ waiting: 0, issued: 4, failed: 1 })
  const numbers = body.items
    .filter((i) => i.state === 'issued')
    .map((i) => Number(/〕(\d+)号/.exec(i.number ?? '')?.[1]))
  expect(numbers).toEqual([1, 2, 3, 4])
  expect(body.items.at(-1)).toMatchObject({ caseId: people[4], state: 'failed', number: null })
  expect(body.items.at(-1)?.says[0]?.zh).toContain('请先登记')
  const pages = readPdfText(await fetchBytes(`/api/documents/batch/${batchId}/paper`))
  expect(pages).toHaveLength(body.items.reduce((sum, item) => sum + (item.pages ?? 0), 0))
  for (const [i, page] of pages.entries()) {
    expect(page).toContain(`〔2025〕${i + 1}号`)
    expect(page).toContain('一镇派出所')
    expect(page).toMatch(/— 1 —\s*$/)
  }
})

test('a paper of a batch is a paper like any other: hash, editable copy, void', async () => {
  const batchId = await run(people.slice(0, 1))
  const { body } = await worker.call(readBatch, { params: { batchId } })
  const [item] = body.items
  const params = { caseId: item?.caseId ?? '', documentId: item?.documentId ?? '' }
  expect((await worker.call(downloadPaper, { params })).status).toBe(200)
  const docx = await worker.call(downloadEditable, { params })
  expect(docx.headers['content-disposition']).toMatch(/filename="F-15_2025-06-02\.docx"/)
  expect(
    readDocxText(await fetchBytes(`/api/cases/${params.caseId}/documents/${params.documentId}/editable`)),
  ).toContain('一镇派出所')
  await worker.call(voidDocument, { params, body: { reason: '日期写错' } })
  expect((await worker.call(downloadEditable, { params })).status).toBe(409)
  expect((await worker.call(printBatch, { params: { batchId } })).status).toBe(409)
})

test('a batch that was left waits where it was; a step sent twice issues one paper', async () => {
  const id = randomUUID()
  await worker.call(startBatch, { body: { id, form: 'F-15', caseIds: people.slice(0, 2), typed } })
  const headers = { 'idempotency-key': randomUUID() }
  const [once, again] = [
    await worker.call(stepBatch, { params: { batchId: id }, headers }),
    await worker.call(stepBatch, { params: { batchId: id }, headers }),
  ]
  expect(again.body).toEqual(once.body)
  const left = (await worker.call(listBatches)).body.batches.find((b) => b.batchId === id)
  expect(left).toMatchObject({ waiting: 1, issued: 1, failed: 0 })
})

test('nobody else sees a batch, and nobody outside of the own scope gets into one', async () => {
  const batchId = await run(people.slice(0, 1))
  for (const route of [readBatch, printBatch, stepBatch])
    expect((await colleague.call(route, { params: { batchId } })).status).toBe(404)
  const foreign = { id: randomUUID(), form: 'F-15', caseIds: [people[5]], typed }
  expect((await worker.call(startBatch, { body: foreign })).status).toBe(404)
})

test('every look is logged with its person', async () => {
  const batchId = await run(people.slice(1, 2))
  await worker.call(printBatch, { params: { batchId } })
  const { rows } = await withClient(server.services.admin, (db) =>
    db.query('select action from access_log where case_id = $1 and user_id = $2', [
      people[1],
      worker.account,
    ]),
  )
  const actions = rows.map((row) => row.action)
  expect(actions).toEqual(
    expect.arrayContaining(['batch.candidates', 'batch.start', 'batch.step', 'batch.print']),
  )
})
