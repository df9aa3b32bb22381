import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { Badge } from '#web/kit/badge.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'

/** How long until a day; colour only once it has come. */
export function DueBadge({ by }: { by: PlainDate }) {
  const t = useText(releaseText)
  const days = daysBetween(useSession().today, by)
  if (days < 0) return <Badge tone="late">{t.overdue(-days)}</Badge>
  if (days === 0) return <Badge tone="late">{t.today}</Badge>
  return <span className="soft nowrap">{t.left(days)}</span>
}
