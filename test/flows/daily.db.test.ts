import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseLooks, recordEntries, revealPerson, showCase } from '#contract/case-contract.ts'
import { myDay } from '#contract/day-contract.ts'
import { exportPeople, searchPeople } from '#contract/people-contract.ts'
import { withClient } from '#server/database/pool.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife, foundCity, type LifeOptions, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-02'
const names = ['王小明', '汪晓梅', '单田芳', '曾国庆', '欧阳静', '李四光']

let server: TestServer
let worker: Client
let other: Client
let head: Client
let police: Client
let narcotics: Client
let ids: string[]

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  worker = await server.signIn({ role: 'worker', org: stations[0], area: townships[0] })
  other = await server.signIn({ role: 'worker', org: stations[1], area: townships[1] })
  head = await server.signIn({ role: 'stationHead', org: stations[0], area: townships[0] })
  police = await server.signIn({ role: 'policeLiaison', org: stations[0], area: '329801' })
  narcotics = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '3298' })
  const lives = names.map((name, i) => withUuid({ n: i + 1, name, worker: worker.account }))
  lives.push(withUuid({ n: 90, name: '王远山', township: 1, worker: other.account }))
  ids = lives.map((life) => life.caseFile.id)
  await bulkLoad(server.services, stream(lives), { today })
})
afterAll(() => server.close())

/** The same life with ids as the product makes them. */
function withUuid(options: LifeOptions): BulkCase {
  const life = aLife(options)
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

const found = async (client: Client, text: string) =>
  (await client.call(searchPeople, { body: { text } })).body.rows.map((row) => row.name)

test.each([
  ['王小', ['王小明']],
  ['小明', ['王小明']],
  ['w', ['王小明', '汪晓梅']],
  ['wxm', ['王小明', '汪晓梅']],
  ['shan', ['单田芳']],
  ['zgq', ['曾国庆']],
  ['欧阳', ['欧阳静']],
  ['0003', ['单田芳']],
  ['C-5', ['欧阳静']],
  ['C-90', []],
  ['王远山', []],
  ['没有此人', []],
])('a worker who searches for %s in the own caseload finds %o', async (text, expected) => {
  expect((await found(worker, text)).sort()).toEqual([...expected].sort())
})

test('a list shows the whole scope, page by page, without doubles or gaps', async () => {
  for (const sort of ['due', 'fileNo', 'reportIn', 'termEnd'] as const)
    for (const descending of [false, true]) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await head.call(searchPeople, {
          body: { sort, descending, limit: 2, ...(after ? { after } : {}) },
        })
        expect(page.status).toBe(200)
        expect(page.body.total).toBe(names.length)
        seen.push(...page.body.rows.map((row) => row.fileNo))
        after = page.body.next ?? undefined
      } while (after)
      expect(new Set(seen).size, `${sort} ${descending}`).toBe(names.length)
      expect(seen).toHaveLength(names.length)
    }
})

test('an office above the township reads masked names', async () => {
  const page = await narcotics.call(searchPeople, { body: { text: '王小明' } })
  expect(page.body.rows).toMatchObject([{ name: '王**', masked: true }])
  expect(page.text).not.toContain('王小明')
})

test('an exported list is a workbook and a line in the access log', async () => {
  const answer = await worker.call(exportPeople, { body: { sort: 'fileNo' } })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toContain('spreadsheetml')
  const logged = await withClient(server.services.admin, (db) =>
    db.query('select action, count from access_log where action = $1 and user_id = $2', [
      exportPeople.id,
      worker.account,
    ]),
  )
  expect(logged.rows).toEqual([{ action: exportPeople.id, count: names.length }])
})

test('my day counts every open duty once and names the act that each asks for', async () => {
  const day = await worker.call(myDay, { query: { limit: 200 } })
  expect(day.status).toBe(200)
  const counted = day.body.counts.flatMap((list) => Object.values(list.counts)).reduce((a, b) => a + b, 0)
  expect(counted).toBe(day.body.rows.length)
  expect(counted).toBeGreaterThan(names.length)
  const agreement = day.body.rows.filter((row) => row.kind === 'signAgreement')
  expect(agreement).toHaveLength(names.length)
  for (const row of agreement) expect(row).toMatchObject({ act: 'agreementSigned', bucket: 'overdue' })
})

test('filters of my day are the same cut as its counts', async () => {
  const all = await worker.call(myDay, { query: { limit: 200 } })
  for (const { list, counts } of all.body.counts)
    for (const [bucket, n] of Object.entries(counts)) {
      const part = await worker.call(myDay, { query: { list, bucket, limit: 200 } })
      expect(part.body.rows, `${list} ${bucket}`).toHaveLength(n)
    }
})

test('the case page tells state, sentences, clauses and journal, and what may be recorded', async () => {
  const caseId = ids[0] ?? ''
  const { status, body } = await worker.call(showCase, { params: { caseId } })
  expect(status).toBe(200)
  expect(body.person).toMatchObject({ name: '王小明', age: 35 })
  expect(body.person.idNumber).not.toContain('19900101')
  expect(body.state).toMatchObject({ stage: 'inForce', reportIn: { status: 'onTime' } })
  expect(body.entries).toHaveLength(3)
  expect(body.mayRecord).toContain('agreementSigned')
  expect(body.mayRecord).not.toContain('orderIssued')
  for (const item of [...body.state.duties, ...body.state.findings]) {
    expect(body.sentences[item.id]?.zh.length).toBeGreaterThan(4)
    expect(body.clauses[item.clause], item.clause).toBeDefined()
  }
})

test('a file of another station is as absent as one that does not exist', async () => {
  const hidden = await other.call(showCase, { params: { caseId: ids[0] ?? '' } })
  const absent = await other.call(showCase, { params: { caseId: randomUUID() } })
  expect(hidden.status).toBe(404)
  expect(hidden.status).toBe(absent.status)
  expect(hidden.text.replace(/"reference":"[^"]*"/, '')).toBe(absent.text.replace(/"reference":"[^"]*"/, ''))
})

test('recording moves the state, tells what went and came, and the same entry twice is one', async () => {
  const caseId = ids[1] ?? ''
  const entry = {
    id: randomUUID(),
    type: 'agreementSigned',
    on: today,
    data: { parties: ['township', 'person'], place: townships[0] },
  }
  const before = (await worker.call(showCase, { params: { caseId } })).body
  const first = await worker.call(recordEntries, { params: { caseId }, body: { entries: [entry] } })
  expect(first.status, first.text).toBe(200)
  expect(first.body.recorded).toEqual([entry.id])
  const again = await worker.call(recordEntries, { params: { caseId }, body: { entries: [entry] } })
  expect(again.body).toMatchObject({ seq: first.body.seq, recorded: [] })
  const after = (await worker.call(showCase, { params: { caseId } })).body
  expect(after.entries).toHaveLength(before.entries.length + 1)
  expect(after.state.agreement).toEqual({ signedOn: today, currentPlace: true })
})

test('what the rules refuse comes back with field and words, and nothing is kept', async () => {
  const caseId = ids[2] ?? ''
  const future = { id: randomUUID(), type: 'visitMade', on: '2025-06-03', data: { withWhom: '本人' } }
  const answer = await worker.call(recordEntries, { params: { caseId }, body: { entries: [future] } })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('on')
  const page = await worker.call(showCase, { params: { caseId } })
  expect(page.body.entries).toHaveLength(3)
})

test('the police liaison reads what concerns the police and no counselling', async () => {
  const caseId = ids[3] ?? ''
  const talk = {
    id: randomUUID(),
    type: 'talkHeld',
    on: today,
    data: { withWhom: '本人', method: 'faceToFace', summary: '家里有困难' },
  }
  const done = await worker.call(recordEntries, { params: { caseId }, body: { entries: [talk] } })
  expect(done.status, done.text).toBe(200)
  const page = await police.call(showCase, { params: { caseId } })
  expect(page.status).toBe(200)
  expect(page.text).not.toContain('家里有困难')
  expect(page.body.entries.map((e) => e.type)).not.toContain('talkHeld')
  expect(page.body.state.tier).toMatchObject({ points: 0, because: [] })
})

test('showing identity in full is an act of its own that the log keeps', async () => {
  const caseId = ids[4] ?? ''
  const shown = await worker.call(revealPerson, { params: { caseId }, body: { reason: '核对身份' } })
  expect(shown.body).toMatchObject({ name: '欧阳静', phone: '10000000005' })
  const looks = await worker.call(caseLooks, { params: { caseId } })
  expect(looks.body.rows.map((row) => row.action)).toContain('case.reveal')
})
