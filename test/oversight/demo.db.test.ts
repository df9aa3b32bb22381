import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '#cli/demo/load-demo.ts'
import { loadOversight } from '#cli/demo/load-oversight.ts'
import { listUnits } from '#contract/demonstration-contract.ts'
import { listInspections, showInspection, showPlan } from '#contract/inspection-contract.ts'
import { listInspectionFindings } from '#contract/inspection-finding-contract.ts'
import { listSupport } from '#contract/linked-support-contract.ts'
import { listPremises, showBudget } from '#contract/means-contract.ts'
import { tableStandards } from '#contract/standard-contract.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readAllAreas } from '#server/areas/read-areas.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2026-03-18'
const plan = demoPlan({ seed: 7, scale: 'tiny', asOf: toDayNumber(today) })
let server: TestServer
let county: Client

beforeAll(async () => {
  server = await startServer({ today })
  await loadDemo({ services: server.services, owner: server.services.admin }, plan, readAllAreas())
  county = await server.signIn('county')
}, 120_000)
afterAll(() => server.close())

test('the demonstration shows findings in every state, a re-check that is overdue, gaps and money', async () => {
  const { findings, counts } = (await county.call(listInspectionFindings, { query: { ended: '1' } })).body
  expect(findings.map((f) => f.state).sort()).toEqual(['closed', 'open', 'overdue', 'submitted'])
  expect(counts).toEqual({ open: 2, overdue: 1, toCheck: 1, closed: 1 })
  const { inspections } = (await county.call(listInspections, { query: {} })).body
  expect(inspections.map((i) => i.closed)).toContain(true)
  for (const one of inspections) {
    const { body } = await county.call(showInspection, { params: { inspectionId: one.id } })
    expect(body.sample.same).toBe(true)
  }
  const units = (await county.call(listUnits, { query: {} })).body
  expect(units.units[0]).toMatchObject({ stage: 'awarded', recheck: 'overdue' })
  const table = (await county.call(tableStandards, { query: {} })).body
  expect(table.whole.known).toBeGreaterThan(0)
  expect(table.whole.complete).toBeLessThan(table.whole.townships)
  const money = (await county.call(showBudget, { query: { year: 2026 } })).body
  expect(money.whole.planned).toBe(money.below.reduce((n, row) => n + row.planned, money.own.planned))
  expect((await county.call(listPremises, { query: {} })).body.premises.length).toBeGreaterThan(0)
  expect((await county.call(listSupport, { query: {} })).status).toBe(200)
  expect((await county.call(showPlan, { query: { year: 2026 } })).body.lines.length).toBeGreaterThan(0)
})

test('told again after an interruption, nothing stands twice', async () => {
  await loadOversight(server.services, plan)
  const { counts } = (await county.call(listInspectionFindings, { query: {} })).body
  expect(counts.closed).toBe(1)
  expect((await county.call(listUnits, { query: {} })).body.counts.awarded).toBeLessThanOrEqual(2)
  const money = (await county.call(showBudget, { query: { year: 2026 } })).body
  expect(money.own.planned).toBe(168_000_000)
})
