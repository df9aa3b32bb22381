import { Link } from 'react-router'
import {
  countDecisions,
  type DecisionLine,
  decisionKindKeys,
  listDecisions,
} from '#contract/decision-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { decisionText } from '#web/text/decision.ts'
import { shellText } from '#web/text/shell.ts'
import { substituteText } from '#web/text/substitute.ts'
import { DecisionTabs } from './decision-tabs.tsx'
import { DueBadge } from './due-badge.tsx'

const urlState = { tab: 'open', kind: 'all', as: '' }
const noInput = {}
const kinds = decisionKindKeys

/** What waits for this person's word, most urgent first. Opened one by one: there is no way to decide several at once. */
export function DecisionsScreen() {
  const t = useText(decisionText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const sub = useText(substituteText)
  const { language } = useLanguage()
  const { today } = useSession()
  const forOthers = useRoute(countDecisions, noInput).data?.forOthers ?? []
  const acting = forOthers.find((one) => one.id === url.as)
  const columns = useColumns(url.as)
  const kind = kinds.find((k) => k === url.kind)
  const sentBack = url.tab === 'sentBack'
  const query = {
    limit: 50,
    sentBack: sentBack ? ('true' as const) : ('false' as const),
    ...(kind ? { kind } : {}),
    ...(url.as ? { as: url.as } : {}),
  }
  const list = usePages(listDecisions, { query }, 'query')
  return (
    <Page title={shell.titles.decisions} documentTitle={shell.titles.decisions} lead={t.lead}>
      <section className="card">
        <DecisionTabs value={sentBack ? 'sentBack' : 'open'}>
          <div className="card-body row">
            {forOthers.length > 0 && (
              <Select
                name="as"
                label={sub.as}
                value={url.as}
                empty={false}
                options={[
                  { value: '', label: sub.own },
                  ...forOthers.map((one) => ({
                    value: one.id,
                    label: `${sub.inPlaceOf(one.name)}（${one.total}）`,
                  })),
                ]}
                onChange={(as) => setUrl({ as })}
              />
            )}
            <Select
              name="kind"
              label={t.filter}
              value={url.kind}
              empty={false}
              options={['all', ...kinds].map((value) => ({ value, label: t.kinds[value] ?? value }))}
              onChange={(next) => setUrl({ kind: next })}
            />
          </div>
          {acting && (
            <div className="card-body">
              <Banner title={sub.acting(acting.name)}>
                <p className="soft small">{sub.until(sayDay(acting.until, today, language))}</p>
              </Banner>
            </div>
          )}
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
        </DecisionTabs>
      </section>
    </Page>
  )
}

function useColumns(as: string): readonly Column<DecisionLine>[] {
  const t = useText(decisionText)
  const say = useSay()
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      // a substitute decides, and opens no file
      cell: (row) => (as ? row.name : <Link to={`/cases/${row.caseId}`}>{row.name}</Link>),
    },
    { key: 'what', title: t.what, cell: (row) => say(row.title) },
    {
      key: 'due',
      title: t.due,
      cell: (row) => (
        <span className="stack tight">
          <span>
            <DueBadge daysLeft={row.daysLeft} />
          </span>
          {row.dueBecause && <span className="soft small">{say(row.dueBecause)}</span>}
        </span>
      ),
    },
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
            to={`/decisions/${row.caseId}/${encodeURIComponent(row.decisionId)}${as ? `?as=${as}` : ''}`}
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
