import { Link } from 'react-router'
import { countTiers, listTiers, type TierLine, tierTabs } from '#contract/tier-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { tierText } from '#web/text/tier.ts'
import { Schemes } from './schemes.tsx'
import { TierMonths } from './tier-months.tsx'

const urlState = { tab: 'differs', tier: '', move: '' }
const moves = ['up', 'down', 'first'] as const
const noInput = {}

/** Who waits for a person's word about the tier, how many are in which, and the schemes in words. */
export function TiersScreen() {
  const t = useText(tierText)
  const [url, setUrl] = useUrlState(urlState)
  const staff = useMayUse(listTiers.roles as readonly never[])
  if (!staff)
    return (
      <Page title={t.title} documentTitle={t.title} lead={t.schemeLead}>
        <Schemes />
      </Page>
    )
  return (
    <Page title={t.title} documentTitle={t.title} lead={t.lead}>
      <Parts url={url} setUrl={setUrl} />
    </Page>
  )
}

type Url = typeof urlState

function Parts({ url, setUrl }: { url: Url; setUrl: (next: Partial<Url>) => void }) {
  const t = useText(tierText)
  const counts = useRoute(countTiers, noInput).data
  const tab = [...tierTabs, 'months', 'schemes'].includes(url.tab) ? url.tab : 'differs'
  const list = tierTabs.find((key) => key === tab)
  return (
    <Tabs
      label={t.parts}
      value={tab}
      onChange={(next) => setUrl({ tab: next, move: '' })}
      tabs={[
        ...tierTabs.map((key) => ({ key, label: t.tabs[key], count: counts?.tabs[key] })),
        { key: 'months', label: t.months },
        { key: 'schemes', label: t.schemes },
      ]}
    >
      {list ? <List tab={list} url={url} setUrl={setUrl} /> : tab === 'months' ? <TierMonths /> : <Schemes />}
    </Tabs>
  )
}

function List(props: { tab: (typeof tierTabs)[number]; url: Url; setUrl: (next: Partial<Url>) => void }) {
  const { tab, url, setUrl } = props
  const t = useText(tierText)
  const say = useSay()
  const counts = useRoute(countTiers, noInput).data
  const move = moves.find((m) => m === url.move)
  const query = {
    ...{ tab, limit: 50 },
    ...(url.tier ? { tier: url.tier } : {}),
    ...(tab === 'differs' && move ? { proposal: move } : {}),
  }
  const list = usePages(listTiers, { query }, 'query')
  const columns = useColumns(tab)
  return (
    <section className="card">
      <Table
        label={`${t.table}：${t.tabs[tab]}`}
        name={`tiers.${tab}`}
        columns={columns}
        rows={list.pages?.flatMap((p) => p.rows)}
        rowKey={(row) => row.caseId}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: t.empty, children: t.emptyText }}
        tools={
          <>
            <Select
              name="tier"
              label={t.filterTier}
              value={url.tier}
              empty={false}
              options={[
                { value: '', label: t.anyTier },
                ...(counts?.tiers ?? []).map(({ key, name }) => ({ value: key, label: say(name) })),
                { value: 'none', label: t.none },
              ]}
              onChange={(tier) => setUrl({ tier })}
            />
            {tab === 'differs' && (
              <Select
                name="move"
                label={t.filterMove}
                value={url.move}
                empty={false}
                options={[
                  { value: '', label: t.anyMove },
                  ...moves.map((m) => ({ value: m, label: `${t.moves[m]}（${counts?.moves[m] ?? 0}）` })),
                ]}
                onChange={(next) => setUrl({ move: next })}
              />
            )}
          </>
        }
        foot={
          <div className="stack tight">
            {tab === 'differs' && <p className="soft small">{t.oneByOne}</p>}
            <Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />
          </div>
        }
      />
    </section>
  )
}

function useColumns(tab: string): readonly Column<TierLine>[] {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const { today } = useSession()
  const day = (on: string | null) =>
    on === null ? null : <span className="numbers nowrap">{sayDate(on, language)}</span>
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}/tier`}>{row.name}</Link>,
    },
    {
      key: 'tier',
      title: t.tier,
      cell: (row) => (
        <span className="row close">
          {row.tier ? say(row.tier) : <span className="soft">{t.none}</span>}
          {row.override && <Badge>{t.override}</Badge>}
          {row.untold && tab === 'all' && <Badge>{t.untold}</Badge>}
        </span>
      ),
    },
    {
      key: 'proposed',
      title: t.proposed,
      cell: (row) =>
        row.proposed && row.proposal !== 'same' && row.proposal !== 'none' ? (
          <span className="row close">
            {say(row.proposed)}
            <Badge tone={row.proposal === 'up' ? 'late' : row.proposal === 'down' ? 'good' : 'neutral'}>
              {t.moves[row.proposal]}
            </Badge>
          </span>
        ) : null,
    },
    { key: 'setOn', title: t.setOn, cell: (row) => day(row.setOn) },
    {
      key: 'reviewOn',
      title: t.reviewOn,
      cell: (row) => (
        <span className="row close">
          {day(row.reviewOn)}
          {row.reviewOn !== null && row.reviewOn <= today && <Badge tone="late">{t.overdue}</Badge>}
        </span>
      ),
    },
    {
      key: 'contested',
      title: t.contested,
      folded: tab !== 'contested' && tab !== 'all',
      cell: (row) =>
        row.contestedOn && (
          <span className="stack tight">
            {day(row.contestedOn)}
            <span className="soft small">
              {row.contestDue ? t.contestDue(sayDate(row.contestDue, language)) : t.noDue}
            </span>
          </span>
        ),
    },
    { key: 'station', title: t.station, folded: true, cell: (row) => row.stationName },
    { key: 'worker', title: t.worker, cell: (row) => row.workerName },
  ]
}
