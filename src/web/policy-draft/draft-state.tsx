import type { DraftLine } from '#contract/policy-draft-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'

/** Where a draft stands: being written, asked for, approved, in force, or over. */
export function DraftState({ draft }: { draft: DraftLine }) {
  const t = useText(policyDraftText)
  const { today } = useSession()
  const { adoption } = draft
  const state = draft.state === 'discarded' ? 'discarded' : (adoption?.state ?? 'open')
  const inForce = state === 'approved' && adoption !== null && adoption.effectiveOn <= today
  const tone = state === 'asked' ? 'late' : state === 'approved' ? 'good' : 'neutral'
  return <Badge tone={tone}>{t.states[inForce ? 'inForce' : state]}</Badge>
}
