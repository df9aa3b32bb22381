import type { FormField, RecordForm } from './form.ts'

const handover: readonly FormField[] = [
  { name: 'to', ask: 'text' },
  { name: 'reason', ask: 'area' },
]

export const placeForms: readonly RecordForm[] = [
  {
    type: 'placeChangeAsked',
    fields: [
      { name: 'to', ask: 'place', required: true },
      { name: 'changedOn', ask: 'date', required: true },
      { name: 'reason', ask: 'area', required: true },
    ],
  },
  { type: 'fileSent', fields: handover },
  { type: 'fileAccepted', fields: handover },
  { type: 'fileRefused', fields: handover },
  {
    type: 'entrusted',
    fields: [
      { name: 'to', ask: 'text', required: true },
      { name: 'tasks', ask: 'list', required: true },
    ],
  },
  {
    type: 'entrustmentAccepted',
    fields: [
      { name: 'entrustment', ask: 'entry', of: ['entrusted'], required: true },
      { name: 'worker', ask: 'text', required: true },
    ],
  },
  {
    type: 'entrustmentRefused',
    fields: [
      { name: 'entrustment', ask: 'entry', of: ['entrusted'], required: true },
      { name: 'reason', ask: 'area', required: true },
    ],
  },
  {
    type: 'entrustmentEnded',
    fields: [
      { name: 'to', ask: 'text' },
      { name: 'tasks', ask: 'list' },
    ],
  },
]
