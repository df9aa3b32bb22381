import { type Fact, started, tested, type Vector } from './vector.ts'

const hair = (on: string, months?: number): Fact =>
  tested(
    on,
    {
      sample: 'hair',
      level: 'lab',
      result: 'positive',
      ...(months === undefined ? {} : { windowMonths: months }),
    },
    'hair',
  )
const positive = (on: string) => tested(on, { result: 'positive' }, 'positive')
const objected = (on: string): Fact => ['testObjected', on, { test: 'positive' }, { id: 'objection' }]
const decided = (on: string, upheld: boolean): Fact => [
  'testObjectionDecided',
  on,
  { test: 'positive', upheld },
]

export const positiveVectors: readonly Vector[] = [
  {
    says: 'a urine positive is a positive and proposes relapse',
    source: 'casework.md §4 findings testPositive, relapse; rule 2 by contrast',
    facts: [...started, positive('2025-06-10')],
    asOf: '2025-06-10',
    expect: {
      findings: { testPositive: ['2025-06-10'], relapse: ['2025-06-10'] },
      duties: { reportToPolice: ['2025-06-10–2025-06-11 open'] },
    },
  },
  {
    says: 'a hair positive that looks back before report-in proposes no relapse',
    source: 'casework.md rule 2',
    facts: [...started, hair('2025-09-09', 6)],
    asOf: '2025-09-20',
    expect: { findings: { testPositive: ['2025-09-09'], relapse: [] }, duties: { reportToPolice: [] } },
  },
  {
    says: 'a hair positive whose window begins on the day of report-in does',
    source: 'casework.md rule 2 begins before report-in',
    facts: [...started, hair('2025-09-10', 6)],
    asOf: '2025-09-20',
    expect: { findings: { testPositive: ['2025-09-10'], relapse: ['2025-09-10'] } },
  },
  {
    says: 'without windowMonths the hair looks back the six months of the pack',
    source: 'law.md TST-08',
    facts: [...started, hair('2025-09-09')],
    asOf: '2025-09-20',
    expect: { findings: { testPositive: ['2025-09-09'], relapse: [] } },
  },
  {
    says: 'a shorter look-back that lies within the measure proposes relapse',
    source: 'casework.md §3 windowMonths; rule 2',
    facts: [...started, hair('2025-06-10', 3)],
    asOf: '2025-06-20',
    expect: { findings: { relapse: ['2025-06-10'] } },
  },
  {
    says: 'while an objection is open the consequences of the test wait',
    source: 'casework.md §3 testObjected consequences wait until it is decided',
    facts: [...started, positive('2025-06-10'), objected('2025-06-11')],
    asOf: '2025-06-20',
    expect: { findings: { relapse: [] }, duties: { reportToPolice: [] } },
  },
  {
    says: 'objection refused: the consequences stand from the day of the decision',
    source: 'casework.md §3 consequences wait until it is decided (the day is our reading)',
    facts: [...started, positive('2025-06-10'), objected('2025-06-11'), decided('2025-06-20', false)],
    asOf: '2025-06-25',
    expect: { findings: { testPositive: ['2025-06-20'], relapse: ['2025-06-20'] } },
  },
  {
    says: 'objection upheld: the test counts for nothing, not even for its window',
    source: 'casework.md §3 upheld = the test counts for nothing',
    facts: [...started, positive('2025-03-20'), objected('2025-03-21'), decided('2025-03-30', true)],
    asOf: '2025-04-10',
    expect: { findings: { testPositive: [], relapse: [], testMissed: ['2025-04-10'] } },
  },
  {
    says: 'an objection that is struck lets the consequences return',
    source: 'casework.md rule 5 strike = never happened',
    facts: [
      ...started,
      positive('2025-06-10'),
      objected('2025-06-11'),
      ['struck', '2025-06-12', { entry: 'objection', reason: '撤回' }],
    ],
    asOf: '2025-06-20',
    expect: { findings: { relapse: ['2025-06-10'] } },
  },
  {
    says: 'a positive found invalid proposes nothing',
    source: 'casework.md §3 testTaken',
    facts: [...started, tested('2025-06-10', { result: 'invalid' })],
    asOf: '2025-06-20',
    expect: { findings: { testPositive: [], relapse: [] } },
  },
]
