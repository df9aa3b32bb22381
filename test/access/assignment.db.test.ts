import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import {
  addStaff,
  assignCases,
  changeOrganisation,
  changeStaff,
  createOrganisation,
  listAssignments,
  listOrganisations,
  listStaff,
  listUnallocated,
} from '#contract/staff-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { buildWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.close())

const wish = (change: Record<string, unknown>) => ({
  body: {
    cases: [world.targets.own.caseId],
    station: 'station-a',
    worker: world.targets.sameStation.worker,
    from: '2025-06-02',
    reason: '工作量调整',
    ...change,
  },
})

test('a case that is handed on opens for the new worker and closes for the old one, at once', async () => {
  const { own, sameStation } = world.targets
  const [head, before] = [await world.client('stationHead'), await world.client('worker')]
  const next = await world.server.signIn('worker-samestation')
  const params = { caseId: own.caseId }
  expect((await next.call(showCase, { params })).status).toBe(404)
  const assigned = await head.call(assignCases, wish({}))
  expect(assigned.body, assigned.text).toEqual({ assigned: 1 })
  expect((await next.call(showCase, { params })).status).toBe(200)
  expect((await before.call(showCase, { params })).status).toBe(404)
  const history = await head.call(listAssignments, { params })
  expect(history.body.assignments.map((a) => [a.worker, a.from, a.to])).toEqual([
    [sameStation.worker, '2025-06-02', null],
    [own.worker, expect.any(String), '2025-06-02'],
  ])
  expect(history.body.assignments[0]?.reason).toBe('工作量调整')
})

test('cover ends by itself: the history shows both days beforehand', async () => {
  const { own } = world.targets
  const head = await world.client('stationHead')
  const covered = await head.call(
    assignCases,
    wish({ worker: own.worker, from: '2025-06-10', until: '2025-06-20' }),
  )
  expect(covered.status, covered.text).toBe(200)
  const history = await head.call(listAssignments, { params: { caseId: own.caseId } })
  expect(history.body.assignments.slice(0, 2).map((a) => [a.worker, a.from, a.to])).toEqual([
    [world.targets.sameStation.worker, '2025-06-21', null],
    [own.worker, '2025-06-10', '2025-06-21'],
  ])
})

test('all or none: one case out of scope refuses the whole, as if it were not there', async () => {
  const { sameStation, otherStation } = world.targets
  const head = await world.client('stationHead')
  const mixed = await head.call(
    assignCases,
    wish({ cases: [sameStation.caseId, otherStation.caseId], worker: world.targets.own.worker }),
  )
  expect(mixed.status).toBe(404)
  const worker = await world.server.signIn('worker-samestation')
  expect((await worker.call(showCase, { params: { caseId: sameStation.caseId } })).status).toBe(200)
})

test.each([
  ['who works elsewhere', { worker: () => world.targets.otherStation.worker }, 422, 'not-a-worker-there'],
  ['a day gone by', { from: () => '2025-06-01' }, 422, 'from-past'],
  [
    'cover that ends before it begins',
    { from: () => '2025-06-05', until: () => '2025-06-04' },
    422,
    'until-before-from',
  ],
  ['another station', { station: () => 'station-b' }, 404, undefined],
] as [string, Record<string, () => string>, number, string | undefined][])(
  '%s is refused',
  async (_what, change, status, code) => {
    const values = Object.fromEntries(Object.entries(change).map(([k, v]) => [k, v()]))
    const answer = await (await world.client('stationHead')).call(assignCases, wish(values))
    expect(answer.status, answer.text).toBe(status)
    if (code) expect(answer.body).toMatchObject({ errors: [{ code }] })
  },
)

test('cases that nobody carries, or whose worker has left, wait for assignment', async () => {
  const { sameStation, otherStation } = world.targets
  await withClient(world.server.services.admin, async (c) => {
    await c.query('update case_state set worker_id = null where case_id = $1', [otherStation.caseId])
    await c.query(`update account set status = 'disabled' where id = $1`, [sameStation.worker])
  })
  const office = await (await world.client('townshipOffice')).call(listUnallocated)
  expect(office.body.cases.map((c) => c.case)).toContain(otherStation.caseId)
  expect(office.body.total).toBe(office.body.cases.length)
  const head = await (await world.client('stationHead')).call(listUnallocated)
  expect(head.body.cases.map((c) => c.case)).not.toContain(otherStation.caseId)
  expect(head.body.cases.every((c) => c.station === 'station-a')).toBe(true)
})

test('a manager sees and changes the own organisations and staff, no others', async () => {
  const [head, office, county] = await Promise.all(
    (['stationHead', 'townshipOffice', 'narcoticsOffice'] as const).map((role) => world.client(role)),
  )
  if (!head || !office || !county) throw new Error('three managers')
  const ids = async (client: typeof head) =>
    (await client.call(listOrganisations, { query: { kind: 'station' } })).body.organisations.map((o) => o.id)
  expect(await ids(head)).toEqual(['station-a'])
  expect(await ids(office)).toEqual(['station-a', 'station-b'])
  expect(await ids(county)).toEqual(['station-a', 'station-b', 'station-c'])
  const headers = { 'if-match': '"1"' }
  const change = { params: { orgId: 'station-b' }, body: { phone: '000-1111' }, headers }
  expect((await head.call(changeOrganisation, change)).status).toBe(404)
  expect((await office.call(changeOrganisation, change)).body.phone).toBe('000-1111')
  expect((await office.call(changeOrganisation, change)).status, 'a version that is gone').toBe(409)
  const outside = { kind: 'station', name: '外地站', area: '329802001' }
  expect((await office.call(createOrganisation, { body: outside })).body).toMatchObject({ status: 422 })
  const added = await head.call(addStaff, {
    body: { org: 'station-a', name: '何社工', startedOn: '2025-06-02', socialWorker: true },
  })
  expect(added.body).toMatchObject({ name: '何社工', cases: 0, socialWorker: true })
  const gone = await head.call(changeStaff, {
    params: { staffId: added.body.id },
    body: { endedOn: '2025-06-02' },
    headers,
  })
  expect(gone.body.endedOn).toBe('2025-06-02')
  expect((await head.call(listStaff)).body.staff).toEqual([])
  expect((await head.call(listStaff, { query: { left: 'true' } })).body.staff).toHaveLength(1)
  expect((await county.call(listStaff, { query: { q: '何社', left: 'true' } })).body.staff).toHaveLength(1)
})
