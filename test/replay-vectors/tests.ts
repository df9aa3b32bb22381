import { type Fact, refused, reported, served, started, tested, type Vector } from './vector.ts'

const endOfMonth: readonly Fact[] = [served('2025-01-22'), reported('2025-01-31')]

export const testVectors: readonly Vector[] = [
  {
    says: 'the first window is open from report-in to the day before the month is over',
    source: 'casework.md rule 1',
    facts: started,
    asOf: '2025-03-10',
    expect: { firstDuties: { test: ['2025-03-10–2025-04-09 open'] } },
  },
  {
    says: 'twelve in the first year, one a month, anchored at report-in',
    source: 'casework.md rule 1; law.md test.schedule 12/6/4',
    facts: [...started, tested('2025-03-20'), tested('2025-04-20'), tested('2025-05-20')],
    asOf: '2025-06-09',
    expect: {
      firstDuties: {
        test: ['2025-03-10–2025-04-09 done', '2025-04-10–2025-05-09 done', '2025-05-10–2025-06-09 done'],
      },
      findings: { testMissed: [] },
    },
  },
  {
    says: 'missed on the day after the window, not on its last day',
    source: 'casework.md rule 1 half-open',
    facts: started,
    asOf: '2025-04-09',
    expect: { findings: { testMissed: [] }, firstDuties: { test: ['2025-03-10–2025-04-09 open'] } },
  },
  {
    says: 'a window without a test is missed',
    source: 'casework.md rule 1; finding testMissed',
    facts: started,
    asOf: '2025-04-10',
    expect: {
      findings: { testMissed: ['2025-04-10'] },
      firstDuties: { test: ['2025-03-10–2025-04-09 missed', '2025-04-10–2025-05-09 open'] },
    },
  },
  {
    says: 'a missed window stays missed however many tests follow',
    source: 'casework.md rule 1 a missed window stays missed',
    facts: [...started, tested('2025-04-12'), tested('2025-04-13'), tested('2025-04-14')],
    asOf: '2025-04-20',
    expect: {
      findings: { testMissed: ['2025-04-10'] },
      firstDuties: { test: ['2025-03-10–2025-04-09 missed', '2025-04-10–2025-05-09 done'] },
    },
  },
  {
    says: 'extra tests never pay for a later window',
    source: 'casework.md rule 1 extra tests never pay for another',
    facts: [...started, tested('2025-03-12'), tested('2025-03-20'), tested('2025-04-01')],
    asOf: '2025-05-10',
    expect: {
      findings: { testMissed: ['2025-05-10'] },
      firstDuties: { test: ['2025-03-10–2025-04-09 done', '2025-04-10–2025-05-09 missed'] },
    },
  },
  {
    says: 'a test on the first day of the second window fills the second, not the first',
    source: 'casework.md rule 1 half-open',
    facts: [...started, tested('2025-04-10')],
    asOf: '2025-04-10',
    expect: { firstDuties: { test: ['2025-03-10–2025-04-09 missed', '2025-04-10–2025-05-09 done'] } },
  },
  {
    says: 'a test on the last day of a window fills it',
    source: 'casework.md rule 1',
    facts: [...started, tested('2025-04-09')],
    asOf: '2025-04-10',
    expect: { firstDuties: { test: ['2025-03-10–2025-04-09 done'] }, findings: { testMissed: [] } },
  },
  {
    says: 'a test before report-in fills nothing',
    source: 'casework.md rule 1 anchored at report-in',
    facts: [...started, tested('2025-03-05')],
    asOf: '2025-04-10',
    expect: { findings: { testMissed: ['2025-04-10'] } },
  },
  {
    says: 'windows from the 31st never share a day and leave none out',
    source: 'casework.md rule 1 [start + k·m, start + (k+1)·m)',
    order: { on: '2025-01-20' },
    facts: endOfMonth,
    asOf: '2025-05-30',
    expect: {
      firstDuties: {
        test: [
          '2025-01-31–2025-02-27 missed',
          '2025-02-28–2025-03-30 missed',
          '2025-03-31–2025-04-29 missed',
          '2025-04-30–2025-05-30 open',
        ],
      },
    },
  },
  {
    says: 'a test on 28 February belongs to the second window of a 31 January start',
    source: 'casework.md rule 1',
    order: { on: '2025-01-20' },
    facts: [...endOfMonth, tested('2025-02-28')],
    asOf: '2025-03-01',
    expect: { firstDuties: { test: ['2025-01-31–2025-02-27 missed', '2025-02-28–2025-03-30 done'] } },
  },
  {
    says: 'an invalid test fills no window',
    source: 'casework.md §3 `invalid` does not fill a window',
    facts: [...started, tested('2025-03-20', { result: 'invalid' })],
    asOf: '2025-04-10',
    expect: { findings: { testMissed: ['2025-04-10'] } },
  },
  {
    says: 'a hair test fills a window as a urine test does',
    source: 'casework.md rule 1 one effective test',
    facts: [...started, tested('2025-03-20', { sample: 'hair', level: 'lab' })],
    asOf: '2025-04-10',
    expect: { findings: { testMissed: [] } },
  },
  {
    says: 'a refused test fills no window and counts',
    source: 'casework.md §3 testRefused',
    facts: [...started, refused('2025-03-20')],
    asOf: '2025-04-10',
    expect: { findings: { testMissed: ['2025-04-10'] }, counts: [1, 0, 0] },
  },
  {
    says: 'excused until a later day: the window waits, nothing counts',
    source: 'casework.md §3 testExcused shifts the window, no count',
    facts: [...started, ['testExcused', '2025-04-05', { reason: '住院', until: '2025-04-25' }]],
    asOf: '2025-04-15',
    expect: {
      counts: [0, 0, 0],
      findings: { testMissed: [] },
      firstDuties: { test: ['2025-03-10–2025-04-25 open'] },
    },
  },
  {
    says: 'excused, and the later day passed: missed then',
    source: 'law.md §1.9a an excused miss is shifted not forgiven',
    facts: [...started, ['testExcused', '2025-04-05', { reason: '住院', until: '2025-04-25' }]],
    asOf: '2025-04-26',
    expect: {
      counts: [0, 0, 0],
      findings: { testMissed: ['2025-04-26'] },
      firstDuties: { test: ['2025-03-10–2025-04-25 missed'] },
    },
  },
  {
    says: 'excused without a day: the window is excused, and nothing counts',
    source: 'casework.md §3 testExcused until optional, no count; §4 status excused',
    facts: [...started, ['testExcused', '2025-04-05', { reason: '住院' }]],
    asOf: '2025-04-10',
    expect: {
      counts: [0, 0, 0],
      findings: { testMissed: [] },
      firstDuties: { test: ['2025-03-10–2025-04-09 excused'] },
    },
  },
  {
    says: 'one test in the shifted window does not pay for the next as well',
    source: 'casework.md rule 1 one effective test fills one window',
    facts: [
      ...started,
      ['testExcused', '2025-04-05', { reason: '住院', until: '2025-04-25' }],
      tested('2025-04-20'),
    ],
    asOf: '2025-05-10',
    expect: {
      firstDuties: { test: ['2025-03-10–2025-04-25 done', '2025-04-10–2025-05-09 missed'] },
      findings: { testMissed: ['2025-05-10'] },
    },
  },
  {
    says: 'two tests in it pay for both',
    source: 'casework.md rule 1',
    facts: [
      ...started,
      ['testExcused', '2025-04-05', { reason: '住院', until: '2025-04-25' }],
      tested('2025-04-20'),
      tested('2025-04-24'),
    ],
    asOf: '2025-05-10',
    expect: {
      firstDuties: { test: ['2025-03-10–2025-04-25 done', '2025-04-10–2025-05-09 done'] },
      findings: { testMissed: [] },
    },
  },
  {
    says: 'the second year has a window of two months each',
    source: 'law.md §1.18 test.schedule 12/6/4',
    facts: [
      ...started,
      ...Array.from({ length: 12 }, (_, i) =>
        tested(`202${i < 10 ? 5 : 6}-${String(((i + 2) % 12) + 1).padStart(2, '0')}-20`),
      ),
    ],
    asOf: '2026-05-10',
    expect: { findings: { testMissed: ['2026-05-10'] } },
  },
  {
    says: 'a rehabilitation of a year is tested by its own template',
    source: 'law.md §1.9a rehab 6/4/2',
    order: { measure: 'communityRehab', termMonths: 12 },
    facts: started,
    asOf: '2025-05-10',
    expect: { firstDuties: { test: ['2025-03-10–2025-05-09 missed', '2025-05-10–2025-07-09 open'] } },
  },
  {
    says: 'a plan replaces the template from its day on: no monthly window begins after it',
    source: 'casework.md §3 testPlanned replaces the pack’s template from `on`',
    facts: [
      ...started,
      tested('2025-03-20'),
      ['testPlanned', '2025-03-25', { perYear: [4, 4, 4], requirementRef: '公安要求' }],
    ],
    asOf: '2025-06-09',
    expect: { findings: { testMissed: [] } },
  },
  {
    says: 'a plan made at report-in sets the windows of the whole case',
    source: 'casework.md §3 testPlanned',
    facts: [...started, ['testPlanned', '2025-03-10', { perYear: [4, 4, 4], requirementRef: '公安要求' }]],
    asOf: '2025-06-10',
    expect: {
      findings: { testMissed: ['2025-06-10'] },
      firstDuties: { test: ['2025-03-10–2025-06-09 missed', '2025-06-10–2025-09-09 open'] },
    },
  },
  {
    says: 'a window wholly within a detention is not missed',
    source: 'casework.md rule 6 creates no missed windows while it lasts',
    facts: [
      ...started,
      tested('2025-03-20'),
      ['suspended', '2025-04-08', { reason: 'detention' }],
      ['resumed', '2025-05-12', {}],
    ],
    asOf: '2025-05-13',
    expect: { findings: { testMissed: [] } },
  },
  {
    says: 'while detained no window goes missed',
    source: 'casework.md rule 6',
    facts: [...started, ['suspended', '2025-03-15', { reason: 'arrest' }]],
    asOf: '2025-12-01',
    expect: { stage: 'suspended', findings: { testMissed: [], seriousViolation: [] } },
  },
  {
    says: 'notice of a test changes no window',
    source: 'casework.md §3 testNotified',
    facts: [
      ...started,
      ['testNotified', '2025-03-15', { dueOn: '2025-03-20', way: '电话' }],
      tested('2025-04-01'),
    ],
    asOf: '2025-04-10',
    expect: {
      findings: { testMissed: [] },
      firstDuties: { test: ['2025-03-10–2025-04-09 done'] },
      counts: [0, 0, 0],
    },
  },
]
