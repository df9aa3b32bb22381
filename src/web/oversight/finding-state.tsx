import type { InspectionFinding } from '#contract/inspection-finding-contract.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { oversightText } from '#web/text/oversight.ts'

const tones: Record<InspectionFinding['state'], Tone> = {
  open: 'neutral',
  underWay: 'info',
  submitted: 'info',
  returned: 'late',
  overdue: 'late',
  closed: 'good',
  withdrawn: 'neutral',
}

export function FindingState({ state }: { state: InspectionFinding['state'] }) {
  const t = useText(oversightText)
  return <Badge tone={tones[state]}>{t.states[state]}</Badge>
}
