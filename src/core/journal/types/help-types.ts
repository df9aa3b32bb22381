import { z } from 'zod'
import { abilities, occupations } from '#core/journal/employment-kinds.ts'
import { caseStaff, define, type EntryType, id, office, text } from '#core/journal/entry-type.ts'

const receivers: EntryType['writers'] = [...caseStaff, 'partner', 'clinic']

export const helpTypes = [
  define('volunteerMatched', {
    family: 'help',
    title: { zh: '结对志愿者', en: 'Volunteer matched' },
    writers: office,
    data: { volunteer: text },
  }),
  define('volunteerUnmatched', {
    family: 'help',
    title: { zh: '解除志愿者结对', en: 'Volunteer unmatched' },
    writers: office,
    data: { volunteer: text },
  }),
  define('referred', {
    family: 'help',
    title: { zh: '转介', en: 'Referred' },
    secret: ['need'],
    data: { to: text, need: text },
  }),
  define('referralAccepted', {
    family: 'help',
    title: { zh: '接受转介', en: 'Referral accepted' },
    writers: receivers,
    secret: ['reason'],
    refers: { referral: ['referred'] },
    data: { referral: id, reason: text.optional() },
  }),
  define('referralRefused', {
    family: 'help',
    title: { zh: '退回转介', en: 'Referral refused' },
    writers: receivers,
    secret: ['reason'],
    refers: { referral: ['referred'] },
    data: { referral: id, reason: text.optional() },
  }),
  define('referralClosed', {
    family: 'help',
    title: { zh: '办结转介', en: 'Referral closed' },
    writers: receivers,
    secret: ['outcome'],
    refers: { referral: ['referred'] },
    data: { referral: id, outcome: text },
  }),
  define('employmentNoted', {
    family: 'help',
    title: { zh: '就业状况', en: 'Employment noted' },
    secret: ['summary'],
    data: { ability: z.enum(abilities), occupation: z.enum(occupations), summary: text.optional() },
  }),
]
