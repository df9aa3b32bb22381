import { CircleDashed, CircleHelp, CircleMinus, CircleX } from 'lucide-react'
import type { NoticeOutcome } from '#core/drug-test/test-notices.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { testsText } from '#web/text/tests.ts'

const looks = {
  open: { tone: 'info', icon: undefined },
  came: { tone: 'good', icon: undefined },
  invalid: { tone: 'neutral', icon: CircleMinus },
  excused: { tone: 'neutral', icon: CircleDashed },
  notReached: { tone: 'neutral', icon: CircleHelp },
  refused: { tone: 'late', icon: CircleX },
  evaded: { tone: 'late', icon: CircleX },
} as const

/** What became of a notice. Excused, invalid and not reached look unlike refused and evaded, in sign and word. */
export function OutcomeBadge({ outcome }: { outcome: NoticeOutcome }) {
  const t = useText(testsText)
  const { tone, icon } = looks[outcome]
  return (
    <Badge tone={tone} {...(icon ? { icon } : {})}>
      {t.outcomes[outcome]}
    </Badge>
  )
}
