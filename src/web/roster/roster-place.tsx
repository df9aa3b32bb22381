import { Download } from 'lucide-react'
import { Link } from 'react-router'
import { getRosterTemplate, listRosters, type Roster, uploadRoster } from '#contract/roster-contract.ts'
import type { RosterKind } from '#core/roster/roster-columns.ts'
import { ApiError, call, download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { FileDrop } from '#web/kit/file-drop.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayInstant } from '#web/language/dates.ts'
import { useSay, useText } from '#web/language/language.ts'
import { rosterText } from '#web/text/roster.ts'
import { RosterDetail } from './roster-detail.tsx'

const whichList = { list: '' }

/** Lists of one kind: send one in, look at every row, enter them; and what became of earlier ones. */
export function RosterPlace({ kind, screening }: { kind: RosterKind; screening?: string | undefined }) {
  const [{ list }, setUrl] = useUrlState(whichList)
  const open = (id: string) => setUrl({ list: id }, { push: true })
  const t = useText(rosterText)
  async function send(body: FormData) {
    const query = { kind, ...(screening ? { screening } : {}) }
    return (await call(uploadRoster, { query, body } as never)).rosterId
  }
  if (list !== '') return <RosterDetail rosterId={list} onBack={() => open('')} />
  return (
    <div className="stack">
      <FileDrop id="roster-file" words={t} send={send} onUploaded={open} />
      <Template kind={kind} />
      <Earlier kind={kind} screening={screening} />
    </div>
  )
}

function Template({ kind }: { kind: RosterKind }) {
  const t = useText(rosterText)
  const say = useSay()
  const toast = useToast()
  async function save() {
    try {
      await download(getRosterTemplate, { query: { kind } }, 'list.xlsx')
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }
  return (
    <div className="row">
      <Button icon={Download} onClick={() => void save()}>
        {t.template}
      </Button>
    </div>
  )
}

function Earlier({ kind, screening }: { kind: RosterKind; screening: string | undefined }) {
  const t = useText(rosterText)
  const lists = useRoute(listRosters, { query: { kind } })
  const columns: readonly Column<Roster>[] = [
    {
      key: 'file',
      title: t.file,
      head: true,
      cell: (row) => <Link to={`?list=${row.id}`}>{row.fileName}</Link>,
    },
    { key: 'state', title: t.state, cell: (row) => t.states[row.status] },
    {
      key: 'counts',
      title: t.counts,
      end: true,
      cell: (row) => t.rows(row.standings.ready + row.standings.warning + row.standings.refused),
    },
    { key: 'by', title: t.by, cell: (row) => row.by },
    {
      key: 'at',
      title: t.at,
      cell: (row) => <span className="nowrap numbers">{sayInstant(row.createdAt)}</span>,
    },
  ]
  const rows = lists.data?.rosters.filter((r) => screening === undefined || r.screeningId === screening)
  return (
    <section className="card">
      <Table
        label={t.earlier}
        name="rosters"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        loading={lists.isFetching}
        error={lists.error && <Failed error={lists.error} onRetry={() => void lists.refetch()} />}
        empty={{ title: t.none }}
      />
    </section>
  )
}
