import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import { giveOwnLogin, objectToOwnEntry, showOwnFile } from '#contract/own-contract.ts'
import { searchPeople } from '#contract/people-contract.ts'
import { countTiers, listTiers, setTier, showSchemes, showTier } from '#contract/tier-contract.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let worker: Client
let head: Client
let office: Client
let otherHead: Client
let police: Client
let county: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  const area = townships[0]
  worker = await server.signIn({ role: 'worker', org: 'station-1', area })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  otherHead = await server.signIn({ role: 'stationHead', org: 'station-2', area: townships[1] })
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area })
  county = await server.signIn({ role: 'narcoticsOffice', org: 'office-9', area: '329801' })
})
afterAll(() => server.close())

async function personOf(caseId: string): Promise<Client> {
  const given = await head.call(giveOwnLogin, { params: { caseId } })
  const { login } = given.body
  await server.services.app.query(
    `update account set status = 'active', totp_sealed = 'x' where login = $1`,
    [login],
  )
  return server.signIn(login)
}

const pageOf = async (who: Client, caseId: string) => (await who.call(showTier, { params: { caseId } })).body
const version = (seq: number) => ({ 'if-match': `"${seq}"` })

async function set(who: Client, caseId: string, tier: string, reason = '按近期情况') {
  const { seq } = await pageOf(who, caseId)
  return who.call(setTier, {
    params: { caseId },
    body: { tier, reason },
    headers: version(seq),
  })
}

const waiting = async (who: Client, kind: string, caseId: string) =>
  (await who.call(listDecisions, { query: { kind, limit: '200' } })).body.decisions.filter(
    (d) => d.caseId === caseId,
  )

test('given a proposal, when the head takes it in the inbox, then the tier carries its day of review and what was proposed, and no points', async () => {
  const caseId = await caseInForce(server, office, worker, 301)
  const [item] = await waiting(head, 'tier', caseId)
  const decisionId = item?.decisionId ?? ''
  const shown = await head.call(showDecision, { params: { caseId, decisionId } })
  const body = { outcome: 'approve', reason: '报到初期' } as const
  const done = await head.call(decideRoute, {
    params: { caseId, decisionId },
    body,
    headers: version(shown.body.seq),
  })
  expect(done.status).toBe(200)
  const page = await pageOf(worker, caseId)
  expect(page).toMatchObject({ current: 'priority', proposed: 'priority', points: 28, running: true })
  expect(page.history).toMatchObject([
    {
      tier: 'priority',
      proposed: 'priority',
      override: false,
      move: 'first',
      reviewOn: '2025-12-02',
    },
  ])
  const { body: open } = await head.call(showCase, { params: { caseId } })
  const entry = open.entries.find((e) => e.type === 'tierSet')
  expect(Object.keys(entry?.data ?? {}).sort()).toEqual([
    'decidedBy',
    'proposed',
    'reason',
    'reviewOn',
    'scheme',
    'tier',
  ])
  expect(await waiting(head, 'tier', caseId)).toEqual([])
})

test('given a lost contact, then the page says by what entry, until when, and what would move the tier', async () => {
  const caseId = await caseInForce(server, office, worker, 302)
  const lost = await record(worker, caseId, 'contactLost', '2025-05-20', { how: '电话不通' })
  const page = await pageOf(head, caseId)
  expect(page.proposed).toBe('abnormal')
  const fact = page.facts.find((f) => f.fact === 'contactLost')
  expect(fact).toMatchObject({ ongoing: true, points: 30, goneOn: null, clause: 'local-practice' })
  expect(fact?.evidence).toMatchObject([{ id: lost, on: '2025-05-20' }])
  expect(page.moves.filter((m) => m.move === 'down').map((m) => m.says.zh)).toContain('恢复联系')
  expect(page.past.at(-1)).toMatchObject({ tier: 'abnormal' })
  expect(page.past.length).toBeGreaterThan(1)
})

test('given an override in either direction, then it stands with its reason and the same proposal is not asked again until something new happens', async () => {
  const caseId = await caseInForce(server, office, worker, 303)
  expect((await set(head, caseId, 'stable', '家访情况好，暂定为稳定')).status).toBe(200)
  expect(await waiting(head, 'tier', caseId)).toEqual([])
  const page = await pageOf(head, caseId)
  expect(page.history).toMatchObject([{ tier: 'stable', proposed: 'priority', override: true }])
  const { body: list } = await head.call(listTiers, { query: { tab: 'override', limit: '200' } })
  expect(list.rows.map((r) => r.caseId)).toContain(caseId)
  await record(worker, caseId, 'testRefused', '2025-06-01', { way: 'refused' })
  expect(await waiting(head, 'tier', caseId)).toHaveLength(1)
  expect((await set(head, caseId, 'abnormal', '拒绝检测')).status).toBe(200)
  expect((await pageOf(head, caseId)).history.map((h) => h.move)).toEqual(['first', 'up'])
})

test('a tier without a reason, of another scheme, by a worker or on an old page is refused', async () => {
  const caseId = await caseInForce(server, office, worker, 304)
  expect((await set(head, caseId, 'priority', ' ')).status).toBe(400)
  expect((await set(head, caseId, 'trusted')).body).toMatchObject({ errors: [{ code: 'tier-unknown' }] })
  expect((await set(worker, caseId, 'priority')).status).toBe(403)
  const elsewhere = {
    params: { caseId },
    body: { tier: 'priority', reason: '按近期情况' },
    headers: version(1),
  }
  expect((await otherHead.call(setTier, elsewhere)).status).toBe(404)
  const { seq } = await pageOf(head, caseId)
  await record(worker, caseId, 'note', '2025-06-01', { text: '另有情况' })
  const body = { tier: 'priority', reason: '按近期情况' }
  expect((await head.call(setTier, { params: { caseId }, body, headers: version(seq) })).status).toBe(409)
})

test('given a tier contested on the own page, then somebody else decides, the earlier tier is back everywhere and the person reads the answer', async () => {
  const caseId = await caseInForce(server, office, worker, 305)
  await set(head, caseId, 'stable', '情况好')
  await record(worker, caseId, 'testRefused', '2025-06-01', { way: 'evaded' })
  await set(head, caseId, 'abnormal', '逃避检测')
  const person = await personOf(caseId)
  const own = (await person.call(showOwnFile)).body.cases[0]?.grading
  expect(own).toMatchObject({ name: { zh: '异常' }, contest: { may: true } })
  expect(own?.facts.map((f) => f.says.zh)).toContain('拒绝检测')
  const body = { id: randomUUID(), about: own?.id ?? '', statement: '那天我在住院', proof: '出院小结' }
  expect((await person.call(objectToOwnEntry, { params: { caseId }, body })).status).toBe(200)
  const open = (await person.call(showOwnFile)).body.cases[0]?.grading?.contest
  expect(open).toMatchObject({ may: false, state: 'open', raisedOn: '2025-06-02', dueOn: '2025-06-09' })

  expect(await waiting(head, 'objection', caseId)).toEqual([])
  const [mine] = await waiting(head, 'tierObjection', caseId)
  expect(mine?.mine).toBe(false)
  const [item] = await waiting(office, 'tierObjection', caseId)
  expect(item).toMatchObject({ mine: true, dueOn: '2025-06-09' })
  const decisionId = item?.decisionId ?? ''
  const refusedOwn = await head.call(decideRoute, {
    params: { caseId, decisionId },
    body: { outcome: 'refuse', reason: '维持' },
    headers: version((await pageOf(head, caseId)).seq),
  })
  expect(refusedOwn.body).toMatchObject({ errors: [{ code: 'decision-own-cause' }] })

  const shown = (await office.call(showDecision, { params: { caseId, decisionId } })).body
  expect(shown.asked.map((a) => a.value.zh)).toEqual(expect.arrayContaining(['那天我在住院', '出院小结']))
  expect(shown.record.map((r) => r.says.zh).join()).toContain('如果成立：等级回到“稳定”')
  const worse = await office.call(decideRoute, {
    params: { caseId, decisionId },
    body: { outcome: 'approve', reason: '核实住院', fields: { tier: 'abnormal' } },
    headers: version(shown.seq),
  })
  expect(worse.body).toMatchObject({ errors: [{ code: 'tier-objection-not-calmer' }] })
  const done = await office.call(decideRoute, {
    params: { caseId, decisionId },
    body: { outcome: 'approve', reason: '核实住院', fields: { tier: '' } },
    headers: version(shown.seq),
  })
  expect(done.status).toBe(200)
  const page = await pageOf(worker, caseId)
  expect(page.current).toBe('stable')
  expect(page.history.at(-1)).toMatchObject({
    status: 'setAside',
    objection: { state: 'upheld', answer: '核实住院' },
  })
  // the same facts do not raise the same question again
  expect(await waiting(head, 'tier', caseId)).toEqual([])
  const after = (await person.call(showOwnFile)).body.cases[0]?.grading
  expect(after).toMatchObject({ name: { zh: '稳定' } })
  expect(after?.history[0]).toMatchObject({
    name: { zh: '异常' },
    contest: { state: 'upheld', answer: '核实住院' },
  })
})

test('given no own login, when a worker writes down a spoken objection, then it waits the same way, and neither who set nor who wrote decides it', async () => {
  const caseId = await caseInForce(server, office, worker, 306)
  await set(head, caseId, 'priority')
  const about = (await pageOf(head, caseId)).history[0]?.id ?? ''
  await record(worker, caseId, 'objectionRaised', '2025-06-02', { about, statement: '不同意', way: 'spoken' })
  const [item] = await waiting(office, 'tierObjection', caseId)
  const { body: shown } = await office.call(showDecision, {
    params: { caseId, decisionId: item?.decisionId ?? '' },
  })
  expect(shown.asked.map((a) => a.value.zh)).toContain('口头异议，由工作人员记录')
  const { body: list } = await worker.call(listTiers, { query: { tab: 'contested', limit: '200' } })
  expect(list.rows.find((r) => r.caseId === caseId)).toMatchObject({
    contestedOn: '2025-06-02',
    contestDue: '2025-06-09',
  })
  await record(worker, caseId, 'tierTold', '2025-06-02', { about, way: 'inPerson' })
  const told = (await pageOf(head, caseId)).history[0]?.told
  expect(told).toEqual({ on: '2025-06-02', way: 'inPerson' })
})

test('no points and no tier leave the house: police, the office above, the person and lists', async () => {
  const caseId = await caseInForce(server, office, worker, 307)
  await record(worker, caseId, 'contactLost', '2025-05-20', { how: '电话不通' })
  await set(head, caseId, 'abnormal', '失去联系')
  const person = await personOf(caseId)
  const own = (await person.call(showOwnFile)).body
  expect(JSON.stringify(own)).not.toMatch(/points|分值/)
  for (const who of [police, county]) {
    const { body } = await who.call(showCase, { params: { caseId } })
    expect(body.state.tier).toEqual({
      current: null,
      proposed: null,
      points: 0,
      because: [],
      wouldChangeIf: [],
    })
    expect(body.entries.find((e) => e.type === 'tierSet')?.data ?? {}).toEqual({})
    const people = (await who.call(searchPeople, { body: { limit: 200 } })).body.rows
    expect(people.find((p) => p.caseId === caseId)?.tier).toBeNull()
    const all = people.length
    const filtered = (await who.call(searchPeople, { body: { limit: 200, tier: 'abnormal' } })).body.rows
    expect(filtered).toHaveLength(all)
    for (const route of [showTier, setTier]) {
      const body = route === setTier ? { tier: 'stable', reason: '稳定' } : undefined
      const { status } = await who.call(route as typeof showTier, {
        params: { caseId },
        ...(body && { body }),
      })
      expect(status).toBe(403)
    }
    expect((await who.call(listTiers, { query: { tab: 'all' } })).status).toBe(403)
  }
  for (const tab of ['differs', 'all', 'override'] as const) {
    const { text } = await head.call(listTiers, { query: { tab, limit: '200' } })
    expect(text).not.toContain('points')
  }
  expect(JSON.stringify((await head.call(countTiers)).body)).not.toContain('points')
})

test('counts are the lists, and the months know what was in force then', async () => {
  const { body: counts } = await head.call(countTiers)
  for (const tab of ['differs', 'due', 'contested', 'override', 'untold', 'all'] as const) {
    const { body } = await head.call(listTiers, { query: { tab, limit: '200' } })
    expect(body.rows.length, tab).toBe(counts.tabs[tab])
  }
  const now = counts.months.at(-1)
  expect(now?.day).toBe('2025-06-02')
  const inForce = Object.values(now?.counts ?? {}).reduce((a, b) => a + b, 0)
  const { body: all } = await head.call(listTiers, { query: { tab: 'all', limit: '200' } })
  expect(inForce).toBe(all.rows.filter((r) => r.tier !== null).length)
  expect(counts.months.at(0)?.counts).toEqual({})
  expect((await otherHead.call(countTiers)).body.tabs.all).toBe(0)
})

test('every scheme of the packs is told with its source; what is ours is marked, and what may not be weighed is named with its clause', async () => {
  const { body } = await county.call(showSchemes)
  expect(body.own).toBe('cn-32-98')
  const names = Object.fromEntries(body.schemes.map((s) => [s.pack, s.tiers.map((t) => t.name.zh)]))
  expect(names).toMatchObject({
    cn: ['低风险', '中风险', '高风险'],
    'cn-33-01': ['放心', '一般', '重点'],
    'cn-32-05': ['稳定', '重点', '异常'],
  })
  for (const s of body.schemes) {
    expect(s.reading, s.pack).toBe(true)
    expect(s.because?.zh, s.pack).toMatch(/默认/)
    expect(s.clause?.document, s.pack).toBeTruthy()
    expect(s.confirmedBy.every((r) => r === 'stationHead' || r === 'townshipOffice')).toBe(true)
  }
  expect(body.forbidden.map((f) => f.clause?.key)).toEqual(
    expect.arrayContaining(['jdf-52', 'pipl-28', 'azb-39']),
  )
})
