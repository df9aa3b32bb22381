import { latestId, type RecordForm } from './form.ts'

export const leaveForms: readonly RecordForm[] = [
  {
    type: 'leaveAsked',
    fields: [
      { name: 'from', ask: 'date', required: true, lean: 'future' },
      { name: 'to', ask: 'date', required: true, lean: 'future' },
      { name: 'destination', ask: 'text', required: true },
      { name: 'reason', ask: 'area' },
    ],
  },
  {
    type: 'leaveDecided',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'granted', ask: 'yesNo', required: true },
      { name: 'reason', ask: 'area' },
    ],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked') }),
  },
  {
    type: 'leaveExtended',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'to', ask: 'date', required: true, lean: 'future' },
    ],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked') }),
  },
  {
    type: 'leaveReturned',
    fields: [{ name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] }],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked') }),
  },
]
