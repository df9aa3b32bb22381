import { useState } from 'react'
import { Link } from 'react-router'
import { type AbnormalLine, listAbnormal } from '#contract/abnormal-contract.ts'
import { abnormalKinds } from '#core/abnormal/abnormal-items.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { abnormalText } from '#web/text/abnormal.ts'
import { shellText } from '#web/text/shell.ts'
import { policePath } from './acts.ts'
import { HandleDialog } from './handle-dialog.tsx'
import { NextBadge } from './next-badge.tsx'

const urlState = { kind: 'all', late: '' }

/** Everything abnormal that is open: who, since when, by when something happens. */
export function AbnormalScreen() {
  const t = useText(abnormalText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const [handled, setHandled] = useState<AbnormalLine>()
  const police = useSession().grant.role === 'policeLiaison'
  const kind = abnormalKinds.find((k) => k === url.kind)
  const late = url.late === '1'
  const query = { limit: 50, ...(kind ? { kind } : {}), ...(late ? { late: 'true' as const } : {}) }
  const list = usePages(listAbnormal, { query }, 'query')
  const counts = list.pages?.[0]?.counts ?? []
  const sum = (of: 'open' | 'late') => counts.reduce((n, c) => n + c[of], 0)
  const columns = useColumns(police, setHandled)
  const options = [
    { value: 'all', label: `${t.all}（${sum('open')}）` },
    ...counts.map((c) => ({ value: c.kind, label: `${t.kinds[c.kind]}（${c.open}）` })),
  ]
  return (
    <Page title={t.table} documentTitle={shell.titles.abnormal} lead={police ? t.leadPolice : t.lead}>
      <section className="card">
        <div className="card-body row">
          <Select
            name="kind"
            label={t.filter}
            value={kind ?? 'all'}
            empty={false}
            options={options}
            onChange={(next) => setUrl({ kind: next })}
          />
          <Checkbox
            name="late"
            label={`${t.late}（${sum('late')}）`}
            checked={late}
            onChange={(on) => setUrl({ late: on ? '1' : '' })}
          />
        </div>
        <Table
          label={t.table}
          name="abnormal"
          columns={columns}
          rows={list.pages?.flatMap((p) => p.items)}
          rowKey={(row) => `${row.caseId}${row.itemId}`}
          loading={list.isFetching}
          error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
          empty={police ? { title: t.emptyPolice } : { title: t.empty, children: t.emptyText }}
          foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
        />
      </section>
      {handled && <HandleDialog line={handled} onClose={() => setHandled(undefined)} />}
    </Page>
  )
}

function useColumns(
  police: boolean,
  onHandle: (line: AbnormalLine) => void,
): readonly Column<AbnormalLine>[] {
  const t = useText(abnormalText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.name}</Link>,
    },
    {
      key: 'what',
      title: t.what,
      cell: (row) => (
        <span>
          {t.kinds[row.kind]}
          {row.reported && <span className="soft small"> · {t.reported}</span>}
        </span>
      ),
    },
    {
      key: 'since',
      title: t.since,
      cell: (row) => (
        <span className="nowrap">
          <span className="numbers">{sayDay(row.on, today, language)}</span>{' '}
          <span className="soft small">{t.age(row.ageDays)}</span>
        </span>
      ),
    },
    {
      key: 'next',
      title: t.next,
      cell: (row) => (
        <span className="row">
          <span className="numbers nowrap">{sayDay(row.nextBy, today, language)}</span>
          <NextBadge daysLeft={row.daysLeft} />
          <span className="soft small">{row.step ? t.steps[row.step] : t.byPack}</span>
        </span>
      ),
    },
    {
      key: 'owner',
      title: t.owner,
      cell: (row) => row.workerName ?? <span className="soft">{t.nobody}</span>,
    },
    { key: 'station', title: t.station, cell: (row) => row.stationName, folded: !police },
    {
      key: 'handle',
      title: '',
      bare: true,
      cell: (row) =>
        police ? (
          <ButtonLink small to={policePath(row)} label={`${t.acts.policeDecided}：${row.name}`}>
            {t.acts.policeDecided}
          </ButtonLink>
        ) : (
          <Button small label={`${t.handle}：${row.name} ${t.kinds[row.kind]}`} onClick={() => onHandle(row)}>
            {t.handle}
          </Button>
        ),
    },
  ]
}
