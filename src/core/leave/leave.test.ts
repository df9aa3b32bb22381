import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pendingDecisions } from '#core/decision/all-kinds.ts'
import { decide } from '#core/decision/decide.ts'
import type { DecisionInput } from '#core/decision/decision-kind.ts'
import { admit } from '#core/journal/admit.ts'
import type { Author, Entry } from '#core/journal/entry.ts'
import { everywhere } from '#core/policy/policy.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { absenceCounters, daysAway, ifAbsent } from './days-away.ts'
import { findLeave, type LeaveState, leaveState } from './leave-cycle.ts'

const policy = readPolicyBook().pack('cn')
const book = everywhere(policy)
const inForce = () => aCase().served('2025-03-03').reported('2025-03-10')
const asked = (to = '2025-06-20') =>
  inForce().with('leaveAsked', '2025-06-01', { from: '2025-06-05', to, destination: '外地' })
const granted = () => asked().with('leaveDecided', '2025-06-02', { leave: 'leaveAsked1', granted: true })
const leave = { leave: 'leaveAsked1' }
const stateOf = (story: CaseStory, today: string): LeaveState => {
  const cycle = findLeave(story.entries, 'leaveAsked1')
  if (!cycle) throw new Error('no leave')
  return leaveState(cycle, today)
}

function inputOf(story: CaseStory, today: string, by: Readonly<Record<string, string>> = {}): DecisionInput {
  const journal: readonly Entry[] = story.entries.map((e) => {
    const user = by[e.id]
    return user ? { ...e, by: { user, role: 'worker', org: 'station' } } : e
  })
  return { journal, state: story.on(today), policy, book, today, requests: [] }
}
const waiting = (input: DecisionInput, kind: string) => pendingDecisions(input).filter((p) => p.kind === kind)

describe('the states of a leave (F-13) are read from the journal', () => {
  test.each<[string, CaseStory, string, LeaveState]>([
    ['asked', asked(), '2025-06-01', 'asked'],
    [
      'withdrawn before anybody decided',
      asked().with('leaveWithdrawn', '2025-06-02', leave),
      '2025-06-02',
      'withdrawn',
    ],
    [
      'refused',
      asked().with('leaveDecided', '2025-06-02', { ...leave, granted: false }),
      '2025-07-01',
      'refused',
    ],
    ['granted, on its last day', granted(), '2025-06-20', 'granted'],
    ['not back the day after', granted(), '2025-06-21', 'overdue'],
    [
      'longer asked',
      granted().with('leaveExtensionAsked', '2025-06-18', { ...leave, to: '2025-06-30' }),
      '2025-06-21',
      'extensionAsked',
    ],
    [
      'longer granted',
      granted().with('leaveExtended', '2025-06-18', { ...leave, to: '2025-06-30' }),
      '2025-06-30',
      'extended',
    ],
    [
      'longer granted and over',
      granted().with('leaveExtended', '2025-06-18', { ...leave, to: '2025-06-30' }),
      '2025-07-01',
      'overdue',
    ],
    ['says to be back', granted().with('leaveReturnAsked', '2025-06-21', leave), '2025-06-21', 'returnAsked'],
    [
      'is not believed',
      granted()
        .with('leaveReturnAsked', '2025-06-21', leave)
        .with('leaveReturnRefused', '2025-06-22', { ...leave, reason: '没有见到' }),
      '2025-06-22',
      'returnRefused',
    ],
    [
      'says so again',
      granted()
        .with('leaveReturnRefused', '2025-06-21', { ...leave, reason: '没有见到' })
        .with('leaveReturnAsked', '2025-06-22', leave),
      '2025-06-22',
      'returnAsked',
    ],
    ['is back in time', granted().with('leaveReturned', '2025-06-20', leave), '2025-07-01', 'returned'],
    [
      'is back late',
      granted().with('leaveReturned', '2025-06-22', { ...leave, on: '2025-06-22' }),
      '2025-07-01',
      'returnedLate',
    ],
  ])('%s', (_, story, today, state) => {
    expect(stateOf(story, today)).toBe(state)
  })

  test('given a leave that is overdue, then no counter moves and no absence is found (DUT-04)', () => {
    const { counters, findings } = granted().on('2025-09-01')
    expect(counters.unauthorisedLeaves.value).toBe(0)
    expect(counters.unauthorisedDays.value).toBe(0)
    expect(findings.map((f) => f.kind)).toContain('leaveOverdue')
    expect(findings.map((f) => f.kind)).not.toContain('seriousViolation')
  })
})

describe('who decides about leave', () => {
  test('short leave: worker, head or township; long leave: the township; never who wrote it down', () => {
    const short = waiting(inputOf(asked('2025-06-11'), '2025-06-01', { leaveAsked1: 'anna' }), 'leave')
    expect(short).toMatchObject([
      { deciders: ['worker', 'stationHead', 'townshipOffice'], notBy: ['anna'], dueOn: '2025-06-05' },
    ])
    expect(waiting(inputOf(asked('2025-06-12'), '2025-06-01'), 'leave')).toMatchObject([
      { deciders: ['townshipOffice'] },
    ])
    const { 'leave.workerMaxDays': _, ...rules } = policy.rules
    const unruled = { ...inputOf(asked('2025-06-05'), '2025-06-01'), policy: { ...policy, rules } }
    expect(waiting(unruled, 'leave')).toMatchObject([{ deciders: ['stationHead', 'townshipOffice'] }])
  })

  test('withdrawn it waits for nobody', () => {
    const story = asked().with('leaveWithdrawn', '2025-06-01', leave)
    expect(waiting(inputOf(story, '2025-06-02'), 'leave')).toEqual([])
  })

  test('an extension is decided by its whole length, until the person is back; refused it needs a reason', () => {
    const story = granted().with('leaveExtensionAsked', '2025-06-18', {
      ...leave,
      to: '2025-06-30',
      reason: '照顾母亲',
    })
    const input = inputOf(story, '2025-06-19', { leaveExtensionAsked1: 'anna' })
    const [item] = waiting(input, 'leaveExtension')
    if (!item) throw new Error('nothing waits')
    expect(item).toMatchObject({ dueOn: '2025-06-20', deciders: ['townshipOffice'], notBy: ['anna'] })
    const answer = { reason: '情况属实', by: 'office', role: 'townshipOffice' } as const
    expect(decide(item, { ...answer, outcome: 'approve' }, input)).toMatchObject({
      ok: true,
      value: [
        { type: 'leaveExtended', data: { ...leave, extension: 'leaveExtensionAsked1', to: '2025-06-30' } },
      ],
    })
    expect(decide(item, { ...answer, outcome: 'refuse', reason: '' }, input).ok).toBe(false)
    expect(decide(item, { ...answer, outcome: 'refuse' }, input)).toMatchObject({
      ok: true,
      value: [{ type: 'leaveExtensionRefused', data: { reason: '情况属实' } }],
    })
    const back = story.with('leaveReturned', '2025-06-19', leave)
    expect(waiting(inputOf(back, '2025-06-19'), 'leaveExtension')).toEqual([])
  })

  test('a place with deadlines gives every item its day; one without leaves it open', () => {
    const story = inForce().with('testRefused', '2025-06-02', { way: 'refused' })
    expect(waiting(inputOf(story, '2025-06-02'), 'warn')).toMatchObject([{ dueOn: null }])
    const demo = { ...inputOf(story, '2025-06-02'), policy: readPolicyBook().pack('cn-32-98') }
    // Monday 2 June 2025 and five working days
    expect(waiting(demo, 'warn')).toMatchObject([
      { dueOn: '2025-06-09', dueBecause: { zh: expect.stringContaining('5 个工作日') } },
    ])
  })
})

describe('the steps of a leave come in their order', () => {
  const author: Author = { user: 'anna', role: 'worker', org: 'station' }
  const take = (story: CaseStory, type: string, data: Record<string, unknown>, by: Author = author) => {
    const result = admit(story.entries, [{ id: 'new', case: 'case', type, on: '2025-06-19', data }], {
      book,
      today: '2025-06-19',
      author: by,
    })
    return result.ok ? 'taken' : (result.refusals[0]?.code ?? '')
  }
  test.each<[string, CaseStory, string, Record<string, unknown>, string]>([
    ['withdrawn while it waits', asked(), 'leaveWithdrawn', {}, 'taken'],
    ['not once it is decided', granted(), 'leaveWithdrawn', {}, 'admit.leaveStep'],
    [
      'extended before it is granted',
      asked(),
      'leaveExtensionAsked',
      { to: '2025-06-30' },
      'admit.leaveStep',
    ],
    ['extended to an earlier day', granted(), 'leaveExtensionAsked', { to: '2025-06-20' }, 'admit.leaveStep'],
    ['extended to a later day', granted(), 'leaveExtensionAsked', { to: '2025-06-21' }, 'taken'],
    ['back without leave', asked(), 'leaveReturnAsked', {}, 'admit.leaveStep'],
    ['back', granted(), 'leaveReturnAsked', {}, 'taken'],
  ])('%s: %s', (_, story, type, data, expected) => {
    expect(take(story, type, { ...leave, ...data })).toBe(expected)
  })

  test('who wrote down long leave does not decide it; short leave a worker grants alone', () => {
    const by = (story: CaseStory, user: string): CaseStory => ({
      ...story,
      entries: story.entries.map((e) => (e.type === 'leaveAsked' ? { ...e, by: { ...author, user } } : e)),
    })
    const office: Author = { user: 'anna', role: 'townshipOffice', org: 'office' }
    const yes = { ...leave, granted: true }
    expect(take(by(asked(), 'anna'), 'leaveDecided', yes, office)).toBe('admit.ownDecision')
    expect(take(by(asked(), 'bert'), 'leaveDecided', yes, office)).toBe('taken')
    expect(take(by(asked('2025-06-11'), 'anna'), 'leaveDecided', yes)).toBe('taken')
  })
})

describe('warn early, accuse late (law.md DUT-03)', () => {
  const days = (from: string, to: string) => daysAway(from, to, policy)

  test('D8: away 1 June, back 3 June: three days touched ask for the report, two full days would count', () => {
    expect(days('2025-06-01', '2025-06-03')).toMatchObject({ touched: 3, full: 2, report: { due: true } })
    expect(days('2025-06-01', '2025-06-02')).toMatchObject({ touched: 2, full: 1, report: { due: false } })
  })

  test('a warning is never later than an accusation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 400 }), (start, length) => {
        const from = addDays('2024-01-01', start)
        const { touched, full, report } = days(from, addDays(from, length))
        expect(touched).toBe(full + 1)
        // whatever is enough to accuse by the days was already enough to ask for the report
        if (full >= (report?.threshold ?? 0)) expect(report?.due).toBe(true)
      }),
    )
  })

  test.each([
    ['30 days are not enough', '2025-05-01', '2025-05-31', 30, false],
    ['31 days are', '2025-05-01', '2025-06-01', 31, true],
  ])('D6: %s', (_, from, to, value, reached) => {
    const story = inForce().with('absenceFound', '2025-06-10', { from, to })
    const { days: counted } = absenceCounters(story.on('2025-06-10'), policy, '2025-06-10')
    expect(counted).toMatchObject({ value, reached, missing: reached ? 0 : 1, threshold: 30 })
    expect(story.on('2025-06-10').findings.some((f) => f.kind === 'seriousViolation')).toBe(reached)
  })

  test('D6: twice is not enough, three times is; the evidence is named', () => {
    const once = (story: CaseStory, n: number) =>
      story.with('absenceFound', `2025-06-${10 + n}`, { from: `2025-06-0${n}`, to: `2025-06-0${n + 1}` })
    const twice = once(once(inForce(), 1), 3)
    expect(absenceCounters(twice.on('2025-07-01'), policy, '2025-07-01').times).toMatchObject({
      value: 2,
      missing: 1,
      reached: false,
      evidence: ['absenceFound1', 'absenceFound2'],
    })
    expect(absenceCounters(once(twice, 5).on('2025-07-01'), policy, '2025-07-01').times.reached).toBe(true)
  })

  test('what would be counted is what replay counts once it is recorded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 50 }), (start, length) => {
        const from = addDays('2025-03-12', start)
        const to = addDays(from, length)
        const story = inForce().with('absenceFound', '2025-04-20', { from: '2025-04-01', to: '2025-04-15' })
        const told = story.with('absenceFound', '2025-07-01', { from, to })
        const shown = ifAbsent(story.entries, { from, to }, { book, today: '2025-07-01' })
        expect(shown.counters.unauthorisedDays.value).toBe(
          told.on('2025-07-01').counters.unauthorisedDays.value,
        )
        expect(shown.counters.unauthorisedLeaves.value).toBe(2)
      }),
      { numRuns: 60 },
    )
  })

  test('a local breach and a statement are in no counter', () => {
    const plain = inForce().with('testRefused', '2025-04-01', { way: 'refused' })
    const told = plain
      .with('localBreachFound', '2025-04-02', { kind: 'unreachable', summary: '电话停机' })
      .with('statementMade', '2025-04-03', { about: 'testRefused1', statement: '当天住院' })
    expect(told.on('2025-06-01').counters).toEqual(plain.on('2025-06-01').counters)
    expect(told.on('2025-06-01').findings).toEqual(plain.on('2025-06-01').findings)
  })
})
