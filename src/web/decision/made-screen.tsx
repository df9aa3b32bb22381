import { Link } from 'react-router'
import { listMade } from '#contract/substitute-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { decisionText } from '#web/text/decision.ts'
import { shellText } from '#web/text/shell.ts'
import { substituteText } from '#web/text/substitute.ts'
import { DecisionTabs } from './decision-tabs.tsx'

type Made = ReplyOf<typeof listMade>['made'][number]

/** What was decided: by whom, in whose place, and whether in time. */
export function MadeScreen() {
  const t = useText(substituteText).made
  const decision = useText(decisionText)
  const shell = useText(shellText)
  const columns = useColumns()
  const list = usePages(listMade, { query: { limit: 50 } }, 'query')
  return (
    <Page title={shell.titles.decisions} documentTitle={shell.titles.decisions} lead={decision.lead}>
      <section className="card">
        <DecisionTabs value="made">
          <Table
            label={t.table}
            name="decisions-made"
            columns={columns}
            rows={list.pages?.flatMap((p) => p.made)}
            rowKey={(row) => row.id}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={{ title: t.empty }}
            foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
          />
        </DecisionTabs>
      </section>
    </Page>
  )
}

function useColumns(): readonly Column<Made>[] {
  const t = useText(substituteText).made
  const decision = useText(decisionText)
  const say = useSay()
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: decision.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.name}</Link>,
    },
    { key: 'what', title: decision.what, cell: (row) => say(row.title) },
    { key: 'outcome', title: t.outcome, cell: (row) => t.outcomes[row.outcome] },
    {
      key: 'decided',
      title: t.decided,
      cell: (row) => <span className="numbers nowrap">{sayDay(row.decidedOn, today, language)}</span>,
    },
    {
      key: 'due',
      title: t.due,
      cell: (row) =>
        row.dueOn === null ? (
          <span className="soft">{t.noDue}</span>
        ) : row.daysLate > 0 ? (
          <Badge tone="late">{t.late(row.daysLate)}</Badge>
        ) : (
          <Badge tone="good">{t.inTime}</Badge>
        ),
    },
    {
      key: 'by',
      title: t.by,
      cell: (row) => (
        <span>
          {row.byName} {row.forName && <span className="soft small">{t.forWhom(row.forName)}</span>}
        </span>
      ),
    },
  ]
}
