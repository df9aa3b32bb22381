import { Badge } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { decisionText } from '#web/text/decision.ts'

/** How long is left, in words; colour only once the day is here. */
export function DueBadge({ daysLeft }: { daysLeft: number | null }) {
  const t = useText(decisionText)
  if (daysLeft === null) return null
  if (daysLeft < 0) return <Badge tone="late">{t.overdue(-daysLeft)}</Badge>
  if (daysLeft === 0) return <Badge tone="late">{t.today}</Badge>
  return <span className="soft nowrap">{t.left(daysLeft)}</span>
}
