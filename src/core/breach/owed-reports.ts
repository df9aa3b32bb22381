import type { CaseState, Finding } from '#core/case/case-state.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export const reportGrounds = ['refusal', 'seriousViolation', 'relapse'] as const
export type ReportGround = (typeof reportGrounds)[number]

/** A report that the office still owes the police, with every finding of its ground. */
export type OwedReport = {
  readonly ground: ReportGround
  readonly findings: readonly Finding[]
  readonly dueOn: PlainDate
  /** The day of the newest finding. */
  readonly on: PlainDate
  readonly evidence: readonly string[]
}

const kindOf = { refusal: 'deemedRefusal', seriousViolation: 'seriousViolation', relapse: 'relapse' } as const

/** One for each ground that replay finds owed. Once the police have decided, or the person is gone, nothing is. */
export function owedReports(state: CaseState): readonly OwedReport[] {
  if (state.stage === 'terminated' || state.stage === 'convertedToIsolation') return []
  return reportGrounds.flatMap((ground) => {
    // a term that is full ends the agreement; use of drugs is reported all the same
    if (state.stage === 'discharged' && ground !== 'relapse') return []
    const owed = state.findings.flatMap((finding) => {
      if (finding.kind !== kindOf[ground]) return []
      const anchor = ground === 'refusal' ? ground : finding.id.slice(finding.kind.length + 1)
      const duty = state.duties.find((d) => d.id === `reportToPolice:${anchor}` && d.status === 'open')
      return duty ? [{ finding, duty }] : []
    })
    const [first] = owed
    if (!first) return []
    return [
      {
        ground,
        findings: owed.map((o) => o.finding),
        dueOn: owed.map((o) => o.duty.dueOn).reduce((a, b) => (a < b ? a : b)),
        on: owed.map((o) => o.finding.on).reduce((a, b) => (a > b ? a : b)),
        evidence: [...new Set(owed.flatMap((o) => o.finding.evidence))],
      },
    ]
  })
}
