import { z } from 'zod'
import { caseStaff, define, id, text } from '#core/journal/entry-type.ts'

export const recordTypes = [
  define('note', {
    family: 'record',
    title: { zh: '记录', en: 'Note' },
    confidentiality: 'C4',
    writers: [...caseStaff, 'policeLiaison', 'clinic', 'person'],
    secret: ['text'],
    data: { text, confidentiality: text.optional() },
  }),
  define('objectionRaised', {
    family: 'record',
    title: { zh: '提出异议', en: 'Objection raised' },
    writers: [...caseStaff, 'person'],
    secret: ['statement', 'proof'],
    refers: { about: [] },
    // `way` and `proof`: how the person said it to staff (who writes on the own page needs no way), and what the person has to show for it
    data: {
      about: id,
      statement: text.optional(),
      way: z.enum(['spoken', 'written']).optional(),
      proof: text.optional(),
    },
  }),
  define('objectionDecided', {
    family: 'record',
    title: { zh: '异议的决定', en: 'Objection decided' },
    writers: ['townshipOffice', 'stationHead', 'policeLiaison'],
    secret: ['statement'],
    refers: { about: [] },
    data: { about: id, upheld: z.boolean(), statement: text.optional() },
  }),
  define('struck', {
    family: 'record',
    title: { zh: '作废更正', en: 'Struck' },
    writers: [...caseStaff, 'policeLiaison'],
    secret: ['reason'],
    refers: { entry: [] },
    data: { entry: id, reason: text },
  }),
]
