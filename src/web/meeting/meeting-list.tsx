import { useState } from 'react'
import { Link } from 'react-router'
import { type MeetingLine, searchMeetings } from '#contract/meeting-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import type { Where } from './task-list.tsx'

/** Meetings of an area, newest first. */
export function MeetingList({ where }: { where: Where }) {
  const t = useText(meetingText)
  const [text, setText] = useState('')
  const list = usePages(searchMeetings, { body: { ...where, ...(text ? { text } : {}) } }, 'body')
  return (
    <>
      <div className="card-body row">
        <SearchBox label={t.search} placeholder={t.searchPlaceholder} value={text} onSearch={setText} />
      </div>
      <Table
        label={t.tabs.meetings}
        name="meetings"
        columns={useColumns()}
        rows={list.pages?.flatMap((page) => page.meetings)}
        rowKey={(row) => row.id}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: t.noMeetings }}
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
    </>
  )
}

function useColumns(): readonly Column<MeetingLine>[] {
  const t = useText(meetingText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      wide: true,
      cell: (row) => <Link to={`/meetings/${row.id}`}>{row.title}</Link>,
    },
    { key: 'kind', title: t.kind, cell: (row) => t.kinds[row.kind] },
    {
      key: 'on',
      title: t.on,
      cell: (row) => <span className="numbers nowrap">{sayDay(row.heldOn, today, language)}</span>,
    },
    { key: 'attendance', title: t.attendance, cell: (row) => t.present(row.present, row.invited) },
    {
      key: 'minutes',
      title: t.minutes,
      cell: (row) =>
        row.confirmed ? <Badge tone="good">{t.confirmed}</Badge> : <Badge tone="info">{t.draft}</Badge>,
    },
    {
      key: 'tasks',
      title: t.tabs.tasks,
      cell: (row) =>
        row.overdueTasks > 0 ? (
          <Badge tone="late">{t.tasksOf(row.openTasks, row.overdueTasks)}</Badge>
        ) : row.openTasks > 0 ? (
          t.tasksOf(row.openTasks, 0)
        ) : (
          '—'
        ),
    },
    { key: 'area', title: t.area, folded: true, cell: (row) => row.areaName },
  ]
}
