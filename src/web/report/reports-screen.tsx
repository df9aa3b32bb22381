import { FileCheck2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { listReports, type ReportLine, sealReportRoute } from '#contract/report-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { reportText } from '#web/text/report.ts'
import { endedPeriods, useSayPeriod } from './period-words.ts'

const noQuery = { query: {} }

/** The closed months and years of the own office. */
export function ReportsScreen() {
  const t = useText(reportText)
  const list = useRoute(listReports, noQuery)
  const [sealing, setSealing] = useState(false)
  const columns = useColumns()
  const button = list.data?.maySeal && (
    <Button kind="primary" icon={FileCheck2} onClick={() => setSealing(true)}>
      {t.seal}
    </Button>
  )
  return (
    <Page title={t.title} documentTitle={t.title} lead={t.lead} actions={button}>
      <section className="card">
        <Table
          label={t.list}
          name="reports"
          columns={columns}
          rows={list.data?.reports}
          rowKey={(row) => row.id}
          loading={list.isFetching}
          error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
          empty={{ title: t.empty, children: t.emptyText }}
        />
      </section>
      {sealing && <SealDialog onClose={() => setSealing(false)} />}
    </Page>
  )
}

function useColumns(): readonly Column<ReportLine>[] {
  const t = useText(reportText)
  const sayPeriod = useSayPeriod()
  return [
    {
      key: 'period',
      title: t.columns.period,
      head: true,
      cell: (row) => (
        <Link to={`/reports/${row.id}`}>
          {t.spans[row.span]} {sayPeriod(row)}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t.columns.state,
      cell: (row) => (
        <Badge tone={row.state === 'failed' ? 'danger' : row.state === 'counting' ? 'info' : 'neutral'}>
          {t.states[row.state]}
        </Badge>
      ),
    },
    {
      key: 'known',
      title: t.columns.known,
      cell: (row) => <span className="numbers">{sayInstant(row.knownAt)}</span>,
    },
    { key: 'by', title: t.columns.by, cell: (row) => [row.orgName, row.byName].filter(Boolean).join(' ') },
    {
      key: 'hash',
      title: t.columns.hash,
      folded: true,
      cell: (row) => <span className="numbers small">{row.sha256?.slice(0, 12) ?? ''}</span>,
    },
  ]
}

function SealDialog({ onClose }: { onClose: () => void }) {
  const t = useText(reportText)
  const { today } = useSession()
  const toast = useToast()
  const navigate = useNavigate()
  const sayPeriod = useSayPeriod()
  const { act, busy, errors } = useAct(sealReportRoute)
  const [span, setSpan] = useState<'month' | 'year'>('month')
  const days = endedPeriods(span, today, 24)
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const chosen = days.includes(day) ? day : (days[0] ?? '')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const reply = await act({ body: { span, day: chosen, note } })
    if (!reply) return
    toast(t.sealed)
    void navigate(`/reports/${reply.id}`)
  }

  return (
    <Dialog title={t.seal} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t.lead}</p>
        <ErrorSummary errors={errors} />
        <Select
          name="span"
          label={t.span}
          empty={false}
          value={span}
          options={(['month', 'year'] as const).map((value) => ({ value, label: t.spans[value] }))}
          onChange={(value) => setSpan(value === 'year' ? 'year' : 'month')}
        />
        <Select
          name="day"
          label={t.day}
          empty={false}
          value={chosen}
          error={errorOf(errors, 'day')}
          options={days.map((value) => ({ value, label: sayPeriod({ span, day: value }) }))}
          onChange={setDay}
        />
        <TextField name="note" label={t.note} maxLength={500} value={note} onChange={setNote} />
        <Button kind="primary" type="submit" busy={busy}>
          {t.seal}
        </Button>
      </form>
    </Dialog>
  )
}
