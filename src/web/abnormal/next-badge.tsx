import { Badge } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { abnormalText } from '#web/text/abnormal.ts'

/** How long until the next step; colour only once the day is here. */
export function NextBadge({ daysLeft }: { daysLeft: number }) {
  const t = useText(abnormalText)
  if (daysLeft < 0) return <Badge tone="late">{t.overdue(-daysLeft)}</Badge>
  if (daysLeft === 0) return <Badge tone="late">{t.today}</Badge>
  return <span className="soft nowrap">{t.left(daysLeft)}</span>
}
