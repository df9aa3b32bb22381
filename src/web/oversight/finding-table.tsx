import { useState } from 'react'
import type { InspectionFinding } from '#contract/inspection-finding-contract.ts'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { oversightText } from '#web/text/oversight.ts'
import { FindingDialog } from './finding-dialog.tsx'
import { FindingState } from './finding-state.tsx'

/** Findings, each opens with its course and what the reader may do. */
export function FindingTable(props: {
  findings: readonly InspectionFinding[] | undefined
  loading?: boolean
  /** On the page of one visit the area is known. */
  alone?: boolean
}) {
  const t = useText(oversightText)
  const { language } = useLanguage()
  const { today } = useSession()
  const [open, setOpen] = useState<string>()
  const shown = props.findings?.find((f) => f.id === open)
  const columns: Column<InspectionFinding>[] = [
    {
      key: 'finding',
      title: t.finding,
      head: true,
      wide: true,
      cell: (row) => (
        <span className="item-words">
          <button type="button" className="oversight-open" onClick={() => setOpen(row.id)}>
            {row.title}
          </button>
          <span className="soft small">
            {row.pick > 0 && `${t.pick(row.pick)} · `}
            {row.text}
          </span>
        </span>
      ),
    },
    { key: 'state', title: t.state, cell: (row) => <FindingState state={row.state} /> },
    {
      key: 'due',
      title: t.due,
      cell: (row) => (
        <span className="numbers">
          {sayDay(row.dueOn, today, language)}
          {row.firstDueOn !== row.dueOn && (
            <span className="soft small"> {t.moved(sayDay(row.firstDueOn, today, language))}</span>
          )}
        </span>
      ),
    },
    { key: 'owner', title: t.owner, cell: (row) => `${row.department} ${row.person}` },
    { key: 'clause', title: t.clause, folded: props.alone !== true, cell: (row) => row.source },
  ]
  if (!props.alone) columns.splice(1, 0, { key: 'area', title: t.area, cell: (row) => row.area.name })
  return (
    <>
      <Table
        label={t.findings}
        name="inspection-findings"
        rows={props.findings}
        rowKey={(row) => row.id}
        loading={props.loading ?? false}
        empty={{ title: t.noFindings, children: t.noFindingsText }}
        columns={columns}
      />
      {shown && <FindingDialog finding={shown} onClose={() => setOpen(undefined)} />}
    </>
  )
}
