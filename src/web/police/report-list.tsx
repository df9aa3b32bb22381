import { Link } from 'react-router'
import { listPoliceReports, type PoliceReportLine } from '#contract/police-report-contract.ts'
import { reportStates } from '#core/police/police-reports.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { policeText } from '#web/text/police.ts'
import '#web/report-in/report-in.css'

const urlState = { state: '' }

/** Reports to the police: for the police what they received, for an office what it sent. What waits comes first. */
export function ReportList() {
  const t = useText(policeText)
  const [url, setUrl] = useUrlState(urlState)
  const police = useSession().grant.role === 'policeLiaison'
  const usual = police ? 'sent' : 'all'
  const chosen = url.state === '' ? usual : url.state
  const state = reportStates.find((s) => s === chosen)
  const list = usePages(listPoliceReports, { query: { limit: 50, ...(state ? { state } : {}) } }, 'query')
  const counts = list.pages?.[0]?.counts
  const columns = useColumns(police)
  const sum = counts ? counts.sent + counts.received + counts.decided : 0
  return (
    <section className="card">
      <fieldset className="bucket-choice no-print">
        <legend className="hidden-words">{t.stateLabel}</legend>
        {([...reportStates, 'all'] as const).map((key) => (
          <Button
            key={key}
            small
            kind="plain"
            pressed={(state ?? 'all') === key}
            onClick={() => setUrl({ state: key === usual ? '' : key })}
          >
            {key === 'all' ? t.all : t.states[key]}{' '}
            <span className="count">{key === 'all' ? sum : (counts?.[key] ?? 0)}</span>
          </Button>
        ))}
        {counts !== undefined && counts.late > 0 && <Badge tone="late">{t.late(counts.late)}</Badge>}
      </fieldset>
      <Table
        label={police ? t.table : t.tableSent}
        name="police-reports"
        columns={columns}
        rows={list.pages?.flatMap((p) => p.reports)}
        rowKey={(row) => row.reportId}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: police ? t.empty[state ?? 'all'] : t.emptySent }}
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
    </section>
  )
}

function useColumns(police: boolean): readonly Column<PoliceReportLine>[] {
  const t = useText(policeText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { today } = useSession()
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
    { key: 'ground', title: t.ground, cell: (row) => t.grounds[row.ground] },
    {
      key: 'reported',
      title: t.reported,
      cell: (row) => (
        <span className="nowrap">
          <span className="numbers">{sayDay(row.on, today, language)}</span>{' '}
          <span className="soft small">{t.age(row.ageDays)}</span>
        </span>
      ),
    },
    { key: 'reportNo', title: t.reportNo, cell: (row) => row.reportNo ?? <span className="soft">—</span> },
    { key: 'state', title: t.state, cell: (row) => <State line={row} /> },
    { key: 'from', title: t.from, folded: !police, cell: (row) => row.townshipName },
    { key: 'station', title: t.station, folded: true, cell: (row) => row.stationName },
    {
      key: 'open',
      title: '',
      bare: true,
      cell: (row) => {
        const words = police && row.state !== 'decided' ? t.open : t.look
        return (
          <ButtonLink
            small
            to={`/received-reports/${row.caseId}/${row.reportId}`}
            label={`${words}：${row.name} ${t.grounds[row.ground]}`}
          >
            {words}
          </ButtonLink>
        )
      },
    },
  ]
}

function State({ line }: { line: PoliceReportLine }) {
  const t = useText(policeText)
  const { language } = useLanguage()
  const { today } = useSession()
  const day = (on: string) => sayDay(on, today, language)
  if (line.decidedOn !== null)
    return (
      <span>
        {t.decisions[line.decision ?? 'other']} <span className="soft small">{day(line.decidedOn)}</span>
      </span>
    )
  if (line.receivedOn !== null)
    return (
      <span>
        {t.states.received}{' '}
        <span className="soft small">{t.receiptLine(day(line.receivedOn), line.receiptNo ?? '')}</span>
      </span>
    )
  return (
    <span className="row">
      {t.states.sent}
      {line.receiptLate ? (
        <Badge tone="late">{t.receiptLate}</Badge>
      ) : (
        line.receiptDue && <span className="soft small">{t.receiptDue(day(line.receiptDue))}</span>
      )}
    </span>
  )
}
