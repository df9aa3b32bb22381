import { listOrderImports } from '#contract/order-contract.ts'
import type { OrderImport } from '#contract/order-shapes.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { orderText } from '#web/text/order.ts'

const tones: Partial<Record<OrderImport['status'], Tone>> = {
  previewed: 'late',
  sent: 'good',
  failed: 'danger',
}

export function ImportState({ status }: { status: OrderImport['status'] }) {
  const t = useText(orderText)
  return <Badge tone={tones[status] ?? 'neutral'}>{t.import.states[status]}</Badge>
}

/** What the own office sent before, newest first. */
export function ImportList({ onOpen }: { onOpen: (importId: string) => void }) {
  const t = useText(orderText)
  const lists = usePages(listOrderImports, { query: { limit: 20 } }, 'query')
  const columns: readonly Column<OrderImport>[] = [
    {
      key: 'file',
      title: t.import.file,
      head: true,
      cell: (row) => (
        <Button small kind="plain" onClick={() => onOpen(row.id)}>
          {row.source === 'hand' ? t.import.byHand : row.fileName}
        </Button>
      ),
    },
    { key: 'state', title: t.import.state, cell: (row) => <ImportState status={row.status} /> },
    { key: 'counts', title: t.import.counts, end: true, cell: (row) => rowsOf(row) },
    { key: 'where', title: t.import.status, cell: (row) => <Where row={row} /> },
    { key: 'by', title: t.import.by, cell: (row) => row.by },
    {
      key: 'at',
      title: t.import.at,
      cell: (row) => <span className="nowrap numbers">{sayInstant(row.createdAt)}</span>,
    },
  ]
  return (
    <Card title={t.import.earlier} flush>
      <Table
        label={t.import.earlier}
        name="order-imports"
        columns={columns}
        rows={lists.pages?.flatMap((p) => p.imports)}
        rowKey={(row) => row.id}
        loading={lists.isFetching}
        error={lists.error && <Failed error={lists.error} onRetry={() => void lists.refetch()} />}
        empty={{ title: t.import.none, children: t.import.noneText }}
        foot={<Pagination onNext={lists.hasNextPage ? () => void lists.fetchNextPage() : undefined} />}
      />
    </Card>
  )
}

function rowsOf(row: OrderImport): number {
  return Object.values(row.standings).reduce((sum, n) => sum + n, 0)
}

/** Only what is not zero, and nothing that is only read. */
export function Where({ row }: { row: OrderImport }) {
  const t = useText(orderText)
  const parts = Object.entries(row.statuses).filter(([status, n]) => n > 0 && status !== 'read')
  return (
    <span className="row">
      {parts.map(([status, n]) => (
        <Badge key={status} tone={status === 'returned' ? 'late' : 'neutral'}>
          {t.import.statuses[status as keyof typeof t.import.statuses]} {n}
        </Badge>
      ))}
    </span>
  )
}
