import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { type DueLine, listDueTests } from '#contract/test-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'
import { DaysLeft, useCaseColumns } from './case-cell.tsx'
import { NotifyDialog } from './notify-dialog.tsx'

/** Open windows; who is chosen is notified together, which is no act against anybody. */
export function DueTab({ all, onAll }: { all: boolean; onAll: (all: boolean) => void }) {
  const t = useText(testsText)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [notifies, setNotifies] = useState(false)
  const list = usePages(listDueTests, { query: { limit: 50, notified: all ? 'all' : 'no' } }, 'query')
  const rows = list.pages?.flatMap((p) => p.items)
  const columns = useColumns()
  const lines = rows?.filter((row) => chosen.includes(row.dutyId + row.caseId)) ?? []
  return (
    <section className="card">
      <div className="card-body row">
        <Checkbox name="all" label={t.due.only} checked={!all} onChange={(only) => onAll(!only)} />
        <span className="grow" />
        <Button
          kind="primary"
          icon={Megaphone}
          disabled={lines.length === 0}
          onClick={() => setNotifies(true)}
        >
          {lines.length === 0 ? t.due.pick : t.due.notify(lines.length)}
        </Button>
      </div>
      <Table
        label={t.tabs.due}
        name="tests-due"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.dutyId + row.caseId}
        selected={chosen}
        onSelect={setChosen}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: t.due.empty, children: t.due.emptyText }}
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
      {notifies && (
        <NotifyDialog
          lines={lines}
          onClose={() => setNotifies(false)}
          onDone={() => {
            setNotifies(false)
            setChosen([])
          }}
        />
      )}
    </section>
  )
}

function useColumns(): readonly Column<DueLine>[] {
  const t = useText(testsText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { name, rest } = useCaseColumns<DueLine>()
  const say = (day: string) => sayDay(day, today, language)
  return [
    name,
    {
      key: 'window',
      title: t.due.window,
      cell: (row) => (
        <span className="row">
          <span className="numbers">{t.due.range(say(row.windowFrom), say(row.dueOn))}</span>
          <DaysLeft days={row.daysLeft} />
        </span>
      ),
    },
    {
      key: 'notified',
      title: t.due.notified,
      cell: (row) =>
        row.notifiedFor === null ? (
          <span className="soft">{t.due.none}</span>
        ) : (
          <span className="numbers">{say(row.notifiedFor)}</span>
        ),
    },
    ...rest,
  ]
}
