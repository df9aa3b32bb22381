import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  clauseShow,
  policyAdopted,
  policyCompare,
  policyList,
  policyShow,
  policyWorkbook,
} from '#contract/policy-contract.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let worker: Client
beforeAll(async () => {
  server = await startServer({ today: '2026-03-02' })
  worker = await server.signIn({ role: 'worker', area: '329801001', org: 'station-1' })
})
afterAll(() => server.close())

test('packs are listed with what they rest on, and the years of the work calendar', async () => {
  const { status, body, text } = await worker.call(policyList)
  expect(status, text).toBe(200)
  const demo = body.packs.find((p) => p.name === 'cn-32-98')
  const ownRules = readPolicyBook().packs.find((p) => p.key === 'cn-32-98')?.rules.length
  expect(demo).toMatchObject({ adopts: 'cn-32-05', chain: ['cn', 'cn-32-05', 'cn-32-98'], ownRules })
  expect(body.calendarYears).toContain(2025)
})

test('a place shows its rules of today with value, source and force', async () => {
  const { status, body, text } = await worker.call(policyShow, { params: { pack: 'cn-32-98' } })
  expect(status, text).toBe(200)
  expect(body.on).toBe('2026-03-02')
  const reportIn = body.rules.find((r) => r.key === 'reportIn.days')
  expect(reportIn).toMatchObject({
    locked: true,
    current: { value: 15, clause: 'jdtl-14-1', force: 'T2', reading: false },
  })
  expect(reportIn?.current?.source).toBe('戒毒条例（国务院令第597号） 第十四条第一款')
  const schedule = body.rules.find((r) => r.key === 'test.schedule.communityDetox')
  expect(schedule?.current).toMatchObject({ reading: true, force: 'T6' })
  expect(body.topics.map((t) => t.rules).reduce((a, b) => a + b, 0)).toBe(body.rules.length)
  expect(body.topics.every((t) => t.title.zh !== t.key)).toBe(true)
})

test('one character finds, in Chinese and in English; a topic and a day narrow', async () => {
  const find = async (query: Record<string, string>) =>
    (await worker.call(policyShow, { params: { pack: 'cn-50' }, query })).body
  const chinese = await find({ text: '拒' })
  expect(chinese.rules.map((r) => r.key)).toContain('serious.refusedTests')
  expect(chinese.clauses.map((c) => c.key)).toContain('jdtl-20')
  const english = await find({ text: 'working DAYS file' })
  expect(english.rules.length).toBeGreaterThan(0)
  expect((await find({ text: '不存在的词' })).rules).toEqual([])
  const periods = await find({ topic: 'periods' })
  expect(new Set(periods.rules.map((r) => r.topic))).toEqual(new Set(['periods']))
  expect(periods.topics.length).toBeGreaterThan(3)
  const own = await find({ own: 'true', on: '2012-06-01' })
  const sending = own.rules.find((r) => r.key === 'change.sendFileWorkDays')
  expect(sending?.current).toMatchObject({ pack: 'cn', clause: 'jdtl-22-1', reading: true })
  expect(sending?.values[0]).toMatchObject({ pack: 'cn-50', clause: 'cq-36', from: '2013-03-01' })
})

test('a clause shows its wording and the rules that rest on it', async () => {
  const { body } = await worker.call(clauseShow, { params: { pack: 'cn', clause: 'jdtl-20' } })
  expect(body.clause.text).toContain('累计超过30日')
  expect(body.clause.inForce).toBe(true)
  expect(body.rules.map((r) => r.key).sort()).toContain('serious.leaveDays')
})

test('what is not there is not found, and a bad day is refused', async () => {
  expect((await worker.call(policyShow, { params: { pack: 'cn-99' } })).status).toBe(404)
  expect((await worker.call(clauseShow, { params: { pack: 'cn', clause: 'constructor' } })).status).toBe(404)
  const bad = await worker.call(policyShow, { params: { pack: 'cn' }, query: { on: '2025-02-29' } })
  expect(bad.status).toBeGreaterThanOrEqual(400)
  expect(bad.status).toBeLessThan(500)
})

test('nobody reads the library without signing in', async () => {
  expect((await server.client().call(policyList)).status).toBe(401)
})

test('two places are compared rule by rule, and the list goes out as a workbook', async () => {
  const { body, status, text } = await worker.call(policyCompare, {
    params: { pack: 'cn-33-01' },
    query: { other: 'cn-32-05' },
  })
  expect(status, text).toBe(200)
  const tiers = body.differences.find((d) => d.key === 'tiers.scheme')
  expect(tiers?.before?.pack).toBe('cn-33-01')
  expect(tiers?.after?.pack).toBe('cn-32-05')
  const same = await worker.call(policyCompare, { params: { pack: 'cn-50' }, query: { other: 'cn-50' } })
  expect(same.body.differences).toEqual([])
  expect((await worker.call(policyWorkbook, { params: { pack: 'cn' } })).status).toBe(200)
  expect((await worker.call(policyAdopted)).body.adopted).toEqual([])
})

test('a rule says what rests on it', async () => {
  const { body } = await worker.call(policyShow, { params: { pack: 'cn' }, query: { text: '报到期限' } })
  const uses = body.rules.find((r) => r.key === 'reportIn.days')?.uses.map((u) => `${u.kind} ${u.key}`)
  expect(uses).toEqual(
    expect.arrayContaining(['duty reportIn', 'finding reportInOverdue', 'screen reportIns']),
  )
})
