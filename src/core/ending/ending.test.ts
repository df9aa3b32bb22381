import { describe, expect, test } from 'vitest'
import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Author, Entry } from '#core/journal/entry.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory } from '#test/support/a-case.ts'
import { endingLine } from './ending-line.ts'
import { isOutstanding, noticesOwed } from './notices-owed.ts'
import { previewEnding } from './preview-ending.ts'
import { sealingBlocks, sealingGround } from './sealing.ts'

const book = readPolicyBook()
const police: Author = { user: 'p', role: 'policeLiaison', org: 'o' }
const running = aCase().served('2025-03-03').reported('2025-03-10')

type Given = { readonly entries: readonly Entry[]; readonly state: CaseState; readonly today: string }

function on(story: CaseStory, today: string): Given {
  return { entries: story.entries, state: replay(story.entries, book, today), today }
}
const policyOf = ({ state }: Given) => book.at(state.executionPlace ?? 'cn')
const notices = (g: Given) => noticesOwed(g.entries, g.state, policyOf(g), g.today)
const said = (g: Given) =>
  notices(g).map((n) => `${n.what}>${n.to} ${n.owedBy} ${n.dueOn ?? '-'} ${n.status}`)
const line = (g: Given) => endingLine(g.entries, g.state, policyOf(g), g.today)

/** The same story with its entries of a type written by the police. */
function byPolice(story: CaseStory, type: string): CaseStory {
  const entries = story.entries.map((e) => (e.type === type ? { ...e, by: police } : e))
  return { ...story, entries }
}

describe('who must be told', () => {
  test('given a detention: the police, the place of custody and the family, without a number of days', () => {
    const held = running.with('suspended', '2025-06-01', { reason: 'detention' })
    expect(said(on(held, '2025-06-02'))).toEqual([
      'suspended>police office - open',
      'suspended>facility office - open',
      'suspended>family office - open',
    ])
    expect(notices(on(held, '2025-06-02')).every((n) => n.reading && n.clause === 'jdtl-24-2')).toBe(true)
  })

  test('given that the police entered it: they tell the township', () => {
    const held = byPolice(running.with('suspended', '2025-06-01', { reason: 'arrest' }), 'suspended')
    expect(said(on(held, '2025-06-02'))[0]).toBe('suspended>township police - open')
  })

  test('given a notice: it is answered; a struck notice is owed again; a struck event is told to nobody', () => {
    const held = running.with('suspended', '2025-06-01', { reason: 'detention' }, 's')
    const told = held.with('noticeGiven', '2025-06-03', { about: 's', to: 'family', way: 'phone' }, 'n')
    expect(said(on(told, '2025-06-04'))[2]).toBe('suspended>family office - done')
    const wrong = told.with('struck', '2025-06-05', { entry: 'n', reason: '打错电话' })
    expect(said(on(wrong, '2025-06-05'))[2]).toBe('suspended>family office - open')
    const never = told.with('struck', '2025-06-05', { entry: 's', reason: '同名' })
    expect(said(on(never, '2025-06-05'))).toEqual([])
  })

  test('given release: what was not told of the custody is overtaken, and the person hears that it goes on', () => {
    const free = running
      .with('suspended', '2025-06-01', { reason: 'detention' })
      .with('resumed', '2025-06-20', {})
    expect(said(on(free, '2025-06-20'))).toEqual([
      'suspended>police office - lapsed',
      'suspended>facility office - lapsed',
      'suspended>family office - lapsed',
      'resumed>police office - open',
      'resumed>person office - open',
    ])
  })

  test('given death or leaving the country: the police alone', () => {
    for (const reason of ['death', 'leftCountry'])
      expect(said(on(running.with('terminated', '2025-06-01', { reason }), '2025-06-02'))).toEqual([
        'terminated>police office - open',
      ])
  })

  test('given a full term: person, family and township each, the township within seven days, rolled over a rest day', () => {
    // 2028-03-09 + 7 = 2028-03-16, a Thursday
    expect(said(on(running, '2028-03-20'))).toEqual([
      'discharged>person police - open',
      'discharged>family police - open',
      'discharged>township police 2028-03-16 overdue',
    ])
    const told = running.with('dischargeNotified', '2028-03-17', { to: 'township', noticeNo: '1' })
    expect(said(on(told, '2028-03-20'))[2]).toBe('discharged>township police 2028-03-16 late')
    expect(notices(on(told, '2028-03-20')).every((n) => !n.reading)).toBe(true)
  })

  test('given Chongqing: three work days for person and family, the earlier of seven days and seven work days', () => {
    const there = aCase({ executionPlace: '500103002' }).served('2025-03-03').reported('2025-03-10')
    expect(said(on(there, '2028-03-10'))).toEqual([
      'discharged>person police 2028-03-14 open',
      'discharged>family police 2028-03-14 open',
      'discharged>township police 2028-03-16 open',
    ])
  })

  test('given a decision of isolation after the term was full: it changed nothing and is told to nobody', () => {
    const late = running.with('policeDecided', '2028-04-01', { decision: 'compulsoryIsolation' })
    expect(notices(on(late, '2028-04-02')).map((n) => n.what)).toEqual([
      'discharged',
      'discharged',
      'discharged',
    ])
  })
})

describe('what an act would do', () => {
  const propose = (type: string, day: string, data: object) => ({
    id: '~',
    case: 'case',
    type,
    on: day,
    data: data as Record<string, unknown>,
  })

  test('is what replay says once it is done', () => {
    const entry = propose('suspended', '2025-06-01', { reason: 'detention' })
    const seen = previewEnding(running.entries, entry, { book, today: '2025-06-11' })
    expect(seen.after).toEqual(replay([...running.entries, entry], book, '2025-06-11'))
    expect(seen).toMatchObject({ clause: 'jdtl-24-2', after: { term: { endsOn: '2028-03-19' } } })
    expect(seen.notices.map((n) => n.to)).toEqual(['police', 'facility', 'family'])
  })

  test('takes away what only a running measure owes', () => {
    const entry = propose('terminated', '2025-06-01', { reason: 'imprisonment' })
    const seen = previewEnding(running.entries, entry, { book, today: '2025-06-11' })
    expect(seen.clause).toBe('jdtl-24-1')
    expect(seen.dutiesGone.map((d) => d.kind)).toContain('test')
    expect(seen.dutiesNew).toEqual([])
  })
})

test('given credit that leaves six days: the end assessment is owed on the day of report-in, not before', () => {
  const short = aCase({ creditDays: 1090 }).served('2025-03-03').reported('2025-03-10')
  const found = short.on('2025-03-12').duties.find((d) => d.kind === 'endAssessment')
  expect(found).toMatchObject({ windowFrom: '2025-03-10', dueOn: '2025-03-10', status: 'open' })
})

describe('the line of the register', () => {
  test('is none for a case that simply runs, and none of the days to come', () => {
    expect(line(on(running, '2025-06-01'))).toBeNull()
    const held = running.with('suspended', '2025-06-01', { reason: 'detention', expectedUntil: '2025-06-15' })
    expect(line(on(held, '2025-06-04'))).toMatchObject({
      since: '2025-06-01',
      reason: 'detention',
      expectedUntil: '2025-06-15',
      suspendedDays: 3,
      noticesOpen: 3,
      noticesOfPolice: 0,
    })
  })

  test('counts follow-ups after a short rehabilitation until three years clean', () => {
    const rehab = aCase({ measure: 'communityRehab', termMonths: 6, on: '2025-03-01' })
      .served('2025-03-03')
      .reported('2025-03-10')
    const visited = rehab.with('visitMade', '2025-11-01', {})
    expect(line(on(visited, '2026-04-01'))).toMatchObject({
      since: '2025-09-09',
      followUpsDone: 1,
      followUpsMissed: 0,
      followUpDue: '2026-09-08',
    })
  })

  test('knows the list a name went to, and that use begins the years anew', () => {
    const data = { listNo: '1', cleanSince: '2025-03-10', fullOn: '2028-03-10' }
    const out = running
      .with('exitReported', '2028-03-12', data, 'r')
      .with('exitConfirmed', '2028-03-15', { report: 'r', confirmed: true })
    expect(line(on(out, '2028-04-01'))).toMatchObject({ exitReport: 'r', exitConfirmed: true })
    const used = out.with('relapseFound', '2028-05-01', { source: '自述' })
    const again = on(used, '2028-06-01')
    expect(again.state.threeYearsCleanOn).toBe('2031-05-01')
    expect((line(again)?.exitReportedOn ?? '') < (again.state.threeYearsCleanOn ?? '')).toBe(true)
  })
})

describe('a file may be sealed', () => {
  const clean = { listNo: '1', cleanSince: '2025-03-10', fullOn: '2028-03-10' }
  const full = (['person', 'family', 'township'] as const)
    .reduce((s, to) => s.with('dischargeNotified', '2028-03-10', { to, noticeNo: '1' }), running)
    .with('exitReported', '2028-03-12', clean, 'r')
  const ground = (g: Given) => sealingGround(g.entries, g.state, policyOf(g), g.today)

  test('not before the police confirmed the three years, nor where they did not', () => {
    expect(ground(on(full, '2028-04-01'))).toBeNull()
    const no = full.with('exitConfirmed', '2028-03-15', { report: 'r', confirmed: false, reason: '仍在查证' })
    expect(ground(on(no, '2028-04-01'))).toBeNull()
    const yes = full.with('exitConfirmed', '2028-03-15', { report: 'r', confirmed: true })
    expect(ground(on(yes, '2028-04-01'))).toEqual({
      ground: 'threeYearsClean',
      clause: 'jdtl-7-2',
      since: '2028-03-15',
    })
  })

  test('not after renewed use, until the time of keeping has run out', () => {
    const used = full
      .with('exitConfirmed', '2028-03-15', { report: 'r', confirmed: true })
      .with('relapseFound', '2028-05-01', { source: '自述' })
    expect(ground(on(used, '2028-06-01'))).toBeNull()
    expect(ground(on(used, '2038-03-08'))).toBeNull()
    expect(ground(on(used, '2038-03-09'))).toMatchObject({ ground: 'retentionOver', since: '2038-03-09' })
  })

  test('only when everybody was told', () => {
    const g = on(running, '2040-01-01')
    expect(ground(g)?.ground).toBe('retentionOver')
    expect(notices(g).filter(isOutstanding)).toHaveLength(3)
    expect(sealingBlocks(g.entries, g.state, policyOf(g), g.today)[0]?.zh).toContain('3项通知')
  })
})
