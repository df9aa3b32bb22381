import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordEntries } from '#contract/case-contract.ts'
import { notifyTests, showTests } from '#contract/test-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'

const { server, worker, office, police } = await openTwoTownships()

async function refusals(who: Client, caseId: string, type: string, data: Record<string, unknown>) {
  const entries = [{ id: randomUUID(), type, on: '2025-06-02', data }]
  const { status, body } = await who.call(recordEntries, { params: { caseId }, body: { entries } })
  return { status, errors: (body as { errors?: { code: string }[] }).errors ?? [] }
}

const chainOf = async (who: Client, caseId: string) =>
  (await who.call(showTests, { params: { caseId } })).body.chains[0]

test("a woman's sample that a man collected needs its explanation, and shows as lacking", async () => {
  const caseId = await caseInForce(server, office, worker, 308)
  await withClient(server.services.admin, (c) =>
    c.query(
      `update person p set sex = 'female' from case_state s where s.case_id = $1 and p.region = s.region and p.id = s.person_id`,
      [caseId],
    ),
  )
  const data = {
    sample: 'urine',
    level: 'onSite',
    result: 'negative',
    testers: ['甲', '乙'],
    collectorSex: 'male',
  }
  const bare = await refusals(police, caseId, 'testTaken', data)
  expect(bare).toMatchObject({ status: 422, errors: [{ code: 'collector-sex' }] })
  const told = await refusals(police, caseId, 'testTaken', { ...data, collectorWhy: '当日没有女警在岗' })
  expect(told.status).toBe(200)
  const chain = await chainOf(police, caseId)
  expect(chain?.tests[0]?.defects.map((d) => d.kind)).toEqual(['collectorSex'])
})

test('tests entrusted elsewhere show their way; without an agreement that shows as lacking', async () => {
  const caseId = await caseInForce(server, office, worker, 309)
  const data = {
    sample: 'urine',
    level: 'onSite',
    result: 'negative',
    testers: ['甲', '乙'],
    way: 'entrusted',
  }
  const elsewhere = { ...data, institution: '务工地派出所', returnedOn: '2025-06-02' }
  await recordEntry(worker, caseId, 'testTaken', '2025-05-20', elsewhere)
  const agreement = { to: '务工地派出所', until: '2025-09-01', frequency: '每月', returnWay: '书面' }
  const entrustment = await recordEntry(office, caseId, 'testEntrusted', '2025-06-01', agreement)
  await recordEntry(worker, caseId, 'testTaken', '2025-06-02', { ...elsewhere, entrustment })
  const { body } = await worker.call(showTests, { params: { caseId } })
  expect(body.chains.map((c) => c.tests[0]?.defects.map((d) => d.kind))).toEqual([[], ['notEntrusted']])
  expect(body.chains[0]?.tests[0]).toMatchObject({ way: 'entrusted', institution: '务工地派出所' })
  expect(body.entrustments).toMatchObject([{ to: '务工地派出所', running: true }])
})

test('a notice to somebody out of reach is nobody’s notice: all or none', async () => {
  const caseId = await caseInForce(server, office, worker, 310)
  const notices = [caseId, randomUUID()].map((one) => ({ caseId: one, id: randomUUID() }))
  const body = { notices, dueOn: '2025-06-05', place: '派出所', way: 'phone' as const }
  expect((await worker.call(notifyTests, { body })).status).toBe(404)
  expect((await worker.call(showTests, { params: { caseId } })).body.notices).toEqual([])
})

test('what the register holds is what a rebuild finds in the journals', async () => {
  const stored = () =>
    withClient(server.services.admin, async (c) => {
      const samples = await c.query('select * from sample order by region, case_id, test_id, part')
      const steps = await c.query('select * from test_step order by region, case_id, id')
      return { samples: samples.rows, steps: steps.rows }
    })
  const caseId = await caseInForce(server, office, worker, 311)
  const parts = { noA: 'J311-A', noB: 'J311-B', sealA: 'F1', sealB: 'F2' }
  const data = { sample: 'urine', level: 'onSite', result: 'positive', ...parts }
  await recordEntry(police, caseId, 'testTaken', '2025-06-01', data)
  await recordEntry(worker, caseId, 'testNotified', '2025-06-02', { dueOn: '2025-06-09', way: 'phone' })
  const before = await stored()
  expect(before.samples).toHaveLength(2)
  expect(before.steps.map((s) => s.kind).sort()).toEqual(['chain', 'notice'])
  await withClient(server.services.admin, (c) => c.query('delete from sample; delete from test_step'))
  await rebuild(server.services)
  expect(await stored()).toEqual(before)
})
