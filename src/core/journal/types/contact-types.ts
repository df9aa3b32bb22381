import { z } from 'zod'
import { caseStaff, define, id, text } from '#core/journal/entry-type.ts'
import { assessmentKinds, serviceKinds } from '#core/journal/service-kinds.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const meeting = {
  withWhom: text.optional(),
  method: z.enum(['faceToFace', 'phone', 'video']).optional(),
  summary: text.optional(),
  next: text.optional(),
}

export const contactTypes = [
  define('visitMade', {
    family: 'contact',
    title: { zh: '走访', en: 'Visit' },
    confidentiality: 'C4',
    writers: [...caseStaff, 'policeLiaison'],
    secret: ['withWhom', 'summary', 'next'],
    data: meeting,
  }),
  define('talkHeld', {
    family: 'contact',
    title: { zh: '谈话', en: 'Talk' },
    confidentiality: 'C4',
    writers: [...caseStaff, 'policeLiaison'],
    secret: ['withWhom', 'summary', 'next'],
    data: meeting,
  }),
  define('serviceGiven', {
    family: 'contact',
    title: { zh: '帮扶服务', en: 'Service given' },
    confidentiality: 'C4',
    writers: [...caseStaff, 'clinic', 'partner'],
    secret: ['summary', 'outcome'],
    data: { kind: z.enum(serviceKinds), summary: text.optional(), outcome: text.optional() },
  }),
  define('assessmentMade', {
    family: 'contact',
    title: { zh: '评估', en: 'Assessment' },
    confidentiality: 'C4',
    writers: [...caseStaff, 'clinic'],
    secret: ['answers', 'personView'],
    data: {
      kind: z.enum(assessmentKinds),
      scale: text,
      scaleVersion: z.union([text, z.number()]),
      answers: z.json().optional(),
      score: z.number().optional(),
      personView: text.optional(),
    },
  }),
  define('tierSet', {
    family: 'contact',
    title: { zh: '定级', en: 'Tier set' },
    writers: ['stationHead', 'townshipOffice'],
    secret: ['reason'],
    // `proposed` and `scheme`: what was put forward and by which wording, so that an override shows; never the points
    data: {
      ...{ tier: text, reason: text, decidedBy: text },
      proposed: text.optional(),
      scheme: text.optional(),
      reviewOn: PlainDate.optional(),
    },
  }),
  define('tierTold', {
    family: 'contact',
    title: { zh: '告知等级', en: 'Tier told' },
    secret: ['remark'],
    refers: { about: ['tierSet', 'objectionDecided'] },
    data: { about: id, way: z.enum(['inPerson', 'phone', 'mail']), remark: text.optional() },
  }),
  define('contactLost', {
    family: 'contact',
    title: { zh: '失去联系', en: 'Contact lost' },
    writers: [...caseStaff, 'policeLiaison'],
    secret: ['how'],
    data: { how: text.optional() },
  }),
  define('contactRestored', {
    family: 'contact',
    title: { zh: '恢复联系', en: 'Contact restored' },
    writers: [...caseStaff, 'policeLiaison'],
    secret: ['how'],
    data: { how: text.optional() },
  }),
]
