import { Link } from 'react-router'
import { listImportRows } from '#contract/order-contract.ts'
import type { OrderImport, OrderRow } from '#contract/order-shapes.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { orderText } from '#web/text/order.ts'
import { ReasonList } from './reason-list.tsx'
import { StandingBadge } from './standing-badge.tsx'

const filter = { standing: 'all' }
type Standing = OrderRow['standing']

/** The list row by row: what will be registered, what stands in the way, and in which cell. */
export function ImportRows({ list }: { list: OrderImport }) {
  const t = useText(orderText)
  const [{ standing }, setFilter] = useUrlState(filter)
  const columns = useRowColumns()
  const query = { limit: 50, ...(standing === 'all' ? {} : { standing: standing as Standing }) }
  const rows = usePages(listImportRows, { params: { importId: list.id }, query }, 'query')
  const counts = {
    ...list.standings,
    all: list.standings.ready + list.standings.warning + list.standings.refused,
  }
  return (
    <section className="card">
      <Tabs
        label={t.import.standing}
        value={standing}
        onChange={(next) => setFilter({ standing: next })}
        tabs={(['all', 'refused', 'warning', 'ready'] as const).map((key) => ({
          key,
          label: t.import.standings[key],
          count: counts[key],
        }))}
      >
        <Table
          label={t.import.table}
          name="order-rows"
          columns={columns}
          rows={rows.pages?.flatMap((p) => p.rows)}
          rowKey={(row) => row.id}
          loading={rows.isFetching}
          error={rows.error && <Failed error={rows.error} onRetry={() => void rows.refetch()} />}
          empty={{ title: t.import.empty }}
          foot={<Pagination onNext={rows.hasNextPage ? () => void rows.fetchNextPage() : undefined} />}
        />
      </Tabs>
    </section>
  )
}

function useRowColumns(): readonly Column<OrderRow>[] {
  const t = useText(orderText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return [
    {
      key: 'name',
      title: t.import.name,
      head: true,
      cell: (row) => (row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.name}</Link> : row.name || '—'),
    },
    {
      key: 'row',
      title: t.import.row,
      end: true,
      cell: (row) => <span className="figures">{row.sheet}</span>,
    },
    { key: 'standing', title: t.import.standing, cell: (row) => <StandingBadge standing={row.standing} /> },
    { key: 'reasons', title: t.import.reasons, cell: (row) => <Reasons row={row} /> },
    {
      key: 'measure',
      title: t.import.measure,
      cell: (row) => row.measure && labels.measure[row.measure as keyof typeof labels.measure],
    },
    { key: 'documentNo', title: t.import.documentNo, cell: (row) => row.documentNo },
    {
      key: 'decidedOn',
      title: t.import.decidedOn,
      cell: (row) => row.decidedOn && <span className="nowrap">{sayDate(row.decidedOn, language)}</span>,
    },
    { key: 'place', title: t.import.place, cell: (row) => row.townshipName },
    {
      key: 'status',
      title: t.import.status,
      cell: (row) => (
        <Badge tone={row.status === 'returned' ? 'late' : 'neutral'}>{t.import.statuses[row.status]}</Badge>
      ),
    },
  ]
}

function Reasons({ row }: { row: OrderRow }) {
  const t = useText(orderText)
  const graver = row.reasons.filter((r) => r.level !== 'note')
  const notes = row.reasons.length - graver.length
  return (
    <div className="stack tight">
      {row.sentBackBecause && <p className="strong">{t.import.returnedBecause(row.sentBackBecause)}</p>}
      {graver.length > 0 && <ReasonList reasons={graver} />}
      {graver.length === 0 && notes === 0 && <span className="soft">{t.import.noReasons}</span>}
      {notes > 0 && (
        <details>
          <summary className="soft small">{t.import.notes(notes)}</summary>
          <ReasonList reasons={row.reasons.filter((r) => r.level === 'note')} />
        </details>
      )}
    </div>
  )
}
