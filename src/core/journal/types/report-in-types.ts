import { z } from 'zod'
import { define, text, texts } from '#core/journal/entry-type.ts'

/** The statute's five kinds, the social worker that some provinces add, and others (戒毒条例 17). */
export const workGroupKinds = [
  'worker',
  'police',
  'medic',
  'family',
  'volunteer',
  'socialWorker',
  'other',
] as const

export const reportInTypes = [
  define('reportedIn', {
    family: 'reportIn',
    title: { zh: '报到', en: 'Reported in' },
    data: { place: text },
  }),
  define('agreementSigned', {
    family: 'agreement',
    title: { zh: '签订协议', en: 'Agreement signed' },
    data: { parties: z.union([text, z.array(text).min(1)]), place: text },
  }),
  define('workGroupFormed', {
    family: 'agreement',
    title: { zh: '成立工作小组', en: 'Work group formed' },
    secret: ['reason'],
    data: {
      members: z.array(z.strictObject({ kind: z.enum(workGroupKinds), name: text.optional() })),
      reason: text.optional(),
    },
  }),
  define('planAdopted', {
    family: 'agreement',
    title: { zh: '制定帮扶计划', en: 'Plan adopted' },
    confidentiality: 'C4',
    secret: ['needs', 'goals', 'services'],
    data: { needs: texts.optional(), goals: texts.optional(), services: texts.optional() },
  }),
]
