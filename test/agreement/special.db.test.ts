import { beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { listSpecial, showSpecial } from '#contract/special-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'
import { page, save, sign, signed } from './drawing.ts'

let caseId: string

const { server, worker, colleague, office, county, police } = await openTwoTownships()

beforeAll(async () => {
  caseId = await caseInForce(server, office, worker, 91, { sex: 'female' })
})

const show = async (who: Client) => (await who.call(showSpecial, { params: { caseId } })).body
const list = async (who: Client, query = {}) => (await who.call(listSpecial, { query })).body.lines

test('nothing special: an empty card and no line', async () => {
  expect(await show(worker)).toMatchObject({
    rules: [],
    exemption: null,
    guardian: false,
    joined: [],
    lacking: [],
  })
  expect(await list(worker)).toEqual([])
})

test('a nursing mother: the worker reads it all, the police only that isolation is not open and until when', async () => {
  await record(worker, caseId, 'specialSituation', '2025-05-20', {
    kind: 'nursing',
    childBornOn: '2025-05-01',
    proof: '出生医学证明',
  })
  const shown = await show(worker)
  expect(shown.rules).toMatchObject([
    { kind: 'nursing', exempt: 'must', until: '2026-05-01', clause: 'jdf-39' },
  ])
  expect(shown.lacking).toEqual(['womensFederation', 'healthCentre'])
  expect(shown.law['jdf-39']?.clause).toBe('第三十九条')

  const told = await show(police)
  expect(told).toMatchObject({ rules: [], joined: [], lacking: [], guardian: false })
  expect(told.exemption).toEqual({ exempt: 'must', until: '2026-05-01', clause: 'jdf-39' })
  const journal = (await police.call(showCase, { params: { caseId } })).body.entries
  expect(journal.some((e) => e.type === 'specialSituation')).toBe(false)
  const byOffice = (await office.call(showCase, { params: { caseId } })).body.entries
  const entry = byOffice.find((e) => e.type === 'specialSituation')
  expect(entry).toMatchObject({ hidden: ['proof'], data: { kind: 'nursing' } })
  const above = (await county.call(showCase, { params: { caseId } })).body.entries
  expect(above.some((e) => e.type === 'specialSituation')).toBe(false)
})

test('the register shows it to the worker of the case and the township, not to a colleague; partners leave the list', async () => {
  expect(await list(worker)).toMatchObject([
    { caseId, nextOn: '2026-05-01', lacking: ['womensFederation', 'healthCentre'] },
  ])
  expect(await list(office, { kind: 'nursing' })).toHaveLength(1)
  expect(await list(office, { kind: 'old' })).toEqual([])
  expect(await list(colleague)).toEqual([])
  expect((await police.call(listSpecial, { query: {} })).status).toBe(403)
  await record(worker, caseId, 'partnerJoined', '2025-05-28', {
    kind: 'womensFederation',
    organisation: '一镇妇联',
    contact: '何月',
  })
  expect(await list(worker)).toMatchObject([{ lacking: ['healthCentre'] }])
})

test('no table but the journal says what it is, and rebuilding finds nothing to mend', async () => {
  const stored = await withClient(server.services.admin, (c) =>
    c.query('select * from special_case where case_id = $1', [caseId]),
  )
  expect(stored.rows).toHaveLength(1)
  expect(JSON.stringify(stored.rows)).not.toContain('nursing')
  expect((await rebuild(server.services)).differed['special_case']).toBe(0)
})

test('ended by a person, it leaves card, register and table', async () => {
  const [rule] = (await show(worker)).rules
  await record(worker, caseId, 'specialSituationEnded', '2025-06-02', {
    situation: rule?.entry,
    reason: '已断奶',
  })
  expect((await show(worker)).rules).toEqual([])
  expect(await show(police)).toMatchObject({ exemption: null })
  expect(await list(worker)).toEqual([])
  const stored = await withClient(server.services.admin, (c) =>
    c.query('select * from special_case where case_id = $1', [caseId]),
  )
  expect(stored.rows).toEqual([])
})

test('a nursing mother without the day of birth is not taken', async () => {
  const refused = record(worker, caseId, 'specialSituation', '2025-06-01', { kind: 'nursing' })
  await expect(refused).rejects.toThrow(/childBornOn/)
})

test('a minor: rules by age, a guardian among the signers, and no signature without the guardian', async () => {
  const young = { birthDate: '2009-08-01', sex: 'male' } as const
  const minor = await caseInForce(server, office, worker, 92, young)
  const shown = (await worker.call(showSpecial, { params: { caseId: minor } })).body
  expect(shown.rules.map((r) => [r.kind, r.exempt, r.until])).toEqual([
    ['young', 'may', '2025-08-01'],
    ['minor', null, '2027-08-01'],
  ])
  expect(shown).toMatchObject({ guardian: true, lacking: ['school', 'youthLeague', 'womensFederation'] })
  expect(await list(office, { kind: 'young' })).toMatchObject([{ caseId: minor, nextOn: '2025-08-01' }])

  const drawn = await page(worker, minor)
  expect(drawn.guardian).toBe(true)
  expect(drawn.content.signers.map((s) => s.kind)).toEqual(['township', 'person', 'guardian'])
  expect(drawn.clauses.map((c) => c.key)).toContain('guardian')
  const all = drawn.content.signers.map(signed)
  const without = { ...drawn.content, signers: all.filter((s) => s.kind !== 'guardian') }
  await save(worker, minor, 1, 0, without)
  expect(await sign(worker, minor, 1, 1)).toMatchObject({
    status: 422,
    body: { errors: [{ clause: 'mfd-19' }] },
  })
  await save(worker, minor, 1, 1, { ...drawn.content, signers: all })
  expect((await sign(worker, minor, 1, 2)).body).toMatchObject({ outcome: 'signed' })
})
