import { describe, expect, test } from 'vitest'
import { pendingDecisions } from '#core/decision/all-kinds.ts'
import { decide } from '#core/decision/decide.ts'
import type { DecisionInput } from '#core/decision/decision-kind.ts'
import { objectionDecision } from '#core/decision/kinds/objection-decision.ts'
import { reportDecision } from '#core/decision/kinds/report-decision.ts'
import type { Entry } from '#core/journal/entry.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { bothSides } from './both-sides.ts'
import { openObjections } from './objections.ts'

const policy = readPolicyBook().pack('cn')

function inputOf(story: CaseStory, today: string, by: Readonly<Record<string, string>> = {}): DecisionInput {
  const journal: readonly Entry[] = story.entries.map((e) => {
    const user = by[e.id]
    return user ? { ...e, by: { user, role: 'worker', org: 'station' } } : e
  })
  return { journal, state: story.on(today), policy, book: everywhere(policy), today, requests: [] }
}
const waiting = (input: DecisionInput, kind: string) => pendingDecisions(input).filter((p) => p.kind === kind)
const ids = (input: DecisionInput, kind: string) => waiting(input, kind).map((p) => p.id)
function only(input: DecisionInput, kind: string) {
  const [item] = waiting(input, kind)
  if (!item) throw new Error(`nothing of kind ${kind} waits`)
  return item
}
const approve = { outcome: 'approve', reason: '事实清楚', by: 'office', role: 'townshipOffice' } as const

const inForce = () => aCase().served('2025-03-03').reported('2025-03-10')
const refusedThrice = (story = inForce()) =>
  story
    .with('testRefused', '2025-04-01', { way: 'refused' })
    .with('testRefused', '2025-05-01', { way: 'evaded' })
    .with('testRefused', '2025-06-01', { way: 'refused' })

describe('a report to the police (戒毒条例 21)', () => {
  test('given two refusals, when looked at, then nothing is to be reported; with the third there is one item', () => {
    const two = inForce()
      .with('testRefused', '2025-04-01', { way: 'refused' })
      .with('testRefused', '2025-05-01', { way: 'refused' })
    expect(ids(inputOf(two, '2025-06-01'), 'report')).toEqual([])
    const three = only(inputOf(refusedThrice(), '2025-06-02'), 'report')
    expect(three).toMatchObject({
      id: 'report:seriousViolation',
      askedOn: '2025-06-01',
      dueOn: '2025-06-02',
      deciders: ['townshipOffice'],
    })
  })

  test('given three refusals, then the record says 3 of 3 with each entry, and 0 of 3 for absences', () => {
    const input = inputOf(refusedThrice(), '2025-06-02')
    const { record } = reportDecision.view(only(input, 'report'), input)
    const counted = record.find((r) => r.says.en.startsWith('tests evaded'))
    expect(counted).toMatchObject({
      says: { zh: '逃避或者拒绝检测：3 / 3 次' },
      evidence: ['testRefused1', 'testRefused2', 'testRefused3'],
    })
    expect(record.some((r) => r.says.zh === '擅自离开次数：0 / 3 次')).toBe(true)
  })

  test('given a pack that names the station head, then the station head decides too', () => {
    const input = inputOf(refusedThrice(), '2025-06-02')
    const rule = policy.rules['warning.perEvent']
    if (!rule) throw new Error('the national pack has no warning letters')
    const value = { value: ['stationHead', 'townshipOffice'], clause: 'local-practice', from: '1949-10-01' }
    const local = { ...rule, key: 'report.decidedBy', values: [value] }
    const named = { ...input, policy: { ...policy, rules: { ...policy.rules, 'report.decidedBy': local } } }
    expect(only(named, 'report').deciders).toEqual(['stationHead', 'townshipOffice'])
  })

  test('given a refusal and later a relapse, then each ground is its own item', () => {
    const story = aCase()
      .served('2025-03-03')
      .reported('2025-03-25')
      .tested('2025-04-20', { result: 'positive' })
    expect(ids(inputOf(story, '2025-05-01'), 'report')).toEqual(['report:refusal', 'report:relapse'])
    const told = story.with('policeReported', '2025-05-01', { ground: 'refusal', evidence: ['orderServed1'] })
    expect(ids(inputOf(told, '2025-05-01'), 'report')).toEqual(['report:relapse'])
  })

  test('given rehabilitation, then no text proposes isolation for refusal or serious violation alone (rule 4)', () => {
    const rehab = refusedThrice(
      aCase({ measure: 'communityRehab' }).served('2025-03-03').reported('2025-03-25'),
    )
    const input = inputOf(rehab, '2025-06-02')
    const views = waiting(input, 'report').map((item) => reportDecision.view(item, input))
    expect(views).toHaveLength(2)
    for (const view of views) {
      const clauses = view.rule.map((r) => r.clause)
      expect(clauses).toContain('jdtl-38-2')
      expect(clauses).not.toContain('jdf-38')
      expect(view.follows.approve.zh).toContain('不会导致强制隔离戒毒')
    }
    const detox = inputOf(refusedThrice(), '2025-06-02')
    const [view] = waiting(detox, 'report').map((item) => reportDecision.view(item, detox))
    expect(view?.rule.map((r) => r.clause)).toEqual(['jdtl-20', 'jdtl-21', 'jdf-38'])
  })

  test('given that both sides were not confirmed, when approved, then it is refused; confirmed, it is two entries', () => {
    const input = inputOf(refusedThrice(), '2025-06-02')
    const item = only(input, 'report')
    const bare = decide(item, approve, input)
    expect(bare).toMatchObject({
      ok: false,
      refusals: [{ code: 'decision-unconfirmed', field: 'confirmed' }],
    })
    const done = decide(
      item,
      { ...approve, confirmed: true, fields: { reportNo: '同禁报〔2025〕3号' } },
      input,
    )
    if (!done.ok) throw new Error('refused')
    expect(done.value[0]).toEqual({
      type: 'policeReported',
      on: '2025-06-02',
      data: {
        ground: 'seriousViolation',
        evidence: ['testRefused1', 'testRefused2', 'testRefused3'],
        reportNo: '同禁报〔2025〕3号',
      },
    })
    expect(String(done.value[1]?.data['text'])).toContain('双方履责对照：办公室应办')
  })

  test('given who recorded a refusal, then that person does not decide; a refusal of the report is a note', () => {
    const input = inputOf(refusedThrice(), '2025-06-02', { testRefused2: 'anna', orderServed1: 'clerk' })
    const item = only(input, 'report')
    expect(item.notBy).toEqual(['anna'])
    expect(decide(item, { ...approve, by: 'anna', confirmed: true }, input).ok).toBe(false)
    const no = decide(item, { ...approve, outcome: 'refuse' }, input)
    expect(no).toMatchObject({ ok: true, value: [{ type: 'note' }] })
  })

  test('given an open objection to one of the entries, then filing waits; rejected it goes on, upheld it is gone', () => {
    const story = refusedThrice().with('objectionRaised', '2025-06-02', {
      about: 'testRefused2',
      statement: '当天住院',
    })
    const input = inputOf(story, '2025-06-02')
    const item = only(input, 'report')
    const view = reportDecision.view(item, input)
    expect(view.blocks).toHaveLength(1)
    expect(view.record.some((r) => r.says.zh.includes('本人陈述：当天住院'))).toBe(true)
    const refused = decide(item, { ...approve, confirmed: true }, input)
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'decision-blocked' }] })
    const rejected = inputOf(
      story.with('objectionDecided', '2025-06-03', { about: 'testRefused2', upheld: false }),
      '2025-06-03',
    )
    expect(decide(only(rejected, 'report'), { ...approve, confirmed: true }, rejected).ok).toBe(true)
    const upheld = inputOf(
      story.with('objectionDecided', '2025-06-03', { about: 'testRefused2', upheld: true }),
      '2025-06-03',
    )
    expect(ids(upheld, 'report')).toEqual([])
    expect(upheld.state.findings.some((f) => f.kind === 'seriousViolation')).toBe(false)
  })

  test('given a discharged person, then a report about the ended agreement waits no more', () => {
    const input = inputOf(aCase().served('2022-03-03').reported('2022-03-25'), '2025-06-01')
    expect(input.state.stage).toBe('discharged')
    expect(ids(input, 'report')).toEqual([])
  })
})

describe('both sides (casework.md, rule 8)', () => {
  test('what stands in the table is what the finding itself says of the office', () => {
    const stories = [
      refusedThrice(),
      refusedThrice(inForce().with('agreementSigned', '2025-03-20', { parties: '双方', place: '330106001' })),
      refusedThrice(
        inForce().with('visitMade', '2025-03-15').with('talkHeld', '2025-05-02').tested('2025-05-20'),
      ),
    ]
    for (const story of stories)
      for (const day of ['2025-06-01', '2025-06-02', '2025-09-01']) {
        const state = story.on(day)
        const finding = state.findings.find((f) => f.kind === 'seriousViolation')
        const lines = bothSides(state, story.entries, finding?.on ?? day).filter(
          (l) => l.side === 'office' && l.owed !== null,
        )
        const sum = (key: 'owed' | 'done' | 'late' | 'missed') => lines.reduce((n, l) => n + (l[key] ?? 0), 0)
        const table = { owed: sum('owed'), done: sum('done'), late: sum('late'), missed: sum('missed') }
        expect(table).toEqual(finding?.data?.['office'])
      }
  })

  test('notices, reminders and visits are told even where no rule counts them', () => {
    const story = refusedThrice(
      inForce().with('testNotified', '2025-03-28', { dueOn: '2025-04-01', way: '电话' }),
    )
    const lines = bothSides(story.on('2025-06-02'), story.entries, '2025-06-01')
    expect(lines.find((l) => l.what.en === 'notices of tests')).toMatchObject({ owed: null, done: 1 })
    expect(lines.some((l) => l.side === 'person' && l.what.zh === '接受检测')).toBe(true)
  })
})

describe('warning letters are local practice', () => {
  test('one for each refusal; a letter answers the earliest, and no counter moves', () => {
    const story = refusedThrice()
    const item = waiting(inputOf(story, '2025-06-02'), 'warn')
    expect(item.map((p) => p.anchor)).toEqual(['testRefused1', 'testRefused2', 'testRefused3'])
    const one = story.with('warned', '2025-05-02', { breach: '拒绝检测' })
    expect(ids(inputOf(one, '2025-06-02'), 'warn')).toEqual(['warn:testRefused2', 'warn:testRefused3'])
    expect(one.on('2025-06-02').counters).toEqual(story.on('2025-06-02').counters)
  })

  test('for an overdue report-in, until the person comes; none where the pack has no letters', () => {
    const story = aCase().served('2025-03-03')
    const input = inputOf(story, '2025-03-20')
    expect(ids(input, 'warn')).toEqual(['warn:orderServed1'])
    const { 'warning.perEvent': _, ...rules } = policy.rules
    expect(waiting({ ...input, policy: { ...policy, rules } }, 'warn')).toEqual([])
    expect(ids(inputOf(story.reported('2025-03-21'), '2025-03-22'), 'warn')).toEqual([])
  })

  test('approved it is a letter with what the person says; it says that it counts for nothing', () => {
    const input = inputOf(refusedThrice(), '2025-06-02')
    const item = only(input, 'warn')
    const done = decide(item, { ...approve, fields: { letterNo: '1号', statement: '忘了' } }, input)
    expect(done).toMatchObject({
      ok: true,
      value: [{ type: 'warned', data: { letterNo: '1号', statement: '忘了' } }],
    })
    const told = decide(item, { ...approve, fields: { recipients: '本人、母亲', witness: '张某' } }, input)
    const four = decide(item, { ...approve, fields: { recipients: '甲、乙、丙、丁' } }, input)
    expect(four).toMatchObject({ ok: false, refusals: [{ field: 'recipients' }] })
    expect(told).toMatchObject({ value: [{ data: { recipients: ['本人', '母亲'], witness: '张某' } }] })
    const kind = reportDecision.view(only(input, 'report'), input)
    expect(kind.record.every((r) => !r.says.zh.includes('告诫'))).toBe(true)
  })
})

describe('objections', () => {
  test('what would fall away is what replay says once it is upheld', () => {
    const story = refusedThrice().with('objectionRaised', '2025-06-02', { about: 'testRefused3' })
    const input = inputOf(story, '2025-06-03', { testRefused3: 'anna', objectionRaised1: 'anna' })
    const item = only(input, 'objection')
    expect(item).toMatchObject({ notBy: ['anna'], deciders: ['stationHead', 'townshipOffice'] })
    const view = kindOf(input).view
    expect(view.record.map((r) => r.says.en).filter((s) => s.startsWith('If upheld'))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('serious violation'),
        'If upheld: tests evaded or refused: 3 → 2',
      ]),
    )
    const done = decide(item, approve, input)
    if (!done.ok) throw new Error('refused')
    expect(done.value).toEqual([
      {
        type: 'objectionDecided',
        on: '2025-06-03',
        data: { about: 'testRefused3', upheld: true, statement: '事实清楚' },
      },
    ])
  })

  test('a test objected to waits: what would hold if rejected is shown, and the township decides', () => {
    const story = inForce()
      .tested('2025-04-01', { result: 'positive' })
      .with('testObjected', '2025-04-02', { test: 'testTaken1', reason: '服药' })
    const input = inputOf(story, '2025-04-03')
    expect(ids(input, 'report')).toEqual([])
    const item = only(input, 'objection')
    expect(item.deciders).toEqual(['townshipOffice'])
    expect(
      kindOf(input).view.record.some((r) => r.says.en.startsWith('If rejected: Would hold: Renewed use')),
    ).toBe(true)
    expect(decide(item, approve, input)).toMatchObject({
      ok: true,
      value: [{ type: 'testObjectionDecided', data: { upheld: true } }, { type: 'note' }],
    })
  })

  test('one for each entry however often it is raised; after a decision a new one opens it again', () => {
    const twice = refusedThrice()
      .with('objectionRaised', '2025-06-02', { about: 'testRefused1' })
      .with('objectionRaised', '2025-06-03', { about: 'testRefused1' })
    expect(openObjections(twice.entries).map((o) => o.raised.id)).toEqual(['objectionRaised1'])
    const decided = twice.with('objectionDecided', '2025-06-04', { about: 'testRefused1', upheld: false })
    expect(openObjections(decided.entries)).toEqual([])
    const again = decided.with('objectionRaised', '2025-06-05', { about: 'testRefused1' })
    expect(openObjections(again.entries).map((o) => o.raised.id)).toEqual(['objectionRaised3'])
  })
})

function kindOf(input: DecisionInput) {
  const item = only(input, 'objection')
  return { item, view: objectionDecision.view(item, input) }
}
