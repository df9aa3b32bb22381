import { type ChainLine, listTestChains } from '#contract/test-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'
import { DaysLeft, useCaseColumns } from './case-cell.tsx'

/** Results that may be objected to now, or samples that wait for somebody: who, and by when. */
export function ChainsTab({ tab }: { tab: 'window' | 'further' }) {
  const t = useText(testsText)
  const list = usePages(listTestChains, { query: { tab, limit: 50 } }, 'query')
  const columns = useColumns()
  return (
    <section className="card">
      <Table
        label={t.tabs[tab]}
        name="tests-chains"
        columns={columns}
        rows={list.pages?.flatMap((p) => p.items)}
        rowKey={(row) => row.caseId + row.testId}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: tab === 'window' ? t.chain.emptyWindow : t.chain.emptyFurther }}
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
    </section>
  )
}

function useColumns(): readonly Column<ChainLine>[] {
  const t = useText(testsText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { name, rest } = useCaseColumns<ChainLine>()
  return [
    name,
    {
      key: 'on',
      title: t.chain.on,
      cell: (row) => (
        <span>
          <span className="numbers nowrap">{sayDay(row.on, today, language)}</span>{' '}
          <span className="soft small">
            {row.sample && t.file.samples[row.sample]} · {row.level && t.file.levels[row.level]}
          </span>
        </span>
      ),
    },
    { key: 'state', title: t.chain.state, wide: true, cell: (row) => t.chain.states[row.state] },
    { key: 'next', title: t.chain.next, cell: (row) => t.chain.who[row.state] },
    {
      key: 'until',
      title: t.chain.until,
      cell: (row) =>
        row.dueOn !== null &&
        row.daysLeft !== null && (
          <span className="row">
            <span className="numbers nowrap">{sayDay(row.dueOn, today, language)}</span>
            <DaysLeft days={row.daysLeft} />
          </span>
        ),
    },
    ...rest,
    {
      key: 'open',
      title: '',
      bare: true,
      cell: (row) => (
        <ButtonLink small to={`/cases/${row.caseId}/tests`} label={`${t.chain.open}：${row.name}`}>
          {t.chain.open}
        </ButtonLink>
      ),
    },
  ]
}
