import { reported, served, signed, started, type Vector } from './vector.ts'

export const agreementVectors: readonly Vector[] = [
  {
    says: 'rehabilitation: fifteen days to report in and sign',
    source: 'law.md RPT-02',
    order: { measure: 'communityRehab', termMonths: 24, releasedOn: '2025-03-01' },
    facts: [served('2025-03-03')],
    asOf: '2025-03-05',
    expect: {
      measure: 'communityRehab',
      stage: 'awaitingReport',
      reportIn: { dueOn: '2025-03-18', status: 'pending' },
      duties: { signAgreement: ['?–2025-03-18 open'] },
    },
  },
  {
    says: 'rehabilitation: reported in and not signed within the fifteen days',
    source: 'law.md RPT-02 both acts are inside the 15 days; AGR-05',
    order: { measure: 'communityRehab', termMonths: 24 },
    facts: [served('2025-03-03'), reported('2025-03-10')],
    asOf: '2025-03-19',
    expect: {
      duties: { signAgreement: ['?–2025-03-18 open'] },
      findings: { agreementMissing: ['2025-03-19'] },
    },
  },
  {
    says: 'rehabilitation: signed on the last of the fifteen days is in time, however long after report-in',
    source: 'law.md RPT-02',
    order: { measure: 'communityRehab', termMonths: 24 },
    facts: [served('2025-03-03'), reported('2025-03-03'), signed('2025-03-18')],
    asOf: '2025-03-19',
    expect: { duties: { signAgreement: ['?–2025-03-18 done'] }, findings: { agreementMissing: [] } },
  },
  {
    says: 'rehabilitation: a proper reason moves both',
    source: 'law.md RPT-02; casework.md §3 properReasonAccepted',
    order: { measure: 'communityRehab', termMonths: 24 },
    facts: [
      served('2025-03-03'),
      ['properReasonAccepted', '2025-03-15', { reason: '住院', until: '2025-04-15' }],
    ],
    asOf: '2025-04-01',
    expect: { duties: { reportIn: ['?–2025-04-15 open'], signAgreement: ['?–2025-04-15 open'] } },
  },
  {
    says: 'reported in, signed, in contact, free: what the axes say of an ordinary case',
    source: 'casework.md §4',
    facts: started,
    asOf: '2025-04-01',
    expect: {
      stage: 'inForce',
      custody: 'free',
      contact: 'inTouch',
      handover: 'none',
      agreement: { signedOn: '2025-03-10', currentPlace: true },
      duties: { signAgreement: ['?–2025-03-17 done'] },
      findings: { agreementMissing: [] },
    },
  },
  {
    says: 'reported in without an agreement after the target: the list of liability',
    source: 'law.md AGR-01, AGR-05',
    facts: [served('2025-03-03'), reported('2025-03-10')],
    asOf: '2025-03-18',
    expect: {
      agreement: { signedOn: null, currentPlace: false },
      findings: { agreementMissing: ['2025-03-18'] },
    },
  },
  {
    says: 'signed later: the finding is gone and the duty is late',
    source: 'casework.md §4; law.md AGR-01',
    facts: [served('2025-03-03'), reported('2025-03-10'), signed('2025-04-10')],
    asOf: '2025-05-01',
    expect: {
      agreement: { signedOn: '2025-04-10', currentPlace: true },
      findings: { agreementMissing: [] },
      duties: { signAgreement: ['?–2025-03-17 late'] },
    },
  },
  {
    says: 'all five kinds in the work group: no finding',
    source: 'law.md ORG-03',
    facts: [
      ...started,
      [
        'workGroupFormed',
        '2025-03-12',
        {
          members: ['worker', 'police', 'medic', 'family', 'volunteer'].map((kind) => ({ kind, name: '甲' })),
        },
      ],
    ],
    asOf: '2025-05-01',
    expect: { findings: { workGroupIncomplete: [] } },
  },
  {
    says: 'no volunteer in the work group: a finding, with the reason if one is given',
    source: 'casework.md §3 workGroupFormed; law.md ORG-03',
    facts: [
      ...started,
      [
        'workGroupFormed',
        '2025-03-12',
        {
          members: ['worker', 'police', 'medic', 'family'].map((kind) => ({ kind, name: '甲' })),
          reason: '暂无',
        },
      ],
    ],
    asOf: '2025-05-01',
    expect: { findings: { workGroupIncomplete: ['2025-03-12'] } },
  },
  {
    says: 'Shanghai counts the social worker as a sixth kind',
    source: 'law.md ORG-04',
    pack: 'cn-31',
    facts: [
      ...started,
      [
        'workGroupFormed',
        '2025-03-12',
        {
          members: ['worker', 'police', 'medic', 'family', 'volunteer'].map((kind) => ({ kind, name: '甲' })),
        },
      ],
    ],
    asOf: '2025-05-01',
    expect: { findings: { workGroupIncomplete: ['2025-03-12'] } },
  },
]
