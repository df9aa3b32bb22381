import { expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import {
  askStrike,
  countDecisions,
  decideRoute,
  listDecisions,
  showDecision,
} from '#contract/decision-contract.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import type { Client } from '#test/support/server.ts'
import { openTwoTownships } from '#test/support/two-townships.ts'
import { caseInForce, recordEntry } from './case-in-force.ts'

const { server, worker, head, office, otherHead } = await openTwoTownships()

const aCase = (n: number) => caseInForce(server, office, worker, n)
const record = recordEntry
const leave = (from: string, to: string) => ({ from, to, destination: '外省', reason: '探亲' })
const inbox = async (who: Client, caseId: string) =>
  (await who.call(listDecisions)).body.decisions.filter((d) => d.caseId === caseId && d.kind !== 'tier')
const decideAs = (who: Client, caseId: string, decisionId: string, body: object, seq: number) =>
  who.call(decideRoute, { params: { caseId, decisionId }, body, headers: { 'if-match': `"${seq}"` } })

test('leave is asked, shown with its rule and the record, granted, and gone from the inbox', async () => {
  const caseId = await aCase(1)
  const asked = await record(worker, caseId, 'leaveAsked', '2025-06-01', leave('2025-06-05', '2025-06-08'))
  const [line] = await inbox(head, caseId)
  expect(line).toMatchObject({ decisionId: `leave:${asked}`, dueOn: '2025-06-05', daysLeft: 3, mine: true })
  const { body: page } = await head.call(showDecision, {
    params: { caseId, decisionId: line?.decisionId ?? '' },
  })
  expect(page.rule[0]).toMatchObject({ clause: 'jdtl-19-3', article: expect.stringContaining('第十九条') })
  expect(page.mayDecide).toBe(true)
  const bare = await head.call(decideRoute, {
    params: { caseId, decisionId: page.decisionId },
    body: { outcome: 'approve' },
  })
  expect(bare.status).toBe(428)
  const done = await decideAs(head, caseId, page.decisionId, { outcome: 'approve' }, page.seq)
  expect(done.status).toBe(200)
  const after = await head.call(showCase, { params: { caseId } })
  const entry = after.body.entries.find((e) => e.id === done.body.entries[0])
  expect(entry).toMatchObject({ type: 'leaveDecided', data: { leave: asked, granted: true } })
  expect(entry?.by.user).toBe(head.account)
  expect(await inbox(head, caseId)).toEqual([])
  const twice = await decideAs(head, caseId, page.decisionId, { outcome: 'approve' }, page.seq + 1)
  expect(twice.status).toBe(404)
})

test('who asked does not decide, and long leave is the township’s', async () => {
  const caseId = await aCase(2)
  const own = await record(head, caseId, 'leaveAsked', '2025-06-01', leave('2025-06-05', '2025-06-06'))
  const { seq } = (await head.call(showDecision, { params: { caseId, decisionId: `leave:${own}` } })).body
  const mine = await decideAs(head, caseId, `leave:${own}`, { outcome: 'approve' }, seq)
  expect(mine).toMatchObject({ status: 422, body: { errors: [{ code: 'decision-own-cause' }] } })
  expect((await decideAs(office, caseId, `leave:${own}`, { outcome: 'approve' }, seq)).status).toBe(200)
  const long = await record(worker, caseId, 'leaveAsked', '2025-06-02', leave('2025-06-10', '2025-06-30'))
  expect((await inbox(head, caseId))[0]?.mine).toBe(false)
  const refused = await decideAs(head, caseId, `leave:${long}`, { outcome: 'approve' }, seq + 2)
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'decision-of-another-role' }] } })
})

test('refusing needs a reason, a stale page is refused, and several at once are not understood', async () => {
  const caseId = await aCase(3)
  const asked = await record(worker, caseId, 'leaveAsked', '2025-06-01', leave('2025-06-05', '2025-06-08'))
  const decisionId = `leave:${asked}`
  const { seq } = (await head.call(showDecision, { params: { caseId, decisionId } })).body
  const without = await decideAs(head, caseId, decisionId, { outcome: 'refuse' }, seq)
  expect(without.body).toMatchObject({ errors: [{ code: 'decision-reason-missing' }] })
  const stale = await decideAs(head, caseId, decisionId, { outcome: 'refuse', reason: '期间有检测' }, seq - 1)
  expect(stale.status).toBe(409)
  const bulk = await head.call(decideRoute, {
    params: { caseId, decisionId },
    body: { outcome: 'refuse', reason: '一律不准', decisions: [decisionId] },
    headers: { 'if-match': `"${seq}"` },
  })
  expect(bulk.status).toBe(400)
  expect(
    (await decideAs(head, caseId, decisionId, { outcome: 'refuse', reason: '期间有检测' }, seq)).status,
  ).toBe(200)
})

test('sent back leaves the inbox with a note, and returns with the next entry on the file', async () => {
  const caseId = await aCase(4)
  const asked = await record(worker, caseId, 'leaveAsked', '2025-06-01', leave('2025-06-05', '2025-06-08'))
  const decisionId = `leave:${asked}`
  const { seq } = (await head.call(showDecision, { params: { caseId, decisionId } })).body
  const back = await decideAs(head, caseId, decisionId, { outcome: 'sendBack', reason: '请附车票' }, seq)
  expect(back.body.entries).toHaveLength(1)
  expect(await inbox(head, caseId)).toEqual([])
  const waiting = (await head.call(listDecisions, { query: { sentBack: 'true' } })).body.decisions
  expect(waiting.map((d) => d.decisionId)).toContain(decisionId)
  await record(worker, caseId, 'note', '2025-06-02', { text: '已附车票' })
  expect((await inbox(head, caseId)).map((d) => d.decisionId)).toEqual([decisionId])
})

test('a worker asks to strike another’s entry; neither asker nor author decides; struck is an entry', async () => {
  const caseId = await aCase(5)
  const wrong = await record(head, caseId, 'note', '2025-05-20', { text: '写错人了' })
  const asked = await worker.call(askStrike, {
    params: { caseId },
    body: { entry: wrong, reason: '登记到别人名下' },
  })
  expect(asked.status).toBe(200)
  const { decisionId } = asked.body
  const again = await worker.call(askStrike, { params: { caseId }, body: { entry: wrong, reason: '同上' } })
  expect(again.status).toBe(409)
  expect((await inbox(head, caseId))[0]).toMatchObject({ kind: 'strike', mine: false })
  const { body: page } = await office.call(showDecision, { params: { caseId, decisionId } })
  expect(page).toMatchObject({ mayDecide: true, adverse: ['approve', 'refuse'] })
  const author = await decideAs(head, caseId, decisionId, { outcome: 'refuse', reason: '没有错' }, page.seq)
  expect(author.status).toBe(422)
  const done = await decideAs(office, caseId, decisionId, { outcome: 'approve', reason: '属实' }, page.seq)
  expect(done.status).toBe(200)
  const after = await office.call(showCase, { params: { caseId } })
  expect(after.body.entries.find((e) => e.id === wrong)?.struckBy).toBe(done.body.entries[0])
  expect(await inbox(office, caseId)).toEqual([])
})

test('a refused tier stays refused until a newer fact, a confirmed one is an entry', async () => {
  const caseId = await aCase(6)
  const tiers = async () =>
    (await head.call(listDecisions, { query: { kind: 'tier' } })).body.decisions.filter(
      (d) => d.caseId === caseId,
    )
  const [line] = await tiers()
  if (!line) throw new Error('no tier is proposed for a person who has just reported in')
  const { body: page } = await head.call(showDecision, { params: { caseId, decisionId: line.decisionId } })
  const refused = await decideAs(
    head,
    caseId,
    line.decisionId,
    { outcome: 'refuse', reason: '先观察一个月' },
    page.seq,
  )
  expect(refused.status).toBe(200)
  expect(await tiers()).toEqual([])
  await record(worker, caseId, 'testRefused', '2025-06-02', { way: 'refused' })
  await record(worker, caseId, 'contactLost', '2025-06-02', { how: '电话停机' })
  const [next] = await tiers()
  if (!next) throw new Error('a new fact does not raise the question again')
  const { seq } = (await head.call(showDecision, { params: { caseId, decisionId: next.decisionId } })).body
  const bare = await decideAs(head, caseId, next.decisionId, { outcome: 'approve' }, seq)
  expect(bare.body).toMatchObject({ errors: [{ code: 'decision-reason-missing' }] })
  const done = await decideAs(head, caseId, next.decisionId, { outcome: 'approve', reason: '失联' }, seq)
  expect(done.status).toBe(200)
  const after = await head.call(showCase, { params: { caseId } })
  expect(after.body.state.tier.current).toBe(next.decisionId.slice('tier:'.length))
})

test('another station and the badge know only their own', async () => {
  const caseId = await aCase(7)
  const asked = await record(worker, caseId, 'leaveAsked', '2025-06-01', leave('2025-06-01', '2025-06-02'))
  expect((await otherHead.call(listDecisions)).body.decisions).toEqual([])
  const params = { caseId, decisionId: `leave:${asked}` }
  expect((await otherHead.call(showDecision, { params })).status).toBe(404)
  expect((await otherHead.call(countDecisions)).body.total).toBe(0)
  const { body } = await head.call(countDecisions)
  expect(body.kinds['leave']).toBeGreaterThan(0)
  expect(body.overdue).toBeGreaterThan(0)
})

test('rebuilding everything from the journals changes nothing', async () => {
  const { cases, differed } = await rebuild(server.services)
  expect(cases).toBeGreaterThan(3)
  expect(Object.entries(differed).filter(([, n]) => n > 0)).toEqual([])
})
