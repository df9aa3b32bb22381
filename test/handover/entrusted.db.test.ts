import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseLooks, revealPerson, showCase } from '#contract/case-contract.ts'
import { askStrike, listDecisions } from '#contract/decision-contract.ts'
import { endEntrustment, entrustedDuties } from '#contract/entrustment-contract.ts'
import { listHandovers, showHandover } from '#contract/handover-contract.ts'
import {
  entrustTo,
  type HandoverWorld,
  handoverWorld,
  inForce,
  params,
  places,
  record,
  sees,
  seqOf,
  take,
} from './handover-world.ts'

let w: HandoverWorld
beforeAll(async () => {
  w = await handoverWorld()
})
afterAll(() => w.server.close())

const who: HandoverWorld['who'] = (kind, township) => w.who(kind, township)
const tab = async (client: ReturnType<typeof who>, name: string, closed = 'false') =>
  (await client.call(listHandovers, { query: { tab: name, closed, limit: 200 } })).body
const mine = async (client: ReturnType<typeof who>, name: string, caseId: string) =>
  (await tab(client, name)).handovers.find((h) => h.caseId === caseId)

test('entrusted: the named worker of the other station tests, home sees it; what was not given is refused', async () => {
  const caseId = await inForce(w, 6)
  await record(who('workers', 0), caseId, 'note', '2025-06-01', {
    text: '服药剂量',
    confidentiality: 'clinical',
  })
  const id = await entrustTo(who('heads', 0), caseId, ['test', 'talk'])
  const head = who('heads', 1)
  const worker = who('workers', 1)
  expect(await mine(head, 'entrustedIn', caseId)).toMatchObject({
    step: 'toAnswer',
    name: '测试6',
    tasks: ['test', 'talk'],
  })
  for (const client of [head, worker, who('offices', 1)]) expect(await sees(client, caseId)).toBe(404)
  expect((await take(head, caseId, id, worker.account)).status).toBe(200)

  expect(await sees(worker, caseId)).toBe(200)
  expect(await sees(head, caseId)).toBe(200)
  for (const client of [w.hands().colleague, who('offices', 1), w.hands().police, w.hands().county])
    expect(await sees(client, caseId)).toBe(client === w.hands().county ? 200 : 404)
  const page = (await worker.call(showCase, { params: { caseId } })).body
  expect(page.guest).toBe(true)
  expect(page.mayRecord).toEqual(expect.arrayContaining(['testTaken', 'talkHeld', 'contactLost', 'note']))
  for (const type of ['visitMade', 'leaveDecided', 'warned', 'struck', 'placeChangeAsked'])
    expect(page.mayRecord).not.toContain(type)
  expect(JSON.stringify(page)).not.toContain('服药剂量')
  expect((await worker.call(caseLooks, { params: { caseId } })).status).toBe(404)
  expect((await worker.call(revealPerson, { params: { caseId }, body: { reason: '上门检测' } })).status).toBe(
    200,
  )

  const test1 = { sample: 'urine', level: 'onSite', result: 'negative', testers: ['甲', '乙'] }
  expect((await record(worker, caseId, 'testTaken', '2025-06-02', test1)).status).toBe(200)
  const visit = await record(worker, caseId, 'visitMade', '2025-06-02', { withWhom: '本人' })
  expect(visit).toMatchObject({ status: 422, body: { errors: [{ code: 'not-entrusted' }] } })
  expect((await record(w.hands().colleague, caseId, 'testTaken', '2025-06-02', test1)).status).toBe(404)
  const duties = (await worker.call(entrustedDuties)).body.duties.filter((d) => d.caseId === caseId)
  expect(duties.length).toBeGreaterThan(0)
  expect(duties.every((d) => ['test', 'talk'].includes(d.kind))).toBe(true)
  const home = (await who('workers', 0).call(showCase, { params: { caseId } })).body
  const result = home.entries.find((e) => e.type === 'testTaken')
  expect(result?.by).toMatchObject({ user: worker.account })
  expect(home.guest).toBe(false)
  expect(home.township.code).toBe(places[0])

  // A wrong entry of its own it asks to have struck; the registered place decides. Of others' entries it asks nothing.
  const strike = (entry: string | undefined) =>
    worker.call(askStrike, { params: { caseId }, body: { entry, reason: '样本编号登记错误' } })
  expect((await strike(result?.id)).status).toBe(200)
  expect((await strike(home.entries.find((e) => e.type === 'reportedIn')?.id)).status).toBe(404)
  const waiting = (await who('heads', 0).call(listDecisions, { query: {} })).body.decisions
  expect(waiting.some((d) => d.caseId === caseId && d.kind === 'strike')).toBe(true)

  const headers = await seqOf(who('heads', 0), caseId, id)
  const ended = await who('heads', 0).call(endEntrustment, {
    params: params(caseId, id),
    body: { reason: '人已搬回' },
    headers,
  })
  expect(ended.status).toBe(200)
  for (const client of [worker, head]) {
    expect(await sees(client, caseId)).toBe(404)
    expect((await client.call(showHandover, { params: params(caseId, id) })).status).toBe(404)
  }
  expect((await record(worker, caseId, 'testTaken', '2025-06-02', test1)).status).toBe(404)
  expect((await worker.call(entrustedDuties)).body.duties.some((d) => d.caseId === caseId)).toBe(false)
})

test('an entrustment is over by itself after its last day', async () => {
  const caseId = await inForce(w, 7)
  const id = await entrustTo(who('offices', 0), caseId, ['visit'], '2025-06-03')
  await take(who('heads', 1), caseId, id, who('workers', 1).account)
  await w.travel('2025-06-04')
  expect(await sees(who('workers', 1), caseId)).toBe(404)
  await w.travel('2025-06-02')
})
