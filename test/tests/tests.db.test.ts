import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordEntries, showCase } from '#contract/case-contract.ts'
import { decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import {
  listCollection,
  listDueTests,
  listTestChains,
  notifyTests,
  searchSamples,
  showTests,
} from '#contract/test-contract.ts'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'

const { server, worker, head, office, police } = await openTwoTownships()

/** An on-site positive with everything that the rules ask for. */
const positive = {
  sample: 'urine',
  level: 'onSite',
  result: 'positive',
  testers: ['民警甲', '民警乙'],
  collectorSex: 'male',
  place: '派出所',
  toldOn: '2025-06-02',
  toldSigned: 'signed',
  storedAt: '样本柜2层',
}

async function collected(n: number, more: Record<string, unknown> = {}) {
  const caseId = await caseInForce(server, office, worker, n)
  const parts = { noA: `J${n}-A`, noB: `J${n}-B`, sealA: `F${n}1`, sealB: `F${n}2` }
  const data = { ...positive, ...parts, ...more }
  return { caseId, test: await recordEntry(police, caseId, 'testTaken', '2025-06-02', data) }
}

async function refusals(who: Client, caseId: string, type: string, data: Record<string, unknown>) {
  const entries = [{ id: randomUUID(), type, on: '2025-06-02', data }]
  const { status, body } = await who.call(recordEntries, { params: { caseId }, body: { entries } })
  return { status, errors: (body as { errors?: { code: string; field: string }[] }).errors ?? [] }
}

const kinds = async (caseId: string) =>
  (await office.call(showCase, { params: { caseId } })).body.state.findings.map((f) => f.kind)
const chainOf = async (who: Client, caseId: string) =>
  (await who.call(showTests, { params: { caseId } })).body.chains[0]
const further = async (who: Client, caseId: string) =>
  (await who.call(listTestChains, { query: { tab: 'further' } })).body.items.find((i) => i.caseId === caseId)

test('notices go out for many at once, and the list of the day shows who came, was excused or refused', async () => {
  const cases = [
    await caseInForce(server, office, worker, 301),
    await caseInForce(server, office, worker, 302),
  ]
  const due = (await worker.call(listDueTests, { query: { notified: 'no' } })).body.items
  expect(due.map((d) => d.caseId)).toEqual(expect.arrayContaining(cases))
  const notices = cases.map((caseId) => ({ caseId, id: randomUUID() }))
  const body = {
    notices,
    dueOn: '2025-06-02',
    place: '派出所',
    time: '09:00',
    way: 'phone' as const,
    papers: true,
  }
  const sent = await worker.call(notifyTests, { body })
  expect(sent.status, sent.text).toBe(200)
  expect(sent.body.notified.every((n) => n.documentId !== null)).toBe(true)
  const still = (await worker.call(listDueTests, { query: { notified: 'no' } })).body.items
  expect(still.some((d) => cases.includes(d.caseId))).toBe(false)

  const [first, second] = notices
  await recordEntry(worker, cases[0] ?? '', 'testNoticeServed', '2025-06-02', {
    notified: first?.id,
    way: 'direct',
    receipt: 'signed',
  })
  await recordEntry(worker, cases[0] ?? '', 'testExcused', '2025-06-02', {
    reason: '住院',
    notified: first?.id,
  })
  await recordEntry(police, cases[1] ?? '', 'testRefused', '2025-06-02', {
    way: 'refused',
    notified: second?.id,
    statement: '说没有收到通知',
    witness: '社工甲',
  })
  const lines = (await police.call(listCollection, {})).body.items
  expect(lines.find((l) => l.caseId === cases[0])).toMatchObject({ outcome: 'excused', served: 'signed' })
  expect(lines.find((l) => l.caseId === cases[1])).toMatchObject({ outcome: 'refused', served: null })
  const past = await worker.call(notifyTests, { body: { ...body, dueOn: '2025-06-01' } })
  expect(past.status).toBe(422)
})

test('objected to in time, sent to the laboratory, negative: the test falls away with all that rested on it', async () => {
  const { caseId, test: id } = await collected(303)
  expect(await kinds(caseId)).toEqual(expect.arrayContaining(['testPositive', 'relapse']))
  expect(await chainOf(worker, caseId)).toMatchObject({
    state: 'told',
    dueOn: '2025-06-05',
    tests: [{ defects: [] }],
  })
  const window = (await police.call(listTestChains, { query: { tab: 'window' } })).body.items
  expect(window.map((i) => i.caseId)).toContain(caseId)

  await recordEntry(worker, caseId, 'testObjected', '2025-06-02', { test: id, reason: '服用止咳药' })
  expect(await kinds(caseId)).not.toContain('relapse')
  expect(await chainOf(worker, caseId)).toMatchObject({
    state: 'objected',
    waits: true,
    lateObjection: false,
  })
  const sent = await recordEntry(police, caseId, 'sampleSent', '2025-06-02', {
    test: id,
    part: 'A',
    to: '市局毒品实验室',
    for: 'lab',
    courier: '民警甲',
  })
  await recordEntry(police, caseId, 'sampleReceived', '2025-06-02', { sent, by: '收样员', sealIntact: true })
  expect(await further(head, caseId)).toMatchObject({ state: 'atLab', dueOn: '2025-06-05' })
  const lab = {
    sample: 'urine',
    level: 'lab',
    result: 'negative',
    of: id,
    institution: '市局毒品实验室',
    reportNo: '检1',
  }
  await recordEntry(police, caseId, 'testTaken', '2025-06-02', lab)
  expect(await kinds(caseId)).not.toContain('testPositive')
  expect(await further(office, caseId)).toMatchObject({ state: 'toDecide' })

  const { decisions: items } = (await office.call(listDecisions, { query: { kind: 'objection' } })).body
  const decisionId = items.find((d) => d.caseId === caseId)?.decisionId ?? ''
  const shown = (await office.call(showDecision, { params: { caseId, decisionId } })).body
  expect(shown.record.map((r) => r.says.zh)).toEqual(
    expect.arrayContaining([expect.stringContaining('同一样本再检测'), expect.stringContaining('阴性')]),
  )
  const answer = await office.call(decideRoute, {
    params: { caseId, decisionId },
    body: { outcome: 'approve', reason: '实验室检测为阴性' },
    headers: { 'if-match': `"${shown.seq}"` },
  })
  expect(answer.status).toBe(200)
  const chain = await chainOf(office, caseId)
  expect(chain).toMatchObject({ state: 'settled', result: 'negative', waits: false })
  expect(chain?.tests[1]?.defects).toEqual([])
  const { state } = (await office.call(showCase, { params: { caseId } })).body
  expect(state.duties.find((d) => d.kind === 'test')?.status).toBe('done')
  expect(await further(office, caseId)).toBeUndefined()
})

test('a re-test goes to another body', async () => {
  const { caseId, test: id } = await collected(304)
  const to = { test: id, part: 'B', to: '市局毒品实验室', for: 'retest' }
  expect((await refusals(police, caseId, 'sampleSent', to)).errors[0]).toMatchObject({
    code: 'admit.test.for',
  })
  const lab = { sample: 'urine', level: 'lab', result: 'positive', of: id, institution: '市局 毒品实验室' }
  await recordEntry(police, caseId, 'testTaken', '2025-06-02', lab)
  expect((await refusals(police, caseId, 'sampleSent', to)).errors[0]).toMatchObject({
    code: 'admit.test.to',
  })
  expect((await refusals(police, caseId, 'sampleSent', { ...to, to: '省厅检验中心' })).status).toBe(200)
  const again = { ...lab, level: 'retest', result: 'negative' }
  await recordEntry(police, caseId, 'testTaken', '2025-06-02', again)
  const chain = await chainOf(police, caseId)
  expect(chain).toMatchObject({ result: 'negative', state: 'settled' })
  expect(chain?.tests.find((t) => t.level === 'retest')?.defects.map((d) => d.kind)).toEqual(['sameBody'])
  expect(await kinds(caseId)).not.toContain('testPositive')
})

test('a sample is found by its number, and is not disposed of while it is the proof or before its day', async () => {
  const { caseId, test: id } = await collected(305)
  const found = async (who: Client) =>
    (await who.call(searchSamples, { body: { find: 'J305' } })).body.items.map((s) => [
      s.part,
      s.state,
      s.keepUntil,
    ])
  for (const who of [worker, head, office, police])
    expect(await found(who)).toEqual([
      ['A', 'kept', '2025-12-02'],
      ['B', 'kept', '2025-12-02'],
    ])
  const other = await server.signIn({ role: 'worker', org: 'station-2', area: townships[1] })
  expect(await found(other)).toEqual([])
  const away = { test: id, part: 'A', people: ['甲', '乙'], way: 'destroyed' }
  expect((await refusals(head, caseId, 'sampleDisposed', away)).errors.map((e) => e.code)).toEqual([
    'admit.test.on',
  ])
  await recordEntry(worker, caseId, 'testObjected', '2025-06-02', { test: id })
  const both = await refusals(head, caseId, 'sampleDisposed', { ...away, people: ['甲', '甲'] })
  expect(both.errors.map((e) => e.code).sort()).toEqual([
    'admit.test.on',
    'admit.test.people',
    'admit.test.test',
  ])
})

test('a hair positive that looks back before the report-in is explained and leads to no relapse', async () => {
  const hair = {
    sample: 'hair',
    level: 'lab',
    institution: '省厅检验中心',
    hairCm: 3,
    hairMgA: 52,
    hairMgB: 40,
  }
  const { caseId } = await collected(306, hair)
  expect(await kinds(caseId)).toContain('testPositive')
  expect(await kinds(caseId)).not.toContain('relapse')
  const chain = await chainOf(worker, caseId)
  expect(chain).toMatchObject({ lookBackFrom: '2024-12-02', beforeReportIn: true })
  expect(chain?.tests[0]?.defects.map((d) => d.kind)).toEqual(['hairTooLight'])
})

test('the plan of a person shows every window to the end of the term before it is required', async () => {
  const caseId = await caseInForce(server, office, worker, 307)
  const { body } = await office.call(showTests, { params: { caseId }, query: { perYear: '4,2,1' } })
  expect(body.plan).toMatchObject({ template: true, perYear: [12, 6, 4] })
  expect(body.windows).toHaveLength(22)
  expect(body.windows[0]).toEqual({ from: '2025-05-10', before: '2025-06-10', status: 'open' })
  const preview = body.preview ?? []
  expect(preview.every((w, i) => i === 0 || preview[i - 1]?.before === w.from || w.from > '2025-06-02')).toBe(
    true,
  )
  expect(preview.length).toBeLessThan(9)
  await recordEntry(office, caseId, 'testPlanned', '2025-06-02', {
    perYear: [4, 2, 1],
    requirementRef: '公通〔2025〕1号',
  })
  const after = (await office.call(showTests, { params: { caseId } })).body
  expect(after.windows.map((w) => w.from)).toEqual(preview.map((w) => w.from))
  expect(after.history).toHaveLength(1)
})
