import { useMemo } from 'react'
import { readAccessLog } from '#contract/account-contract.ts'
import { type Role, roles } from '#core/access/roles.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { usePages } from '#web/api/use-pages.ts'
import { useTurns } from '#web/api/use-turns.ts'
import { DateField } from '#web/kit/date-field.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { accountText } from '#web/text/account.ts'
import { commonText } from '#web/text/common.ts'
import { rolesText } from '#web/text/roles.ts'
import { shellText } from '#web/text/shell.ts'

type Row = ReplyOf<typeof readAccessLog>['entries'][number]
const defaults = { role: '', action: '', person: '', case: '', from: '', to: '' }

/** For the auditor: acts, never contents. */
export function AccessLogScreen() {
  const t = useText(accountText)
  const shell = useText(shellText)
  const common = useText(commonText)
  const roleWords = useText(rolesText)
  const { today } = useSession()
  const [url, setUrl] = useUrlState(defaults)
  const columns = useLogColumns()
  const log = usePages(
    readAccessLog,
    {
      query: {
        role: (url.role as Role) || undefined,
        action: url.action || undefined,
        person: url.person || undefined,
        case: url.case || undefined,
        from: isPlainDate(url.from) ? url.from : undefined,
        to: isPlainDate(url.to) ? url.to : undefined,
      },
    },
    'query',
  )
  const turns = useTurns(log, JSON.stringify(url))
  return (
    <Page title={shell.titles.accessLog} documentTitle={shell.titles.accessLog} lead={t.log.lead}>
      <div className="stack">
        <div className="filters top">
          <Select
            name="role"
            label={t.log.role}
            empty={t.list.any}
            value={url.role}
            onChange={(role) => setUrl({ role })}
            options={roles.map((value) => ({ value, label: roleWords.role[value] }))}
          />
          <DateField
            name="from"
            label={t.log.from}
            value={url.from}
            onChange={(from) => setUrl({ from })}
            compact
            today={today}
          />
          <DateField
            name="to"
            label={t.log.to}
            value={url.to}
            onChange={(to) => setUrl({ to })}
            compact
            today={today}
          />
          <TextField
            name="action"
            label={t.log.action}
            value={url.action}
            onChange={(action) => setUrl({ action })}
          />
          <TextField
            name="case"
            label={t.log.case}
            value={url.case}
            onChange={(id) => setUrl({ case: id })}
          />
          <TextField
            name="person"
            label={t.log.person}
            value={url.person}
            onChange={(person) => setUrl({ person })}
          />
        </div>
        <section className="card">
          <Table
            label={shell.titles.accessLog}
            name="access-log"
            columns={columns}
            rows={turns.page?.entries}
            rowKey={(row) => row.id}
            loading={log.isFetching}
            error={log.error && <Failed error={log.error} onRetry={() => void log.refetch()} />}
            empty={{ title: t.log.empty }}
            foot={<Pagination {...turns} words={common.page(turns.number)} />}
          />
        </section>
      </div>
    </Page>
  )
}

function useLogColumns(): readonly Column<Row>[] {
  const t = useText(accountText)
  const roleWords = useText(rolesText)
  return useMemo(() => {
    const c = t.log.columns
    const id = (value: string | null) => value && <span className="figures small">{value}</span>
    return [
      {
        key: 'at',
        title: c.at,
        head: true,
        cell: (row) => <span className="numbers nowrap">{sayInstant(row.at)}</span>,
      },
      { key: 'user', title: c.user, cell: (row) => row.userName },
      { key: 'role', title: c.role, cell: (row) => roleWords.role[row.role as Role] ?? row.role },
      { key: 'org', title: c.org, cell: (row) => row.orgName },
      {
        key: 'purpose',
        title: c.purpose,
        cell: (row) => roleWords.purpose[row.purpose as keyof typeof roleWords.purpose] ?? row.purpose,
      },
      { key: 'action', title: c.action, cell: (row) => <span className="figures small">{row.action}</span> },
      { key: 'count', title: c.count, end: true, cell: (row) => row.count },
      { key: 'case', title: c.case, cell: (row) => id(row.case) },
      { key: 'person', title: c.person, folded: true, cell: (row) => id(row.person) },
      { key: 'fields', title: c.fields, folded: true, cell: (row) => row.fields.join('、') },
      { key: 'correlation', title: c.correlation, folded: true, cell: (row) => id(row.correlation) },
    ]
  }, [t, roleWords])
}
