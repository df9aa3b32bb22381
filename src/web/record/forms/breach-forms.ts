import type { CasePage } from '#contract/case-contract.ts'
import { type FormField, type FormValues, latestId, type RecordForm } from './form.ts'

const admonition: readonly FormField[] = [
  { name: 'breach', ask: 'area', required: true },
  { name: 'statement', ask: 'area' },
  { name: 'letterNo', ask: 'text' },
]

/** The report's ground and evidence are those of the duty that asks for it; the worker checks and may change them. */
function reportOf(page: CasePage, dutyId: string | undefined): FormValues {
  const duty = page.state.duties.find((d) => d.id === dutyId)
  const kinds = page.state.findings.map((f) => f.kind)
  const ground = kinds.includes('relapse')
    ? 'relapse'
    : kinds.includes('seriousViolation')
      ? 'seriousViolation'
      : kinds.includes('deemedRefusal')
        ? 'refusal'
        : ''
  return { ground, evidence: (duty?.evidence ?? []).join(',') }
}

export const breachForms: readonly RecordForm[] = [
  {
    type: 'absenceFound',
    fields: [
      { name: 'from', ask: 'date', required: true },
      { name: 'to', label: 'toDay', ask: 'date' },
    ],
    days: 'absence',
  },
  { type: 'admonished', fields: admonition },
  {
    type: 'warned',
    fields: [
      ...admonition,
      { name: 'recipients', ask: 'list' },
      { name: 'signed', ask: 'one', choices: ['signed', 'refused', 'absent'] },
      { name: 'refusalNote', ask: 'text' },
      { name: 'witness', ask: 'text' },
    ],
  },
  {
    type: 'localBreachFound',
    fields: [
      {
        name: 'kind',
        ask: 'one',
        required: true,
        choices: ['addressNotReported', 'phoneNotReported', 'unreachable', 'other'],
      },
      { name: 'summary', ask: 'area', required: true },
    ],
  },
  {
    type: 'statementMade',
    fields: [
      { name: 'about', ask: 'entry', required: true },
      { name: 'statement', ask: 'area', required: true },
      { name: 'writtenBy', ask: 'one', choices: ['self', 'staff'] },
    ],
    prefill: () => ({ writtenBy: 'staff' }),
  },
  {
    type: 'relapseFound',
    fields: [
      { name: 'test', ask: 'entry', of: ['testTaken'] },
      { name: 'source', ask: 'text' },
      { name: 'usedOn', ask: 'date' },
    ],
  },
  {
    type: 'policeReported',
    fields: [
      {
        name: 'ground',
        ask: 'one',
        required: true,
        choices: ['refusal', 'relapse', 'seriousViolation', 'other'],
      },
      { name: 'evidence', ask: 'entries', required: true },
      { name: 'reportNo', ask: 'text' },
    ],
    prefill: reportOf,
  },
  {
    type: 'policeReceived',
    fields: [
      { name: 'report', ask: 'entry', required: true, of: ['policeReported'] },
      { name: 'receiptNo', ask: 'text', required: true },
      { name: 'receivedBy', ask: 'text' },
    ],
    prefill: (page) => ({ report: latestId(page, 'policeReported') }),
  },
  {
    type: 'policeDecided',
    fields: [
      { name: 'decision', ask: 'one', required: true, choices: ['compulsoryIsolation', 'continue', 'other'] },
      { name: 'documentNo', ask: 'text' },
      { name: 'report', ask: 'entry', of: ['policeReported'] },
    ],
    prefill: (page) => ({ report: latestId(page, 'policeReported') }),
  },
]
