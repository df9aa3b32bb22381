import { z } from 'zod'
import { define, type EntryType, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const testers: EntryType['writers'] = ['worker', 'stationHead', 'townshipOffice', 'policeLiaison']

/**
 * What a test says beyond its result, by the rules on testing: who did it and where, which earlier test of the same sample
 * it looks at again, how the result was told, the two sealed parts, the measures of hair.
 */
const testDetails = {
  way: z.enum(['here', 'remote', 'entrusted']).optional(),
  institution: text.optional(),
  of: id.optional(),
  notified: id.optional(),
  entrustment: id.optional(),
  surprise: z.boolean().optional(),
  source: z.enum(['present', 'paper', 'told']).optional(),
  accompaniedBy: text.optional(),
  collectorWhy: text.optional(),
  toldOn: PlainDate.optional(),
  toldSigned: z.enum(['signed', 'refusedToSign']).optional(),
  witness: text.optional(),
  noA: text.optional(),
  sealA: text.optional(),
  noB: text.optional(),
  sealB: text.optional(),
  storedAt: text.optional(),
  hairCm: z.number().positive().max(200).optional(),
  hairMgA: z.number().positive().max(100_000).optional(),
  hairMgB: z.number().positive().max(100_000).optional(),
  hairPosition: text.optional(),
  reportNo: text.optional(),
  returnedOn: PlainDate.optional(),
  forced: z.boolean().optional(),
  approvalNo: text.optional(),
} as const

const part = z.enum(['A', 'B'])

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
    data: {
      dueOn: PlainDate,
      way: text,
      place: text.optional(),
      time: text.optional(),
      surprise: z.boolean().optional(),
    },
  }),
  define('testNoticeServed', {
    family: 'test',
    title: { zh: '检测通知送达', en: 'Test notice served' },
    writers: testers,
    secret: ['witness', 'deliveredBy'],
    refers: { notified: ['testNotified'] },
    data: {
      notified: id,
      way: text,
      receipt: z.enum(['signed', 'refusedToSign', 'byFamily', 'notFound']),
      deliveredBy: text.optional(),
      witness: text.optional(),
    },
  }),
  define('testTaken', {
    family: 'test',
    title: { zh: '吸毒检测', en: 'Drug test' },
    writers: testers,
    secret: ['witness', 'collectorWhy', 'accompaniedBy'],
    refers: { of: ['testTaken'], notified: ['testNotified'], entrustment: ['testEntrusted'] },
    data: {
      sample: z.enum(['urine', 'hair', 'saliva', 'blood']),
      level: z.enum(['onSite', 'lab', 'retest']),
      result: z.enum(['negative', 'positive', 'invalid']),
      sampleNo: text.optional(),
      testers: z.array(text).optional(),
      collectorSex: text.optional(),
      place: text.optional(),
      windowMonths: z.int().min(0).optional(),
      ...testDetails,
    },
  }),
  define('testRefused', {
    family: 'test',
    title: { zh: '拒绝或逃避检测', en: 'Test refused or evaded' },
    writers: testers,
    secret: ['statement', 'witness'],
    refers: { notified: ['testNotified'] },
    data: {
      way: z.enum(['refused', 'evaded']),
      notice: text.optional(),
      notified: id.optional(),
      statement: text.optional(),
      witness: text.optional(),
    },
  }),
  define('testNotReached', {
    family: 'test',
    title: { zh: '检测未联系到本人', en: 'Not reached for a test' },
    writers: testers,
    secret: ['tried'],
    refers: { notified: ['testNotified'] },
    data: { tried: text, notified: id.optional(), next: PlainDate.optional() },
  }),
  define('testExcused', {
    family: 'test',
    title: { zh: '检测准予延期', en: 'Test excused' },
    secret: ['reason'],
    refers: { notified: ['testNotified'] },
    data: { reason: text, until: PlainDate.optional(), notified: id.optional() },
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
  define('sampleSent', {
    family: 'test',
    title: { zh: '样本送检', en: 'Sample sent' },
    writers: testers,
    secret: ['courier'],
    refers: { test: ['testTaken'] },
    data: {
      test: id,
      part,
      to: text,
      for: z.enum(['lab', 'retest']),
      courier: text.optional(),
      receiptNo: text.optional(),
    },
  }),
  define('sampleReceived', {
    family: 'test',
    title: { zh: '检测机构收样', en: 'Sample received' },
    writers: testers,
    secret: ['by'],
    refers: { sent: ['sampleSent'] },
    data: { sent: id, by: text, sealIntact: z.boolean(), receiptNo: text.optional() },
  }),
  define('sampleDisposed', {
    family: 'test',
    title: { zh: '样本处理', en: 'Sample disposed of' },
    secret: ['people'],
    writers: ['policeLiaison', 'stationHead', 'townshipOffice'],
    refers: { test: ['testTaken'] },
    data: {
      test: id,
      part,
      people: z.array(text).min(2),
      way: z.enum(['destroyed', 'handedOver']),
      to: text.optional(),
    },
  }),
  define('testEntrusted', {
    family: 'test',
    title: { zh: '委托异地检测', en: 'Tests entrusted elsewhere' },
    writers: ['townshipOffice', 'stationHead', 'policeLiaison'],
    data: {
      to: text,
      until: PlainDate,
      frequency: text,
      returnWay: text,
      agreementNo: text.optional(),
    },
  }),
  define('testEntrustmentEnded', {
    family: 'test',
    title: { zh: '异地检测委托结束', en: 'Entrusted tests ended' },
    writers: ['townshipOffice', 'stationHead', 'policeLiaison'],
    secret: ['reason'],
    refers: { entrustment: ['testEntrusted'] },
    data: { entrustment: id, reason: text },
  }),
]
