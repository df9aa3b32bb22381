import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '#cli/demo/load-demo.ts'
import { listReleases } from '#contract/release-contract.ts'
import { listScreenings } from '#contract/screening-contract.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readAllAreas } from '#server/areas/read-areas.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2026-03-01'
let server: TestServer
let worker: Client
let county: Client

beforeAll(async () => {
  server = await startServer({ today })
  const plan = demoPlan({ seed: 1, scale: 'tiny', asOf: toDayNumber(today) })
  await loadDemo({ services: server.services, owner: server.services.admin }, plan, readAllAreas())
  worker = await server.signIn('worker')
  county = await server.signIn('county')
})
afterAll(() => server.close())

test('the demonstration worker has people to meet at the gate, and people who came from one', async () => {
  const { counts } = (await worker.call(listReleases)).body
  expect(counts.open).toBeGreaterThan(0)
  const joined = (await worker.call(listReleases, { query: { bucket: 'joined' } })).body.releases
  expect(joined.every((r) => r.caseId !== null && r.collectedOn !== null)).toBe(true)
})

test('a screening runs in the district, with people on it, some found and some not', async () => {
  const [running] = (await county.call(listScreenings)).body.screenings
  expect(running).toMatchObject({ status: 'open' })
  expect(running?.total).toBeGreaterThan(0)
})
