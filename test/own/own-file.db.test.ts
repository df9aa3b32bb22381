import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { listDecisions } from '#contract/decision-contract.ts'
import {
  askOwnLeave,
  endOwnLoginRoute,
  giveOwnLogin,
  objectToOwnEntry,
  ownLooks,
  readOwnLogin,
  showOwnFile,
} from '#contract/own-contract.ts'
import { searchPeople } from '#contract/people-contract.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'

const { server, worker, head, office, otherHead } = await openTwoTownships()

/** The person takes up the code; both factors are taken as given, as for every client of these tests. */
async function personOf(caseId: string): Promise<Client> {
  const given = await head.call(giveOwnLogin, { params: { caseId } })
  expect(given.status).toBe(200)
  const { login } = given.body
  await server.services.app.query(
    `update account set status = 'active', totp_sealed = 'x' where login = $1`,
    [login],
  )
  return server.signIn(login)
}

test('given a login, when the person opens the own file, then both sides, the days and what counts are there, and no tier', async () => {
  const caseId = await caseInForce(server, office, worker, 1)
  const refused = await record(worker, caseId, 'testRefused', '2025-05-20', { way: 'refused' })
  await record(worker, caseId, 'note', '2025-05-21', { text: '内部记录' })
  const person = await personOf(caseId)
  const { status, body } = await person.call(showOwnFile)
  expect(status).toBe(200)
  expect(body.cases).toHaveLength(1)
  const [own] = body.cases
  expect(own).toMatchObject({ caseId, stage: 'inForce', mayAskLeave: true, leaveReportDays: 3 })
  expect(own?.duties.some((d) => d.side === 'me')).toBe(true)
  expect(own?.duties.some((d) => d.side === 'them')).toBe(true)
  expect(own?.counters.find((c) => c.key === 'testRefusals')).toMatchObject({ value: 1, threshold: 3 })
  expect(own?.entries.find((e) => e.id === refused)).toMatchObject({ mayObject: true, objection: null })
  expect(JSON.stringify(body)).not.toContain('内部记录')
  expect(JSON.stringify(body)).not.toContain('"tier"')
})

test('given a request for leave by the person, then it waits for the office like any other, and the person reads the state', async () => {
  const caseId = await caseInForce(server, office, worker, 2)
  const person = await personOf(caseId)
  const id = randomUUID()
  const body = { id, from: '2025-06-05', to: '2025-06-08', destination: '邻县', reason: '探亲' }
  expect((await person.call(askOwnLeave, { params: { caseId }, body })).status).toBe(200)
  const waits = await head.call(listDecisions, { query: { kind: 'leave', limit: '200' } })
  expect(waits.body.decisions.map((d) => d.decisionId)).toContain(`leave:${id}`)
  const { body: file } = await person.call(showOwnFile)
  expect(file.cases[0]?.leaves).toMatchObject([{ id, state: 'asked' }])
  const { body: page } = await worker.call(showCase, { params: { caseId } })
  expect(page.entries.find((e) => e.id === id)?.by.role).toBe('person')
})

test('given an entry that weighs against the person, when objected to, then it waits for somebody else; a visit can not be objected to', async () => {
  const caseId = await caseInForce(server, office, worker, 3)
  const refused = await record(worker, caseId, 'testRefused', '2025-05-20', { way: 'refused' })
  const visit = await record(worker, caseId, 'visitMade', '2025-05-22', { method: 'faceToFace' })
  const person = await personOf(caseId)
  const object = (about: string) =>
    person.call(objectToOwnEntry, {
      params: { caseId },
      body: { id: randomUUID(), about, statement: '那天我在医院' },
    })
  expect((await object(visit)).status).toBe(422)
  expect((await object(randomUUID())).status).toBe(404)
  expect((await object(refused)).status).toBe(200)
  const { body: file } = await person.call(showOwnFile)
  expect(file.cases[0]?.entries.find((e) => e.id === refused)).toMatchObject({
    mayObject: false,
    objection: 'open',
  })
  const waits = await head.call(listDecisions, { query: { kind: 'objection', limit: '200' } })
  expect(waits.body.decisions.some((d) => d.caseId === caseId && d.mine)).toBe(true)
})

test('a person reads no other file, sees who looked, and loses the login the moment it is ended', async () => {
  const caseId = await caseInForce(server, office, worker, 4)
  const another = await caseInForce(server, office, worker, 5)
  const person = await personOf(caseId)
  const body = { id: randomUUID(), from: '2025-06-05', to: '2025-06-06', destination: '邻县', reason: '探亲' }
  expect((await person.call(askOwnLeave, { params: { caseId: another }, body })).status).toBe(404)
  expect((await person.call(ownLooks, { params: { caseId: another } })).status).toBe(404)
  expect((await person.call(showCase, { params: { caseId } })).status).toBe(403)
  expect((await person.call(searchPeople, { body: {} })).status).toBe(403)
  const looks = await person.call(ownLooks, { params: { caseId } })
  expect(looks.body.rows.map((r) => r.role)).toContain('stationHead')
  expect(JSON.stringify(looks.body)).not.toContain(head.account)

  const reason = { reason: '本人要求' }
  expect((await otherHead.call(endOwnLoginRoute, { params: { caseId }, body: reason })).status).toBe(404)
  expect((await head.call(giveOwnLogin, { params: { caseId } })).status).toBe(409)
  expect((await head.call(endOwnLoginRoute, { params: { caseId }, body: reason })).status).toBe(200)
  expect((await person.call(showOwnFile)).status).toBe(401)
  const known = await worker.call(readOwnLogin, { params: { caseId } })
  expect(known.body.login).toBeNull()
})
