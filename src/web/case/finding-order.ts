import type { FindingKind } from '#core/case/case-state.ts'

/** What asks for a decision comes first, what only tells comes last. */
const order: readonly FindingKind[] = [
  'deemedRefusal',
  'seriousViolation',
  'relapse',
  'testPositive',
  'contactLost',
  'reportInOverdue',
  'leaveOverdue',
  'agreementMissing',
  'termFullNoticeOutstanding',
  'handoverUnaccepted',
  'testMissed',
  'workGroupIncomplete',
  'officeDutyMissed',
  'abstinentThreeYears',
]

/** Each kind once, the most urgent first. */
export function byUrgency(kinds: readonly FindingKind[]): readonly FindingKind[] {
  return order.filter((kind) => kinds.includes(kind))
}
