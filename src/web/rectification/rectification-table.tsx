import { type ReactNode, useState } from 'react'
import type { Rectification } from '#contract/rectification-contract.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDate, sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useDepartmentName } from '#web/meeting/department-name.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { RectificationDialog } from './rectification-dialog.tsx'
import '#web/meeting/meeting.css'

const tones: Readonly<Record<Rectification['state'], Tone>> = {
  open: 'neutral',
  underWay: 'info',
  submitted: 'info',
  returned: 'late',
  closed: 'good',
  withdrawn: 'neutral',
  overdue: 'late',
}

/** What has to be put right, the overdue first; each opens with its course and evidence. */
export function RectificationTable(props: {
  rows: readonly Rectification[] | undefined
  loading?: boolean
  error?: ReactNode
  tools?: ReactNode
  foot?: ReactNode
}) {
  const t = useText(evaluationText)
  const name = useDepartmentName()
  const { language } = useLanguage()
  const { today } = useSession()
  const [open, setOpen] = useState<string>()
  const columns: readonly Column<Rectification>[] = [
    {
      key: 'text',
      title: t.asked,
      head: true,
      wide: true,
      cell: (row) => (
        <button type="button" className="meeting-open" onClick={() => setOpen(row.id)}>
          {row.text}
        </button>
      ),
    },
    { key: 'area', title: t.area, cell: (row) => row.area.name },
    {
      key: 'state',
      title: t.state,
      cell: (row) => <Badge tone={tones[row.state]}>{t.rectificationStates[row.state]}</Badge>,
    },
    {
      key: 'due',
      title: t.due,
      cell: (row) => (
        <span className="numbers">
          {sayDay(row.dueOn, today, language)}
          {row.dueOn !== row.firstDueOn && (
            <span className="soft small"> {t.movedDue(sayDate(row.firstDueOn, language))}</span>
          )}
        </span>
      ),
    },
    { key: 'owner', title: t.owner, cell: (row) => `${name(row.department)} ${row.person}` },
    { key: 'origin', title: t.matter, cell: (row) => `${t.origins[row.origin]} · ${row.title}` },
    { key: 'note', title: t.latest, wide: true, folded: true, cell: (row) => row.note || '—' },
    { key: 'setBy', title: t.setBy, folded: true, cell: (row) => row.setBy.name },
  ]
  return (
    <>
      <Table
        label={t.rectifications}
        name="rectifications"
        columns={columns}
        rows={props.rows}
        rowKey={(row) => row.id}
        loading={props.loading}
        error={props.error}
        tools={props.tools}
        foot={props.foot}
        empty={{ title: t.noRectifications, children: t.noRectificationsText }}
      />
      {open !== undefined && <RectificationDialog id={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
