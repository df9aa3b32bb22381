import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cancelMessageRoute, listMessages } from '#contract/message-contract.ts'
import { listReportIn, remindReportIn } from '#contract/report-in-contract.ts'
import { sendDue } from '#server/messages/message-work.ts'
import type { Sender } from '#server/messages/sender.ts'
import { foundCity, region } from '#test/support/lives.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { awaiting, type Offices, openOffices } from './awaiting.ts'

let server: TestServer
let all: Offices
let sent: string[] = []

beforeAll(async () => {
  server = await startServer({ today: '2025-06-20' })
  await foundCity(server.services)
  all = await openOffices(server)
})
afterAll(() => server.close())
beforeEach(() => {
  sent = []
})

function use(send: Sender['send']): void {
  Object.assign(server.services, { messages: { name: 'demo', send } satisfies Sender })
}
const remind = async (caseId: string) =>
  (await all.worker.call(remindReportIn, { params: { caseId }, body: { way: 'message' } })).body.messageId ??
  ''
const takeBack = (caseId: string, messageId: string) =>
  all.worker.call(cancelMessageRoute, { params: { caseId, messageId } })
const newest = async (caseId: string) =>
  (await all.worker.call(listMessages, { params: { caseId } })).body.messages[0]
const work = () => sendDue(server.services, [region])

test('taken back before it goes out: nothing is sent, the entry is struck, another may follow the same day', async () => {
  use(async (m) => {
    sent.push(m.ref)
    return { kind: 'handedOver' }
  })
  const caseId = await awaiting(server, all, 50)
  const messageId = await remind(caseId)
  expect(await takeBack(caseId, messageId)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
  await work()
  expect(sent).toEqual([])
  const { lines } = (await all.worker.call(listReportIn)).body
  expect(lines.find((l) => l.caseId === caseId)).toMatchObject({ reminders: 0 })
  expect((await takeBack(caseId, messageId)).status, 'not twice').toBe(409)
  expect(await remind(caseId)).not.toBe('')
  await work()
  expect(await newest(caseId)).toMatchObject({ state: 'handedOver' })
})

test('what is being handed over at this moment is not taken back', async () => {
  const caseId = await awaiting(server, all, 51)
  const messageId = await remind(caseId)
  const during: number[] = []
  use(async () => {
    during.push((await takeBack(caseId, messageId)).status)
    return { kind: 'handedOver' }
  })
  await work()
  expect(during).toEqual([409])
  expect(await newest(caseId)).toMatchObject({ state: 'handedOver' })
})
