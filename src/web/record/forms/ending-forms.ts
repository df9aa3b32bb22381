import type { RecordForm } from './form.ts'

export const endingForms: readonly RecordForm[] = [
  {
    type: 'dischargeNotified',
    fields: [
      { name: 'to', ask: 'one', required: true, choices: ['person', 'family', 'township'] },
      { name: 'noticeNo', ask: 'text', required: true },
    ],
    prefill: () => ({ to: 'person' }),
  },
  {
    type: 'suspended',
    fields: [
      { name: 'reason', ask: 'one', required: true, choices: ['detention', 'arrest', 'adminDetention'] },
    ],
  },
  { type: 'resumed', fields: [] },
  {
    type: 'terminated',
    fields: [
      {
        name: 'reason',
        ask: 'one',
        required: true,
        choices: ['imprisonment', 'compulsoryEducation', 'compulsoryIsolation', 'death', 'leftCountry'],
      },
    ],
  },
]
