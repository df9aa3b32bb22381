import { expect, test } from 'vitest'
import { listAbnormal, setNextStep, showAbnormal } from '#contract/abnormal-contract.ts'
import { showCase } from '#contract/case-contract.ts'
import { decideRoute, listDecisions, showDecision } from '#contract/decision-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'

const { server, worker, colleague, head, office, otherHead, police } = await openTwoTownships()

const refusalDays = ['2025-05-15', '2025-05-20', '2025-05-25']
async function refusedThrice(
  n: number,
  who: Client = worker,
): Promise<{ caseId: string; refused: string[] }> {
  const caseId = await caseInForce(server, office, worker, n)
  const refused = []
  for (const on of refusalDays) refused.push(await record(who, caseId, 'testRefused', on, { way: 'refused' }))
  return { caseId, refused }
}
const waiting = async (who: Client, caseId: string, kind: 'report' | 'warn' | 'objection') =>
  (await who.call(listDecisions, { query: { kind, limit: '200' } })).body.decisions.filter(
    (d) => d.caseId === caseId,
  )
const page = async (who: Client, caseId: string, decisionId: string) =>
  (await who.call(showDecision, { params: { caseId, decisionId } })).body
const answer = (who: Client, caseId: string, decisionId: string, body: object, seq: number) =>
  who.call(decideRoute, { params: { caseId, decisionId }, body, headers: { 'if-match': `"${seq}"` } })
const abnormal = async (who: Client, caseId: string) =>
  (await who.call(listAbnormal, { query: { limit: '200' } })).body.items.filter((i) => i.caseId === caseId)

test('three refusals: the township reads both sides, confirms, reports with a number, and the item is gone', async () => {
  const { caseId, refused } = await refusedThrice(1)
  const [line] = await waiting(office, caseId, 'report')
  expect(line).toMatchObject({
    decisionId: 'report:seriousViolation',
    dueOn: '2025-05-26',
    mine: true,
    askedBy: null,
  })
  expect((await waiting(head, caseId, 'report'))[0]?.mine).toBe(false)
  const shown = await page(office, caseId, 'report:seriousViolation')
  expect(shown.rule.map((r) => r.clause)).toEqual(['jdtl-20', 'jdtl-21', 'jdf-38'])
  expect(shown.record.flatMap((r) => r.evidence.map((e) => e.id))).toEqual(expect.arrayContaining(refused))
  expect(shown.sides.some((s) => s.side === 'office' && s.missed > 0)).toBe(true)
  expect(shown).toMatchObject({ mayDecide: true, blocks: [] })
  expect(shown.confirm).not.toBeNull()

  const body = {
    outcome: 'approve',
    reason: '三次拒绝检测，已当面核实',
    fields: { reportNo: '同禁报〔2025〕1号' },
  }
  const bare = await answer(office, caseId, shown.decisionId, body, shown.seq)
  expect(bare).toMatchObject({ status: 422, body: { errors: [{ code: 'decision-unconfirmed' }] } })
  const byHead = await answer(head, caseId, shown.decisionId, { ...body, confirmed: true }, shown.seq)
  expect(byHead).toMatchObject({ status: 422, body: { errors: [{ code: 'decision-of-another-role' }] } })
  const done = await answer(office, caseId, shown.decisionId, { ...body, confirmed: true }, shown.seq)
  expect(done.status).toBe(200)

  const { entries, state } = (await office.call(showCase, { params: { caseId } })).body
  const report = entries.find((e) => e.type === 'policeReported')
  expect(report?.data).toEqual({
    ground: 'seriousViolation',
    evidence: refused,
    reportNo: '同禁报〔2025〕1号',
  })
  expect(report?.by.user).toBe(office.account)
  expect(state.duties.find((d) => d.kind === 'reportToPolice')?.status).toBe('late')
  expect(entries.some((e) => e.type === 'note' && String(e.data['text']).includes('双方履责对照'))).toBe(true)
  expect(await waiting(office, caseId, 'report')).toEqual([])
  const marks = await withClient(server.services.admin, (c) =>
    c.query('select outcome, confirmed, by_user from decision_mark where case_id = $1', [caseId]),
  )
  expect(marks.rows).toEqual([{ outcome: 'approve', confirmed: true, by_user: office.account }])
})

test('who recorded a refusal does not report it', async () => {
  const { caseId } = await refusedThrice(2, office)
  const [line] = await waiting(office, caseId, 'report')
  expect(line?.mine).toBe(false)
  const shown = await page(office, caseId, 'report:seriousViolation')
  expect(shown).toMatchObject({
    mayDecide: false,
    because: { en: expect.stringContaining('another person') },
  })
  const body = { outcome: 'approve', reason: '事实清楚', confirmed: true }
  const own = await answer(office, caseId, shown.decisionId, body, shown.seq)
  expect(own).toMatchObject({ status: 422, body: { errors: [{ code: 'decision-own-cause' }] } })
})

test('an objection blocks the report; upheld by another person it takes finding, report and letters away', async () => {
  const { caseId, refused } = await refusedThrice(3)
  const [, second = ''] = refused
  await record(worker, caseId, 'objectionRaised', '2025-06-01', { about: second, statement: '当天在医院' })
  const blocked = await page(office, caseId, 'report:seriousViolation')
  expect(blocked.blocks).toHaveLength(1)
  const body = { outcome: 'approve', reason: '事实清楚', confirmed: true }
  const early = await answer(office, caseId, blocked.decisionId, body, blocked.seq)
  expect(early).toMatchObject({ status: 422, body: { errors: [{ code: 'decision-blocked' }] } })

  const [line] = await waiting(head, caseId, 'objection')
  const shown = await page(head, caseId, line?.decisionId ?? '')
  expect(shown.record.map((r) => r.says.en)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^If upheld: Falls away: .*serious violation/)]),
  )
  const before = (await head.call(showCase, { params: { caseId } })).body.state
  expect(before.counters.testRefusals.value).toBe(3)
  const upheld = await answer(
    head,
    caseId,
    shown.decisionId,
    { outcome: 'approve', reason: '住院证明属实' },
    shown.seq,
  )
  expect(upheld.status).toBe(200)
  const { state, entries } = (await head.call(showCase, { params: { caseId } })).body
  expect(state.counters.testRefusals.value).toBe(2)
  expect(state.findings.some((f) => f.kind === 'seriousViolation')).toBe(false)
  expect(entries.find((e) => e.type === 'objectionDecided')?.data).toEqual({
    about: second,
    upheld: true,
    statement: '住院证明属实',
  })
  for (const kind of ['report', 'objection'] as const) expect(await waiting(office, caseId, kind)).toEqual([])
  expect((await waiting(office, caseId, 'warn')).map((d) => d.decisionId)).not.toContain(`warn:${second}`)
})

test('a warning letter is approved one by one, and no counter moves', async () => {
  const { caseId, refused } = await refusedThrice(4)
  expect((await waiting(head, caseId, 'warn')).map((d) => d.decisionId).sort()).toEqual(
    refused.map((id) => `warn:${id}`).sort(),
  )
  const decisionId = `warn:${refused[0]}`
  const { seq, follows } = await page(head, caseId, decisionId)
  expect(follows.approve.en).toContain('no statutory counter')
  const fields = { letterNo: '告〔2025〕1号', statement: '以为改期了' }
  expect(
    (await answer(head, caseId, decisionId, { outcome: 'approve', reason: '第一次拒绝', fields }, seq))
      .status,
  ).toBe(200)
  const { state, entries } = (await head.call(showCase, { params: { caseId } })).body
  expect(entries.find((e) => e.type === 'warned')?.data).toMatchObject(fields)
  expect(state.counters.testRefusals.value).toBe(3)
  expect((await waiting(head, caseId, 'warn')).map((d) => d.decisionId)).not.toContain(decisionId)
})

test('abnormal: open with a date, set anew with its history, ended by the record', async () => {
  const caseId = await caseInForce(server, office, worker, 5)
  const lost = await record(worker, caseId, 'contactLost', '2025-05-28', { how: '电话停机' })
  const itemId = `contactLost:${lost}`
  const params = { caseId, itemId }
  expect(await abnormal(worker, caseId)).toMatchObject([
    {
      itemId,
      kind: 'contactLost',
      ageDays: 5,
      nextBy: '2025-05-31',
      daysLeft: -2,
      step: null,
      reported: false,
    },
  ])
  const past = await worker.call(setNextStep, { params, body: { step: 'visit', nextOn: '2025-06-01' } })
  expect(past).toMatchObject({ status: 422, body: { errors: [{ code: 'next-step-past' }] } })
  for (const [step, nextOn] of [
    ['askFamily', '2025-06-03'],
    ['visit', '2025-06-04'],
  ] as const)
    expect((await worker.call(setNextStep, { params, body: { step, nextOn } })).status).toBe(200)
  expect(await abnormal(head, caseId)).toMatchObject([{ nextBy: '2025-06-04', step: 'visit', daysLeft: 2 }])
  const { steps, firstBy } = (await head.call(showAbnormal, { params })).body
  expect(firstBy).toBe('2025-05-31')
  expect(steps.map((s) => [s.step, s.nextOn, s.setOn])).toEqual([
    ['visit', '2025-06-04', '2025-06-02'],
    ['askFamily', '2025-06-03', '2025-06-02'],
  ])
  for (const other of [colleague, otherHead]) {
    expect((await other.call(showAbnormal, { params })).status).toBe(404)
    const body = { step: 'call', nextOn: '2025-06-09' }
    expect((await other.call(setNextStep, { params, body })).status).toBe(404)
  }
  const late = (await head.call(listAbnormal, { query: { late: 'true', limit: '200' } })).body
  expect(late.items.some((i) => i.caseId === caseId)).toBe(false)
  expect(late.counts.find((c) => c.kind === 'contactLost')).toEqual({ kind: 'contactLost', open: 1, late: 0 })
  await record(worker, caseId, 'contactRestored', '2025-06-02', { how: '上门见到' })
  expect(await abnormal(worker, caseId)).toEqual([])
  expect(
    (await worker.call(setNextStep, { params, body: { step: 'call', nextOn: '2025-06-09' } })).status,
  ).toBe(404)
})

test('the list begins with what is most overdue and goes on page by page', async () => {
  for (const [n, on] of [
    [6, '2025-05-12'],
    [7, '2025-05-30'],
    [8, '2025-05-11'],
  ] as const)
    await record(worker, await caseInForce(server, office, worker, n), 'contactLost', on, {})
  const all = (await head.call(listAbnormal, { query: { limit: '200' } })).body.items
  expect(all.length).toBeGreaterThan(3)
  const days = all.map((i) => i.nextBy)
  expect(days).toEqual([...days].sort())
  const walked = []
  for (let after: string | undefined, more = true; more; ) {
    const { items, next } = (
      await head.call(listAbnormal, { query: { limit: '2', ...(after ? { after } : {}) } })
    ).body
    walked.push(...items)
    after = next ?? undefined
    more = next !== null
  }
  expect(walked).toEqual(all)
})

test('the police see what was reported to them and nothing else, other stations and workers nothing', async () => {
  const caseId = await caseInForce(server, office, worker, 9)
  const use = { sample: 'urine', level: 'lab', result: 'positive' }
  await record(worker, caseId, 'testTaken', '2025-05-29', use)
  await record(worker, caseId, 'contactLost', '2025-05-30', {})
  expect((await abnormal(worker, caseId)).map((i) => i.kind).sort()).toEqual([
    'contactLost',
    'positive',
    'relapse',
  ])
  expect(await abnormal(police, caseId)).toEqual([])
  for (const other of [otherHead, colleague]) expect(await abnormal(other, caseId)).toEqual([])

  const shown = await page(office, caseId, 'report:relapse')
  const body = { outcome: 'approve', reason: '复检阳性', confirmed: true }
  expect((await answer(office, caseId, shown.decisionId, body, shown.seq)).status).toBe(200)
  const told = await abnormal(police, caseId)
  expect(told.map((i) => i.kind).sort()).toEqual(['positive', 'relapse'])
  expect(told.every((i) => i.reported && i.reportId !== null)).toBe(true)
  const { status } = await police.call(showAbnormal, { params: { caseId, itemId: told[0]?.itemId ?? '' } })
  expect(status).toBe(403)
  await record(police, caseId, 'policeDecided', '2025-06-02', { decision: 'continue' })
  expect(await abnormal(police, caseId)).toEqual([])
  expect(await abnormal(worker, caseId)).toMatchObject([{ kind: 'contactLost', reportId: null }])
})

test('rebuilding everything from the journals changes nothing', async () => {
  const { cases, differed } = await rebuild(server.services)
  expect(cases).toBeGreaterThan(8)
  expect(differed['abnormal']).toBe(0)
  expect(Object.entries(differed).filter(([, n]) => n > 0)).toEqual([])
})
