import { z } from 'zod'
import { caseStaff, define, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const leaveTypes = [
  define('leaveAsked', {
    family: 'leave',
    title: { zh: '请假（外出报告）', en: 'Leave asked' },
    writers: [...caseStaff, 'person'],
    secret: ['destination', 'reason'],
    data: { from: PlainDate, to: PlainDate, destination: text, reason: text.optional() },
  }),
  define('leaveDecided', {
    family: 'leave',
    title: { zh: '请假审批', en: 'Leave decided' },
    writers: caseStaff,
    secret: ['reason'],
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, granted: z.boolean(), reason: text.optional() },
  }),
  define('leaveExtended', {
    family: 'leave',
    title: { zh: '续假', en: 'Leave extended' },
    writers: caseStaff,
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, to: PlainDate.optional() },
  }),
  define('leaveReturned', {
    family: 'leave',
    title: { zh: '销假', en: 'Back from leave' },
    refers: { leave: ['leaveAsked'] },
    data: { leave: id, on: PlainDate.optional() },
  }),
]
