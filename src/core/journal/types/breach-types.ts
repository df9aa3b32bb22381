import { z } from 'zod'
import { caseStaff, define, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const policeGrounds = ['refusal', 'relapse', 'seriousViolation', 'other'] as const

const admonition = { breach: text, statement: text.optional(), letterNo: text.optional() }

/** What agreements of places name beside the law (VIO-07): recorded, answered, in no counter. */
export const localBreaches = ['addressNotReported', 'phoneNotReported', 'unreachable', 'other'] as const
/** F-14: a letter goes to the person and to two others at most. */
export const mostRecipients = 3

export const breachTypes = [
  define('absenceFound', {
    family: 'breach',
    title: { zh: '发现擅自离开', en: 'Absence found' },
    writers: [...caseStaff, 'policeLiaison'],
    data: { from: PlainDate, to: PlainDate.optional() },
  }),
  define('admonished', {
    family: 'breach',
    title: { zh: '批评教育', en: 'Criticised and educated' },
    secret: ['breach', 'statement'],
    data: admonition,
  }),
  define('warned', {
    family: 'breach',
    title: { zh: '告诫书', en: 'Warning letter' },
    secret: ['breach', 'statement', 'recipients', 'witness', 'refusalNote'],
    data: {
      ...admonition,
      recipients: z.array(text).max(mostRecipients).optional(),
      signed: z.enum(['signed', 'refused', 'absent']).optional(),
      refusalNote: text.optional(),
      witness: text.optional(),
    },
  }),
  define('localBreachFound', {
    family: 'breach',
    title: { zh: '违反协议约定（本地）', en: 'Breach of a local term' },
    secret: ['summary'],
    data: { kind: z.enum(localBreaches), summary: text },
  }),
  define('statementMade', {
    family: 'breach',
    title: { zh: '本人陈述', en: 'The person’s own statement' },
    writers: [...caseStaff, 'person'],
    secret: ['statement'],
    refers: { about: [] },
    data: { about: id, statement: text, writtenBy: z.enum(['self', 'staff']).optional() },
  }),
  define('relapseFound', {
    family: 'breach',
    title: { zh: '发现复吸', en: 'Relapse found' },
    writers: [...caseStaff, 'policeLiaison', 'clinic'],
    secret: ['source'],
    refers: { test: ['testTaken'] },
    data: { test: id.optional(), source: text.optional(), usedOn: PlainDate.optional() },
  }),
  define('policeReported', {
    family: 'breach',
    title: { zh: '报告公安机关', en: 'Reported to the police' },
    data: { ground: z.enum(policeGrounds), evidence: z.array(id).min(1), reportNo: text.optional() },
  }),
  define('policeReceived', {
    family: 'breach',
    title: { zh: '公安机关签收报告', en: 'Report received by the police' },
    writers: ['policeLiaison', 'townshipOffice'],
    secret: ['receivedBy'],
    refers: { report: ['policeReported'] },
    data: { report: id, receiptNo: text, receivedBy: text.optional() },
  }),
  define('policeDecided', {
    family: 'breach',
    title: { zh: '公安机关决定', en: 'Police decided' },
    writers: ['policeLiaison', 'townshipOffice'],
    refers: { report: ['policeReported'] },
    data: {
      decision: z.enum(['compulsoryIsolation', 'continue', 'other']),
      documentNo: text.optional(),
      report: id.optional(),
    },
  }),
]
