import type { RecordForm } from './form.ts'

export const noteForms: readonly RecordForm[] = [
  {
    type: 'note',
    fields: [
      { name: 'text', ask: 'area', required: true },
      { name: 'confidentiality', ask: 'one', choices: ['ordinary', 'clinical'], rare: true },
    ],
  },
  {
    type: 'objectionRaised',
    fields: [
      { name: 'about', ask: 'entry', required: true },
      { name: 'way', ask: 'one', choices: ['spoken', 'written'] },
      { name: 'statement', ask: 'area' },
      { name: 'proof', ask: 'text', rare: true },
    ],
  },
  {
    type: 'objectionDecided',
    fields: [
      { name: 'about', ask: 'entry', required: true },
      { name: 'upheld', ask: 'yesNo', required: true },
      { name: 'statement', ask: 'area' },
    ],
  },
  {
    type: 'struck',
    fields: [
      { name: 'entry', ask: 'entry', required: true },
      { name: 'reason', ask: 'area', required: true },
    ],
  },
]
