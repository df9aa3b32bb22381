import type { Stage } from '#core/case/case-state.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'

const stageTones: Record<Stage, Tone> = {
  ordered: 'neutral',
  awaitingReport: 'late',
  inForce: 'info',
  suspended: 'neutral',
  terminated: 'neutral',
  convertedToIsolation: 'neutral',
  discharged: 'good',
}

export function StageBadge({ stage }: { stage: Stage }) {
  const labels = useText(labelsText)
  return <Badge tone={stageTones[stage]}>{labels.stage[stage]}</Badge>
}

/** Tiers that ask for more attention; the word says which, the colour only repeats it. */
const urgent = ['highRisk', 'abnormal']

export function TierBadge({ tier, name }: { tier: string; name?: string | undefined }) {
  const labels = useText(labelsText)
  return <Badge tone={urgent.includes(tier) ? 'late' : 'neutral'}>{name ?? labels.tier[tier] ?? tier}</Badge>
}
