import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { type Command, playMoves, reportedOn } from '#test/support/random-moves.ts'
import { checkAsk } from './check-step.ts'
import { handoversOf, reportByOf } from './handover-lines.ts'
import { materialLine, materialsOf } from './materials.ts'
import { dutiesOfTasks, recordsOfTasks } from './task-kinds.ts'
import { unownedDays } from './unowned-days.ts'

const policy = readPolicyBook().pack('cn')
const book = everywhere(policy)
const here = '330106001'
const there = '330106002'
const on = (story: CaseStory, today: string) =>
  handoversOf({ journal: story.entries, state: story.on(today), policy, today })
const running = () => aCase().served('2025-03-03').reported('2025-03-10')
const asked = (changedOn = '2025-05-12') =>
  running().with('placeChangeAsked', '2025-05-10', { to: there, reason: '搬家', changedOn }, 'ask')

describe('a change of place', () => {
  test('each step has an owner and a day', () => {
    const line = (story: CaseStory, today: string) => {
      const [first] = on(story, today).lines
      return [first?.step, first?.turn, first?.dueOn]
    }
    const sent = asked().with('fileSent', '2025-05-13', { change: 'ask', items: ['责令决定书 1 份'] }, 'sent')
    const refused = sent.with('fileRefused', '2025-05-14', { change: 'ask', reason: '缺回执' }, 'refused')
    const again = refused.with('fileSent', '2025-05-15', { change: 'ask' })
    const taken = again.with('fileAccepted', '2025-05-16', { change: 'ask', station: 's', worker: 'w' })
    const arrived = taken.with('reportedIn', '2025-05-20', { place: there })
    const signed = arrived.with('agreementSigned', '2025-05-21', { parties: ['本人'], place: there })
    expect(line(asked(), '2025-05-12')).toEqual(['toSend', 'old', '2025-05-14'])
    expect(line(sent, '2025-05-13')).toEqual(['toAnswer', 'new', '2025-05-16'])
    expect(line(refused, '2025-05-14')).toEqual(['toSendAgain', 'old', '2025-05-19'])
    expect(line(again, '2025-05-15')).toEqual(['toAnswer', 'new', '2025-05-20'])
    const sameDay = refused.with('fileSent', '2025-05-14', { change: 'ask', after: 'refused' })
    expect(line(sameDay, '2025-05-14').slice(0, 2)).toEqual(['toAnswer', 'new'])
    expect(sameDay.on('2025-05-14').handover).toBe('receiving')
    expect(
      sameDay
        .on('2025-05-14')
        .duties.filter((d) => d.kind === 'sendFile')
        .map((d) => d.status),
    ).toEqual(['done', 'done'])
    expect(line(taken, '2025-05-16')).toEqual(['toReportIn', 'person', '2025-05-27'])
    expect(line(arrived, '2025-05-20').slice(0, 2)).toEqual(['toSign', 'new'])
    expect(line(signed, '2025-05-21')).toEqual(['done', null, null])
  })

  test('the law moves the place on its day; the old office answers until the file is accepted', () => {
    const sent = asked().with('fileSent', '2025-05-13', { change: 'ask' })
    const taken = sent.with('fileAccepted', '2025-06-20', { change: 'ask', station: 's', worker: 'w' })
    expect(sent.on('2025-06-19').executionPlace).toBe(there)
    expect(on(sent, '2025-06-19')).toMatchObject({ responsible: here, lines: [{ guest: true }] })
    expect(on(taken, '2025-06-20')).toMatchObject({ responsible: there, lines: [{ guest: false }] })
  })

  test('accepted early, it takes effect on the day of the change', () => {
    const taken = asked('2025-06-01')
      .with('fileSent', '2025-05-11', { change: 'ask' })
      .with('fileAccepted', '2025-05-12', { change: 'ask', station: 's', worker: 'w' })
    expect(on(taken, '2025-05-31')).toMatchObject({
      responsible: here,
      nextChangeOn: '2025-06-01',
      lines: [{ guest: true }],
    })
    expect(on(taken, '2025-06-01')).toMatchObject({ responsible: there, nextChangeOn: null })
    const more = { to: '330106003', changedOn: '2025-06-10' }
    expect(checkAsk(on(taken, '2025-05-20'), taken.on('2025-05-20'), more, '2025-05-20')).toMatchObject([
      { code: 'handover-coming' },
    ])
  })

  test('a struck request, a later request, an ended measure: nothing waits any more', () => {
    const struck = asked().with('struck', '2025-05-11', { entry: 'ask', reason: '本人不搬了' })
    expect(on(struck, '2025-05-12').lines).toEqual([])
    const later = asked().with('placeChangeAsked', '2025-05-20', {
      to: '330106003',
      reason: '又搬',
      changedOn: '2025-05-22',
    })
    expect(on(later, '2025-05-23').lines.map((l) => l.step)).toEqual(['superseded', 'toSend'])
    const ended = asked().with('fileSent', '2025-05-13').with('terminated', '2025-05-14', { reason: 'death' })
    expect(on(ended, '2025-05-15').lines).toMatchObject([{ open: false, guest: false, turn: null }])
  })

  test('a request is refused with its reason', () => {
    const codes = (to: string, changedOn: string, story = asked(), today = '2025-05-20') =>
      checkAsk(on(story, today), story.on(today), { to, changedOn }, today).map((r) => r.code)
    expect(codes('330106003', '2025-05-30')).toEqual([])
    expect(codes('330106', '2025-05-30')).toEqual(['handover-not-a-township'])
    expect(codes(here, '2025-05-30')).toEqual(['handover-same-place'])
    expect(codes('330106003', '2025-05-11')).toEqual(['handover-before-earlier'])
    expect(codes(there, '2025-01-01', running())).toEqual(['handover-before-order'])
    const dead = running().with('terminated', '2025-05-14', { reason: 'death' })
    expect(codes(there, '2025-05-30', dead)).toEqual(['handover-not-running'])
  })

  test('the list that goes with the file counts what there is', () => {
    const story = running().tested('2025-04-01').tested('2025-05-01')
    const lines = materialsOf(on(story, '2025-05-02').standing).map(materialLine)
    expect(lines).toEqual(['责令决定书 1 份', '送达回执 1 份', '报到登记 1 份', '检测记录 2 份'])
  })
})

describe('entrusted management', () => {
  const task = {
    to: '二镇工作站',
    tasks: ['检测'],
    station: 's2',
    area: there,
    kinds: ['test'],
    lastDay: '2025-08-31',
  }
  const given = () => running().with('entrusted', '2025-05-01', task, 'give')
  const taken = () => given().with('entrustmentAccepted', '2025-05-02', { entrustment: 'give', worker: 'w2' })

  test('asked, taken by a named worker, over on its day by itself; the registered place stays responsible', () => {
    expect(on(given(), '2025-05-01').lines).toMatchObject([{ step: 'toAnswer', guest: true, toWorker: null }])
    expect(on(taken(), '2025-08-31')).toMatchObject({
      responsible: here,
      nextChangeOn: '2025-09-01',
      lines: [{ step: 'running', guest: true, toWorker: 'w2', kinds: ['test'] }],
    })
    expect(on(taken(), '2025-09-01').lines).toMatchObject([{ step: 'over', guest: false, open: false }])
  })

  test('declined and ended', () => {
    const declined = given().with('entrustmentRefused', '2025-05-02', {
      entrustment: 'give',
      reason: '人不在',
    })
    expect(on(declined, '2025-05-02').lines).toMatchObject([{ step: 'declined', guest: false }])
    const ended = taken().with('entrustmentEnded', '2025-06-01', { entrustment: 'give' })
    expect(on(ended, '2025-06-01').lines).toMatchObject([{ step: 'ended', guest: false }])
  })

  test('a new office begins anew; an old journal without a station opens nothing', () => {
    const moved = taken()
      .with('placeChangeAsked', '2025-06-01', { to: there, reason: '落户', changedOn: '2025-06-02' }, 'ask')
      .with('fileSent', '2025-06-02', { change: 'ask' })
      .with('fileAccepted', '2025-06-03', { change: 'ask', station: 's', worker: 'w' })
    expect(on(moved, '2025-06-03').lines.at(-1)).toMatchObject({ step: 'over', guest: false })
    const old = running().with('entrusted', '2025-05-01', { to: '外地', tasks: '检测' })
    expect(on(old, '2025-05-02').lines).toMatchObject([{ step: 'running', guest: false }])
  })

  test('tasks open what they need and nothing that decides', () => {
    expect(recordsOfTasks(['test'])).toEqual([
      'testNotified',
      'testNoticeServed',
      'testTaken',
      'testRefused',
      'testNotReached',
      'contactLost',
      'contactRestored',
      'note',
    ])
    expect(dutiesOfTasks(['visit', 'escort'])).toEqual(['visit', 'firstHomeVisit', 'followUp'])
    const all = recordsOfTasks(['test', 'visit', 'talk', 'service', 'escort'])
    for (const type of [
      'leaveDecided',
      'warned',
      'admonished',
      'policeReported',
      'terminated',
      'tierSet',
      'struck',
    ])
      expect(all).not.toContain(type)
  })
})

describe('no day without a responsible office and a named worker', () => {
  const holdings = [{ from: '2025-03-01', place: here, by: 'order' }]
  const held = (from: string, to: string | null, worker: string | null = 'w', area = here) => ({
    station: 's',
    worker,
    area,
    from,
    to,
  })

  test('a gap, nobody named, a worker of another office are found with their days', () => {
    const days = (...all: ReturnType<typeof held>[]) => unownedDays(holdings, all, '2025-03-10', '2025-03-31')
    expect(days(held('2025-03-01', null))).toEqual([])
    expect(days(held('2025-03-01', '2025-03-15'), held('2025-03-18', null))).toEqual([
      { what: 'worker', from: '2025-03-15', to: '2025-03-17' },
    ])
    expect(days(held('2025-03-12', null, null))).toEqual([
      { what: 'worker', from: '2025-03-10', to: '2025-03-31' },
    ])
    expect(days(held('2025-03-01', null, 'w', there))).toMatchObject([{ what: 'elsewhere' }])
    expect(unownedDays([], [held('2025-03-01', null)], '2025-03-10', '2025-03-11')).toMatchObject([
      { what: 'office' },
    ])
  })

  const plain = fc.constantFrom<Exclude<Command['do'], 'wait' | 'ask' | 'go'>>(
    'send',
    'refuse',
    'refuse',
    'accept',
    'suspend',
    'resume',
    'refuseTest',
  )
  const command: fc.Arbitrary<Command> = fc.oneof(
    { weight: 7, arbitrary: fc.constant({ do: 'go' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 12 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('ask' as const),
        to: fc.nat(2),
        changed: fc.integer({ min: -6, max: 20 }),
      }),
    },
    { weight: 3, arbitrary: plain.map((one) => ({ do: one })) },
  )

  test('1,000 simulated moves: the invariant holds, the term does not move, counters carry over, both clocks are right', () => {
    let moves = 0
    let accepted = 0
    fc.assert(
      fc.property(fc.array(command, { minLength: 30, maxLength: 60 }), (commands) => {
        const played = playMoves(commands, book)
        const { entries, held: holders, today, handovers } = played
        moves += handovers.moves.length
        accepted += played.accepted
        expect(unownedDays(handovers.holdings, holders, reportedOn, today)).toEqual([])
        expect(handovers.lines.filter((l) => l.open && l.kind === 'move' && l.turn === null)).toEqual([])
        const stayed = entries.filter((e) => !/^(placeChange|file)/.test(e.type))
        const state = replay(entries, book, today)
        const athome = replay(stayed, book, today)
        expect(state.term).toEqual(athome.term)
        expect(state.counters).toEqual(athome.counters)
        for (const move of handovers.moves) {
          const duty = state.duties.find(
            (d) => d.kind === 'reportInAfterChange' && d.evidence.includes(move.id),
          )
          if (duty) expect(duty.dueOn).toBe(reportByOf(move, policy))
          if (!move.accepted) expect(handovers.holdings.some((h) => h.by === move.id)).toBe(false)
        }
      }),
      { numRuns: 560 },
    )
    expect(moves).toBeGreaterThan(1000)
    expect(accepted).toBeGreaterThan(1000)
  })
})
