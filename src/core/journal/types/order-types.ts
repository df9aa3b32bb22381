import { z } from 'zod'
import { measures } from '#core/case/case-state.ts'
import { caseStaff, define, id, policeAndOffice, text } from '#core/journal/entry-type.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const orderTypes = [
  define('orderIssued', {
    family: 'order',
    title: { zh: '责令决定', en: 'Order issued' },
    writers: policeAndOffice,
    data: {
      measure: z.enum(measures),
      organ: text,
      organLevel: z.enum(['county', 'city']).optional(),
      documentNo: text,
      termMonths: z.int().min(1).optional(),
      creditDays: z.int().min(0).optional(),
      statedFrom: PlainDate.optional(),
      statedTo: PlainDate.optional(),
      executionPlace: AreaCode,
      venue: z.enum(['hukou', 'residence', 'facility']),
      releasedOn: PlainDate.optional(),
    },
  }),
  define('orderServed', {
    family: 'order',
    title: { zh: '送达决定书', en: 'Order served' },
    writers: ['policeLiaison', 'townshipOffice', 'stationHead', 'worker'],
    data: {
      to: z.enum(['person', 'family']),
      way: z.enum([
        'direct',
        'family',
        'employer',
        'committee',
        'leftInPlace',
        'entrusted',
        'mail',
        'electronic',
      ]),
    },
  }),
  define('townshipNotified', {
    family: 'order',
    title: { zh: '通知乡镇街道', en: 'Township notified' },
    writers: policeAndOffice,
    data: { by: text.optional(), byWhom: text.optional() },
  }),
  define('reportInReminded', {
    family: 'order',
    title: { zh: '提醒报到', en: 'Reminded to report in' },
    writers: ['policeLiaison', ...caseStaff],
    data: { way: text },
  }),
  define('properReasonAccepted', {
    family: 'order',
    title: { zh: '认可未按时报到的正当理由', en: 'Proper reason accepted' },
    writers: ['townshipOffice', 'stationHead', 'policeLiaison'],
    secret: ['reason'],
    refers: { asked: ['properReasonAsked'] },
    data: { reason: text, until: PlainDate, asked: id.optional() },
  }),
  define('properReasonAsked', {
    family: 'order',
    title: { zh: '申请认可正当理由', en: 'Proper reason asked' },
    writers: [...caseStaff, 'person'],
    secret: ['reason', 'proof'],
    data: {
      reason: text,
      until: PlainDate,
      asker: z.enum(['person', 'family']).optional(),
      proof: text.optional(),
    },
  }),
  define('properReasonRefused', {
    family: 'order',
    title: { zh: '不予认可正当理由', en: 'Proper reason refused' },
    writers: ['townshipOffice', 'stationHead'],
    secret: ['reason'],
    refers: { asked: ['properReasonAsked'] },
    data: { asked: id, reason: text },
  }),
]
