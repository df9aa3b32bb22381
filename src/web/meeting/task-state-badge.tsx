import type { ShownTaskState } from '#core/meeting/task-state.ts'
import { Badge, endedIcon, type Tone } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { meetingText } from '#web/text/meeting.ts'

const tones: Readonly<Record<ShownTaskState, Tone>> = {
  open: 'neutral',
  underWay: 'info',
  overdue: 'late',
  done: 'good',
  givenUp: 'neutral',
}

export function TaskStateBadge({ state }: { state: ShownTaskState }) {
  const t = useText(meetingText)
  return state === 'givenUp' ? (
    <Badge icon={endedIcon}>{t.states[state]}</Badge>
  ) : (
    <Badge tone={tones[state]}>{t.states[state]}</Badge>
  )
}
