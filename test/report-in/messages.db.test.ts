import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listMessages, reportDelivery } from '#contract/message-contract.ts'
import { listReportIn, remindReportIn, showReportIn } from '#contract/report-in-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { checkMessages } from '#server/jobs/check-messages.ts'
import { sendDue } from '#server/messages/message-work.ts'
import type { Sender } from '#server/messages/sender.ts'
import { spoolSender } from '#server/messages/spool-sender.ts'
import { webhookSender } from '#server/messages/webhook-sender.ts'
import { recordEntry } from '#test/orders/case-in-force.ts'
import { as, foundCity, region, townships } from '#test/support/lives.ts'
import { openTestSession, startServer, type TestServer } from '#test/support/server.ts'
import { awaiting, type Offices, openOffices } from './awaiting.ts'

type Got = { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

const secret = 'a secret of the tests, no more'
const callbackSecret = 'another secret of the tests'
let server: TestServer
let all: Offices
let gateway: Server
let url: string
let got: Got[] = []
let answers: { status: number; body?: string; silent?: boolean }[] = []

beforeAll(async () => {
  server = await startServer({ today: '2025-06-20' })
  await foundCity(server.services)
  all = await openOffices(server)
  gateway = createServer((request, reply) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      const { status, body: text = '', silent } = answers.shift() ?? { status: 200, body: '{"ref":"g-1"}' }
      if (!silent) reply.writeHead(status, { 'content-type': 'application/json' }).end(text)
    })
  })
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
  const address = gateway.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/send`
})
afterAll(async () => {
  gateway.closeAllConnections()
  gateway.close()
  await server.close()
})
beforeEach(() => {
  got = []
  answers = []
  server.services.clock.set('2025-06-20')
  use(webhookSender({ url, secret, callbackSecret, timeoutMs: 400 }))
})

function use(messages: Sender | undefined): void {
  Object.assign(server.services, { messages })
}
const remind = (caseId: string) =>
  all.worker.call(remindReportIn, { params: { caseId }, body: { way: 'message' } })
const work = () => sendDue(server.services, [region])
const newest = async (caseId: string) => {
  // sessions end with their day
  server.services.clock.set('2025-06-20')
  return (await all.worker.call(listMessages, { params: { caseId } })).body.messages[0]
}
const tell = (body: object, shown?: string) =>
  server.client().call(reportDelivery, {
    body,
    headers: { origin: undefined, ...(shown === undefined ? {} : { 'x-callback-secret': shown }) },
  })

test('one act: entry and message; the gateway gets it signed, with neutral words, and tells that it arrived', async () => {
  const caseId = await awaiting(server, all, 21)
  const sent = await remind(caseId)
  expect(sent.status).toBe(200)
  expect(await newest(caseId)).toMatchObject({ state: 'queued', byName: '王社工', phone: '100****1021' })
  expect(await work()).toBe(1)
  const [request] = got
  const outgoing = JSON.parse(request?.body ?? '{}')
  expect(outgoing).toEqual({
    ref: `3298.${sent.body.messageId}`,
    phone: '10000001021',
    text: '您预约的事项尚未办理，请尽快到一镇（湖滨路12号）办理，联系人王老师，电话000-00001234。',
  })
  const time = String(request?.headers['x-tongxing-time'])
  const signature = createHmac('sha256', secret).update(`${time}.${request?.body}`).digest('hex')
  expect(request?.headers).toMatchObject({
    'idempotency-key': outgoing.ref,
    'x-tongxing-signature': signature,
  })
  expect((await newest(caseId))?.state).toBe('handedOver')

  expect(await tell({ ref: outgoing.ref, state: 'delivered' }, callbackSecret)).toMatchObject({
    status: 200,
    body: { taken: true },
  })
  expect((await newest(caseId))?.state).toBe('delivered')
  const { lines } = (await all.worker.call(listReportIn)).body
  expect(lines.find((l) => l.caseId === caseId)).toMatchObject({ message: 'delivered', reminders: 1 })
})

test('a gateway that is down is asked again later, with the same reference; then it counts once', async () => {
  const caseId = await awaiting(server, all, 22)
  await remind(caseId)
  answers = [{ status: 503 }]
  await work()
  expect(await newest(caseId)).toMatchObject({ state: 'queued', fault: 'http-503', tries: 1 })
  expect(await work(), 'not before its time').toBe(0)
  server.services.clock.set('2025-06-21')
  answers = [{ status: 200, silent: true }]
  await work()
  expect(await newest(caseId)).toMatchObject({ state: 'queued', fault: 'timeout', tries: 2 })
  server.services.clock.set('2025-06-22')
  await work()
  expect(await newest(caseId)).toMatchObject({ state: 'handedOver', fault: null, tries: 3 })
  expect(new Set(got.map((g) => g.headers['idempotency-key']))).toHaveProperty('size', 1)
})

test('after the last try it has failed, and the line says that it did not arrive', async () => {
  const caseId = await awaiting(server, all, 23)
  await remind(caseId)
  for (let day = 20; day < 29; day++) {
    answers = [{ status: 500 }]
    server.services.clock.set(`2025-06-${day}`)
    await work()
  }
  expect(await newest(caseId)).toMatchObject({ state: 'failed', fault: 'http-500', tries: 6 })
  const { lines } = (await all.worker.call(listReportIn)).body
  expect(lines.find((l) => l.caseId === caseId)?.message).toBe('failed')
  expect(await work()).toBe(0)
})

test('an answer that is final is not asked again', async () => {
  const caseId = await awaiting(server, all, 24)
  await remind(caseId)
  answers = [{ status: 422 }]
  await work()
  expect(await newest(caseId)).toMatchObject({ state: 'failed', fault: 'http-422', tries: 1 })
})

test('the report of delivery: without the secret it is not there, unknown and repeated ones answer the same', async () => {
  const caseId = await awaiting(server, all, 25)
  const ref = `3298.${(await remind(caseId)).body.messageId}`
  await work()
  for (const shown of [undefined, '', 'wrong', `${callbackSecret}x`])
    expect((await tell({ ref, state: 'failed' }, shown)).status, String(shown)).toBe(404)
  expect((await newest(caseId))?.state).toBe('handedOver')
  const told = await tell({ ref, state: 'delivered' }, callbackSecret)
  for (const body of [
    { ref, state: 'failed' },
    { ref: '3298.no-such-message', state: 'delivered' },
    { ref: 'nonsense', state: 'delivered' },
    { ref: '9999.x', state: 'failed' },
  ])
    expect(await tell(body, callbackSecret)).toMatchObject({ status: told.status, text: told.text })
  expect((await newest(caseId))?.state, 'what is settled stays').toBe('delivered')
  use({ ...webhookSender({ url, secret }), callbackSecret: undefined })
  expect((await tell({ ref, state: 'delivered' }, '')).status).toBe(404)
})

test('two processes at once: every message goes out once', async () => {
  const cases = []
  for (let n = 30; n < 36; n++) cases.push(await awaiting(server, all, n))
  for (const caseId of cases) await remind(caseId)
  const tried = await Promise.all([work(), work(), work()])
  expect(tried.reduce((sum, n) => sum + n, 0)).toBe(6)
  expect(new Set(got.map((g) => g.headers['idempotency-key'])).size).toBe(6)
  expect(got).toHaveLength(6)
})

test('who came meanwhile gets no message', async () => {
  const caseId = await awaiting(server, all, 26)
  await remind(caseId)
  await recordEntry(all.worker, caseId, 'reportedIn', '2025-06-20', { place: townships[0] })
  await work()
  expect(got).toEqual([])
  expect((await newest(caseId))?.state).toBe('cancelled')
})

test('no phone, one a day, words that tell: refused, nothing is written', async () => {
  const bare = await awaiting(server, all, 27, { phone: null })
  expect(await remind(bare)).toMatchObject({ status: 422, body: { errors: [{ code: 'message.noPhone' }] } })
  const caseId = await awaiting(server, all, 28)
  expect((await remind(caseId)).status).toBe(200)
  expect(await remind(caseId)).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'reportIn.messagedToday' }] },
  })
  const place = (name: string) =>
    withClient(server.services.admin, (c) =>
      c.query('update area set name = $1 where code = $2', [name, townships[0]]),
    )
  await place('一镇禁毒办')
  const other = await awaiting(server, all, 29, { servedOn: '2025-06-10' })
  expect(await remind(other)).toMatchObject({ status: 422, body: { errors: [{ code: 'message.telling' }] } })
  expect((await all.worker.call(showReportIn, { params: { caseId: other } })).body.send).toMatchObject({
    text: null,
    because: { zh: expect.stringContaining('毒') },
  })
  await place('一镇')
  expect((await all.worker.call(listMessages, { params: { caseId: other } })).body.messages).toEqual([])
})

test('at night it waits for the morning', async () => {
  await work()
  const caseId = await awaiting(server, all, 40)
  const { clock } = server.services
  clock.pass(14 * 60)
  try {
    const cookie = await openTestSession(server.services, all.worker.account)
    const { body } = await server
      .client(cookie, all.worker.account)
      .call(remindReportIn, { params: { caseId }, body: { way: 'message' } })
    expect(new Date(body.sendsAt ?? '').toISOString()).toBe('2025-06-21T00:00:00.000Z')
    expect(await work()).toBe(0)
  } finally {
    clock.pass(-14 * 60)
  }
})

test('what waits for more than a day is told every night', async () => {
  const caseId = await awaiting(server, all, 43)
  const { messageId } = (await remind(caseId)).body
  expect(await checkMessages(server.services)).not.toContain(messageId)
  server.services.clock.set('2025-06-22')
  expect(await checkMessages(server.services)).toContain(messageId)
  await work()
  expect(await checkMessages(server.services)).toEqual([])
})

test('a stolen table tells neither phone nor words; another township and a role without a case see no row', async () => {
  const caseId = await awaiting(server, all, 41)
  await remind(caseId)
  const { rows } = await withClient(server.services.admin, (c) =>
    c.query('select m.*, phone_sealed::text as p, text_sealed::text as t from message m where case_id = $1', [
      caseId,
    ]),
  )
  expect(JSON.stringify(rows)).not.toMatch(/10000001041|预约/)
  const count = async (who: Parameters<typeof as>[1]) =>
    as(server.services, who, async (tx) => (await tx.query('select 1 from message')).rowCount)
  expect(await count({ id: 'x', role: 'townshipOffice', area: townships[1] })).toBe(0)
  expect(await count({ id: 'x', role: 'volunteer', area: townships[0] })).toBe(0)
  expect(await count({ id: 'x', role: 'townshipOffice', area: townships[0] })).toBeGreaterThan(0)
  const change = (set: string, opened?: string) =>
    as(server.services, { id: 'x', role: 'townshipOffice', area: townships[0] }, async (tx) => {
      if (opened) await tx.query(`select set_config('app.case', $1, true)`, [opened])
      return (await tx.query(`update message set ${set}`)).rowCount
    })
  await expect(change(`text_sealed = ''`)).rejects.toThrow(/permission denied/)
  expect(await change(`state = 'cancelled'`), 'without its case').toBe(0)
  await expect(change(`state = 'delivered'`, caseId)).rejects.toThrow(/row-level security/)
})

test('the spool is a file of lines that only the server may read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spool-'))
  use(spoolSender(join(folder, 'messages')))
  const caseId = await awaiting(server, all, 42)
  await remind(caseId)
  await work()
  const file = join(folder, 'messages', 'outgoing.ndjson')
  const lines = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l))
  expect(lines).toContainEqual(expect.objectContaining({ phone: '10000001042' }))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await newest(caseId))?.state).toBe('handedOver')
  await rm(folder, { recursive: true })
})
