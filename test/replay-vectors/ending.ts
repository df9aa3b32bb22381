import { reported, served, started, type Vector } from './vector.ts'

const detained = (on: string, reason = 'detention') => ['suspended', on, { reason }] as const
const rehab = (termMonths: number, more = {}) => ({ measure: 'communityRehab', termMonths, ...more })

export const endingVectors: readonly Vector[] = [
  {
    says: 'the day before the last the case is in force',
    source: 'casework.md rule 7',
    facts: started,
    asOf: '2028-03-08',
    expect: { stage: 'inForce', findings: { termFullNoticeOutstanding: [] } },
  },
  {
    says: 'D9 the term being full discharges that day by itself; the notice is owed in seven days',
    source: 'casework.md rule 7; law.md D9, END-03',
    facts: started,
    asOf: '2028-03-09',
    expect: {
      stage: 'discharged',
      term: { endsOn: '2028-03-09', elapsedDays: 1096 },
      duties: { dischargeNotice: ['2028-03-09–2028-03-16 open'] },
    },
  },
  {
    says: 'a week later the notice is outstanding, the person is free of the measure',
    source: 'casework.md rule 7; law.md END-03',
    facts: started,
    asOf: '2028-04-01',
    expect: {
      stage: 'discharged',
      duties: { dischargeNotice: ['2028-03-09–2028-03-16 open'] },
      findings: { termFullNoticeOutstanding: ['2028-03-09'] },
    },
  },
  {
    says: 'the term does not roll over a Sunday, the notice does',
    source: 'law.md §1.17: 3-year term no rollover; 7 d notices yes',
    facts: [served('2025-03-03'), reported('2025-03-13')],
    asOf: '2028-03-12',
    expect: {
      stage: 'discharged',
      term: { endsOn: '2028-03-12' },
      duties: { dischargeNotice: ['2028-03-12–2028-03-20 open'] },
    },
  },
  {
    says: 'told the person, the family and the township in time: done, nothing outstanding',
    source: 'law.md END-03',
    facts: [
      ...started,
      ...(['person', 'family', 'township'] as const).map(
        (to) => ['dischargeNotified', '2028-03-10', { to, noticeNo: '1' }] as const,
      ),
    ],
    asOf: '2028-04-01',
    expect: {
      stage: 'discharged',
      duties: { dischargeNotice: ['2028-03-09–2028-03-16 done'] },
      findings: { termFullNoticeOutstanding: [] },
    },
  },
  {
    says: 'rehabilitation is discharged the same way',
    source: 'law.md END-04',
    order: rehab(12),
    facts: started,
    asOf: '2026-03-09',
    expect: { stage: 'discharged', duties: { dischargeNotice: ['2026-03-09–2026-03-16 open'] } },
  },
  {
    says: 'entries after the discharge change nothing of it',
    source: 'casework.md rule 7',
    facts: [
      ...started,
      detained('2028-05-01'),
      ['visitMade', '2028-06-01', {}],
      ['testRefused', '2028-06-02', { way: 'refused' }],
    ],
    asOf: '2028-07-01',
    expect: { stage: 'discharged', term: { endsOn: '2028-03-09', suspendedDays: 0 }, counts: [0, 0, 0] },
  },
  ...(['imprisonment', 'compulsoryEducation', 'death', 'leftCountry'] as const).map(
    (reason): Vector => ({
      says: `${reason} terminates`,
      source: 'casework.md §3 terminated; law.md END-01, END-07',
      facts: [...started, ['terminated', '2026-05-01', { reason }]],
      asOf: '2026-05-01',
      expect: { stage: 'terminated' },
    }),
  ),
  {
    says: 'terminated for compulsory isolation is its own end',
    source: 'law.md END-06 own terminal state',
    facts: [...started, ['terminated', '2026-05-01', { reason: 'compulsoryIsolation' }]],
    asOf: '2026-05-01',
    expect: { stage: 'convertedToIsolation' },
  },
  {
    says: 'the police decide isolation: converted',
    source: 'casework.md §4 convertedToIsolation',
    facts: [...started, ['policeDecided', '2026-05-01', { decision: 'compulsoryIsolation' }]],
    asOf: '2026-05-01',
    expect: { stage: 'convertedToIsolation' },
  },
  {
    says: 'the police decide to go on: in force',
    source: 'casework.md §3 policeDecided',
    facts: [...started, ['policeDecided', '2026-05-01', { decision: 'continue' }]],
    asOf: '2026-05-01',
    expect: { stage: 'inForce' },
  },
  {
    says: 'what has ended stays ended: no discharge, no open test after termination',
    source: 'casework.md §3 terminal',
    facts: [...started, ['terminated', '2025-05-01', { reason: 'death' }]],
    asOf: '2028-06-01',
    expect: {
      stage: 'terminated',
      duties: { dischargeNotice: [] },
      findings: { termFullNoticeOutstanding: [], testMissed: ['2025-04-10'] },
    },
  },
  {
    says: 'terminated before report-in',
    source: 'casework.md §3 terminal',
    facts: [served('2025-03-03'), ['terminated', '2025-03-10', { reason: 'imprisonment' }]],
    asOf: '2025-06-01',
    expect: {
      stage: 'terminated',
      findings: { deemedRefusal: [], reportInOverdue: [] },
      duties: { reportToPolice: [] },
      nextChangeOn: null,
    },
  },
]
