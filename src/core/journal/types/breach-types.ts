import { z } from 'zod'
import { caseStaff, define, id, text } from '#core/journal/entry-type.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

export const policeGrounds = ['refusal', 'relapse', 'seriousViolation', 'other'] as const

const admonition = { breach: text, statement: text.optional(), letterNo: text.optional() }

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
    secret: ['breach', 'statement'],
    data: admonition,
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
  define('policeDecided', {
    family: 'breach',
    title: { zh: '公安机关决定', en: 'Police decided' },
    writers: ['policeLiaison', 'townshipOffice'],
    data: { decision: z.enum(['compulsoryIsolation', 'continue', 'other']), documentNo: text.optional() },
  }),
]
