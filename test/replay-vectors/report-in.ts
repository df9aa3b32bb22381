import { reported, served, struck, type Vector } from './vector.ts'

const late = 'casework.md §4 reportIn; rule 3'

export const reportInVectors: readonly Vector[] = [
  {
    says: 'an order that nobody was served: ordered, no deadline',
    source: 'casework.md §4 stage `ordered` (not served)',
    facts: [],
    asOf: '2025-06-01',
    expect: {
      measure: 'communityDetox',
      stage: 'ordered',
      reportIn: { dueOn: null, reportedOn: null, status: 'notServed' },
      findings: { reportInOverdue: [], deemedRefusal: [] },
      counts: [0, 0, 0],
      nextChangeOn: null,
    },
  },
  {
    says: 'served on the family only: the stage stays ordered and no clock runs',
    source:
      'casework.md §3 `to: person` starts the report-in clock; §4 while not served on the person the stage is ordered',
    facts: [['orderServed', '2025-03-03', { to: 'family', way: 'family' }]],
    asOf: '2025-06-01',
    expect: {
      stage: 'ordered',
      reportIn: { dueOn: null, status: 'notServed' },
      findings: { reportInOverdue: [], deemedRefusal: [] },
    },
  },
  {
    says: 'served on the family first, then on the person: the clock runs from the person',
    source: 'casework.md §3 orderServed',
    facts: [['orderServed', '2025-03-03', { to: 'family', way: 'family' }], served('2025-03-10')],
    asOf: '2025-03-12',
    expect: { stage: 'awaitingReport', reportIn: { dueOn: '2025-03-25', status: 'pending' } },
  },
  {
    says: 'the day before service the order is only ordered',
    source: 'casework.md §1 asOf cuts by on',
    facts: [served('2025-03-03')],
    asOf: '2025-03-02',
    expect: { stage: 'ordered', reportIn: { dueOn: null, status: 'notServed' } },
  },
  {
    says: 'D1 received 2025-03-03: last day 2025-03-18, still pending on it',
    source: 'law.md §1.17 D1',
    facts: [served('2025-03-03')],
    asOf: '2025-03-18',
    expect: {
      stage: 'awaitingReport',
      reportIn: { dueOn: '2025-03-18', reportedOn: null, status: 'pending' },
      duties: { reportIn: ['?–2025-03-18 open'], reportToPolice: [] },
      findings: { reportInOverdue: [], deemedRefusal: [] },
      nextChangeOn: '2025-03-19',
    },
  },
  {
    says: 'D1 overdue from 2025-03-19, deemed refusal that day, the police report opens that day',
    source: 'law.md §1.17 D1; casework.md rule 3',
    facts: [served('2025-03-03')],
    asOf: '2025-03-19',
    expect: {
      stage: 'awaitingReport',
      reportIn: { dueOn: '2025-03-18', status: 'overdue' },
      findings: { reportInOverdue: ['2025-03-19'], deemedRefusal: ['2025-03-19'] },
      duties: { reportToPolice: ['2025-03-19–2025-03-20 open'] },
    },
  },
  {
    says: 'D2 received 2025-09-20: the holiday moves the last day to 2025-10-09',
    source: 'law.md §1.17 D2',
    order: { on: '2025-09-18' },
    facts: [served('2025-09-20')],
    asOf: '2025-10-09',
    expect: {
      reportIn: { dueOn: '2025-10-09', status: 'pending' },
      findings: { deemedRefusal: [] },
      nextChangeOn: '2025-10-10',
    },
  },
  {
    says: 'D2 overdue from 2025-10-10',
    source: 'law.md §1.17 D2',
    order: { on: '2025-09-18' },
    facts: [served('2025-09-20')],
    asOf: '2025-10-10',
    expect: {
      reportIn: { dueOn: '2025-10-09', status: 'overdue' },
      findings: { deemedRefusal: ['2025-10-10'] },
    },
  },
  {
    says: 'without rollover the raw last day stands',
    source: 'law.md §1.18 reportIn.rollover',
    order: { on: '2025-09-18' },
    rules: { 'reportIn.rollover': false },
    facts: [served('2025-09-20')],
    asOf: '2025-10-06',
    expect: {
      reportIn: { dueOn: '2025-10-05', status: 'overdue' },
      findings: { deemedRefusal: ['2025-10-06'] },
    },
  },
  {
    says: 'a Saturday last day moves to Monday',
    source: 'law.md §1.17 rest-day rollover',
    facts: [served('2025-03-07')],
    asOf: '2025-03-20',
    expect: { reportIn: { dueOn: '2025-03-24', status: 'pending' } },
  },
  {
    says: 'a swapped weekend is a work day: Sunday 2025-04-27 is worked, so the last day stays',
    source: 'law.md §1.17 calendar with swapped weekends (调休)',
    facts: [served('2025-04-12')],
    asOf: '2025-04-20',
    expect: { reportIn: { dueOn: '2025-04-27' } },
  },
  {
    says: 'reported in on the last day is on time',
    source: 'law.md RPT-01 until 24:00 of receipt + 15',
    facts: [served('2025-03-03'), reported('2025-03-18')],
    asOf: '2025-03-18',
    expect: {
      stage: 'inForce',
      reportIn: { reportedOn: '2025-03-18', status: 'onTime' },
      duties: { reportIn: ['?–2025-03-18 done'] },
      findings: { deemedRefusal: [], reportInOverdue: [] },
    },
  },
  {
    says: 'reported in on the day of receipt',
    source: 'law.md RPT-01 day of receipt = day 0',
    facts: [served('2025-03-03'), reported('2025-03-03')],
    asOf: '2025-03-03',
    expect: {
      stage: 'inForce',
      reportIn: { reportedOn: '2025-03-03', status: 'onTime' },
      term: { startsOn: '2025-03-03', endsOn: '2028-03-02' },
    },
  },
  {
    says: 'reported in on the rolled-over day is on time',
    source: 'law.md §1.17 D2',
    order: { on: '2025-09-18' },
    facts: [served('2025-09-20'), reported('2025-10-09')],
    asOf: '2025-10-09',
    expect: { reportIn: { status: 'onTime' } },
  },
  {
    says: 'reported in a day late: late, and the term starts that day',
    source: `${late}; RPT-03`,
    facts: [served('2025-03-03'), reported('2025-03-19')],
    asOf: '2025-04-01',
    expect: {
      stage: 'inForce',
      reportIn: { dueOn: '2025-03-18', reportedOn: '2025-03-19', status: 'late' },
      duties: { reportIn: ['?–2025-03-18 late'] },
      term: { startsOn: '2025-03-19', endsOn: '2028-03-18' },
    },
  },
  {
    says: 'a late report-in does not close the report to the police: it stays until policeReported',
    source: 'casework.md rule 3: stays until `policeReported`; law.md VIO-02 undismissable until reported',
    facts: [served('2025-03-03'), reported('2025-04-19')],
    asOf: '2025-05-01',
    expect: { duties: { reportToPolice: ['2025-03-19–2025-03-20 open'] } },
  },
  {
    says: 'the report made closes the duty',
    source: 'casework.md rule 3',
    facts: [
      served('2025-03-03'),
      ['policeReported', '2025-03-20', { ground: 'refusal', evidence: ['order'] }],
    ],
    asOf: '2025-05-01',
    expect: { duties: { reportToPolice: ['2025-03-19–2025-03-20 done'] } },
  },
  {
    says: 'a report made late is late',
    source: 'casework.md §4 status late',
    facts: [
      served('2025-03-03'),
      ['policeReported', '2025-04-20', { ground: 'refusal', evidence: ['order'] }],
    ],
    asOf: '2025-05-01',
    expect: { duties: { reportToPolice: ['2025-03-19–2025-03-20 late'] } },
  },
  {
    says: 'a proper reason moves the deadline to its day',
    source: 'casework.md §3 properReasonAccepted moves the report-in deadline to `until`',
    facts: [
      served('2025-03-03'),
      ['properReasonAccepted', '2025-03-15', { reason: '住院', until: '2025-04-15' }],
    ],
    asOf: '2025-04-01',
    expect: {
      reportIn: { dueOn: '2025-04-15', status: 'pending' },
      findings: { deemedRefusal: [], reportInOverdue: [] },
      nextChangeOn: '2025-04-16',
    },
  },
  {
    says: 'when the proper reason has run out the refusal is deemed on the next day',
    source: 'casework.md rule 3 unless a proper reason runs',
    facts: [
      served('2025-03-03'),
      ['properReasonAccepted', '2025-03-15', { reason: '住院', until: '2025-04-15' }],
    ],
    asOf: '2025-04-16',
    expect: {
      reportIn: { dueOn: '2025-04-15', status: 'overdue' },
      findings: { deemedRefusal: ['2025-04-16'] },
      duties: { reportToPolice: ['2025-04-16–2025-04-17 open'] },
    },
  },
  {
    says: 'two proper reasons: the later until stands',
    source: 'casework.md §3 properReasonAccepted',
    facts: [
      served('2025-03-03'),
      ['properReasonAccepted', '2025-03-15', { reason: '住院', until: '2025-04-15' }],
      ['properReasonAccepted', '2025-04-10', { reason: '住院', until: '2025-05-15' }],
    ],
    asOf: '2025-04-20',
    expect: { reportIn: { dueOn: '2025-05-15', status: 'pending' } },
  },
  {
    says: 'a proper reason that is struck leaves the first deadline',
    source: 'casework.md rule 5 everything that rested on them, that instant',
    facts: [
      served('2025-03-03'),
      ['properReasonAccepted', '2025-03-15', { reason: '住院', until: '2025-04-15' }, { id: 'why' }],
      struck('2025-03-16', 'why'),
    ],
    asOf: '2025-04-01',
    expect: {
      reportIn: { dueOn: '2025-03-18', status: 'overdue' },
      findings: { deemedRefusal: ['2025-03-19'] },
    },
  },
  {
    says: 'a proper reason accepted only after the deadline takes the deemed refusal away',
    source: 'law.md RPT-01 without proper reason; casework.md rule 3',
    facts: [
      served('2025-03-03'),
      ['properReasonAccepted', '2025-03-25', { reason: '住院', until: '2025-04-15' }],
    ],
    asOf: '2025-04-01',
    expect: { reportIn: { dueOn: '2025-04-15', status: 'pending' }, findings: { deemedRefusal: [] } },
  },
  {
    says: 'reminders change no deadline',
    source: 'casework.md §3 reportInReminded has no effect named',
    facts: [
      served('2025-03-03'),
      ['reportInReminded', '2025-03-10', { way: '电话' }],
      ['reportInReminded', '2025-03-15', { way: '电话' }],
    ],
    asOf: '2025-03-19',
    expect: {
      reportIn: { dueOn: '2025-03-18', status: 'overdue' },
      findings: { deemedRefusal: ['2025-03-19'] },
    },
  },
  {
    says: 'only the first report-in starts the term',
    source: 'casework.md §3 reportedIn: the first starts the term',
    facts: [served('2025-03-03'), reported('2025-03-10'), reported('2025-06-10')],
    asOf: '2025-07-01',
    expect: {
      term: { startsOn: '2025-03-10', endsOn: '2028-03-09' },
      reportIn: { reportedOn: '2025-03-10', status: 'onTime' },
    },
  },
]
