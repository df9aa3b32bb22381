import { Eye, FileSearch } from 'lucide-react'
import { useState } from 'react'
import {
  answerSealedQuery,
  listSealedQueries,
  type SealedQueryShown,
} from '#contract/sealed-query-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { sealedQueryText } from '#web/text/sealed-query.ts'
import { AskQueryDialog } from './ask-query-dialog.tsx'
import { SealedFile } from './sealed-file.tsx'

const noInput = {}

/** Who may look into a sealed file, for whom and until when: written down by one, approved by two others. */
export function SealedQueries() {
  const t = useText(sealedQueryText)
  const { language } = useLanguage()
  const queries = useRoute(listSealedQueries, noInput)
  const [asking, setAsking] = useState(false)
  const [looking, setLooking] = useState<string>()
  const columns: readonly Column<SealedQueryShown>[] = [
    { key: 'file', title: t.fileNo, head: true, cell: (q) => q.fileNo },
    { key: 'asker', title: t.asker, cell: (q) => q.asker },
    { key: 'basis', title: t.basis, cell: (q) => (q.caseNo ? `${q.basis} · ${q.caseNo}` : q.basis) },
    { key: 'scope', title: t.scope, cell: (q) => q.scope, folded: true },
    {
      key: 'until',
      title: t.until,
      cell: (q) => <span className="numbers nowrap">{sayDate(q.until, language)}</span>,
    },
    { key: 'state', title: t.state, cell: (q) => <Acts query={q} onLook={() => setLooking(q.id)} /> },
  ]
  return (
    <Card title={t.table} flush>
      <Table
        label={t.table}
        name="endings.queries"
        columns={columns}
        rows={queries.data?.items}
        rowKey={(q) => q.id}
        loading={queries.isFetching}
        error={queries.error && <Failed error={queries.error} onRetry={() => void queries.refetch()} />}
        empty={{ title: t.empty, children: t.emptyText }}
        tools={
          <Button small icon={FileSearch} onClick={() => setAsking(true)}>
            {t.ask}
          </Button>
        }
      />
      {asking && <AskQueryDialog maxDays={queries.data?.maxDays ?? 0} onClose={() => setAsking(false)} />}
      {looking && <SealedFile queryId={looking} onClose={() => setLooking(undefined)} />}
    </Card>
  )
}

function Acts({ query, onLook }: { query: SealedQueryShown; onLook: () => void }) {
  const t = useText(sealedQueryText)
  const toast = useToast()
  const { act, busy, errors } = useAct(answerSealedQuery)

  async function answer(outcome: 'approve' | 'refuse' | 'withdraw') {
    if (await act({ params: { queryId: query.id }, body: { outcome } })) toast(t.done)
  }

  return (
    <div className="stack tight">
      <p className="row">
        <Badge tone={query.status === 'open' ? 'good' : 'neutral'}>{t.states[query.status]}</Badge>
        <span className="soft small">
          {t.preparedBy(query.preparedBy)}
          {query.firstBy && ` · ${t.firstBy(query.firstBy)}`}
        </span>
      </p>
      <ErrorSummary errors={errors} />
      <div className="row no-print">
        {query.may.map((may) =>
          may === 'look' ? (
            <Button key={may} small icon={Eye} onClick={onLook}>
              {t.look}
            </Button>
          ) : (
            <Button
              key={may}
              small
              busy={busy}
              kind={may === 'approve' ? 'primary' : undefined}
              onClick={() => void answer(may)}
            >
              {t[may]}
            </Button>
          ),
        )}
      </div>
    </div>
  )
}
