import { Download } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { exportPeople, type PeopleSearch, searchPeople } from '#contract/people-contract.ts'
import type { FindingKind, Measure, Stage } from '#core/case/case-state.ts'
import { ApiError, type CallInput, download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Table } from '#web/kit/table.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { peopleText } from '#web/text/people.ts'
import { shellText } from '#web/text/shell.ts'
import { usePeopleColumns } from './people-columns.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { setSearchText, useSearchText } from './search-text.ts'

export const filterDefaults = {
  stage: '',
  measure: '',
  tier: '',
  finding: '',
  overdue: '',
  unassigned: '',
  worker: '',
  sort: 'due',
  down: '',
}
export type Filters = typeof filterDefaults

type SearchBody = NonNullable<CallInput<typeof searchPeople>['body']>

/** Everyone in scope, found by any scrap that a worker remembers; every state of the list but the words is in the URL. */
export function PeopleScreen() {
  const t = useText(peopleText)
  const common = useText(commonText)
  const shell = useText(shellText)
  const { today } = useSession()
  const say = useSay()
  const toast = useToast()
  const text = useSearchText()
  const [filters, setFilters] = useUrlState(filterDefaults)
  const [cursors, setCursors] = useState<readonly string[]>([])
  const mayExport = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const columns = usePeopleColumns(today)
  const search = useMemo(() => bodyOf(filters, text), [filters, text])
  const people = useRoute(searchPeople, { body: { ...search, after: cursors.at(-1) } })
  const next = people.data?.next

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its first page.
  useEffect(() => setCursors([]), [search])

  async function save() {
    try {
      await download(exportPeople, { body: { ...search, limit: 50 } }, t.exportName)
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }

  return (
    <Page title={shell.titles.people} documentTitle={shell.titles.people}>
      <div className="stack">
        <div className="big-search">
          <SearchBox label={t.search} placeholder={t.search} value={text} onSearch={setSearchText} live />
        </div>
        <PeopleFilters filters={filters} onChange={setFilters} />
        <section className="card">
          <Table
            label={t.table}
            name="people"
            columns={columns}
            rows={people.data?.rows}
            rowKey={(row) => row.caseId}
            loading={people.isFetching}
            error={people.error && <Failed error={people.error} onRetry={() => void people.refetch()} />}
            empty={{ title: t.empty, children: t.emptyText }}
            sort={{ by: filters.sort, down: filters.down === '1' }}
            onSort={(sort) => setFilters({ sort: sort.by, down: sort.down ? '1' : '' })}
            tools={
              <span className="soft numbers" role="status">
                {people.data && t.total(people.data.total, people.data.more)}
              </span>
            }
            foot={
              <Pagination
                words={t.page(cursors.length + 1)}
                onFirst={cursors.length > 1 ? () => setCursors([]) : undefined}
                onPrevious={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
                onNext={next ? () => setCursors([...cursors, next]) : undefined}
              />
            }
          />
        </section>
        {mayExport && (
          <div className="row">
            <Button icon={Download} onClick={() => void save()}>
              {common.export}
            </Button>
            <span className="soft small">{t.exportHint}</span>
          </div>
        )}
      </div>
    </Page>
  )
}

function bodyOf(filters: Filters, text: string): SearchBody {
  return {
    text: text.trim() || undefined,
    stage: filters.stage ? [filters.stage as Stage] : undefined,
    measure: (filters.measure as Measure) || undefined,
    tier: filters.tier || undefined,
    finding: (filters.finding as FindingKind) || undefined,
    overdue: filters.overdue === '1' || undefined,
    unassigned: filters.unassigned === '1' || undefined,
    worker: filters.worker || undefined,
    sort: filters.sort as PeopleSearch['sort'],
    descending: filters.down === '1',
  }
}
