import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addBody, endBody, listBodies, showGroup } from '#contract/agreement-contract.ts'
import { showForm } from '#contract/document-contract.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { as, townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'
import { entriesOf, page, plan, save, sign, signed } from './drawing.ts'

const { server, worker, office, otherOffice: next } = await openTwoTownships()

/** A fact of the hand-over, as its own pages write it. */
async function write(who: Client, area: string, caseId: string, type: string, data: Record<string, unknown>) {
  const role = who === worker ? 'worker' : 'townshipOffice'
  const { services } = server
  await as(services, { id: who.account, role, org: who === worker ? 'station-1' : 'office-1', area }, (tx) =>
    appendEntries(tx, services, {
      caseId,
      entries: [{ id: randomUUID(), type, on: '2025-06-02', data }],
      author: { user: who.account, role, org: 'office-1' },
      today: '2025-06-02',
      now: services.clock.now(),
    }),
  )
}

test('a body of the register signs for the township while its appointment runs', async () => {
  const caseId = await caseInForce(server, office, worker, 85)
  const made = await office.call(addBody, {
    body: { kind: 'residentsCommittee', name: '槐荫里居民委员会', from: '2025-01-01' },
  })
  expect((await office.call(listBodies, {})).body.bodies).toMatchObject([
    { id: made.body.id, name: '槐荫里居民委员会', to: null },
  ])
  expect((await worker.call(listBodies, {})).status).toBe(403)
  const { content } = await page(worker, caseId)
  const signers = content.signers.map((s) =>
    s.kind === 'township' ? { ...signed(s), kind: 'body' as const, name: '槐荫里居民委员会' } : signed(s),
  )
  await save(worker, caseId, 1, 0, { ...content, signers })
  expect((await sign(worker, caseId, 1, 1)).status).toBe(422)
  await record(office, caseId, 'bodyAppointed', '2025-05-15', {
    body: made.body.id,
    name: '槐荫里居民委员会',
    kind: 'residentsCommittee',
    documentNo: '一镇发〔2025〕8号',
  })
  expect((await sign(worker, caseId, 1, 1)).status).toBe(200)
  const agreement = (await entriesOf(worker, caseId)).find((e) => e.type === 'agreementSigned')
  expect(agreement?.data['body']).toBe('槐荫里居民委员会')
  const paper = (await worker.call(showForm, { params: { caseId, form: 'F-08' } })).body
  expect(paper.fields.find((f) => f.key === 'typed.body')?.value).toContain('槐荫里居民委员会')
  expect(
    (await office.call(endBody, { params: { bodyId: made.body.id }, body: { to: '2025-06-02' } })).status,
  ).toBe(200)
  expect(
    (await office.call(endBody, { params: { bodyId: made.body.id }, body: { to: '2025-06-02' } })).status,
  ).toBe(404)
})

test('the group: kinds with their clause, who is lacking and why, volunteers against the older target', async () => {
  const caseId = await caseInForce(server, office, worker, 86)
  await record(office, caseId, 'volunteerMatched', '2025-05-20', { volunteer: '李春' })
  const empty = (await worker.call(showGroup, { params: { caseId } })).body
  expect(empty.lacking).toEqual([
    'worker',
    'police',
    'medic',
    'family',
    'volunteer',
    'communityStaff',
    'socialWorker',
  ])
  expect(empty.asked.find((k) => k.kind === 'communityStaff')).toEqual({
    kind: 'communityStaff',
    clause: 'sz-2015-4x',
    law: false,
  })
  expect(empty.volunteers).toMatchObject({ matched: ['李春'], target: 2, clause: 'plan2016-8' })
  await record(office, caseId, 'workGroupFormed', '2025-05-25', {
    members: [
      { kind: 'worker', name: '周安' },
      { kind: 'other', as: 'communityStaff', name: '何月' },
    ],
    lacking: [{ kind: 'family', reason: '在本地没有亲属' }],
  })
  const formed = (await worker.call(showGroup, { params: { caseId } })).body
  expect(formed.lacking).toEqual(['police', 'medic', 'family', 'volunteer', 'socialWorker'])
  expect(formed.reasons).toEqual([{ kind: 'family', reason: '在本地没有亲属' }])
})

test('after a change of place a new version is asked for, prefilled from the old one, and signed by the new township', async () => {
  const caseId = await caseInForce(server, office, worker, 80)
  const first = await page(worker, caseId)
  await save(worker, caseId, 1, 0, { ...first.content, ...plan, signers: first.content.signers.map(signed) })
  await sign(worker, caseId, 1, 1)
  const asked = { to: townships[1], reason: '随子女居住', changedOn: '2025-06-02' }
  await write(worker, townships[0], caseId, 'placeChangeAsked', asked)
  await write(office, townships[0], caseId, 'fileSent', { to: townships[1] })
  await write(office, townships[0], caseId, 'fileAccepted', {})
  await write(next, townships[1], caseId, 'reportedIn', { place: townships[1] })

  const moved = await page(next, caseId)
  expect(moved).toMatchObject({
    version: 2,
    place: townships[1],
    newPlace: true,
    prefilledFrom: 'previous',
    previous: 1,
  })
  expect(moved.content.services).toEqual(plan.services)
  expect(moved.content.signers.map((s) => [s.kind, s.way])).toEqual([
    ['township', null],
    ['person', null],
  ])
  expect(moved.content.signers[0]?.name).toBe('二镇人民政府')
  const content = { ...moved.content, signers: moved.content.signers.map(signed) }
  expect((await save(next, caseId, 2, 0, content)).status).toBe(200)
  expect((await sign(next, caseId, 2, 1)).body).toMatchObject({ outcome: 'signed' })
  const after = await page(next, caseId)
  expect(after.newPlace).toBe(false)
  expect(after.versions.map((v) => [v.version, v.place, v.status])).toEqual([
    [2, townships[1], 'signed'],
    [1, townships[0], 'replaced'],
  ])
})
