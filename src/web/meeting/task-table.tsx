import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { Task } from '#contract/meeting-task-contract.ts'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { meetingText } from '#web/text/meeting.ts'
import { useDepartmentName } from './department-name.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskStateBadge } from './task-state-badge.tsx'
import './meeting.css'

/** Tasks, the overdue ones first; each opens with its course. */
export function TaskTable(props: {
  tasks: readonly Task[] | undefined
  loading?: boolean
  error?: ReactNode
  empty: { title: string; children?: ReactNode }
  foot?: ReactNode
  /** Names of meeting and area are of no use on the page of the meeting itself. */
  alone?: boolean
}) {
  const t = useText(meetingText)
  const name = useDepartmentName()
  const { language } = useLanguage()
  const { today } = useSession()
  const [open, setOpen] = useState<Task>()
  const columns: Column<Task>[] = [
    {
      key: 'task',
      title: t.task,
      head: true,
      wide: true,
      cell: (row) => (
        <button type="button" className="meeting-open" onClick={() => setOpen(row)}>
          {row.text}
        </button>
      ),
    },
    { key: 'owner', title: t.owner, cell: (row) => `${name(row.department)} ${row.person}` },
    {
      key: 'due',
      title: t.due,
      cell: (row) => <span className="numbers nowrap">{sayDay(row.dueOn, today, language)}</span>,
    },
    { key: 'state', title: t.state, cell: (row) => <TaskStateBadge state={row.state} /> },
    { key: 'progress', title: t.progress, wide: true, cell: (row) => row.note || '—' },
    ...(props.alone
      ? []
      : [
          {
            key: 'meeting',
            title: t.meeting,
            cell: (row: Task) => <Link to={`/meetings/${row.meetingId}`}>{row.meeting}</Link>,
          },
          { key: 'area', title: t.area, folded: true, cell: (row: Task) => row.areaName },
        ]),
  ]
  return (
    <>
      <Table
        label={t.tasks}
        name="meeting-tasks"
        columns={columns}
        rows={props.tasks}
        rowKey={(row) => row.id}
        loading={props.loading}
        error={props.error}
        empty={props.empty}
        foot={props.foot}
      />
      {open && <TaskDialog task={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
