import { latestId, type RecordForm } from './form.ts'

export const orderForms: readonly RecordForm[] = [
  {
    type: 'orderServed',
    fields: [
      { name: 'to', ask: 'one', required: true, choices: ['person', 'family'] },
      {
        name: 'way',
        ask: 'one',
        required: true,
        choices: [
          'direct',
          'family',
          'employer',
          'committee',
          'leftInPlace',
          'entrusted',
          'mail',
          'electronic',
        ],
      },
    ],
    prefill: () => ({ to: 'person', way: 'direct' }),
  },
  { type: 'townshipNotified', fields: [{ name: 'byWhom', ask: 'text' }] },
  {
    type: 'reportInReminded',
    fields: [{ name: 'way', ask: 'one', required: true, choices: ['phone', 'visit', 'paper', 'mail'] }],
  },
  {
    type: 'properReasonAsked',
    fields: [
      { name: 'reason', ask: 'area', required: true },
      { name: 'until', ask: 'date', required: true, lean: 'future' },
      { name: 'asker', ask: 'one', choices: ['person', 'family'] },
      { name: 'proof', ask: 'text' },
    ],
    prefill: () => ({ asker: 'person' }),
  },
  {
    type: 'properReasonAccepted',
    fields: [
      { name: 'reason', ask: 'area', required: true },
      { name: 'until', ask: 'date', required: true, lean: 'future' },
    ],
  },
  {
    type: 'properReasonRefused',
    fields: [
      { name: 'asked', ask: 'entry', required: true, of: ['properReasonAsked'] },
      { name: 'reason', ask: 'area', required: true },
    ],
    prefill: (page) => ({ asked: latestId(page, 'properReasonAsked') }),
  },
]
