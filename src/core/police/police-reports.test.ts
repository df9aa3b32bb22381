import { describe, expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase } from '#test/support/a-case.ts'
import { policeReports, reportState } from './police-reports.ts'
import { decisionsOpen, noEarlyRelease, rulesOf } from './what-follows.ts'

const book = readPolicyBook()
const policy = book.pack('cn')
const overdue = (given: Record<string, unknown> = {}) => aCase(given).served('2025-03-03')
const reported = (given: Record<string, unknown> = {}) =>
  overdue(given).with('policeReported', '2025-03-21', { ground: 'refusal', evidence: ['orderServed1'] }, 'r1')
const grave = ['refusal', 'seriousViolation', 'relapse']

describe('what became of a report', () => {
  test('sent, received with its number, decided; each report its own', () => {
    const [sent] = policeReports(reported().entries, policy)
    expect(sent).toMatchObject({ id: 'r1', ground: 'refusal', receivedOn: null, decidedOn: null })
    expect(sent && reportState(sent)).toBe('sent')
    const received = reported()
      .with('policeReceived', '2025-03-24', { report: 'r1', receiptNo: '收〔2025〕1号' })
      .with('policeReported', '2025-03-25', { ground: 'other', evidence: ['order'] }, 'r2')
    const [one, two] = policeReports(received.entries, policy)
    expect(one).toMatchObject({ receivedOn: '2025-03-24', receiptNo: '收〔2025〕1号' })
    expect(one && reportState(one)).toBe('received')
    expect(two && reportState(two)).toBe('sent')
    const decided = received.with('policeDecided', '2025-03-26', { decision: 'continue', report: 'r2' })
    expect(policeReports(decided.entries, policy).map(reportState)).toEqual(['received', 'decided'])
  })

  test('a decision that names no report, as journals before had it, answers what was reported until then', () => {
    const story = reported().with('policeDecided', '2025-03-28', { decision: 'continue' })
    expect(policeReports(story.entries, policy)).toMatchObject([{ decidedOn: '2025-03-28' }])
  })

  test('a struck receipt is none', () => {
    const story = reported()
      .with('policeReceived', '2025-03-24', { report: 'r1', receiptNo: '1' })
      .with('struck', '2025-03-25', { entry: 'policeReceived1', reason: '误签' })
    expect(policeReports(story.entries, policy)).toMatchObject([{ receivedOn: null, receiptNo: null }])
  })

  test('the nation gives the receipt no day; the demonstration three work days, until it is there', () => {
    const local = book.pack('cn-32-98')
    expect(policeReports(reported().entries, policy)[0]?.receiptDue).toBeNull()
    expect(policeReports(reported().entries, local)[0]?.receiptDue).toBe('2025-03-26')
    const received = reported().with('policeReceived', '2025-03-24', { report: 'r1', receiptNo: '1' })
    expect(policeReports(received.entries, local)[0]?.receiptDue).toBeNull()
  })

  test('neither request nor receipt moves the state that replay finds', () => {
    const plain = reported()
    const more = plain
      .with('properReasonAsked', '2025-03-20', { reason: '住院', until: '2025-05-01' })
      .with('properReasonRefused', '2025-03-21', { asked: 'properReasonAsked1', reason: '无证明' })
      .with('policeReceived', '2025-03-24', { report: 'r1', receiptNo: '1' })
    expect(more.on('2025-04-01')).toEqual(plain.on('2025-04-01'))
  })
})

describe('detox and rehabilitation differ (禁毒法 38, 戒毒条例 38)', () => {
  test.each(grave)('detox, %s: isolation is one of what may be decided', (ground) => {
    expect(decisionsOpen(reported().on('2025-04-01'), ground)).toContain('compulsoryIsolation')
  })

  test.each(['refusal', 'seriousViolation'])('rehabilitation, %s alone: it is not', (ground) => {
    const state = reported({ measure: 'communityRehab' }).on('2025-04-01')
    expect(decisionsOpen(state, ground)).toEqual(['continue', 'other'])
    const rules = rulesOf(state, ground)
    expect(new Set(rules.map((r) => r.clause))).toEqual(new Set(['jdtl-38-2']))
    expect(rules.at(-1)?.says.zh).toContain('单独不会导致')
  })

  test('what is no ground of the law opens no isolation in either measure', () => {
    for (const measure of ['communityDetox', 'communityRehab'])
      expect(decisionsOpen(reported({ measure }).on('2025-04-01'), 'other')).not.toContain(
        'compulsoryIsolation',
      )
  })

  test('renewed use in rehabilitation opens it; after a refusal it may not end early, otherwise nothing says so', () => {
    const use = { source: '自述', usedOn: '2025-04-20' }
    const given = { measure: 'communityRehab' }
    const steady = aCase(given)
      .served('2025-03-03')
      .reported('2025-03-10')
      .with('relapseFound', '2025-04-21', use)
    expect(decisionsOpen(steady.on('2025-05-01'), 'relapse')).toContain('compulsoryIsolation')
    expect(noEarlyRelease(steady.on('2025-05-01'))).toBe(false)
    const late = aCase(given)
      .served('2025-03-03')
      .reported('2025-04-10')
      .with('relapseFound', '2025-04-21', use)
    expect(noEarlyRelease(late.on('2025-05-01'))).toBe(true)
    expect(rulesOf(late.on('2025-05-01'), 'relapse').at(-1)?.says.zh).toContain('不得提前解除')
  })

  test('detox knows no such flag', () => {
    const story = aCase().served('2025-03-03').reported('2025-04-10')
    const used = story.with('relapseFound', '2025-04-21', { source: '自述', usedOn: '2025-04-20' })
    expect(noEarlyRelease(used.on('2025-05-01'))).toBe(false)
  })
})
