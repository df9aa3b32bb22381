import { type FormField, latestId, type RecordForm } from './form.ts'

const halves = ['morning', 'afternoon', 'evening']
const asked = ['inPerson', 'phone', 'paper']
const asking: readonly FormField[] = [
  { name: 'askedBy', ask: 'one', choices: ['self', 'family', 'employer', 'other'] },
  { name: 'way', ask: 'one', choices: asked, words: 'askWay' },
]

export const leaveForms: readonly RecordForm[] = [
  {
    type: 'leaveAsked',
    fields: [
      { name: 'from', ask: 'date', required: true, lean: 'future' },
      { name: 'to', label: 'toDay', ask: 'date', required: true, lean: 'future' },
      { name: 'destination', ask: 'text', required: true },
      { name: 'contact', ask: 'text' },
      { name: 'reason', ask: 'area' },
      ...asking,
      { name: 'fromHalf', ask: 'one', choices: halves, rare: true },
      { name: 'toHalf', ask: 'one', choices: halves, rare: true },
    ],
    prefill: () => ({ askedBy: 'self' }),
    days: 'leave',
  },
  {
    type: 'leaveWithdrawn',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'reason', ask: 'text' },
    ],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked') }),
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
    type: 'leaveExtensionAsked',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'to', label: 'toDay', ask: 'date', required: true, lean: 'future' },
      { name: 'reason', ask: 'area' },
      ...asking,
    ],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked'), way: 'phone' }),
    days: 'leave',
  },
  {
    type: 'leaveExtended',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'to', label: 'toDay', ask: 'date', required: true, lean: 'future' },
      { name: 'extension', ask: 'entry', of: ['leaveExtensionAsked'] },
      { name: 'reason', ask: 'area' },
    ],
    prefill: (page) => ({
      leave: latestId(page, 'leaveAsked'),
      extension: latestId(page, 'leaveExtensionAsked'),
    }),
  },
  {
    type: 'leaveExtensionRefused',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'extension', ask: 'entry', required: true, of: ['leaveExtensionAsked'] },
      { name: 'reason', ask: 'area', required: true },
    ],
    prefill: (page) => ({
      leave: latestId(page, 'leaveAsked'),
      extension: latestId(page, 'leaveExtensionAsked'),
    }),
  },
  {
    type: 'leaveReturnAsked',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'way', ask: 'one', choices: asked, words: 'askWay' },
    ],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked') }),
  },
  {
    type: 'leaveReturned',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'seen', ask: 'area' },
    ],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked') }),
  },
  {
    type: 'leaveReturnRefused',
    fields: [
      { name: 'leave', ask: 'entry', required: true, of: ['leaveAsked'] },
      { name: 'reason', ask: 'area', required: true },
    ],
    prefill: (page) => ({ leave: latestId(page, 'leaveAsked') }),
  },
]
