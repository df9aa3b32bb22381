import { z } from 'zod'
import { caseStaff, define, id, office, policeAndOffice, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const suspensionReasons = ['detention', 'arrest', 'adminDetention'] as const

export const terminationReasons = [
  'imprisonment',
  'compulsoryEducation',
  'compulsoryIsolation',
  'death',
  'leftCountry',
] as const

/** Whom a notice goes to. */
export const noticeReceivers = ['police', 'family', 'township', 'person', 'facility'] as const

/** How a notice went. */
export const noticeWays = ['direct', 'family', 'mail', 'electronic', 'phone', 'leftInPlace'] as const

/** By what it is known: the paper, who issued it, and where the person is kept. */
const ground = {
  documentNo: text.optional(),
  organ: text.optional(),
  place: text.optional(),
  proof: text.optional(),
}
/** Asked by who learns of it, decided by the township: since when, and by what it is known. */
const asking = { ...ground, since: PlainDate, proof: text }

export const endingTypes = [
  define('suspended', {
    family: 'ending',
    title: { zh: '中止', en: 'Suspended' },
    writers: policeAndOffice,
    secret: ['place', 'proof'],
    refers: { asked: ['suspensionAsked'] },
    data: {
      reason: z.enum(suspensionReasons),
      asked: id.optional(),
      expectedUntil: PlainDate.optional(),
      ...ground,
    },
  }),
  define('resumed', {
    family: 'ending',
    title: { zh: '恢复执行', en: 'Resumed' },
    writers: policeAndOffice,
    secret: ['proof'],
    refers: { asked: ['resumptionAsked'] },
    data: { asked: id.optional(), ...ground },
  }),
  define('terminated', {
    family: 'ending',
    title: { zh: '终止', en: 'Terminated' },
    writers: policeAndOffice,
    secret: ['place', 'proof'],
    refers: { asked: ['terminationAsked'] },
    data: { reason: z.enum(terminationReasons), asked: id.optional(), ...ground },
  }),
  define('dischargeNotified', {
    family: 'ending',
    title: { zh: '送达解除通知书', en: 'Discharge notified' },
    writers: policeAndOffice,
    data: {
      to: z.enum(['person', 'family', 'township']),
      noticeNo: text,
      way: z.enum(noticeWays).optional(),
      receiptNo: text.optional(),
    },
  }),
  define('suspensionAsked', {
    family: 'ending',
    title: { zh: '申请中止', en: 'Suspension asked' },
    secret: ['place', 'proof'],
    data: { reason: z.enum(suspensionReasons), expectedUntil: PlainDate.optional(), ...asking },
  }),
  define('resumptionAsked', {
    family: 'ending',
    title: { zh: '申请恢复执行', en: 'Resumption asked' },
    secret: ['place', 'proof'],
    data: asking,
  }),
  define('terminationAsked', {
    family: 'ending',
    title: { zh: '申请终止', en: 'Termination asked' },
    secret: ['place', 'proof'],
    data: { reason: z.enum(terminationReasons).exclude(['compulsoryIsolation']), ...asking },
  }),
  define('endingRefused', {
    family: 'ending',
    title: { zh: '不予中止、恢复或终止', en: 'Suspension, resumption or termination refused' },
    writers: office,
    secret: ['reason'],
    refers: { asked: ['suspensionAsked', 'resumptionAsked', 'terminationAsked'] },
    data: { asked: id, reason: text },
  }),
  define('noticeGiven', {
    family: 'ending',
    title: { zh: '通知', en: 'Notice given' },
    writers: ['policeLiaison', ...caseStaff],
    refers: { about: ['suspended', 'resumed', 'terminated', 'policeDecided'] },
    data: {
      about: id,
      to: z.enum(noticeReceivers),
      way: z.enum(noticeWays),
      receiptNo: text.optional(),
    },
  }),
  define('exitReported', {
    family: 'ending',
    title: { zh: '移送退出动态管控名单', en: 'Put on the list for leaving dynamic control' },
    writers: office,
    data: { listNo: text, cleanSince: PlainDate, fullOn: PlainDate },
  }),
  define('exitConfirmed', {
    family: 'ending',
    title: { zh: '公安机关确认退出动态管控', en: 'Police on leaving dynamic control' },
    writers: policeAndOffice,
    secret: ['reason'],
    refers: { report: ['exitReported'] },
    data: {
      report: id,
      confirmed: z.boolean(),
      documentNo: text.optional(),
      reason: text.optional(),
    },
  }),
]
