import { Link } from 'react-router'
import type { ReportInLine } from '#contract/report-in-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import type { Column } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useSession } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { reportInText } from '#web/text/report-in.ts'
import { nextAct } from './next-act.ts'

export function useReportInColumns(onRemind: (line: ReportInLine) => void): readonly Column<ReportInLine>[] {
  const t = useText(reportInText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { today } = useSession()
  const day = (on: string) => sayDay(on, today, language)
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => (
        <span>
          <Link to={`/cases/${row.caseId}`}>{row.name}</Link>{' '}
          <span className="soft small nowrap">{row.measure && labels.measure[row.measure]}</span>
        </span>
      ),
    },
    {
      key: 'served',
      title: t.served,
      tight: true,
      cell: (row) =>
        row.servedOn ? (
          <span className="numbers nowrap">{day(row.servedOn)}</span>
        ) : (
          <span className="soft">{t.notServed}</span>
        ),
    },
    { key: 'due', title: t.due, cell: (row) => <Due line={row} /> },
    {
      key: 'reminders',
      title: t.reminders,
      cell: (row) => (
        <span className="row">
          <span className={row.reminders === 0 ? 'soft' : 'numbers'}>
            {row.reminders === 0
              ? t.noReminder
              : t.remindedTimes(row.reminders, day(row.remindedOn ?? today))}
          </span>
          {row.message === 'failed' && <Badge tone="late">{t.messages.failed}</Badge>}
          {row.message && row.message !== 'failed' && (
            <span className="soft small">{t.messages[row.message]}</span>
          )}
        </span>
      ),
    },
    { key: 'report', title: t.report, cell: (row) => <Report line={row} /> },
    {
      key: 'worker',
      title: t.worker,
      folded: true,
      cell: (row) => row.workerName ?? <span className="soft">{t.nobody}</span>,
    },
    { key: 'station', title: t.station, folded: true, cell: (row) => row.stationName },
    { key: 'act', title: '', bare: true, cell: (row) => <Act line={row} onRemind={onRemind} /> },
  ]
}

function Due({ line }: { line: ReportInLine }) {
  const t = useText(reportInText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { dueOn, daysLeft, why } = line
  const because = why ? t.why[why] : ''
  if (dueOn === null || daysLeft === null) return <span className="soft">{because || '—'}</span>
  return (
    <span className="row">
      <span className="numbers nowrap">{sayDay(dueOn, today, language)}</span>
      {daysLeft < 0 ? (
        <Badge tone="late">{t.overdueBy(-daysLeft)}</Badge>
      ) : daysLeft === 0 ? (
        <Badge tone="late">{t.today}</Badge>
      ) : (
        <span className="soft nowrap">{t.left(daysLeft)}</span>
      )}
      {because && <span className="soft small">{because}</span>}
    </span>
  )
}

function Report({ line }: { line: ReportInLine }) {
  const t = useText(reportInText)
  const { report, reportId, caseId, receiptNo, receiptLate } = line
  if (report === null) return <span className="soft">—</span>
  if (report === 'owed') return <Badge tone="late">{t.reports.owed}</Badge>
  return (
    <span className="row">
      <Link to={`/received-reports/${caseId}/${reportId}`}>{t.reports[report]}</Link>
      {receiptLate && <Badge tone="late">{t.receiptLate}</Badge>}
      {receiptNo && <span className="soft small">{receiptNo}</span>}
    </span>
  )
}

function Act({ line, onRemind }: { line: ReportInLine; onRemind: (line: ReportInLine) => void }) {
  const t = useText(reportInText)
  const { grant, today } = useSession()
  const act = nextAct(line, grant.role, today)
  if (act === null) return null
  const label = `${t.acts[act]}：${line.name}`
  if (act === 'remind' || act === 'look')
    return (
      <Button small label={label} onClick={() => onRemind(line)}>
        {t.acts[act]}
      </Button>
    )
  const to = {
    serve: recordPath(line.caseId, 'orderServed'),
    record: recordPath(line.caseId, 'reportedIn'),
    decide: `/decisions/${line.caseId}/${encodeURIComponent(line.asked ?? '')}`,
    report: `/decisions/${line.caseId}/report:refusal`,
  }[act]
  return (
    <span className="row board-acts">
      <ButtonLink small to={to} label={label}>
        {t.acts[act]}
      </ButtonLink>
      <Button small kind="plain" label={`${t.acts.look}：${line.name}`} onClick={() => onRemind(line)}>
        {t.acts.look}
      </Button>
    </span>
  )
}
