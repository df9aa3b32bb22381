import { describe, expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { admit } from './admit.ts'
import type { Author } from './entry.ts'

const book = readPolicyBook()
const today = '2025-06-01'
const worker: Author = { user: 'u1', role: 'worker', org: 'station' }
const township: Author = { user: 'u2', role: 'townshipOffice', org: 'township' }
const person: Author = { user: 'u9', role: 'person', org: 'none' }
const inForce = aCase().served('2025-03-03').reported('2025-03-10')

/** The codes of the refusals, or how many entries were taken. */
function verdict(
  story: CaseStory,
  author: Author,
  type: string,
  on: string,
  data: object = {},
  id = 'new',
): string[] | number {
  const result = admit(story.entries, [{ id, case: 'case', type, on, data }], { book, today, author })
  return result.ok ? result.value.length : result.refusals.map((r) => r.code)
}

describe('an entry is taken', () => {
  test('once: sent again it is the same entry', () => {
    expect(verdict(inForce, worker, 'visitMade', today)).toBe(1)
    expect(verdict(inForce, worker, 'reportedIn', '2025-03-10', { place: '330106001' }, 'reportedIn1')).toBe(
      0,
    )
  })

  test('with what it rests on in the same batch', () => {
    const batch = [
      {
        id: 'a',
        case: 'case',
        type: 'leaveAsked',
        on: today,
        data: { from: today, to: '2025-06-04', destination: '外地' },
      },
      { id: 'b', case: 'case', type: 'leaveDecided', on: today, data: { leave: 'a', granted: true } },
    ]
    expect(admit(inForce.entries, batch, { book, today, author: worker })).toMatchObject({ ok: true })
  })
})

describe('an entry is refused', () => {
  test('where the role may not write it', () => {
    expect(verdict(inForce, person, 'visitMade', today)).toEqual(['admit.writer'])
    expect(verdict(inForce, worker, 'terminated', today, { reason: 'death' })).toEqual(['admit.writer'])
  })

  test('where its day is still to come', () => {
    expect(verdict(inForce, worker, 'visitMade', '2025-06-02')).toEqual(['admit.future'])
  })

  test('where it names no entry, one of a wrong type, or one that is struck already', () => {
    expect(verdict(inForce, township, 'struck', today, { entry: 'nothing', reason: '错' })).toEqual([
      'admit.noSuchEntry',
    ])
    expect(verdict(inForce, worker, 'leaveDecided', today, { leave: 'order', granted: true })).toEqual([
      'admit.wrongType',
    ])
    const struck = inForce.with('struck', '2025-05-01', { entry: 'reportedIn1', reason: '错' })
    expect(verdict(struck, township, 'struck', today, { entry: 'reportedIn1', reason: '错' })).toEqual([
      'admit.alreadyStruck',
    ])
    expect(
      verdict(inForce, worker, 'policeReported', today, { ground: 'other', evidence: ['nothing'] }),
    ).toEqual(['admit.noSuchEntry'])
  })

  test('where the order is not there, is there already, or is later', () => {
    expect(verdict({ ...inForce, entries: [] }, worker, 'visitMade', today)).toEqual(['admit.noOrder'])
    expect(verdict(inForce, township, 'orderIssued', today, inForce.entries[0]?.data, 'second')).toEqual([
      'admit.secondOrder',
    ])
    expect(verdict(inForce, worker, 'visitMade', '2025-01-01')).toEqual(['admit.beforeOrder'])
  })

  test('where the measure has ended, unless it belongs to the time after', () => {
    const ended = inForce.with('terminated', '2025-05-01', { reason: 'imprisonment' })
    expect(verdict(ended, worker, 'testRefused', today, { way: 'refused' })).toEqual(['admit.ended'])
    expect(verdict(ended, worker, 'note', today, { text: '记录' })).toBe(1)
    expect(verdict(ended, worker, 'testRefused', '2025-04-01', { way: 'refused' })).toBe(1)
  })

  test('where it does not fit the course of the measure', () => {
    expect(verdict(inForce, township, 'resumed', today)).toEqual(['admit.stage'])
    expect(verdict(inForce, township, 'dischargeNotified', today, { to: 'person', noticeNo: '1' })).toEqual([
      'admit.stage',
    ])
  })

  test('where somebody decides on what they asked for or recorded themselves', () => {
    const story = inForce
      .with('testRefused', '2025-05-01', { way: 'refused' })
      .with('objectionRaised', '2025-05-02', { about: 'testRefused1' })
    const entries = story.entries.map((e) => (e.id === 'testRefused1' ? { ...e, by: township } : e))
    const objected = { ...story, entries }
    const decision = { about: 'testRefused1', upheld: true }
    expect(verdict(objected, township, 'objectionDecided', today, decision)).toEqual(['admit.ownDecision'])
    expect(verdict(objected, { ...township, user: 'u3' }, 'objectionDecided', today, decision)).toBe(1)
  })

  test('where a worker grants more leave than a worker may', () => {
    const asked = (to: string) =>
      inForce.with('leaveAsked', '2025-05-20', { from: '2025-05-25', to, destination: '外地' })
    const grant = { leave: 'leaveAsked1', granted: true }
    expect(verdict(asked('2025-05-31'), worker, 'leaveDecided', today, grant)).toBe(1)
    expect(verdict(asked('2025-06-01'), worker, 'leaveDecided', today, grant)).toEqual(['admit.leaveTooLong'])
    expect(verdict(asked('2025-06-01'), township, 'leaveDecided', today, grant)).toBe(1)
  })
})
