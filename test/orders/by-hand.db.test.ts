import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import {
  checkOrderRoute,
  createOrder,
  listOrderPlaces,
  listWaitingOrders,
  searchBeforeCreate,
  showWaitingOrder,
} from '#contract/order-contract.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { unrealId } from './order-world.ts'

let server: TestServer
let police: Client
let office: Client
let elsewhere: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area: townships[0] })
  elsewhere = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
})
afterAll(() => server.close())

const draft = (n: number, order: object = {}) => ({
  person: {
    name: '测试手登',
    sex: 'male',
    idKind: 'residentId',
    idNumber: unrealId(n),
    birthDate: `19${70 + (n % 30)}-01-01`,
    phone: '10000000051',
  },
  order: {
    measure: 'communityDetox',
    organ: '同行市公安局一区分局',
    organLevel: 'county',
    documentNo: `同公社戒决字〔2025〕${n}号`,
    decidedOn: '2025-05-20',
    executionPlace: townships[0],
    venue: 'hukou',
    ...order,
  },
  service: { servedOn: '2025-05-22' },
})

test('the office of the place registers an order, and its case stands at once', async () => {
  const made = await office.call(createOrder, { body: { draft: draft(1), warnings: true } })
  expect(made.body).toMatchObject({ status: 'accepted', townshipName: '一镇' })
  const page = await office.call(showCase, { params: { caseId: made.body.caseId ?? '' } })
  expect(page.body.state).toMatchObject({ stage: 'awaitingReport', executionPlace: townships[0] })
})

test('a search finds the person by number, phone and name, inside the own area only', async () => {
  for (const body of [{ idNumber: unrealId(1) }, { phone: '100 0000 0051' }, { name: '测试手登' }]) {
    const here = await office.call(searchBeforeCreate, { body })
    expect(here.body.people).toHaveLength(1)
    expect(here.body.people[0]).toMatchObject({ name: '测试手登', cases: [{ stage: 'awaitingReport' }] })
    const there = await elsewhere.call(searchBeforeCreate, { body })
    expect(there.body).toEqual({ people: [], waiting: 0 })
  }
  expect((await office.call(searchBeforeCreate, { body: {} })).status).toBe(400)
})

test('an order of the police waits for its township, with all its particulars for the office alone', async () => {
  const unsure = await police.call(createOrder, { body: { draft: draft(2), warnings: false } })
  expect(unsure).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'idChecksum', pointer: '#/idNumber' }] },
  })
  const made = await police.call(createOrder, { body: { draft: draft(2), warnings: true } })
  expect(made.body).toMatchObject({ status: 'waiting', caseId: null })
  const { body } = await office.call(listWaitingOrders)
  expect(body.rows.map((r) => r.id)).toEqual([made.body.rowId])
  const one = await office.call(showWaitingOrder, { params: { rowId: made.body.rowId } })
  expect(one.body).toMatchObject({ mayAccept: true, draft: { person: { idNumber: unrealId(2) } } })
  const other = await elsewhere.call(showWaitingOrder, { params: { rowId: made.body.rowId } })
  expect(other.status).toBe(404)
})

test('rules refuse what no confirmation can mend, with the clause', async () => {
  const check = async (order: object) => (await police.call(checkOrderRoute, { body: draft(3, order) })).body
  const twoYears = await check({ termMonths: 24 })
  expect(twoYears.standing).toBe('refused')
  expect(twoYears.reasons.find((r) => r.code === 'termDetox')).toMatchObject({
    clause: 'jdf-33',
    column: 'termMonths',
  })
  expect((await check({ executionPlace: '329802001' })).reasons.map((r) => r.code)).toContain('placeOutside')
  expect((await check({ decidedOn: '2025-06-03' })).reasons.map((r) => r.code)).toContain('dateInFuture')
  expect((await check({ venue: 'facility' })).reasons.map((r) => r.code)).toContain('venueFacilityDetox')
  const made = await police.call(createOrder, {
    body: { draft: draft(3, { termMonths: 24 }), warnings: true },
  })
  expect(made.status).toBe(422)
})

test('the same decision is registered once', async () => {
  const again = await office.call(createOrder, { body: { draft: draft(1), warnings: true } })
  expect(again.body).toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ code: 'alreadyRegistered' })]),
  })
})

test('places offered are those of the own area', async () => {
  const codes = async (who: Client) => (await who.call(listOrderPlaces)).body.townships.map((p) => p.code)
  expect(await codes(police)).toEqual([...townships])
  expect(await codes(elsewhere)).toEqual([townships[1]])
})
