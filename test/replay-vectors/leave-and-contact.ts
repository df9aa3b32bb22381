import { absent, type Fact, granted, leave, started, tested, type Vector } from './vector.ts'

const returned = (on: string, day?: string): Fact => [
  'leaveReturned',
  on,
  day === undefined ? { leave: 'leave' } : { leave: 'leave', on: day },
]
const extended = (on: string, to: string): Fact => ['leaveExtended', on, { leave: 'leave', to }]

export const leaveVectors: readonly Vector[] = [
  {
    says: 'D8 away three calendar days: two full days count',
    source: 'law.md D8',
    facts: [...started, absent('2025-06-01', '2025-06-03')],
    asOf: '2025-06-10',
    expect: { counts: [0, 1, 2] },
  },
  {
    says: 'leave of two days needs no written report',
    source: 'law.md DUT-02 ≥ 3 days',
    facts: [...started, leave('2025-05-30', '2025-06-01', '2025-06-02')],
    asOf: '2025-06-02',
    expect: { duties: { leaveReport: [] } },
  },
  {
    says: 'leave granted and under way: back is owed by its last day, nothing is unauthorised',
    source: 'casework.md §4 leaveReturn; law.md DUT-04',
    facts: [...started, leave('2025-05-30', '2025-06-02', '2025-06-06'), granted('2025-05-30')],
    asOf: '2025-06-06',
    expect: {
      duties: { leaveReturn: ['?–2025-06-06 open'] },
      findings: { leaveOverdue: [] },
      counts: [0, 0, 0],
    },
  },
  {
    says: 'not back the day after: overdue, which is not leaving without leave',
    source: 'casework.md finding leaveOverdue; law.md DUT-04',
    facts: [...started, leave('2025-05-30', '2025-06-02', '2025-06-06'), granted('2025-05-30')],
    asOf: '2025-06-07',
    expect: { findings: { leaveOverdue: ['2025-06-07'] }, counts: [0, 0, 0] },
  },
  {
    says: 'back in time: done',
    source: 'casework.md §4 leaveReturn',
    facts: [
      ...started,
      leave('2025-05-30', '2025-06-02', '2025-06-06'),
      granted('2025-05-30'),
      returned('2025-06-06'),
    ],
    asOf: '2025-06-20',
    expect: { duties: { leaveReturn: ['?–2025-06-06 done'] }, findings: { leaveOverdue: [] } },
  },
  {
    says: 'back late: late, and no longer overdue',
    source: 'casework.md §4 leaveReturn late',
    facts: [
      ...started,
      leave('2025-05-30', '2025-06-02', '2025-06-06'),
      granted('2025-05-30'),
      returned('2025-06-09'),
    ],
    asOf: '2025-06-20',
    expect: { duties: { leaveReturn: ['?–2025-06-06 late'] } },
  },
  {
    says: 'recorded late but back in time by its own day',
    source: 'casework.md §3 leaveReturned: leave*, to / on',
    facts: [
      ...started,
      leave('2025-05-30', '2025-06-02', '2025-06-06'),
      granted('2025-05-30'),
      returned('2025-06-09', '2025-06-05'),
    ],
    asOf: '2025-06-20',
    expect: { duties: { leaveReturn: ['?–2025-06-06 done'] }, findings: { leaveOverdue: [] } },
  },
  {
    says: 'an extension moves the day',
    source: 'casework.md §3 leaveExtended; law.md DUT-04',
    facts: [
      ...started,
      leave('2025-05-30', '2025-06-02', '2025-06-06'),
      granted('2025-05-30'),
      extended('2025-06-05', '2025-06-12'),
    ],
    asOf: '2025-06-10',
    expect: { duties: { leaveReturn: ['?–2025-06-12 open'] }, findings: { leaveOverdue: [] } },
  },
  {
    says: 'overdue after the extension',
    source: 'casework.md leaveOverdue',
    facts: [
      ...started,
      leave('2025-05-30', '2025-06-02', '2025-06-06'),
      granted('2025-05-30'),
      extended('2025-06-05', '2025-06-12'),
    ],
    asOf: '2025-06-13',
    expect: { findings: { leaveOverdue: ['2025-06-13'] } },
  },
  {
    says: 'leave refused: nothing to come back from',
    source: 'casework.md §3 leaveDecided',
    facts: [...started, leave('2025-05-30', '2025-06-02', '2025-06-06'), granted('2025-05-30', false)],
    asOf: '2025-06-20',
    expect: { duties: { leaveReturn: [] }, findings: { leaveOverdue: [] }, counts: [0, 0, 0] },
  },
  {
    says: 'lost contact: the axis, the finding and the duty to act',
    source: 'casework.md §4 contact, finding contactLost, duty handleAbnormal',
    facts: [...started, ['contactLost', '2025-06-10', {}]],
    asOf: '2025-06-11',
    expect: { contact: 'lost', stage: 'inForce', findings: { contactLost: ['2025-06-10'] } },
  },
  {
    says: 'found again: the axis returns, the finding goes',
    source: 'casework.md §3 contactRestored',
    facts: [...started, ['contactLost', '2025-06-10', {}], ['contactRestored', '2025-06-20', {}]],
    asOf: '2025-06-21',
    expect: { contact: 'inTouch', findings: { contactLost: [] } },
  },
  {
    says: 'a tier is set by a person and stays until another is set',
    source: 'casework.md §3 tierSet',
    facts: [
      ...started,
      ['tierSet', '2025-06-10', { tier: 'high', reason: '失联', decidedBy: 'x' }],
      ['tierSet', '2025-09-10', { tier: 'low', reason: '稳定', decidedBy: 'x' }],
    ],
    asOf: '2025-09-09',
    expect: { tier: 'high' },
  },
  {
    says: 'without a decision there is no tier',
    source: 'casework.md §3 the engine only proposes',
    facts: started,
    asOf: '2025-09-09',
    expect: { tier: null },
  },
  {
    says: 'clean since the start of execution, three years on',
    source: 'law.md DYN-02 (2) 3 y from start of execution; §1.17 convention A',
    facts: [...started, tested('2025-06-10')],
    pack: 'cn-31',
    asOf: '2025-07-01',
    expect: { cleanSince: '2025-03-10', threeYearsCleanOn: '2028-03-10' },
  },
  {
    says: 'relapse starts the three years again',
    source: 'law.md DYN-01 戒断3年未复吸',
    pack: 'cn-31',
    facts: [...started, ['relapseFound', '2025-06-10', { source: '自述' }]],
    asOf: '2025-07-01',
    expect: { cleanSince: '2025-06-10' },
  },
]
