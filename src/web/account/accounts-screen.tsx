import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { accountStatuses, listAccounts } from '#contract/account-contract.ts'
import { type Role, roles } from '#core/access/roles.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { usePages } from '#web/api/use-pages.ts'
import { useTurns } from '#web/api/use-turns.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { accountText } from '#web/text/account.ts'
import { commonText } from '#web/text/common.ts'
import { rolesText } from '#web/text/roles.ts'
import { shellText } from '#web/text/shell.ts'
import { NewAccountDialog } from './new-account-dialog.tsx'

type Row = ReplyOf<typeof listAccounts>['accounts'][number]
const defaults = { status: '', role: '', waiting: '' }

export function AccountsScreen() {
  const t = useText(accountText)
  const shell = useText(shellText)
  const common = useText(commonText)
  const roleWords = useText(rolesText)
  const makes = useMayUse(['securityAdmin'])
  const [url, setUrl] = useUrlState(defaults)
  const [text, setText] = useState('')
  const [adds, setAdds] = useState(false)
  const columns = useAccountColumns()
  const accounts = usePages(
    listAccounts,
    {
      query: {
        q: text || undefined,
        status: (url.status as Row['status']) || undefined,
        role: (url.role as Role) || undefined,
        waiting: url.waiting === 'true' ? 'true' : undefined,
      },
    },
    'query',
  )
  const turns = useTurns(accounts, JSON.stringify([text, url]))
  return (
    <Page
      title={shell.titles.accounts}
      documentTitle={shell.titles.accounts}
      lead={t.list.lead}
      actions={
        makes && (
          <Button kind="primary" icon={UserPlus} onClick={() => setAdds(true)}>
            {t.list.add}
          </Button>
        )
      }
    >
      <div className="stack">
        <SearchBox label={t.list.search} placeholder={t.list.search} value={text} onSearch={setText} live />
        <div className="filters">
          <Select
            name="status"
            label={t.list.status}
            empty={t.list.any}
            value={url.status}
            onChange={(status) => setUrl({ status })}
            options={accountStatuses.map((value) => ({ value, label: t.status[value] }))}
          />
          <Select
            name="role"
            label={t.list.role}
            empty={t.list.any}
            value={url.role}
            onChange={(role) => setUrl({ role })}
            options={roles.map((value) => ({ value, label: roleWords.role[value] }))}
          />
          <Checkbox
            name="waiting"
            label={t.list.waiting}
            checked={url.waiting === 'true'}
            onChange={(on) => setUrl({ waiting: on ? 'true' : '' })}
          />
        </div>
        <section className="card">
          <Table
            label={shell.titles.accounts}
            name="accounts"
            columns={columns}
            rows={turns.page?.accounts}
            rowKey={(row) => row.id}
            loading={accounts.isFetching}
            error={
              accounts.error && <Failed error={accounts.error} onRetry={() => void accounts.refetch()} />
            }
            empty={{ title: t.list.empty }}
            foot={<Pagination {...turns} words={common.page(turns.number)} />}
          />
        </section>
      </div>
      {adds && <NewAccountDialog onClose={() => setAdds(false)} />}
    </Page>
  )
}

function useAccountColumns(): readonly Column<Row>[] {
  const t = useText(accountText)
  const roleWords = useText(rolesText)
  return useMemo(
    () => [
      {
        key: 'name',
        title: t.list.columns.name,
        head: true,
        cell: (row) => <Link to={`/accounts/${row.id}`}>{row.name}</Link>,
      },
      {
        key: 'login',
        title: t.list.columns.login,
        cell: (row) => <span className="figures">{row.login}</span>,
      },
      {
        key: 'status',
        title: t.list.columns.status,
        cell: (row) => (
          <Badge tone={row.status === 'active' ? 'good' : 'neutral'}>{t.status[row.status]}</Badge>
        ),
      },
      {
        key: 'rights',
        title: t.list.columns.rights,
        cell: (row) =>
          row.rights.map((right) => `${roleWords.role[right.role]} · ${right.areaName}`).join('；'),
      },
      {
        key: 'proposals',
        title: t.list.columns.proposals,
        cell: (row) => row.proposals > 0 && <Badge tone="late">{row.proposals}</Badge>,
      },
      {
        key: 'lastSignIn',
        title: t.list.columns.lastSignIn,
        cell: (row) => (
          <span className="numbers nowrap">{row.lastSignIn ? sayInstant(row.lastSignIn) : t.list.never}</span>
        ),
      },
    ],
    [t, roleWords],
  )
}
