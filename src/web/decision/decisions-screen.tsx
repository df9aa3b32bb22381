import { Link } from 'react-router'
import { type DecisionLine, decisionKindKeys, listDecisions } from '#contract/decision-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { decisionText } from '#web/text/decision.ts'
import { shellText } from '#web/text/shell.ts'
import { DueBadge } from './due-badge.tsx'

const urlState = { tab: 'open', kind: 'all' }
const kinds = decisionKindKeys

/** What waits for this person's word, most urgent first. Opened one by one: there is no way to decide several at once. */
export function DecisionsScreen() {
  const t = useText(decisionText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const columns = useColumns()
  const kind = kinds.find((k) => k === url.kind)
  const sentBack = url.tab === 'sentBack'
  const query = {
    limit: 50,
    sentBack: sentBack ? ('true' as const) : ('false' as const),
    ...(kind ? { kind } : {}),
  }
  const list = usePages(listDecisions, { query }, 'query')
  return (
    <Page title={shell.titles.decisions} documentTitle={shell.titles.decisions} lead={t.lead}>
      <section className="card">
        <Tabs
          label={shell.titles.decisions}
          value={sentBack ? 'sentBack' : 'open'}
          onChange={(tab) => setUrl({ tab })}
          tabs={[
            { key: 'open', label: t.tabs.open },
            { key: 'sentBack', label: t.tabs.sentBack },
          ]}
        >
          <div className="card-body">
            <Select
              name="kind"
              label={t.filter}
              value={url.kind}
              empty={false}
              options={['all', ...kinds].map((value) => ({ value, label: t.kinds[value] ?? value }))}
              onChange={(next) => setUrl({ kind: next })}
            />
          </div>
          <Table
            label={t.table}
            name="decisions"
            columns={columns}
            rows={list.pages?.flatMap((p) => p.decisions)}
            rowKey={(row) => `${row.caseId}${row.decisionId}`}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={sentBack ? { title: t.emptySentBack } : { title: t.empty, children: t.emptyText }}
            foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
          />
        </Tabs>
      </section>
    </Page>
  )
}

function useColumns(): readonly Column<DecisionLine>[] {
  const t = useText(decisionText)
  const say = useSay()
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.name}</Link>,
    },
    { key: 'what', title: t.what, cell: (row) => say(row.title) },
    { key: 'due', title: t.due, cell: (row) => <DueBadge daysLeft={row.daysLeft} /> },
    {
      key: 'asked',
      title: t.asked,
      cell: (row) => <span className="nowrap numbers">{sayDay(row.askedOn, today, language)}</span>,
    },
    {
      key: 'askedBy',
      title: t.askedBy,
      cell: (row) => row.askedBy ?? <span className="soft">{t.engine}</span>,
    },
    { key: 'station', title: t.station, cell: (row) => row.stationName },
    {
      key: 'open',
      title: '',
      bare: true,
      cell: (row) => (
        <span className="row">
          <ButtonLink
            small
            kind={row.mine ? 'primary' : 'plain'}
            to={`/decisions/${row.caseId}/${encodeURIComponent(row.decisionId)}`}
            label={`${row.mine ? t.open : t.look}：${row.name} ${say(row.title)}`}
          >
            {row.mine ? t.open : t.look}
          </ButtonLink>
          {!row.mine && <span className="soft small">{t.notMine}</span>}
        </span>
      ),
    },
  ]
}
