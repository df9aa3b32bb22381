import type { RecordForm } from './form.ts'

export const reportInForms: readonly RecordForm[] = [
  {
    type: 'reportedIn',
    fields: [{ name: 'place', ask: 'text', required: true }],
    instead: [
      { key: 'reminded', type: 'reportInReminded' },
      { key: 'excused', type: 'properReasonAsked' },
      { key: 'notReached', type: 'note' },
    ],
    prefill: (page) => ({ place: page.station?.name ?? page.township.name }),
  },
  {
    type: 'agreementSigned',
    fields: [
      { name: 'parties', ask: 'list', required: true },
      { name: 'place', ask: 'text', required: true },
    ],
    prefill: (page) => ({ parties: `${page.person.name}、${page.township.name}`, place: page.township.name }),
  },
  {
    type: 'workGroupFormed',
    fields: [
      { name: 'members', ask: 'members', required: true },
      { name: 'reason', ask: 'area' },
    ],
  },
  {
    type: 'planAdopted',
    fields: [
      { name: 'needs', ask: 'area' },
      { name: 'goals', ask: 'area' },
      { name: 'services', ask: 'area' },
    ],
  },
]
