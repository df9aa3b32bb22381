import { describe, expect, test } from 'vitest'
import { pendingDecisions } from '#core/decision/all-kinds.ts'
import { decide } from '#core/decision/decide.ts'
import type { DecisionInput } from '#core/decision/decision-kind.ts'
import { admit } from '#core/journal/admit.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { properReasonDecision } from './proper-reason-decision.ts'
import { reportDecision } from './report-decision.ts'

const policy = readPolicyBook().pack('cn')
const by = { user: 'worker', role: 'worker', org: 'station' }

function inputOf(story: CaseStory, today: string): DecisionInput {
  const journal = story.entries.map((e) => (e.type === 'properReasonAsked' ? { ...e, by } : e))
  return { journal, state: story.on(today), policy, book: everywhere(policy), today, requests: [] }
}
const waiting = (input: DecisionInput) => pendingDecisions(input).filter((p) => p.kind === 'properReason')
const asked = (story = aCase().served('2025-03-03')) =>
  story.with('properReasonAsked', '2025-03-16', { reason: '住院', until: '2025-04-10', asker: 'family' })
const answer = { reason: '有住院证明', by: 'head', role: 'stationHead' } as const

function only(input: DecisionInput) {
  const [item] = waiting(input)
  if (!item) throw new Error('nothing waits')
  return item
}

describe('a proper reason (戒毒条例 14)', () => {
  test('given a request, then head and township may decide it, and not who wrote it down', () => {
    const input = inputOf(asked(), '2025-03-17')
    expect(only(input)).toMatchObject({
      dueOn: '2025-03-18',
      deciders: ['stationHead', 'townshipOffice'],
      notBy: ['worker'],
    })
    const own = decide(only(input), { ...answer, outcome: 'approve', by: 'worker' }, input)
    expect(own).toMatchObject({ ok: false, refusals: [{ code: 'decision-own-cause' }] })
  })

  test('accepted, the last day moves and the refusal of the past goes', () => {
    const story = asked()
    const input = inputOf(story, '2025-03-25')
    const decided = decide(only(input), { ...answer, outcome: 'approve' }, input)
    if (!decided.ok) throw new Error(JSON.stringify(decided.refusals))
    const [entry] = decided.value
    const after = story.with(entry?.type ?? '', '2025-03-25', { ...entry?.data })
    expect(story.on('2025-03-25').reportIn.status).toBe('overdue')
    expect(after.on('2025-03-25').reportIn).toMatchObject({ status: 'pending', dueOn: '2025-04-10' })
    expect(after.on('2025-03-25').findings).toEqual([])
    expect(waiting(inputOf(after, '2025-03-25'))).toEqual([])
  })

  test('refused with a reason, it is on file, nothing moves and it is not asked again', () => {
    const story = asked()
    const input = inputOf(story, '2025-03-25')
    const bare = decide(only(input), { ...answer, reason: '', outcome: 'refuse' }, input)
    expect(bare).toMatchObject({ ok: false, refusals: [{ code: 'decision-reason-missing' }] })
    const decided = decide(only(input), { ...answer, reason: '没有住院记录', outcome: 'refuse' }, input)
    expect(decided).toMatchObject({
      ok: true,
      value: [{ type: 'properReasonRefused', data: { asked: 'properReasonAsked1', reason: '没有住院记录' } }],
    })
    const after = story.with('properReasonRefused', '2025-03-25', {
      asked: 'properReasonAsked1',
      reason: '无',
    })
    expect(after.on('2025-03-25').reportIn.status).toBe('overdue')
    expect(waiting(inputOf(after, '2025-03-25'))).toEqual([])
  })

  test('the page tells the rule on detention, the day and why, the reminders, and what each answer does', () => {
    const story = asked(aCase().served('2025-03-03').with('reportInReminded', '2025-03-10', { way: 'phone' }))
    const input = inputOf(story, '2025-03-25')
    const view = properReasonDecision.view(only(input), input)
    expect(view.rule.map((r) => r.clause)).toEqual(['jdtl-14-1', 'cxgd-221'])
    expect(view.record.map((r) => r.says.zh).join()).toMatch(/最后一日为 2025-03-18.*已提醒报到 1 次/)
    expect(view.follows.approve.zh).toContain('“视为拒绝”和报告公安机关的责任随之消失')
    expect(view.follows.refuse.zh).toContain('仍视为拒绝接受社区戒毒')
    expect(view.asked.at(2)?.value.zh).toBe('家属')
  })

  test('nobody is reported to refuse while the reason waits, or its refusal is contested', () => {
    const refused = asked().with('properReasonRefused', '2025-03-20', {
      asked: 'properReasonAsked1',
      reason: '无',
    })
    const contested = refused.with('objectionRaised', '2025-03-21', {
      about: 'properReasonRefused1',
      statement: '有',
    })
    const blocked = (story: CaseStory) => {
      const input = inputOf(story, '2025-03-25')
      const item = pendingDecisions(input).find((p) => p.kind === 'report')
      if (!item) throw new Error('no report is owed')
      return reportDecision.view(item, input).blocks?.map((b) => b.evidence[0])
    }
    expect(blocked(asked())).toEqual(['properReasonAsked1'])
    expect(blocked(contested)).toEqual(['objectionRaised1'])
    expect(blocked(refused)).toEqual([])
    const record = inputOf(refused, '2025-03-25')
    const item = pendingDecisions(record).find((p) => p.kind === 'report')
    const lines = item ? reportDecision.view(item, record).record : []
    expect(lines.map((l) => l.says.zh).join()).toContain('申请的正当理由不予认可：无')
  })

  test('an objection that is upheld opens the question again, as something new', () => {
    const refused = asked().with('properReasonRefused', '2025-03-20', {
      asked: 'properReasonAsked1',
      reason: '无',
    })
    expect(waiting(inputOf(refused, '2025-03-25'))).toEqual([])
    const upheld = refused
      .with('objectionRaised', '2025-03-21', { about: 'properReasonRefused1', statement: '有证明' })
      .with('objectionDecided', '2025-03-22', { about: 'properReasonRefused1', upheld: true })
    const [again] = waiting(inputOf(upheld, '2025-03-25'))
    expect(again).toMatchObject({ id: 'properReason:properReasonAsked1', basisSeq: upheld.entries.length })
  })

  test('in rehabilitation the page threatens no isolation', () => {
    const input = inputOf(asked(aCase({ measure: 'communityRehab' }).served('2025-03-03')), '2025-03-25')
    const { refuse } = properReasonDecision.view(only(input), input).follows
    expect(refuse.zh).toContain('不因此单独导致强制隔离戒毒')
  })

  test('an answer is written once, and never by who asked, whatever way it comes', () => {
    const story = asked()
    const journal = inputOf(story, '2025-03-25').journal
    const entry = { id: 'a', case: 'case', type: 'properReasonRefused', on: '2025-03-20' }
    const data = { asked: 'properReasonAsked1', reason: '无' }
    const given = { book: everywhere(policy), today: '2025-03-25' }
    const head = { user: 'head', role: 'stationHead', org: 'station' }
    const own = admit(journal, [{ ...entry, data }], { ...given, author: { ...head, user: 'worker' } })
    expect(own).toMatchObject({ ok: false, refusals: [{ code: 'admit.ownDecision' }] })
    const first = admit(journal, [{ ...entry, data }], { ...given, author: head })
    if (!first.ok) throw new Error(JSON.stringify(first.refusals))
    const twice = admit([...journal, ...first.value], [{ ...entry, id: 'b', data }], {
      ...given,
      author: head,
    })
    expect(twice).toMatchObject({ ok: false, refusals: [{ code: 'admit.answered' }] })
  })
})
