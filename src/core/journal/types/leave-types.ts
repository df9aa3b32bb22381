import { z } from 'zod'
import { caseStaff, define, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

/** Half days as the leave form has them; no count reads them. */
const halves = ['morning', 'afternoon', 'evening'] as const
const askers = ['self', 'family', 'employer', 'other'] as const
const askWays = ['inPerson', 'phone', 'paper'] as const

export const leaveTypes = [
  define('leaveAsked', {
    family: 'leave',
    title: { zh: '请假（外出报告）', en: 'Leave asked' },
    writers: [...caseStaff, 'person'],
    secret: ['destination', 'reason', 'contact'],
    data: {
      from: PlainDate,
      to: PlainDate,
      destination: text,
      reason: text.optional(),
      fromHalf: z.enum(halves).optional(),
      toHalf: z.enum(halves).optional(),
      contact: text.optional(),
      askedBy: z.enum(askers).optional(),
      way: z.enum(askWays).optional(),
    },
  }),
  define('leaveWithdrawn', {
    family: 'leave',
    title: { zh: '撤回请假', en: 'Leave withdrawn' },
    writers: [...caseStaff, 'person'],
    secret: ['reason'],
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, reason: text.optional() },
  }),
  define('leaveDecided', {
    family: 'leave',
    title: { zh: '请假审批', en: 'Leave decided' },
    writers: caseStaff,
    secret: ['reason'],
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, granted: z.boolean(), reason: text.optional() },
  }),
  define('leaveExtensionAsked', {
    family: 'leave',
    title: { zh: '申请续假', en: 'Extension of leave asked' },
    writers: [...caseStaff, 'person'],
    secret: ['reason'],
    refers: { leave: ['leaveAsked'] },
    data: {
      leave: id,
      to: PlainDate,
      reason: text.optional(),
      askedBy: z.enum(askers).optional(),
      way: z.enum(askWays).optional(),
    },
  }),
  define('leaveExtended', {
    family: 'leave',
    title: { zh: '续假', en: 'Leave extended' },
    writers: caseStaff,
    secret: ['reason'],
    refers: { leave: ['leaveAsked'], extension: ['leaveExtensionAsked'] },
    data: { leave: id, to: PlainDate.optional(), extension: id.optional(), reason: text.optional() },
  }),
  define('leaveExtensionRefused', {
    family: 'leave',
    title: { zh: '不同意续假', en: 'Extension of leave refused' },
    writers: caseStaff,
    secret: ['reason'],
    refers: { leave: ['leaveAsked'], extension: ['leaveExtensionAsked'] },
    data: { leave: id, extension: id, reason: text },
  }),
  define('leaveReturnAsked', {
    family: 'leave',
    title: { zh: '申请销假', en: 'Return from leave reported' },
    writers: [...caseStaff, 'person'],
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, on: PlainDate.optional(), way: z.enum(askWays).optional() },
  }),
  define('leaveReturned', {
    family: 'leave',
    title: { zh: '销假', en: 'Back from leave' },
    secret: ['seen'],
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, on: PlainDate.optional(), seen: text.optional() },
  }),
  define('leaveReturnRefused', {
    family: 'leave',
    title: { zh: '不予销假', en: 'Return from leave not confirmed' },
    writers: caseStaff,
    secret: ['reason'],
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, reason: text },
  }),
]
