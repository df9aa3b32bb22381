import { useState } from 'react'
import { type SampleLine, sampleFilters, searchSamples } from '#contract/test-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { testsText } from '#web/text/tests.ts'
import { useCaseColumns } from './case-cell.tsx'
import { SampleState } from './sample-state.tsx'

/** Every sealed part, found by its number; what was searched for stands in no address. */
export function SamplesTab({ which, onWhich }: { which: string; onWhich: (which: string) => void }) {
  const t = useText(testsText)
  const [find, setFind] = useState('')
  // what is kept is what one comes for; a number is looked for wherever it is
  const filter = sampleFilters.find((f) => f === which) ?? (which === 'all' || find ? undefined : 'kept')
  const body = { limit: 50, ...(filter ? { which: filter } : {}), ...(find ? { find } : {}) }
  const list = usePages(searchSamples, { body }, 'body')
  const counts = list.pages?.[0]?.counts
  const columns = useColumns()
  const options = [
    { value: 'all', label: t.sample.all },
    ...sampleFilters.map((value) => ({
      value,
      label:
        counts && value !== 'disposed'
          ? t.sample.counted(t.sample.filters[value], counts[value])
          : t.sample.filters[value],
    })),
  ]
  return (
    <section className="card">
      <div className="card-body row test-find">
        <SearchBox label={t.sample.find} placeholder={t.sample.find} value={find} onSearch={setFind} />
        <Select
          name="which"
          label={t.sample.which}
          value={filter ?? 'all'}
          empty={false}
          options={options}
          onChange={onWhich}
        />
      </div>
      <Table
        label={t.tabs.samples}
        name="tests-samples"
        columns={columns}
        rows={list.pages?.flatMap((p) => p.items)}
        rowKey={(row) => row.testId + row.part}
        loading={list.isFetching}
        error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        empty={{ title: t.sample.empty, children: t.sample.emptyText }}
        foot={<Pagination onNext={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />}
      />
    </section>
  )
}

function useColumns(): readonly Column<SampleLine>[] {
  const t = useText(testsText)
  const { language } = useLanguage()
  const { today } = useSession()
  const mayDispose = useMayUse(['policeLiaison', 'stationHead', 'townshipOffice'])
  const { name, rest } = useCaseColumns<SampleLine>()
  return [
    {
      key: 'no',
      title: t.sample.no,
      head: true,
      cell: (row) => (
        <span className="numbers nowrap">
          {row.no ?? '—'} <span className="soft">{t.sample.parts[row.part]}</span>
        </span>
      ),
    },
    { key: 'seal', title: t.sample.seal, cell: (row) => <span className="numbers">{row.seal ?? '—'}</span> },
    { ...name, head: false },
    { key: 'place', title: t.sample.place, cell: (row) => row.place ?? '—' },
    {
      key: 'taken',
      title: t.sample.taken,
      folded: true,
      cell: (row) => <span className="numbers nowrap">{sayDay(row.takenOn, today, language)}</span>,
    },
    {
      key: 'keepUntil',
      title: t.sample.keepUntil,
      cell: (row) => <span className="numbers nowrap">{sayDay(row.keepUntil, today, language)}</span>,
    },
    {
      key: 'state',
      title: t.sample.state,
      wide: true,
      cell: (row) => <SampleState sample={row} today={today} />,
    },
    ...rest,
    {
      key: 'dispose',
      title: '',
      bare: true,
      cell: (row) =>
        mayDispose &&
        row.state === 'kept' &&
        !row.held &&
        row.keepUntil < today && (
          <ButtonLink
            small
            to={recordPath(row.caseId, 'sampleDisposed', undefined, row.testId)}
            label={`${t.sample.dispose}：${row.no ?? row.seal ?? ''}`}
          >
            {t.sample.dispose}
          </ButtonLink>
        ),
    },
  ]
}
