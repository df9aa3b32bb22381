import { describe, expect, test } from 'vitest'
import { aCase, found, owed } from '#test/support/a-case.ts'

const inForce = () => aCase().served('2025-03-03').reported('2025-03-10')

describe('the rules that are easy to get wrong (casework.md §4)', () => {
  test('1: windows are half-open from report-in, one test fills one, a missed one stays missed', () => {
    const story = inForce().tested('2025-03-10').tested('2025-03-11').tested('2025-05-10')
    expect(owed(story.on('2025-05-10'), 'test')).toEqual([
      '2025-03-10–2025-04-09 done',
      '2025-04-10–2025-05-09 missed',
      '2025-05-10–2025-06-09 done',
    ])
    expect(found(story.on('2025-05-10'), 'testMissed')).toEqual(['2025-05-10'])
    expect(owed(story.on('2025-05-09'), 'test').at(-1)).toBe('2025-04-10–2025-05-09 open')
  })

  test('1: twenty-two windows in three years of detox; an invalid test fills none', () => {
    expect(owed(inForce().on('2028-03-09'), 'test')).toHaveLength(22)
    const invalid = inForce().tested('2025-03-20', { result: 'invalid' }).on('2025-04-10')
    expect(found(invalid, 'testMissed')).toEqual(['2025-04-10'])
  })

  test('1: an excuse with a day shifts the window to it; one without forgives the miss', () => {
    const shifted = inForce().with('testExcused', '2025-04-05', { reason: '住院', until: '2025-04-20' })
    expect(owed(shifted.on('2025-04-10'), 'test')[0]).toBe('2025-03-10–2025-04-20 open')
    expect(owed(shifted.tested('2025-04-18').on('2025-04-21'), 'test')[0]).toBe('2025-03-10–2025-04-20 done')
    expect(found(shifted.on('2025-04-21'), 'testMissed')).toEqual(['2025-04-21'])
    const forgiven = inForce().with('testExcused', '2025-04-05', { reason: '住院' }).on('2025-05-01')
    expect(owed(forgiven, 'test')[0]).toBe('2025-03-10–2025-04-09 excused')
    expect(forgiven.counters.testRefusals.value).toBe(0)
  })

  test('2: a hair positive that looks back before report-in proposes no relapse', () => {
    const hair = (on: string) =>
      inForce().tested(on, { sample: 'hair', level: 'lab', result: 'positive' }).on(on)
    expect(found(hair('2025-09-09'), 'testPositive')).toEqual(['2025-09-09'])
    expect(found(hair('2025-09-09'), 'relapse')).toEqual([])
    expect(found(hair('2025-09-10'), 'relapse')).toEqual(['2025-09-10'])
    const urine = inForce().tested('2025-04-01', { result: 'positive' }).on('2025-04-01')
    expect(found(urine, 'relapse')).toEqual(['2025-04-01'])
    expect(urine.cleanSince).toBe('2025-04-01')
  })

  test('3: deemed refusal on the day after the deadline, and the report stays owed until it is made', () => {
    const story = aCase().served('2025-03-03')
    expect(found(story.on('2025-03-18'), 'deemedRefusal')).toEqual([])
    expect(found(story.on('2025-03-19'), 'deemedRefusal')).toEqual(['2025-03-19'])
    expect(owed(story.on('2025-03-19'), 'reportToPolice')).toEqual(['2025-03-19–2025-03-20 open'])
    const late = story.reported('2025-03-25')
    expect(owed(late.on('2025-06-01'), 'reportToPolice')).toEqual(['2025-03-19–2025-03-20 open'])
    const told = late.with('policeReported', '2025-04-01', { ground: 'refusal', evidence: ['orderServed1'] })
    expect(owed(told.on('2025-06-01'), 'reportToPolice')).toEqual(['2025-03-19–2025-03-20 late'])
  })

  test('3: not while a proper reason runs', () => {
    const story = aCase()
      .served('2025-03-03')
      .with('properReasonAccepted', '2025-03-15', { reason: '住院', until: '2025-04-10' })
    expect(story.on('2025-04-10')).toMatchObject({
      reportIn: { dueOn: '2025-04-10', status: 'pending' },
      findings: [],
    })
    expect(found(story.on('2025-04-11'), 'deemedRefusal')).toEqual(['2025-04-11'])
  })

  test('4: in rehab neither refusal nor serious violation proposes isolation', () => {
    const rehab = aCase({ measure: 'communityRehab' }).served('2025-03-03')
    const refusal = (s: typeof rehab) => s.on('2025-03-19').findings.find((f) => f.kind === 'deemedRefusal')
    expect(refusal(rehab)).toMatchObject({ clause: 'jdtl-38-2', data: { proposesIsolation: false } })
    expect(refusal(aCase().served('2025-03-03'))).toMatchObject({
      clause: 'jdtl-14-1',
      data: { proposesIsolation: true },
    })
    let story = rehab.reported('2025-03-10')
    for (const on of ['2025-04-01', '2025-04-02', '2025-04-03'])
      story = story.with('testRefused', on, { way: 'refused' })
    const violation = story.on('2025-04-03').findings.find((f) => f.kind === 'seriousViolation')
    expect(violation?.data).toMatchObject({ part: 'testRefusals', proposesIsolation: false })
  })

  test('5: counters run through a change of place; struck and upheld entries leave them with all that rested on them', () => {
    const story = inForce()
      .with('testRefused', '2025-04-01', { way: 'refused' })
      .with('testRefused', '2025-05-01', { way: 'refused' })
      .with('placeChangeAsked', '2025-05-10', { to: '330106002', reason: '搬家', changedOn: '2025-05-12' })
      .reported('2025-05-20')
      .with('testRefused', '2025-06-01', { way: 'evaded' })
    const serious = story.on('2025-06-01')
    expect(serious.executionPlace).toBe('330106002')
    expect(found(serious, 'seriousViolation')).toEqual(['2025-06-01 testRefusals'])
    expect(owed(serious, 'reportToPolice')).toHaveLength(1)
    for (const mended of [
      story.with('struck', '2025-06-02', { entry: 'testRefused1', reason: '录入错误' }),
      story
        .with('objectionRaised', '2025-06-01', { about: 'testRefused2' })
        .with('objectionDecided', '2025-06-02', { about: 'testRefused2', upheld: true }),
    ]) {
      const state = mended.on('2025-06-02')
      expect(state.counters.testRefusals.value).toBe(2)
      expect(found(state, 'seriousViolation')).toEqual([])
      expect(owed(state, 'reportToPolice')).toEqual([])
      expect(found(mended.on('2025-06-01'), 'seriousViolation')).toHaveLength(1)
    }
  })

  test('5: a strike that is itself struck gives its entry back', () => {
    const story = inForce()
      .with('testRefused', '2025-04-01', { way: 'refused' })
      .with('struck', '2025-04-02', { entry: 'testRefused1', reason: '错' })
    expect(story.on('2025-04-02').counters.testRefusals.value).toBe(0)
    const back = story.with('struck', '2025-04-03', { entry: 'struck1', reason: '没有错' })
    expect(back.on('2025-04-03').counters.testRefusals.value).toBe(1)
  })

  test('6: custody creates no missed windows', () => {
    const state = inForce()
      .with('suspended', '2025-03-20', { reason: 'arrest' })
      .with('resumed', '2025-07-20')
      .on('2025-08-10')
    expect(owed(state, 'test')).toEqual([
      '2025-03-10–2025-04-09 excused',
      '2025-07-10–2025-08-09 excused',
      '2025-08-10–2025-09-09 open',
    ])
    expect(found(state, 'testMissed')).toEqual([])
    expect(found(state, 'officeDutyMissed').filter((f) => f.startsWith('2025-08'))).toEqual([])
  })

  test('7: a full term ends the measure by itself; what is late is the notice', () => {
    const state = inForce().on('2028-06-01')
    expect(state).toMatchObject({ stage: 'discharged', term: { elapsedDays: 1096, totalDays: 1096 } })
    expect(found(state, 'termFullNoticeOutstanding')).toEqual(['2028-03-09'])
    expect(owed(state, 'dischargeNotice')).toEqual(['2028-03-09–2028-03-16 open'])
    const told = inForce()
      .with('dischargeNotified', '2028-03-20', { to: 'person', noticeNo: '1' })
      .on('2028-06-01')
    expect(found(told, 'termFullNoticeOutstanding')).toEqual([])
    expect(owed(told, 'dischargeNotice')).toEqual(['2028-03-09–2028-03-16 late'])
  })

  test('8: a serious violation shows what the office owed and did in the same time', () => {
    let story = inForce().with('agreementSigned', '2025-03-12', { parties: ['甲', '乙'], place: '330106001' })
    for (const on of ['2025-06-01', '2025-06-02', '2025-06-03'])
      story = story.with('testRefused', on, { way: 'refused' })
    const finding = story.on('2025-06-03').findings.find((f) => f.kind === 'seriousViolation')
    // agreement done; work group, first visit, four visits and two talks not
    expect(finding?.data?.['office']).toEqual({ owed: 9, done: 1, late: 0, missed: 8 })
  })
})
