import { useMemo } from 'react'
import { Link } from 'react-router'
import type { PersonRow } from '#contract/people-contract.ts'
import type { FindingKind } from '#core/case/case-state.ts'
import { StageBadge, TierBadge } from '#web/case/case-badges.tsx'
import { byUrgency } from '#web/case/finding-order.ts'
import { Badge } from '#web/kit/badge.tsx'
import type { Column } from '#web/kit/table.tsx'
import { sayDate, sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { peopleText } from '#web/text/people.ts'

export function usePeopleColumns(today: string): readonly Column<PersonRow>[] {
  const t = useText(peopleText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  // A worker's list holds the own cases only.
  const ownOnly = useMayUse(['worker'])
  return useMemo(() => {
    const day = (date: string | null) => (date ? sayDay(date, today, language) : '')
    return [
      {
        key: 'name',
        title: t.columns.name,
        head: true,
        cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.name}</Link>,
      },
      {
        key: 'fileNo',
        title: t.columns.fileNo,
        sort: 'fileNo',
        cell: (row) => <span className="figures nowrap">{row.fileNo}</span>,
      },
      {
        key: 'age',
        title: t.columns.age,
        tight: true,
        cell: (row) => [labels.sex[row.sex], row.age !== null && t.years(row.age)].filter(Boolean).join(' '),
      },
      {
        key: 'measure',
        title: t.columns.measure,
        tight: true,
        cell: (row) => row.measure && labels.measure[row.measure],
      },
      {
        key: 'stage',
        title: t.columns.stage,
        cell: (row) => (
          <span className="row close">
            <StageBadge stage={row.stage} />
            {row.contact === 'lost' && <Badge tone="late">{t.lost}</Badge>}
            {row.custody === 'detained' && <Badge>{t.detained}</Badge>}
          </span>
        ),
      },
      { key: 'tier', title: t.columns.tier, cell: (row) => row.tier && <TierBadge tier={row.tier} /> },
      {
        key: 'due',
        title: t.columns.due,
        sort: 'due',
        cell: (row) => <span className="nowrap numbers">{day(row.nextDueOn)}</span>,
      },
      {
        key: 'overdue',
        title: t.columns.overdue,
        cell: (row) => row.overdueCount > 0 && <Badge tone="late">{t.overdueCount(row.overdueCount)}</Badge>,
      },
      {
        key: 'findings',
        title: t.columns.findings,
        wide: true,
        cell: (row) => row.findings.length > 0 && <FindingNames kinds={row.findings} />,
      },
      {
        key: 'worker',
        title: t.columns.worker,
        tight: true,
        folded: ownOnly,
        cell: (row) => row.workerName ?? <span className="soft">{t.noWorker}</span>,
      },
      { key: 'township', title: t.columns.township, folded: true, cell: (row) => row.townshipName },
      { key: 'station', title: t.columns.station, folded: true, cell: (row) => row.stationName },
      {
        key: 'reportIn',
        title: t.columns.reportIn,
        sort: 'reportIn',
        folded: true,
        cell: (row) => day(row.reportInDue),
      },
      {
        key: 'termEnds',
        title: t.columns.termEnds,
        sort: 'termEnd',
        folded: true,
        cell: (row) => row.termEnds && sayDate(row.termEnds, language),
      },
    ]
  }, [t, labels, language, today, ownOnly])
}

/** The two that matter most, and how many more there are; the case tells them all. */
function FindingNames({ kinds }: { kinds: readonly FindingKind[] }) {
  const t = useText(peopleText)
  const labels = useText(labelsText)
  const names = byUrgency(kinds).map((kind) => labels.finding[kind])
  const rest = names.length - 2
  return (
    <span title={rest > 0 ? names.join(t.listComma) : undefined}>
      {names.slice(0, 2).join(t.listComma)}
      {rest > 0 && <span className="soft nowrap"> {t.moreFindings(rest)}</span>}
    </span>
  )
}
