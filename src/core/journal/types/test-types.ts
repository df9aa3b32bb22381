import { z } from 'zod'
import { define, type EntryType, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const testers: EntryType['writers'] = ['worker', 'stationHead', 'townshipOffice', 'policeLiaison']

export const testTypes = [
  define('testPlanned', {
    family: 'test',
    title: { zh: '检测安排', en: 'Tests planned' },
    writers: ['townshipOffice', 'stationHead', 'policeLiaison', 'worker'],
    data: { perYear: z.array(z.int().min(0).max(366)).min(1), requirementRef: text },
  }),
  define('testNotified', {
    family: 'test',
    title: { zh: '通知检测', en: 'Test notified' },
    writers: testers,
    data: { dueOn: PlainDate, way: text },
  }),
  define('testTaken', {
    family: 'test',
    title: { zh: '吸毒检测', en: 'Drug test' },
    writers: testers,
    data: {
      sample: z.enum(['urine', 'hair', 'saliva', 'blood']),
      level: z.enum(['onSite', 'lab', 'retest']),
      result: z.enum(['negative', 'positive', 'invalid']),
      sampleNo: text.optional(),
      testers: z.array(text).optional(),
      collectorSex: text.optional(),
      place: text.optional(),
      windowMonths: z.int().min(0).optional(),
    },
  }),
  define('testRefused', {
    family: 'test',
    title: { zh: '拒绝或逃避检测', en: 'Test refused or evaded' },
    writers: testers,
    data: { way: z.enum(['refused', 'evaded']), notice: text.optional() },
  }),
  define('testExcused', {
    family: 'test',
    title: { zh: '检测准予延期', en: 'Test excused' },
    secret: ['reason'],
    data: { reason: text, until: PlainDate.optional() },
  }),
  define('testObjected', {
    family: 'test',
    title: { zh: '对检测结果提出异议', en: 'Objection to a test' },
    writers: [...testers, 'person'],
    secret: ['reason'],
    refers: { test: ['testTaken'] },
    data: { test: id, reason: text.optional() },
  }),
  define('testObjectionDecided', {
    family: 'test',
    title: { zh: '检测异议的决定', en: 'Objection to a test decided' },
    writers: ['policeLiaison', 'townshipOffice'],
    refers: { test: ['testTaken'] },
    data: { test: id, upheld: z.boolean() },
  }),
]
