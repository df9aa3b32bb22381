import { Link } from 'react-router'
import { listSealing } from '#contract/ending-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Card } from '#web/kit/card.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useText } from '#web/language/language.ts'
import { endingText } from '#web/text/ending.ts'
import { SealingActs } from './sealing-acts.tsx'

type Row = ReplyOf<typeof listSealing>['items'][number]
const noInput = {}

/** What waits for a first or second approval. */
export function SealingList() {
  const t = useText(endingText)
  const waiting = useRoute(listSealing, noInput)
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.name}</Link>,
    },
    { key: 'ground', title: t.ground, wide: true, cell: (row) => t.sealingGround[row.ground] },
    {
      key: 'acts',
      title: t.progress,
      cell: (row) => <SealingActs caseId={row.caseId} request={row} />,
    },
  ]
  return (
    <Card title={t.sealingTable} flush>
      <Table
        label={t.sealingTable}
        name="endings.sealing"
        columns={columns}
        rows={waiting.data?.items}
        rowKey={(row) => row.id}
        loading={waiting.isFetching}
        error={waiting.error && <Failed error={waiting.error} onRetry={() => void waiting.refetch()} />}
        empty={{ title: t.sealingEmpty, children: t.sealingEmptyText }}
      />
    </Card>
  )
}
