import { latestId, type RecordForm } from './form.ts'

export const testForms: readonly RecordForm[] = [
  {
    type: 'testTaken',
    // asked in full by tests/collect-form.ts, which is loaded when a test is recorded
    fields: [],
    instead: [
      { key: 'excused', type: 'testExcused' },
      { key: 'refused', type: 'testRefused' },
      { key: 'notReached', type: 'testNotReached' },
    ],
  },
  {
    type: 'testNotified',
    fields: [
      { name: 'dueOn', ask: 'date', required: true, lean: 'future' },
      { name: 'way', ask: 'one', required: true, choices: ['phone', 'visit', 'message', 'mail'] },
      { name: 'place', ask: 'text' },
      { name: 'time', ask: 'text' },
      { name: 'surprise', ask: 'yesNo', rare: true },
    ],
  },
  {
    type: 'testRefused',
    fields: [
      { name: 'way', ask: 'one', required: true, choices: ['refused', 'evaded'] },
      { name: 'notified', ask: 'entry', of: ['testNotified'] },
      { name: 'statement', ask: 'area', required: true },
      { name: 'witness', ask: 'text' },
      { name: 'notice', ask: 'area', rare: true },
    ],
  },
  {
    type: 'testExcused',
    fields: [
      { name: 'reason', ask: 'area', required: true },
      { name: 'until', ask: 'date', lean: 'future' },
      { name: 'notified', ask: 'entry', of: ['testNotified'], rare: true },
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
  {
    type: 'testNoticeServed',
    fields: [
      { name: 'notified', ask: 'entry', required: true, of: ['testNotified'] },
      {
        name: 'way',
        ask: 'one',
        required: true,
        choices: ['direct', 'family', 'leftInPlace', 'mail', 'electronic'],
      },
      {
        name: 'receipt',
        ask: 'one',
        required: true,
        choices: ['signed', 'refusedToSign', 'byFamily', 'notFound'],
      },
      { name: 'deliveredBy', ask: 'text' },
      { name: 'witness', ask: 'text', when: (v) => v['receipt'] === 'refusedToSign' },
    ],
    prefill: (page) => ({ notified: latestId(page, 'testNotified'), way: 'direct' }),
  },
  {
    type: 'testNotReached',
    fields: [
      { name: 'tried', ask: 'area', required: true },
      { name: 'notified', ask: 'entry', of: ['testNotified'] },
    ],
  },
  {
    type: 'sampleSent',
    fields: [
      { name: 'test', ask: 'entry', required: true, of: ['testTaken'] },
      { name: 'part', ask: 'one', required: true, choices: ['A', 'B'] },
      { name: 'for', ask: 'one', required: true, choices: ['lab', 'retest'] },
      { name: 'to', ask: 'text', required: true },
      { name: 'courier', ask: 'text' },
      { name: 'receiptNo', ask: 'text' },
    ],
  },
  {
    type: 'sampleReceived',
    fields: [
      { name: 'sent', ask: 'entry', required: true, of: ['sampleSent'] },
      { name: 'by', ask: 'text', required: true },
      { name: 'sealIntact', ask: 'yesNo', required: true },
      { name: 'receiptNo', ask: 'text' },
    ],
    prefill: (page) => ({ sent: latestId(page, 'sampleSent') }),
  },
  {
    type: 'sampleDisposed',
    fields: [
      { name: 'test', ask: 'entry', required: true, of: ['testTaken'] },
      { name: 'part', ask: 'one', required: true, choices: ['A', 'B'] },
      { name: 'way', ask: 'one', required: true, choices: ['destroyed', 'handedOver'] },
      { name: 'people', ask: 'list', required: true },
      { name: 'to', ask: 'text', when: (v) => v['way'] === 'handedOver' },
    ],
  },
  {
    type: 'testEntrusted',
    fields: [
      { name: 'to', ask: 'text', required: true },
      { name: 'until', ask: 'date', required: true, lean: 'future' },
      { name: 'frequency', ask: 'text', required: true },
      { name: 'returnWay', ask: 'text', required: true },
      { name: 'agreementNo', ask: 'text' },
    ],
  },
  {
    type: 'testEntrustmentEnded',
    fields: [
      { name: 'entrustment', ask: 'entry', required: true, of: ['testEntrusted'] },
      { name: 'reason', ask: 'area', required: true },
    ],
  },
]
