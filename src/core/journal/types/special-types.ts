import { z } from 'zod'
import { define, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { partnerKinds, situationKinds } from '#core/special/situation-kinds.ts'

/** Health and family: those who do the casework, never the police in this form (see `special.show`). */
export const specialTypes = [
  define('specialSituation', {
    family: 'help',
    title: { zh: '特殊情形', en: 'Special situation' },
    confidentiality: 'C4',
    secret: ['proof'],
    data: {
      kind: z.enum(situationKinds),
      childBornOn: PlainDate.optional(),
      expectedUntil: PlainDate.optional(),
      proof: text.optional(),
    },
  }),
  define('specialSituationEnded', {
    family: 'help',
    title: { zh: '特殊情形结束', en: 'Special situation ended' },
    confidentiality: 'C4',
    secret: ['reason'],
    refers: { situation: ['specialSituation'] },
    data: { situation: id, reason: text.optional() },
  }),
  define('partnerJoined', {
    family: 'help',
    title: { zh: '协同单位加入', en: 'Partner joined' },
    secret: ['contact'],
    data: { kind: z.enum(partnerKinds), organisation: text, contact: text.optional() },
  }),
  define('partnerLeft', {
    family: 'help',
    title: { zh: '协同单位退出', en: 'Partner left' },
    secret: ['reason'],
    refers: { partner: ['partnerJoined'] },
    data: { partner: id, reason: text.optional() },
  }),
]
