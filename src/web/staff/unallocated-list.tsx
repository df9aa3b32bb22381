import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { listUnallocated } from '#contract/staff-contract.ts'
import type { Measure, Stage } from '#core/case/case-state.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { usePages } from '#web/api/use-pages.ts'
import { StageBadge } from '#web/case/case-badges.tsx'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { staffText } from '#web/text/staff.ts'
import { AssignDialog } from './assign-dialog.tsx'

type Row = ReplyOf<typeof listUnallocated>['cases'][number]

export function UnallocatedList() {
  const t = useText(staffText)
  const [selected, setSelected] = useState<readonly string[]>([])
  const [assigns, setAssigns] = useState(false)
  const columns = useColumns()
  const cases = usePages(listUnallocated, { query: { limit: 100 } }, 'query')
  const rows = cases.pages?.flatMap((page) => page.cases)
  const stations = new Set(rows?.filter((row) => selected.includes(row.case)).map((row) => row.station))
  const station = stations.size === 1 ? [...stations][0] : null

  return (
    <>
      <Table
        label={t.tabs.unallocated}
        name="unallocated"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.case}
        loading={cases.isFetching}
        error={cases.error && <Failed error={cases.error} onRetry={() => void cases.refetch()} />}
        empty={{ title: t.unallocated.empty }}
        selected={selected}
        onSelect={setSelected}
        tools={
          <>
            <span className="soft">
              {cases.pages?.[0] ? t.unallocated.total(cases.pages[0].total) : t.unallocated.lead}
            </span>
            {selected.length > 0 ? (
              <Button kind="primary" small onClick={() => setAssigns(true)}>
                {t.unallocated.assign(selected.length)}
              </Button>
            ) : (
              <span className="soft small">{t.unallocated.choose}</span>
            )}
          </>
        }
        foot={<Pagination onNext={cases.hasNextPage ? () => void cases.fetchNextPage() : undefined} />}
      />
      {assigns && (
        <AssignDialog
          cases={selected}
          station={station ?? ''}
          onClose={() => setAssigns(false)}
          onAssigned={() => {
            setAssigns(false)
            setSelected([])
          }}
        />
      )}
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText(staffText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { today } = useSession()
  return useMemo(() => {
    const c = t.unallocated.columns
    return [
      {
        key: 'name',
        title: c.name,
        head: true,
        cell: (row) => <Link to={`/cases/${row.case}`}>{row.name}</Link>,
      },
      { key: 'fileNo', title: c.fileNo, cell: (row) => <span className="figures nowrap">{row.fileNo}</span> },
      { key: 'measure', title: c.measure, cell: (row) => labels.measure[row.measure as Measure] },
      { key: 'stage', title: c.stage, cell: (row) => <StageBadge stage={row.stage as Stage} /> },
      { key: 'station', title: c.station, cell: (row) => row.stationName },
      { key: 'worker', title: c.worker, cell: (row) => row.workerName },
      {
        key: 'due',
        title: c.due,
        cell: (row) => {
          const due = row.nextDueOn ?? row.reportInDue
          return due && <span className="numbers nowrap">{sayDay(due, today, language)}</span>
        },
      },
      {
        key: 'overdue',
        title: c.overdue,
        cell: (row) => row.overdue > 0 && <Badge tone="late">{row.overdue}</Badge>,
      },
    ]
  }, [t, labels, language, today])
}
