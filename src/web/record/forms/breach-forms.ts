import type { CasePage } from '#contract/case-contract.ts'
import type { FormField, FormValues, RecordForm } from './form.ts'

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
      { name: 'to', ask: 'date' },
    ],
  },
  { type: 'admonished', fields: admonition },
  { type: 'warned', fields: admonition },
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
    type: 'policeDecided',
    fields: [
      { name: 'decision', ask: 'one', required: true, choices: ['compulsoryIsolation', 'continue', 'other'] },
      { name: 'documentNo', ask: 'text' },
    ],
  },
]
