import type { HandoverLine } from '#contract/handover-contract.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'

type Step = Pick<HandoverLine, 'step' | 'turn'>

const tones: Readonly<Partial<Record<HandoverLine['step'], Tone>>> = {
  toSendAgain: 'late',
  done: 'good',
  running: 'good',
}

/** Where it stands. */
export function StepBadge({ line }: { line: Step }) {
  const t = useText(handoverText)
  const open = line.turn !== null
  return (
    <Badge tone={tones[line.step] ?? (open ? 'info' : 'neutral')} icon={false}>
      {t.steps[line.step]}
    </Badge>
  )
}

/** Whose step it is, by name. */
export function TurnWords({ line, from, to }: { line: Step; from: string | null; to: string | null }) {
  const t = useText(handoverText)
  if (line.turn === null) return null
  const said =
    line.turn === 'person' ? t.turn.person : t.turn[line.turn]((line.turn === 'old' ? from : to) ?? '—')
  return <span className="soft small nowrap">{said}</span>
}
