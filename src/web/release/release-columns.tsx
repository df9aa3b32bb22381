import { Link } from 'react-router'
import type { ReleaseLine } from '#contract/release-shapes.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { Badge } from '#web/kit/badge.tsx'
import type { Column } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { DueBadge } from './due-badge.tsx'

/** Who, when released, how far, what is next and by when, who does it. */
export function useReleaseColumns(): readonly Column<ReleaseLine>[] {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/releases/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'releaseOn',
      title: t.releaseOn,
      cell: (row) => {
        const days = daysBetween(today, row.releaseOn)
        return (
          <span className="nowrap">
            <span className="numbers">{sayDay(row.releaseOn, today, language)}</span>{' '}
            <span className="soft small">
              {days > 0 ? t.inDays(days) : days === 0 ? t.today : t.ago(-days)}
            </span>
          </span>
        )
      },
    },
    { key: 'soFar', title: t.soFar, cell: (row) => <SoFar row={row} /> },
    { key: 'next', title: t.next, wide: true, cell: (row) => <Next row={row} /> },
    {
      key: 'owner',
      title: t.owner,
      cell: (row) => row.workerName ?? row.stationName ?? <span className="soft">{t.nobody}</span>,
    },
    { key: 'township', title: t.township, cell: (row) => row.townshipName },
  ]
}

function SoFar({ row }: { row: ReleaseLine }) {
  const t = useText(releaseText)
  return (
    <span className="row">
      {row.met ? (
        <Badge tone={row.collectedOn ? 'good' : 'neutral'}>{t.met[row.met] ?? row.met}</Badge>
      ) : row.visitedOn ? (
        <Badge tone="good">{t.visited}</Badge>
      ) : (
        <span className="soft">{t.notVisited}</span>
      )}
    </span>
  )
}

function Next({ row }: { row: ReleaseLine }) {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { today } = useSession()
  if (row.status === 'closed') return row.closeReason && <span>{t.closeReasons[row.closeReason]}</span>
  if (row.status === 'joined') return row.caseId && <Link to={`/cases/${row.caseId}`}>{t.page.case}</Link>
  if (!row.nextKind || !row.nextBy) return <span className="soft">{t.nextNone}</span>
  return (
    <span className="row">
      <span>{t.kinds[row.nextKind]}</span>
      <span className="numbers nowrap soft">{sayDay(row.nextBy, today, language)}</span>
      <DueBadge by={row.nextBy} />
    </span>
  )
}
