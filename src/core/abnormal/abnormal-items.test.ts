import { describe, expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { abnormalItems } from './abnormal-items.ts'

const policy = readPolicyBook().pack('cn')
const items = (story: CaseStory, today: string) =>
  abnormalItems({ state: story.on(today), journal: story.entries, policy })
const open = (story: CaseStory, today: string) => items(story, today).map((i) => i.id)
const inForce = () => aCase().served('2025-03-03').reported('2025-03-10')

describe('what is abnormal begins, has a date and ends', () => {
  test('lost contact, until it is restored; the pack says by when somebody looks', () => {
    const lost = inForce().with('contactLost', '2025-04-01')
    expect(items(lost, '2025-04-02')).toEqual([
      {
        id: 'contactLost:contactLost1',
        kind: 'contactLost',
        on: '2025-04-01',
        firstBy: '2025-04-04',
        reported: false,
      },
    ])
    expect(open(lost.with('visitMade', '2025-04-03'), '2025-05-01')).toEqual(['contactLost:contactLost1'])
    expect(open(lost.with('contactRestored', '2025-04-09'), '2025-05-01')).toEqual([])
  })

  test('a refused test, until somebody looked into it; an upheld objection ends it', () => {
    const refused = inForce().with('testRefused', '2025-04-01', { way: 'evaded' })
    expect(open(refused, '2025-04-02')).toEqual(['refusal:testRefused1'])
    expect(open(refused.with('talkHeld', '2025-04-03'), '2025-04-03')).toEqual([])
    const upheld = refused.with('objectionDecided', '2025-04-02', { about: 'testRefused1', upheld: true })
    expect(open(upheld, '2025-04-02')).toEqual([])
  })

  test('a positive that is a relapse waits for the word of the police', () => {
    const positive = inForce().tested('2025-04-01', { result: 'positive' })
    expect(open(positive, '2025-04-01').sort()).toEqual(['positive:testTaken1', 'relapse:testTaken1'])
    const told = positive.with('policeReported', '2025-04-02', {
      ground: 'relapse',
      evidence: ['testTaken1'],
    })
    expect(items(told, '2025-04-05').map((i) => [i.kind, i.reported, i.firstBy])).toEqual([
      ['positive', true, '2025-04-05'],
      ['relapse', true, '2025-04-05'],
    ])
    expect(open(told.with('policeDecided', '2025-04-08', { decision: 'continue' }), '2025-04-09')).toEqual([])
  })

  test('an overdue report-in, until the person comes; one that was reported waits for the police', () => {
    const served = aCase().served('2025-03-03')
    expect(open(served, '2025-03-18')).toEqual([])
    expect(open(served, '2025-03-19')).toEqual(['reportInOverdue:orderServed1'])
    expect(open(served.reported('2025-03-25'), '2025-03-26')).toEqual([])
    const told = served.with('policeReported', '2025-03-20', {
      ground: 'refusal',
      evidence: ['orderServed1'],
    })
    expect(items(told.reported('2025-03-25'), '2025-03-26')).toMatchObject([
      { kind: 'reportInOverdue', reported: true },
    ])
  })

  test('away without leave, until a sign of return; leave overdue likewise', () => {
    const away = inForce().with('absenceFound', '2025-04-05', { from: '2025-04-01' })
    expect(open(away, '2025-04-20')).toEqual(['absence:absenceFound1'])
    expect(open(away.with('contactRestored', '2025-04-21'), '2025-04-21')).toEqual([])
    expect(
      open(
        inForce().with('absenceFound', '2025-04-05', { from: '2025-04-01', to: '2025-04-03' }),
        '2025-04-05',
      ),
    ).toEqual([])
    const leave = inForce()
      .with('leaveAsked', '2025-04-01', {
        from: '2025-04-02',
        to: '2025-04-05',
        destination: '外地',
        reason: '探亲',
      })
      .with('leaveDecided', '2025-04-01', { leave: 'leaveAsked1', granted: true })
    expect(items(leave, '2025-04-10').map((i) => i.kind)).toEqual(['absence'])
    expect(
      open(
        leave.with('leaveReturned', '2025-04-10', { leave: 'leaveAsked1', on: '2025-04-10' }),
        '2025-04-10',
      ),
    ).toEqual([])
  })

  test('nothing is abnormal once the measure is over', () => {
    const lost = inForce().with('contactLost', '2025-04-01')
    expect(open(lost.with('terminated', '2025-05-01', { reason: 'imprisonment' }), '2025-05-02')).toEqual([])
  })

  test('every open item has a day and stands once', () => {
    const all = inForce()
      .with('contactLost', '2025-04-01')
      .with('testRefused', '2025-04-02', { way: 'refused' })
      .with('absenceFound', '2025-04-03', { from: '2025-04-01' })
      .tested('2025-04-04', { result: 'positive' })
    const found = items(all, '2025-04-05')
    expect(found).toHaveLength(5)
    expect(new Set(found.map((i) => i.id)).size).toBe(5)
    for (const item of found) expect(item.firstBy >= item.on).toBe(true)
  })
})
