import { ArrowRight } from 'lucide-react'
import { Link } from 'react-router'
import { type HandoverLine, handoverTabs, listHandovers } from '#contract/handover-contract.ts'
import { NextBadge } from '#web/abnormal/next-badge.tsx'
import { usePages } from '#web/api/use-pages.ts'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { handoverText } from '#web/text/handover.ts'
import { shellText } from '#web/text/shell.ts'
import { handoverPath } from './handover-path.ts'
import { StepBadge, TurnWords } from './step-badge.tsx'
import { useTaskWords } from './use-task-words.ts'

const urlState = { tab: '', closed: '' }
type TabKey = (typeof handoverTabs)[number]

/** Who moves in and out, and whose daily work is done elsewhere: whose step it is, and by when. Overdue first. */
export function HandoversScreen() {
  const t = useText(handoverText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const { role } = useSession().grant
  const tab: TabKey = handoverTabs.find((key) => key === url.tab) ?? 'out'
  const closed = url.closed === '1'
  const query = { tab, limit: 50, ...(closed ? { closed: 'true' as const } : {}) }
  const list = usePages(listHandovers, { query }, 'query')
  const counts = list.pages?.[0]?.counts
  const moving = tab === 'out' || tab === 'in'
  const columns = useColumns(moving)
  // Work that others entrust goes to a station's head and worker; an office answers files.
  const mine = handoverTabs.filter((key) => key !== 'entrustedIn' || role !== 'townshipOffice')
  const tabs = mine.map((key) => ({ key, label: t.tabs[key], count: counts?.[key].open }))
  return (
    <Page title={shell.titles.handovers} documentTitle={shell.titles.handovers} lead={t.lead}>
      <section className="card">
        <Tabs
          tabs={tabs}
          value={tab}
          label={t.tabList}
          onChange={(key) => setUrl({ tab: key === 'out' ? '' : key })}
        >
          <div className="card-body row">
            <Checkbox
              name="closed"
              label={t.closed}
              checked={closed}
              onChange={(on) => setUrl({ closed: on ? '1' : '' })}
            />
          </div>
          <Table
            label={t.tabs[tab]}
            name={moving ? 'moves' : 'entrusted'}
            columns={columns}
            rows={list.pages?.flatMap((p) => p.handovers)}
            rowKey={(row) => `${row.caseId}${row.handoverId}`}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={{
              title: t.empty[tab],
              children: tab === 'in' || tab === 'entrustedIn' ? t.emptyIn : t.emptyText,
            }}
            foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
          />
        </Tabs>
      </section>
    </Page>
  )
}

function useColumns(moving: boolean): readonly Column<HandoverLine>[] {
  const t = useText(handoverText)
  const { language } = useLanguage()
  const { today } = useSession()
  const sayTasks = useTaskWords()
  const day = (date: string | null) =>
    date && <span className="numbers nowrap">{sayDay(date, today, language)}</span>
  const name: Column<HandoverLine> = {
    key: 'name',
    title: t.name,
    head: true,
    cell: (row) =>
      row.name === null ? (
        <span className="soft">
          {t.givenAway} <span className="figures">{row.fileNo}</span>
        </span>
      ) : (
        <Link to={handoverPath(row)}>{row.name}</Link>
      ),
  }
  const route: Column<HandoverLine> = {
    key: 'route',
    title: t.route,
    cell: (row) => (
      <span className="row close">
        {row.fromName ?? '—'} <ArrowRight size={14} aria-label="→" /> {row.toName ?? '—'}
      </span>
    ),
  }
  const step: Column<HandoverLine> = {
    key: 'step',
    title: t.step,
    wide: true,
    cell: (row) => (
      <span className="row close">
        <StepBadge line={row} />
        <TurnWords line={row} from={row.fromName} to={moving ? row.toName : row.stationName} />
      </span>
    ),
  }
  const worker: Column<HandoverLine> = {
    key: 'worker',
    title: t.worker,
    cell: (row) => row.workerName ?? <span className="soft">{t.nobody}</span>,
  }
  if (moving)
    return [
      name,
      route,
      step,
      {
        key: 'due',
        title: t.due,
        cell: (row) => (
          <span className="row close">
            {day(row.dueOn)}
            {row.daysLeft !== null && <NextBadge daysLeft={row.daysLeft} />}
          </span>
        ),
      },
      { key: 'clocks', title: t.clocks, cell: (row) => day(row.reportBy) },
      worker,
    ]
  return [
    name,
    { key: 'station', title: t.station, cell: (row) => row.stationName },
    { key: 'tasks', title: t.tasks, cell: (row) => sayTasks(row.tasks) },
    step,
    { key: 'until', title: t.until, cell: (row) => day(row.untilOn) },
    worker,
  ]
}
