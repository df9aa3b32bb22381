import { describe, expect, test } from 'vitest'
import { standing } from '#core/decision/decision-kind.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { deadlineOf, sayDeadline } from './deadline.ts'
import { bucketOf, reportInTrack } from './report-in-track.ts'

const policy = readPolicyBook().pack('cn')
const track = (story: CaseStory, today: string) =>
  reportInTrack({ state: story.on(today), journal: story.entries, policy })
const deadline = (story: CaseStory, today: string) =>
  deadlineOf(story.on(today), standing(story.entries), policy)
const bucket = (story: CaseStory, today: string) => {
  const found = track(story, today)
  return found && bucketOf(found, today)
}

describe('why the last day is that day', () => {
  test('given service on 3 March, then fifteen days later, plainly', () => {
    expect(deadline(aCase().served('2025-03-03'), '2025-03-05')).toMatchObject({
      from: '2025-03-03',
      days: 15,
      countedOn: '2025-03-18',
      dueOn: '2025-03-18',
      why: 'plain',
      clause: 'jdtl-14-1',
      evidence: ['orderServed1'],
    })
  })

  test('given that the fifteenth day is a rest day, then it moves to the next work day and says so (D1)', () => {
    const found = deadline(aCase({ on: '2025-03-05' }).served('2025-03-07'), '2025-03-10')
    expect(found).toMatchObject({ countedOn: '2025-03-22', dueOn: '2025-03-24', why: 'restDay' })
    expect(found && sayDeadline(found).zh).toContain('休息日，顺延到下一个工作日 2025-03-24（共顺延 2 日）')
  })

  test('given a detention before the deadline, then none runs; released, fifteen days run anew', () => {
    const held = aCase().served('2025-03-03').with('suspended', '2025-03-05', { reason: 'adminDetention' })
    expect(deadline(held, '2025-03-10')).toMatchObject({ dueOn: null, why: 'inCustody' })
    const freed = held.with('resumed', '2025-03-12')
    expect(deadline(freed, '2025-03-20')).toMatchObject({
      from: '2025-03-12',
      dueOn: '2025-03-27',
      why: 'detention',
    })
  })

  test('given an accepted reason, then the day is the one that was accepted', () => {
    const story = aCase()
      .served('2025-03-03')
      .with('properReasonAccepted', '2025-03-15', { reason: '住院', until: '2025-04-10' })
    expect(deadline(story, '2025-03-20')).toMatchObject({
      countedOn: '2025-03-18',
      dueOn: '2025-04-10',
      why: 'properReason',
    })
  })

  test('rehabilitation rests on its own article', () => {
    const story = aCase({ measure: 'communityRehab' }).served('2025-03-03')
    expect(deadline(story, '2025-03-05')).toMatchObject({ dueOn: '2025-03-18', clause: 'jdtl-38-1' })
  })
})

describe('the board', () => {
  test('not served, then by the days that are left, then overdue, then gone with the report-in', () => {
    expect(bucket(aCase(), '2025-03-01')).toBe('notServed')
    const served = aCase().served('2025-03-03')
    expect(
      ['2025-03-05', '2025-03-11', '2025-03-15', '2025-03-18', '2025-03-19'].map((d) => bucket(served, d)),
    ).toEqual(['later', 'week', 'soon', 'soon', 'overdue'])
    expect(track(served.reported('2025-03-20'), '2025-03-21')).toBeNull()
  })

  test('reminders are counted, struck ones are not', () => {
    const story = aCase()
      .served('2025-03-03')
      .with('reportInReminded', '2025-03-08', { way: 'phone' })
      .with('reportInReminded', '2025-03-12', { way: 'visit' })
      .with('struck', '2025-03-12', { entry: 'reportInReminded1', reason: '录入错误' })
    expect(track(story, '2025-03-13')).toMatchObject({ reminders: 1, remindedOn: '2025-03-12' })
  })

  test('a request for a proper reason stands first until it is answered, either way', () => {
    const asked = aCase()
      .served('2025-03-03')
      .with('properReasonAsked', '2025-03-16', { reason: '住院', until: '2025-04-10' })
    expect(bucket(asked, '2025-03-20')).toBe('reasonAsked')
    const refused = asked.with('properReasonRefused', '2025-03-20', {
      asked: 'properReasonAsked1',
      reason: '无',
    })
    expect(bucket(refused, '2025-03-20')).toBe('overdue')
    const accepted = asked.with('properReasonAccepted', '2025-03-20', {
      asked: 'properReasonAsked1',
      reason: '住院',
      until: '2025-04-10',
    })
    expect(bucket(accepted, '2025-03-20')).toBe('later')
  })

  test('who is detained before reporting in stays on the board without a day', () => {
    const held = aCase().served('2025-03-03').with('suspended', '2025-03-05', { reason: 'adminDetention' })
    expect(track(held, '2025-03-20')).toMatchObject({ dueOn: null, why: 'inCustody' })
    expect(bucket(held, '2025-03-20')).toBe('later')
  })

  test('a measure that ended is on no board', () => {
    const ended = aCase()
      .served('2025-03-03')
      .with('policeDecided', '2025-04-01', { decision: 'compulsoryIsolation' })
    expect(track(ended, '2025-04-02')).toBeNull()
  })
})
