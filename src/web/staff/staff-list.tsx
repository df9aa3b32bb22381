import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { listStaff } from '#contract/staff-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { staffText } from '#web/text/staff.ts'
import { AddStaffDialog } from './add-staff-dialog.tsx'
import { StaffRecordDrawer } from './staff-record-drawer.tsx'

type Row = ReplyOf<typeof listStaff>['staff'][number]

/** Each worker with what is on the desk; the number opens the list of those cases. */
export function StaffList() {
  const t = useText(staffText)
  const [text, setText] = useState('')
  const [adds, setAdds] = useState(false)
  const [opened, setOpened] = useState<Row>()
  const columns = useColumns(setOpened)
  const staff = usePages(listStaff, { query: { q: text || undefined, limit: 100 } }, 'query')
  return (
    <>
      <Table
        label={t.tabs.staff}
        name="staff"
        columns={columns}
        rows={staff.pages?.flatMap((page) => page.staff)}
        rowKey={(row) => row.id}
        loading={staff.isFetching}
        error={staff.error && <Failed error={staff.error} onRetry={() => void staff.refetch()} />}
        empty={{ title: t.staff.empty }}
        tools={
          <>
            <SearchBox
              label={t.staff.search}
              placeholder={t.staff.search}
              value={text}
              onSearch={setText}
              live
            />
            <Button icon={UserPlus} onClick={() => setAdds(true)}>
              {t.staff.add}
            </Button>
          </>
        }
        foot={<Pagination onNext={staff.hasNextPage ? () => void staff.fetchNextPage() : undefined} />}
      />
      {opened && <StaffRecordDrawer staff={opened} onClose={() => setOpened(undefined)} />}
      {adds && <AddStaffDialog onClose={() => setAdds(false)} />}
    </>
  )
}

function useColumns(onOpen: (row: Row) => void): readonly Column<Row>[] {
  const t = useText(staffText)
  const { language } = useLanguage()
  return useMemo(() => {
    const c = t.staff.columns
    const cases = (row: Row) =>
      row.account ? <Link to={`/people?worker=${row.account}`}>{row.cases}</Link> : row.cases
    return [
      {
        key: 'name',
        title: c.name,
        head: true,
        cell: (row) => (
          <>
            {row.name}{' '}
            {row.endedOn && (
              <span className="soft small">{t.staff.ended(sayDate(row.endedOn, language))}</span>
            )}
          </>
        ),
      },
      { key: 'org', title: c.org, cell: (row) => row.orgName },
      { key: 'post', title: c.post, cell: (row) => row.post },
      {
        key: 'kind',
        title: c.kind,
        cell: (row) =>
          [row.fullTime ? t.staff.fullTime : t.staff.partTime, row.socialWorker && t.staff.socialWorker]
            .filter(Boolean)
            .join('、'),
      },
      {
        key: 'certificate',
        title: c.certificate,
        cell: (row) => (
          <span className="row">
            {row.certificate}
            <Button small kind="plain" onClick={() => onOpen(row)}>
              {t.staff.record.open}
            </Button>
          </span>
        ),
      },
      { key: 'cases', title: c.cases, end: true, cell: cases },
      { key: 'due', title: c.due, end: true, cell: (row) => row.dueThisWeek },
      {
        key: 'overdue',
        title: c.overdue,
        end: true,
        cell: (row) => (row.overdue > 0 ? <Badge tone="late">{row.overdue}</Badge> : 0),
      },
      {
        key: 'started',
        title: c.started,
        folded: true,
        cell: (row) => row.startedOn && <span className="nowrap">{sayDate(row.startedOn, language)}</span>,
      },
    ]
  }, [t, language, onOpen])
}
