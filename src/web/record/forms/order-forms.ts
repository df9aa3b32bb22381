import type { RecordForm } from './form.ts'

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
    fields: [{ name: 'way', ask: 'one', required: true, choices: ['phone', 'visit', 'message', 'mail'] }],
  },
  {
    type: 'properReasonAccepted',
    fields: [
      { name: 'reason', ask: 'area', required: true },
      { name: 'until', ask: 'date', required: true, lean: 'future' },
    ],
  },
]
