import { latestId, type RecordForm } from './form.ts'

export const testForms: readonly RecordForm[] = [
  {
    type: 'testTaken',
    fields: [
      { name: 'sample', ask: 'one', required: true, choices: ['urine', 'hair', 'saliva', 'blood'] },
      { name: 'level', ask: 'one', required: true, choices: ['onSite', 'lab', 'retest'] },
      { name: 'result', ask: 'one', required: true, choices: ['negative', 'positive', 'invalid'] },
      { name: 'sampleNo', ask: 'text' },
      { name: 'testers', ask: 'list' },
      { name: 'collectorSex', ask: 'one', choices: ['male', 'female'], rare: true },
      { name: 'place', ask: 'text', rare: true },
      { name: 'windowMonths', ask: 'number', rare: true },
    ],
    instead: [
      { key: 'excused', type: 'testExcused' },
      { key: 'refused', type: 'testRefused' },
      { key: 'notReached', type: 'note' },
    ],
    prefill: (page) => ({
      sample: 'urine',
      level: 'onSite',
      place: page.station?.name ?? page.township.name,
    }),
  },
  {
    type: 'testNotified',
    fields: [
      { name: 'dueOn', ask: 'date', required: true, lean: 'future' },
      { name: 'way', ask: 'one', required: true, choices: ['phone', 'visit', 'message', 'mail'] },
    ],
  },
  {
    type: 'testRefused',
    fields: [
      { name: 'way', ask: 'one', required: true, choices: ['refused', 'evaded'] },
      { name: 'notice', ask: 'area' },
    ],
  },
  {
    type: 'testExcused',
    fields: [
      { name: 'reason', ask: 'area', required: true },
      { name: 'until', ask: 'date', lean: 'future' },
    ],
  },
  {
    type: 'testPlanned',
    fields: [
      { name: 'perYear', ask: 'numbers', required: true },
      { name: 'requirementRef', ask: 'text', required: true },
    ],
  },
  {
    type: 'testObjected',
    fields: [
      { name: 'test', ask: 'entry', required: true, of: ['testTaken'] },
      { name: 'reason', ask: 'area' },
    ],
    prefill: (page) => ({ test: latestId(page, 'testTaken') }),
  },
  {
    type: 'testObjectionDecided',
    fields: [
      { name: 'test', ask: 'entry', required: true, of: ['testTaken'] },
      { name: 'upheld', ask: 'yesNo', required: true },
    ],
  },
]
