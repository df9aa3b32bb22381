import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAbnormal, setNextStep } from '#contract/abnormal-contract.ts'
import { caseLooks, showCase } from '#contract/case-contract.ts'
import { myDay } from '#contract/day-contract.ts'
import { askStrike, decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import { issuePaper, listDocuments } from '#contract/document-contract.ts'
import { askMove, caseHandovers, listHandovers, showHandover } from '#contract/handover-contract.ts'
import { overviewList } from '#contract/overview-contract.ts'
import { searchPeople } from '#contract/people-contract.ts'
import { checkFigures } from '#server/jobs/check-figures.ts'
import { checkOwners } from '#server/jobs/check-owners.ts'
import {
  answerOn,
  askToMove,
  far,
  type HandoverWorld,
  handoverWorld,
  inForce,
  params,
  places,
  record,
  sees,
  sendOn,
  stationOf,
} from './handover-world.ts'

let w: HandoverWorld
beforeAll(async () => {
  w = await handoverWorld()
})
afterAll(() => w.server.close())

const who: HandoverWorld['who'] = (kind, township) => w.who(kind, township)
const taker = (i: number) => ({ outcome: 'accept', station: stationOf[i], worker: who('workers', i).account })
const tab = async (client: ReturnType<typeof who>, name: string, closed = 'false') =>
  (await client.call(listHandovers, { query: { tab: name, closed, limit: 200 } })).body
const mine = async (client: ReturnType<typeof who>, name: string, caseId: string) =>
  (await tab(client, name)).handovers.find((h) => h.caseId === caseId)

test('a move: before it is sent nobody there sees it, then its list, and with the acceptance office and worker change', async () => {
  const caseId = await inForce(w, 1)
  await record(who('workers', 0), caseId, 'note', '2025-06-01', {
    text: '服药剂量',
    confidentiality: 'clinical',
  })
  const id = await askToMove(who('workers', 0), caseId, places[1])
  const there = who('offices', 1)
  expect((await there.call(showHandover, { params: params(caseId, id) })).status).toBe(404)
  expect(await mine(there, 'in', caseId)).toBeUndefined()
  expect(await mine(who('offices', 0), 'out', caseId)).toMatchObject({
    step: 'toSend',
    turn: 'old',
    name: '测试1',
  })
  expect((await sendOn(who('workers', 0), caseId, id)).status).toBe(403)
  expect((await sendOn(who('offices', 0), caseId, id)).status).toBe(200)

  expect(await mine(there, 'in', caseId)).toMatchObject({
    step: 'toAnswer',
    turn: 'new',
    name: '测试1',
    toName: '二镇',
  })
  const page = (await there.call(showHandover, { params: params(caseId, id) })).body
  expect(page).toMatchObject({ guest: true, may: { answer: true, openCase: false }, materials: [] })
  expect(page.steps.at(-1)).toMatchObject({
    what: 'sent',
    by: '办事员甲',
    says: expect.arrayContaining(['照片两张']),
  })
  expect(JSON.stringify(page)).not.toContain('服药剂量')
  for (const client of [there, who('heads', 1), who('workers', 1), w.hands().police])
    expect(await sees(client, caseId)).toBe(404)
  for (const client of [who('heads', 1), who('workers', 1)])
    expect((await client.call(showHandover, { params: params(caseId, id) })).status).toBe(404)
  expect((await there.call(caseLooks, { params: { caseId } })).status).toBe(404)
  expect((await there.call(listDocuments, { params: { caseId } })).status).toBe(404)
  expect((await there.call(caseHandovers, { params: { caseId } })).status).toBe(404)
  expect(await sees(who('workers', 0), caseId)).toBe(200)

  const own = await answerOn(who('offices', 0), caseId, id, taker(1))
  expect(own.status).toBe(404)
  const foreign = await answerOn(there, caseId, id, { ...taker(1), station: 'station-1' })
  expect(foreign).toMatchObject({ status: 422, body: { errors: [{ code: 'handover-foreign-station' }] } })
  const nobody = await answerOn(there, caseId, id, { ...taker(1), worker: who('workers', 0).account })
  expect(nobody).toMatchObject({ status: 422, body: { errors: [{ code: 'not-a-worker-there' }] } })
  expect((await answerOn(there, caseId, id, taker(1))).status).toBe(200)

  for (const client of [who('workers', 0), who('heads', 0), who('offices', 0)]) {
    expect(await sees(client, caseId)).toBe(404)
    expect((await client.call(showHandover, { params: params(caseId, id) })).status).toBe(404)
  }
  for (const client of [who('workers', 1), who('heads', 1), there])
    expect(await sees(client, caseId)).toBe(200)
  expect(await sees(w.hands().colleague, caseId)).toBe(404)
  const receipt = (await tab(who('offices', 0), 'out')).handovers.find((h) => h.caseId === caseId)
  expect(receipt).toMatchObject({ step: 'toReportIn', name: null, fileNo: 'C-1' })
  const day = (await who('workers', 1).call(myDay, { query: {} })).body
  expect(day.rows.some((d) => d.caseId === caseId && d.kind === 'reportInAfterChange')).toBe(true)

  await record(who('workers', 1), caseId, 'reportedIn', '2025-06-02', { place: places[1] })
  expect(await mine(there, 'in', caseId)).toMatchObject({ step: 'toSign' })
  await record(who('offices', 1), caseId, 'agreementSigned', '2025-06-02', {
    parties: ['本人'],
    place: places[1],
  })
  expect(await mine(there, 'in', caseId)).toBeUndefined()
  const state = (await there.call(showCase, { params: { caseId } })).body.state
  expect(state).toMatchObject({
    executionPlace: places[1],
    agreement: { currentPlace: true },
    handover: 'none',
  })
  expect(state.term.endsOn).toBe('2028-03-09')
})

test('a refused file goes back with its reason and the guest is gone; sent again it can be accepted', async () => {
  const caseId = await inForce(w, 2)
  const id = await askToMove(who('heads', 0), caseId, places[1])
  await sendOn(who('offices', 0), caseId, id)
  const there = who('offices', 1)
  expect((await answerOn(there, caseId, id, { outcome: 'refuse', reason: '缺送达回执' })).status).toBe(200)
  expect((await there.call(showHandover, { params: params(caseId, id) })).status).toBe(404)
  expect(await mine(there, 'in', caseId)).toBeUndefined()
  const page = (await who('offices', 0).call(showHandover, { params: params(caseId, id) })).body
  expect(page).toMatchObject({ step: 'toSendAgain', may: { send: true } })
  expect(page.steps.at(-1)).toMatchObject({ what: 'refused', says: ['缺送达回执'] })
  expect(await sees(who('workers', 0), caseId)).toBe(200)
  await sendOn(who('offices', 0), caseId, id)
  expect((await answerOn(there, caseId, id, taker(1))).status).toBe(200)
  const again = await answerOn(there, caseId, id, taker(1))
  expect(again).toMatchObject({ status: 422, body: { errors: [{ code: 'handover-not-to-answer' }] } })
})

test('asked wrongly it says why; the record form can not skip a step', async () => {
  const caseId = await inForce(w, 3)
  const worker = who('workers', 0)
  const body = { id: crypto.randomUUID(), to: places[0], changedOn: '2025-06-02', reason: '搬家' }
  const same = await worker.call(askMove, { params: { caseId }, body })
  expect(same).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'handover-same-place', clause: 'jdtl-22-1' }] },
  })
  const unknown = await worker.call(askMove, { params: { caseId }, body: { ...body, to: '329801099' } })
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ code: 'handover-unknown-place' }] } })
  const form = await record(worker, caseId, 'placeChangeAsked', '2025-06-02', {
    to: places[0],
    changedOn: '2025-06-02',
    reason: '搬',
  })
  expect(form).toMatchObject({ status: 422, body: { errors: [{ code: 'handover-same-place' }] } })
  const skipped = await record(who('offices', 0), caseId, 'fileAccepted', '2025-06-02')
  expect(skipped).toMatchObject({ status: 422, body: { errors: [{ code: 'handover-own-page' }] } })
})

test('accepted before the day of the change: the old worker keeps the person until that night', async () => {
  const caseId = await inForce(w, 4)
  const id = await askToMove(who('workers', 0), caseId, places[1], '2025-06-05')
  await sendOn(who('offices', 0), caseId, id)
  expect((await answerOn(who('offices', 1), caseId, id, taker(1))).status).toBe(200)
  expect(await sees(who('workers', 0), caseId)).toBe(200)
  expect(await sees(who('workers', 1), caseId)).toBe(404)
  expect((await who('offices', 1).call(showHandover, { params: params(caseId, id) })).body).toMatchObject({
    guest: true,
    takesOverOn: '2025-06-05',
  })
  await w.travel('2025-06-05')
  expect(await sees(who('workers', 0), caseId)).toBe(404)
  expect(await sees(who('workers', 1), caseId)).toBe(200)
  expect(await checkOwners(w.server.services)).toEqual([])
  await w.travel('2025-06-02')
})

test('to another city: kept where it began, seen, counted and searched where it is', async () => {
  const caseId = await inForce(w, 5)
  const id = await askToMove(who('workers', 0), caseId, far)
  await sendOn(who('offices', 0), caseId, id)
  expect(await mine(who('offices', 2), 'in', caseId)).toMatchObject({ step: 'toAnswer', name: '测试5' })
  expect((await answerOn(who('offices', 2), caseId, id, taker(2))).status).toBe(200)
  expect(await sees(who('workers', 0), caseId)).toBe(404)
  expect(await sees(who('workers', 2), caseId)).toBe(200)
  const day = (await who('workers', 2).call(myDay, { query: {} })).body
  expect(day.rows.filter((d) => d.caseId === caseId).map((d) => d.kind)).toContain('reportInAfterChange')
  for (const client of [who('workers', 2), who('heads', 2), who('offices', 2)]) {
    const found = (await client.call(searchPeople, { body: {} })).body
    expect(found.rows.map((p) => p.caseId)).toEqual([caseId])
  }
  expect((await record(who('workers', 2), caseId, 'reportedIn', '2025-06-02', { place: far })).status).toBe(
    200,
  )
  // What somebody there sets for it is found again in their list, though the file is kept elsewhere.
  const lost = await record(who('workers', 2), caseId, 'contactLost', '2025-06-01', { how: '电话停机' })
  const itemId = `contactLost:${lost.body?.recorded[0]}`
  const next = { step: 'visit', nextOn: '2025-06-04' }
  expect((await who('workers', 2).call(setNextStep, { params: { caseId, itemId }, body: next })).status).toBe(
    200,
  )
  const abnormal = (await who('heads', 2).call(listAbnormal, { query: {} })).body.items
  expect(abnormal.find((i) => i.itemId === itemId)).toMatchObject({ step: 'visit', nextBy: '2025-06-04' })
  const { seq } = (await who('workers', 2).call(showCase, { params: { caseId } })).body
  const paper = { id: crypto.randomUUID(), form: 'F-01' }
  const headers = { 'if-match': `"${seq}"` }
  expect(
    (await who('workers', 2).call(issuePaper, { params: { caseId }, body: paper, headers })).status,
  ).toBe(200)
  const strike = { entry: lost.body?.recorded[0], reason: '登记有误，电话是通的' }
  expect((await who('heads', 2).call(askStrike, { params: { caseId }, body: strike })).status).toBe(200)
  const waiting = (await who('offices', 2).call(listDecisions, { query: {} })).body.decisions
  const asked = waiting.find((d) => d.caseId === caseId && d.kind === 'strike')
  const back = { outcome: 'sendBack', reason: '请写明何时接通' }
  const decision = { caseId, decisionId: asked?.decisionId ?? '' }
  const shown = (await who('offices', 2).call(showDecision, { params: decision })).body
  const version = { 'if-match': `"${shown.seq}"` }
  expect(
    (await who('offices', 2).call(decideRoute, { params: decision, body: back, headers: version })).status,
  ).toBe(200)
  const open = (await who('offices', 2).call(listDecisions, { query: {} })).body.decisions
  expect(open.some((d) => d.caseId === caseId && d.kind === 'strike')).toBe(false)
  expect(await checkFigures(w.server.services)).toEqual([])
  const figures = await who('offices', 2).call(overviewList, { body: { area: far, metric: 'lostRate' } })
  expect(figures.body.rows.map((r) => r.caseId)).toEqual([caseId])
  expect(
    (await who('workers', 0).call(searchPeople, { body: {} })).body.rows.map((p) => p.caseId),
  ).not.toContain(caseId)
})
