import { Lock } from 'lucide-react'
import type { SampleLine } from '#contract/test-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { testsText } from '#web/text/tests.ts'

type Shown = Pick<SampleLine, 'state' | 'held' | 'keepUntil' | 'sentTo'>

/** Where a part is, and whether it may be let go. */
export function SampleState({ sample, today }: { sample: Shown; today: string }) {
  const t = useText(testsText)
  if (sample.state === 'disposed') return <span className="soft">{t.sample.states.disposed}</span>
  return (
    <span className="row">
      <span>
        {t.sample.states[sample.state]}
        {sample.state === 'sent' && sample.sentTo && (
          <span className="soft small"> · {t.sample.sentTo(sample.sentTo)}</span>
        )}
      </span>
      {sample.held && (
        <Badge tone="info" icon={Lock}>
          {t.sample.held}
        </Badge>
      )}
      {!sample.held && sample.state === 'kept' && sample.keepUntil < today && (
        <Badge tone="late">{t.sample.overdue}</Badge>
      )}
    </span>
  )
}
