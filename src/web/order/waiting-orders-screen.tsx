import { CheckCheck } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { listWaitingOrders } from '#contract/order-contract.ts'
import type { OrderRow } from '#contract/order-shapes.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { orderText } from '#web/text/order.ts'
import { AcceptDialog } from './accept-dialog.tsx'
import { WaitingOrder } from './waiting-order.tsx'
import './order.css'

const tabs = ['waiting', 'accepted', 'returned', 'undone'] as const
const urlState = { tab: 'waiting' }

/** Orders that the police sent to this township: look, accept, send back. */
export function WaitingOrdersScreen() {
  const t = useText(orderText)
  const [url, setUrl] = useUrlState(urlState)
  const status = tabs.find((tab) => tab === url.tab) ?? 'waiting'
  const [selected, setSelected] = useState<readonly string[]>([])
  const [opened, setOpened] = useState<string>()
  const [accepting, setAccepting] = useState<readonly string[] | 'all'>()
  const orders = usePages(listWaitingOrders, { query: { status, limit: 50 } }, 'query')
  const waiting = orders.pages?.[0]?.waiting ?? 0
  const columns = useColumns(setOpened)
  const open = status === 'waiting'
  const close = () => {
    setAccepting(undefined)
    setOpened(undefined)
    setSelected([])
  }
  return (
    <Page
      title={t.waiting.title}
      documentTitle={t.waiting.title}
      lead={t.waiting.lead}
      actions={
        open &&
        waiting > 0 && (
          <Button
            kind="primary"
            icon={CheckCheck}
            onClick={() => setAccepting(selected.length > 0 ? selected : 'all')}
          >
            {selected.length > 0 ? t.waiting.acceptSome(selected.length) : t.waiting.acceptAll(waiting)}
          </Button>
        )
      }
    >
      <section className="card">
        <Tabs
          label={t.waiting.title}
          value={status}
          onChange={(tab) => setUrl({ tab })}
          tabs={tabs.map((key) => ({
            key,
            label: t.waiting.tabs[key],
            count: key === 'waiting' && orders.pages ? waiting : undefined,
          }))}
        >
          <Table
            label={t.waiting.table}
            name="waiting-orders"
            columns={columns}
            rows={orders.pages?.flatMap((p) => p.rows)}
            rowKey={(row) => row.id}
            selected={open ? selected : undefined}
            onSelect={open ? setSelected : undefined}
            loading={orders.isFetching}
            error={orders.error && <Failed error={orders.error} onRetry={() => void orders.refetch()} />}
            empty={{ title: t.waiting.empty, children: t.waiting.emptyText }}
            foot={<Pagination onNext={orders.hasNextPage ? () => void orders.fetchNextPage() : undefined} />}
          />
        </Tabs>
      </section>
      {opened && !accepting && (
        <WaitingOrder
          rowId={opened}
          onAccept={() => setAccepting([opened])}
          onClose={() => setOpened(undefined)}
        />
      )}
      {accepting && (
        <AcceptDialog
          rows={accepting}
          count={accepting === 'all' ? waiting : accepting.length}
          onClose={() => setAccepting(undefined)}
          onDone={close}
        />
      )}
    </Page>
  )
}

function useColumns(onOpen: (rowId: string) => void): readonly Column<OrderRow>[] {
  const t = useText(orderText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return [
    {
      key: 'name',
      title: t.import.name,
      head: true,
      cell: (row) => (row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.name}</Link> : row.name),
    },
    {
      key: 'measure',
      title: t.import.measure,
      cell: (row) => row.measure && labels.measure[row.measure as keyof typeof labels.measure],
    },
    { key: 'documentNo', title: t.import.documentNo, cell: (row) => row.documentNo },
    {
      key: 'served',
      title: t.waiting.served,
      cell: (row) =>
        row.servedOn ? sayDate(row.servedOn, language) : <span className="soft">{t.waiting.notServed}</span>,
    },
    {
      key: 'warnings',
      title: t.import.standing,
      cell: (row) => {
        const n = row.reasons.filter((r) => r.level === 'warning').length
        return n > 0 && <Badge tone="late">{t.waiting.warnings(n)}</Badge>
      },
    },
    { key: 'from', title: t.waiting.from, cell: (row) => row.sentBy },
    {
      key: 'sentAt',
      title: t.waiting.sentAt,
      cell: (row) => row.sentAt && <span className="nowrap numbers">{sayInstant(row.sentAt)}</span>,
    },
    {
      key: 'open',
      title: '',
      bare: true,
      cell: (row) => (
        <Button small label={`${t.waiting.view}：${row.name}`} onClick={() => onOpen(row.id)}>
          {t.waiting.view}
        </Button>
      ),
    },
  ]
}
