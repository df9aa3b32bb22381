import type { AwayLine } from '#contract/leave-contract.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { leaveText } from '#web/text/leave.ts'

const tones: Readonly<Record<AwayLine['state'], Tone>> = {
  asked: 'info',
  withdrawn: 'neutral',
  refused: 'neutral',
  granted: 'neutral',
  extensionAsked: 'info',
  extended: 'neutral',
  overdue: 'late',
  returnAsked: 'info',
  returnRefused: 'late',
  returned: 'good',
  returnedLate: 'good',
  absence: 'danger',
}

/** Where a leave stands, in a word. */
export function LeaveState({ state }: { state: AwayLine['state'] }) {
  const t = useText(leaveText)
  return <Badge tone={tones[state]}>{t.states[state]}</Badge>
}
