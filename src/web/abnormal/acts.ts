import type { AbnormalLine } from '#contract/abnormal-contract.ts'
import type { AbnormalKind } from '#core/abnormal/abnormal-items.ts'
import { recordPath } from '#web/record/record-path.ts'
import type { abnormal } from '#web/text/zh-cn/abnormal.ts'

type Act = keyof typeof abnormal.acts

const acts: Readonly<Record<AbnormalKind, readonly Act[]>> = {
  contactLost: ['contactRestored', 'visitMade', 'note'],
  refusal: ['visitMade', 'talkHeld', 'testTaken', 'note'],
  positive: ['visitMade', 'talkHeld', 'note'],
  relapse: ['visitMade', 'talkHeld', 'note'],
  reportInOverdue: ['reportedIn', 'visitMade', 'note'],
  absence: ['contactRestored', 'leaveReturned', 'visitMade', 'note'],
}

/** Where the report to the police about a situation is decided, once both sides are read. */
export function reportPath({ caseId, kind, reported }: AbnormalLine): string | undefined {
  if (reported) return undefined
  if (kind === 'relapse') return `/decisions/${caseId}/report:relapse`
  return kind === 'reportInOverdue' ? `/decisions/${caseId}/report:refusal` : undefined
}

/** What is recorded about a situation, what ends it first. A report is not among it: see `reportPath`. */
export function actsOf(kind: AbnormalKind): readonly Act[] {
  return acts[kind]
}

/** Where the police decide: on the report they received, where the acts differ for detox and rehab; else the general form. */
export function policePath({ caseId, reportId }: Pick<AbnormalLine, 'caseId' | 'reportId'>): string {
  return reportId === null ? recordPath(caseId, 'policeDecided') : `/received-reports/${caseId}/${reportId}`
}
