import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSupport, addSupportVisit, endSupport, listSupport } from '#contract/linked-support-contract.ts'
import { foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let county: Client
let office: Client
let neighbour: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  county = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '329801' })
  office = await server.signIn({ role: 'townshipOffice', org: stations[0], area: townships[0] })
  neighbour = await server.signIn({ role: 'townshipOffice', org: stations[1], area: townships[1] })
})
afterAll(() => server.close())

test('linked support: visits owed by now, made, and what was helped; another office does not write it', async () => {
  const id = randomUUID()
  const link = {
    id,
    area: townships[1],
    leader: '高平',
    post: '副主任',
    reason: '进展缓慢',
    from: '2025-01-01',
  }
  expect((await county.call(addSupport, { body: link })).status).toBe(200)
  const params = { supportId: id }
  const visit = {
    id: randomUUID(),
    on: '2025-03-05',
    problem: '没有活动室',
    helped: '协调用房一间',
    solved: true,
  }
  expect((await office.call(addSupportVisit, { params, body: visit })).status).toBe(403)
  expect((await county.call(addSupportVisit, { params, body: visit })).status).toBe(200)
  expect((await county.call(addSupportVisit, { params, body: visit })).status).toBe(200)
  const early = { ...visit, id: randomUUID(), on: '2024-12-31' }
  expect((await county.call(addSupportVisit, { params, body: early })).status).toBe(422)
  const [line] = (await neighbour.call(listSupport, { query: {} })).body.links
  expect(line).toMatchObject({ leader: '高平', owed: 1, made: 1, behind: 0, mayWrite: false })
  expect(line?.visits).toHaveLength(1)
  expect((await office.call(listSupport, { query: {} })).body.links).toEqual([])
  expect((await county.call(endSupport, { params, body: { to: '2025-06-01' } })).status).toBe(200)
  expect((await county.call(endSupport, { params, body: { to: '2025-06-01' } })).status).toBe(422)
})
