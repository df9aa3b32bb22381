import { withDeadline } from './deadline.ts'
import type { DecisionInput, DecisionKind, PendingDecision } from './decision-kind.ts'
import { resumeDecision, suspendDecision, terminateDecision } from './kinds/ending-decision.ts'
import { leaveDecision } from './kinds/leave-decision.ts'
import { leaveExtensionDecision } from './kinds/leave-extension-decision.ts'
import { objectionDecision } from './kinds/objection-decision.ts'
import { properReasonDecision } from './kinds/proper-reason-decision.ts'
import { reportDecision } from './kinds/report-decision.ts'
import { strikeDecision } from './kinds/strike-decision.ts'
import { tierDecision } from './kinds/tier-decision.ts'
import { tierObjectionDecision } from './kinds/tier-objection-decision.ts'
import { tierReviewDecision } from './kinds/tier-review-decision.ts'
import { warnDecision } from './kinds/warn-decision.ts'

/** Every kind of decision that waits for a person, in the order of the inbox's filter. */
export const decisionKinds: readonly DecisionKind[] = [
  reportDecision,
  objectionDecision,
  properReasonDecision,
  suspendDecision,
  resumeDecision,
  terminateDecision,
  leaveDecision,
  leaveExtensionDecision,
  tierDecision,
  tierReviewDecision,
  tierObjectionDecision,
  warnDecision,
  strikeDecision,
]

export function findDecisionKind(kind: string): DecisionKind | undefined {
  return decisionKinds.find((k) => k.kind === kind)
}

/** Everything on a case that waits for a decision. */
export function pendingDecisions(input: DecisionInput): readonly PendingDecision[] {
  return decisionKinds.flatMap((k) => k.pending(input)).map((item) => withDeadline(item, input))
}
