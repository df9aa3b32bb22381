import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { showForm } from '#contract/document-contract.ts'
import { acceptOrders, createOrder, undoAccepted } from '#contract/order-contract.ts'
import {
  assignReleases,
  closeRelease,
  createRelease,
  listReleases,
  reopenRelease,
  revealReleased,
  showCaseRelease,
  showRelease,
} from '#contract/release-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { startOrderWork } from '#server/orders/order-work.ts'
import { openCase } from '#server/store/open-case.ts'
import { markRows } from '#server/store/order-row-moves.ts'
import { sealFile } from '#server/store/sealing-store.ts'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { as, foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { rehabOrder, releaseDraft, released, step } from './release-world.ts'

let server: TestServer
let worker: Client
let colleague: Client
let head: Client
let office: Client
let otherOffice: Client
let police: Client
let narcotics: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  const area = townships[0]
  await server.account({ login: 'worker', role: 'worker', org: 'station-1', area })
  colleague = await server.signIn({ role: 'worker', org: 'station-1', area })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area })
  await server.account({ login: 'office', role: 'townshipOffice', org: 'office-1', area })
  otherOffice = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
  narcotics = await server.signIn({ role: 'narcoticsOffice', org: 'narcotics-1', area: '329801' })
  await setToday('2025-06-02')
})
afterAll(() => server.close())

/** Days pass; who works on has to sign in again. */
async function setToday(day: string): Promise<void> {
  server.services.clock.set(day)
  worker = await server.signIn('worker')
  office = await server.signIn('office')
}
const list = async (who: Client, bucket = 'open') =>
  (await who.call(listReleases, { query: { bucket } })).body
const page = async (who: Client, releaseId: string) => who.call(showRelease, { params: { releaseId } })
const give = (releaseId: string) =>
  office.call(assignReleases, {
    body: { releases: [releaseId], station: 'station-1', worker: worker.account },
  })

describe('who sees a release', () => {
  test('the township it goes to, its station once given, its worker alone among workers; nobody elsewhere', async () => {
    const id = await released(narcotics, 1)
    expect((await page(office, id)).body.line).toMatchObject({ name: '测试出1', townshipName: '一镇' })
    for (const who of [otherOffice, worker, head]) expect((await page(who, id)).status).toBe(404)
    expect((await give(id)).body.assigned).toBe(1)
    for (const who of [worker, head]) expect((await page(who, id)).status).toBe(200)
    expect((await page(colleague, id)).status).toBe(404)
    expect((await list(otherOffice)).releases).toEqual([])
  })

  test('the office above reads masked names and no words; the police names and no family', async () => {
    const id = await released(office, 2)
    await step(office, id, 'note', '2025-06-02', { text: '家里没有人' })
    const above = (await page(narcotics, id)).body
    expect(above.line.name).toBe('测***')
    expect(above.facts).toEqual({ facility: '某强制隔离戒毒所', releaseReason: 'isolationToRehab' })
    expect(JSON.stringify(above)).not.toContain('家里没有人')
    const liaison = (await page(police, id)).body
    expect(liaison.line.name).toBe('测试出2')
    expect(JSON.stringify(liaison)).not.toMatch(/家里没有人|测试家属/)
    expect((await page(office, id)).body.facts.receiver).toBe('测试家属')
  })

  test('number, phone and address are masked until somebody says why', async () => {
    const id = await released(office, 3)
    expect((await page(office, id)).body.phone).not.toBe('10000000072')
    const shown = await office.call(revealReleased, {
      params: { releaseId: id },
      body: { reason: '安排接所' },
    })
    expect(shown.body).toMatchObject({ phone: '10000000072', address: '一区一镇湖边 3 号' })
  })
})

describe('entering', () => {
  test('the same person is not entered twice while the first stands', async () => {
    await released(office, 10)
    const again = await office.call(createRelease, { body: { draft: releaseDraft(10) } })
    expect(again).toMatchObject({ status: 422, body: { errors: [{ code: 'releaseKnown' }] } })
  })

  test('a township outside the own area and a number that is nobody’s are refused', async () => {
    const elsewhere = await office.call(createRelease, {
      body: { draft: releaseDraft(11, { township: townships[1] }) },
    })
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ code: 'townshipOutside' }] } })
    const person = { ...releaseDraft(11).person, idNumber: '12345' }
    const short = await office.call(createRelease, { body: { draft: releaseDraft(11, { person }) } })
    expect(short).toMatchObject({ status: 422, body: { errors: [{ code: 'idLength' }] } })
  })

  test('what is doubtful is confirmed by who has the paper: a wrong check character, a case that is open', async () => {
    const caseId = await caseInForce(server, office, colleague, 13)
    const draft = releaseDraft(13)
    const unsure = await office.call(createRelease, { body: { draft } })
    expect(unsure).toMatchObject({
      status: 422,
      body: { code: 'to-confirm', errors: [{ code: 'openCase' }, { code: 'idChecksum' }] },
    })
    const made = await office.call(createRelease, { body: { draft, confirmed: true } })
    // another worker carries the case: who goes to the gate reads the release and not the case
    await give(made.body.releaseId)
    const shown = (await page(worker, made.body.releaseId)).body
    expect(shown).toMatchObject({ line: { name: '测试出13' }, birthYear: 1990 })
    expect((await worker.call(showCase, { params: { caseId } })).status).toBe(404)
  })

  test('workers and heads enter none', async () => {
    expect((await worker.call(createRelease, { body: { draft: releaseDraft(12) } })).status).toBe(403)
  })
})

describe('the course of one release', () => {
  let id = ''
  let caseId = ''

  test('visit, rights notice and agreement before; what is next and by when is always said', async () => {
    id = await released(police, 20)
    expect((await list(office)).releases.find((r) => r.id === id)).toMatchObject({
      nextKind: 'visit',
      nextBy: '2025-06-19',
    })
    await give(id)
    expect((await step(worker, id, 'visit', '2025-06-02', { way: 'inPerson', who: '社工甲' })).status).toBe(
      200,
    )
    expect((await step(worker, id, 'rightsNotice', '2025-06-02')).status).toBe(200)
    const line = (await list(worker)).releases.find((r) => r.id === id)
    expect(line).toMatchObject({ visitedOn: '2025-06-02', nextKind: 'helpAgreement', nextBy: '2025-06-20' })
    expect((await step(worker, id, 'helpAgreement', '2025-06-02')).status).toBe(200)
  })

  test('a moved day moves what is owed, and striking the change brings the old day back', async () => {
    const moved = await step(worker, id, 'dateChanged', '2025-06-02', { day: '2025-06-25', text: '场所来电' })
    expect((await page(worker, id)).body.line).toMatchObject({
      releaseOn: '2025-06-25',
      nextBy: '2025-06-25',
    })
    await step(worker, id, 'struck', '2025-06-02', { step: moved.body.stepId, text: '看错一行' })
    expect((await page(worker, id)).body.line.releaseOn).toBe('2025-06-20')
  })

  test('collected on the day; the order of the same person joins the file and stays with the worker', async () => {
    await setToday('2025-06-20')
    const early = await step(worker, id, 'collected', '2025-06-19', { handover: 'station' })
    expect(early).toMatchObject({ status: 422, body: { errors: [{ code: 'before-release' }] } })
    await step(worker, id, 'collected', '2025-06-20', { handover: 'station' })
    await setToday('2025-06-21')
    const made = await office.call(createOrder, { body: { draft: rehabOrder(20), warnings: true } })
    expect(made.body.status).toBe('accepted')
    caseId = made.body.caseId ?? ''
    expect((await worker.call(showCase, { params: { caseId } })).status).toBe(200)
    const { body } = await worker.call(showCaseRelease, { params: { caseId } })
    expect(body.release?.line).toMatchObject({ id, status: 'joined', collectedOn: '2025-06-20', caseId })
    expect(body.release?.steps.map((s) => s.kind)).toEqual([
      'assigned',
      'visit',
      'rightsNotice',
      'helpAgreement',
      'dateChanged',
      'struck',
      'collected',
      'orderJoined',
    ])
    expect((await list(office, 'joined')).releases.map((r) => r.id)).toContain(id)
  })

  test('the official registration of the handover is filled from the release', async () => {
    const { body } = await worker.call(showForm, { params: { caseId, form: 'F-31' } })
    const said = Object.fromEntries(body.fields.map((f) => [f.key, [f.value, f.source]]))
    expect(said).toMatchObject({
      'typed.facility': ['某强制隔离戒毒所', 'file'],
      'typed.left': ['解除强戒责令社康', 'file'],
      'typed.seamless': ['是', 'file'],
      'typed.receiver': ['工作站社工接回；测试家属', 'file'],
    })
  })

  test('the first visit at home is recorded once, in the case, and the plan knows it', async () => {
    await recordEntry(worker, caseId, 'visitMade', '2025-06-21', {})
    const plan = (await page(worker, id)).body.plan
    expect(plan.find((i) => i.kind === 'firstHomeVisit')).toMatchObject({ doneOn: '2025-06-21' })
    expect(plan.filter((i) => i.status === 'open' && i.owedBy === 'office')).toEqual([])
  })
})

test('an order that is undone leaves the release open again, waiting for its order', async () => {
  const id = await released(office, 30)
  const made = await office.call(createOrder, { body: { draft: rehabOrder(30), warnings: true } })
  await office.call(undoAccepted, { params: { rowId: made.body.rowId }, body: { reason: '登记错人' } })
  expect((await page(office, id)).body.line).toMatchObject({ status: 'open', caseId: null })
  expect((await list(office, 'waitingOrder')).releases.map((r) => r.id)).toContain(id)
})

test('a release without an order is never lost: it waits, is late, and is closed by a person with a reason', async () => {
  const id = await released(office, 40)
  await setToday('2025-07-20')
  const late = await list(office, 'late')
  expect(late.releases.map((r) => r.id)).toContain(id)
  expect((await list(office, 'uncollected')).releases.map((r) => r.id)).toContain(id)
  const params = { releaseId: id }
  const body = { reason: 'noOrder', text: '决定机关书面答复不责令' }
  expect((await worker.call(closeRelease, { params, body })).status).toBe(403)
  expect((await office.call(closeRelease, { params, body })).status).toBe(200)
  expect((await list(office, 'closed')).releases.find((r) => r.id === id)?.closeReason).toBe('noOrder')
  const visit = await step(office, id, 'firstHomeVisit', '2025-07-20')
  expect(visit).toMatchObject({ status: 422, body: { errors: [{ code: 'release-closed' }] } })
  expect((await office.call(reopenRelease, { params, body: { text: '补来决定书' } })).status).toBe(200)
  expect((await page(office, id)).body.line.status).toBe('open')
})

test('every look at a release is in the access log', async () => {
  const id = await released(office, 50)
  const count = async () => {
    const { rows } = await withClient(server.services.admin, (c) =>
      c.query<{ n: number }>(
        `select count(*)::int as n from access_log where 'release' = any(fields) and user_id = $1`,
        [office.account],
      ),
    )
    return rows[0]?.n ?? 0
  }
  const before = await count()
  await page(office, id)
  expect(await count()).toBe(before + 1)
})

test('a list of orders worked off in the background joins them just so', async () => {
  const id = await released(office, 60)
  const sender = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
  const made = await sender.call(createOrder, { body: { draft: rehabOrder(60), warnings: true } })
  expect(made.body.status).toBe('waiting')
  const place = { region: '3298', rows: [made.body.rowId] }
  const by = {
    user: office.account,
    role: 'townshipOffice',
    org: 'office-1',
    at: server.services.clock.now(),
  }
  await as(server.services, { id: office.account, role: 'townshipOffice', org: 'office-1' }, (tx) =>
    markRows(tx, place, { from: 'waiting', to: 'accepting' }, by),
  )
  await startOrderWork(server.services, '3298', 300)
  expect((await page(office, id)).body.line).toMatchObject({ status: 'joined', caseId: made.body.rowId })
})

test('who accepts may name a worker, one who works at that station today', async () => {
  const sender = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
  const draft = rehabOrder(61)
  const made = await sender.call(createOrder, { body: { draft, warnings: true } })
  const accept = (workerId: string) =>
    office.call(acceptOrders, { body: { rows: [made.body.rowId], stationId: 'station-1', workerId } })
  const stranger = await accept(office.account)
  expect(stranger).toMatchObject({ status: 422, body: { errors: [{ code: 'not-a-worker-there' }] } })
  const done = await accept(worker.account)
  const caseId = done.body.cases[0]?.caseId ?? ''
  expect((await worker.call(showCase, { params: { caseId } })).status).toBe(200)
})

test('a release leaves the register together with the file that is sealed', async () => {
  const id = await released(office, 70)
  const made = await office.call(createOrder, { body: { draft: rehabOrder(70), warnings: true } })
  const caseId = made.body.caseId ?? ''
  const asOffice = { id: office.account, role: 'townshipOffice', org: 'office-1' } as const
  expect((await list(office, 'joined')).releases.map((r) => r.id)).toContain(id)
  await as(server.services, asOffice, async (tx) => sealFile(tx, await openCase(tx, caseId)))
  expect((await list(office, 'joined')).releases.map((r) => r.id)).not.toContain(id)
  expect((await page(office, id)).status).toBe(404)
})
