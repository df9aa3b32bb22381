import { z } from 'zod'
import { define, policeAndOffice, text } from '#core/journal/entry-type.ts'

export const terminationReasons = [
  'imprisonment',
  'compulsoryEducation',
  'compulsoryIsolation',
  'death',
  'leftCountry',
] as const

export const endingTypes = [
  define('suspended', {
    family: 'ending',
    title: { zh: '中止', en: 'Suspended' },
    writers: policeAndOffice,
    data: { reason: z.enum(['detention', 'arrest', 'adminDetention']) },
  }),
  define('resumed', {
    family: 'ending',
    title: { zh: '恢复执行', en: 'Resumed' },
    writers: policeAndOffice,
    data: {},
  }),
  define('terminated', {
    family: 'ending',
    title: { zh: '终止', en: 'Terminated' },
    writers: policeAndOffice,
    data: { reason: z.enum(terminationReasons) },
  }),
  define('dischargeNotified', {
    family: 'ending',
    title: { zh: '送达解除通知书', en: 'Discharge notified' },
    writers: policeAndOffice,
    data: { to: z.enum(['person', 'family', 'township']), noticeNo: text },
  }),
]
