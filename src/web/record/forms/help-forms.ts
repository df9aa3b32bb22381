import { abilities, occupations } from '#core/journal/employment-kinds.ts'
import { type FormField, latestId, type RecordForm } from './form.ts'

const referral: FormField = { name: 'referral', ask: 'entry', required: true, of: ['referred'] }
const answer: readonly FormField[] = [referral, { name: 'reason', ask: 'area' }]

export const helpForms: readonly RecordForm[] = [
  {
    type: 'referred',
    fields: [
      { name: 'to', ask: 'text', required: true },
      { name: 'need', ask: 'area', required: true },
    ],
  },
  { type: 'referralAccepted', fields: answer, prefill: (page) => ({ referral: latestId(page, 'referred') }) },
  { type: 'referralRefused', fields: answer, prefill: (page) => ({ referral: latestId(page, 'referred') }) },
  {
    type: 'referralClosed',
    fields: [referral, { name: 'outcome', ask: 'area', required: true }],
    prefill: (page) => ({ referral: latestId(page, 'referred') }),
  },
  {
    type: 'employmentNoted',
    fields: [
      { name: 'ability', ask: 'one', required: true, choices: abilities },
      { name: 'occupation', ask: 'one', required: true, choices: occupations },
      { name: 'summary', ask: 'area' },
    ],
  },
  { type: 'volunteerMatched', fields: [{ name: 'volunteer', ask: 'text', required: true }] },
  { type: 'volunteerUnmatched', fields: [{ name: 'volunteer', ask: 'text', required: true }] },
]
