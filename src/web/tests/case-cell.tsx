import { Link } from 'react-router'
import { Badge } from '#web/kit/badge.tsx'
import type { Column } from '#web/kit/table.tsx'
import { useText } from '#web/language/language.ts'
import { testsText } from '#web/text/tests.ts'

type Line = {
  readonly caseId: string
  readonly name: string
  readonly stationName: string | null
  readonly workerName: string | null
}

/** The columns that every list of tests begins and ends with. */
export function useCaseColumns<L extends Line>(): {
  readonly name: Column<L>
  readonly rest: readonly Column<L>[]
} {
  const t = useText(testsText)
  return {
    name: {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}/tests`}>{row.name}</Link>,
    },
    rest: [
      {
        key: 'worker',
        title: t.worker,
        cell: (row) => row.workerName ?? <span className="soft">{t.nobody}</span>,
      },
      { key: 'station', title: t.station, cell: (row) => row.stationName, folded: true },
    ],
  }
}

/** How long until a day; colour only once it is here. */
export function DaysLeft({ days }: { days: number }) {
  const t = useText(testsText)
  if (days < 0) return <Badge tone="late">{t.over(-days)}</Badge>
  if (days === 0) return <Badge tone="late">{t.today}</Badge>
  return <span className="soft nowrap">{t.left(days)}</span>
}
