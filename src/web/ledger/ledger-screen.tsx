import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { type LayoutLine, listLayouts, type Sheet, showSheet } from '#contract/ledger-contract.ts'
import type { Measure } from '#core/case/case-state.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Failed, Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { AreaPath } from '#web/overview/area-path.tsx'
import { PurposeForm } from '#web/overview/purpose-form.tsx'
import { useSession } from '#web/session/session.ts'
import { ledgerText } from '#web/text/ledger.ts'
import { ExportButtons } from './export-buttons.tsx'
import { LedgerControls } from './ledger-controls.tsx'
import { noteLayout } from './recent.ts'
import { RunsCard } from './runs-card.tsx'
import { SheetBulletin } from './sheet-bulletin.tsx'
import { SheetFoot } from './sheet-foot.tsx'
import { type SheetSort, SheetTable } from './sheet-table.tsx'
import '#web/overview/overview.css'
import './ledger.css'

const noInput = {}
const pageRows = 100
export const ledgerUrl = { area: '', day: '', measure: '', report: '' }

/** One ledger, table or bulletin: asked above, filled below, taken away as Excel, CSV or paper. */
export function LedgerScreen() {
  const { id = '' } = useParams()
  const t = useText(ledgerText)
  const layouts = useRoute(listLayouts, noInput)
  return (
    <Loaded query={layouts}>
      {(reply) => {
        const layout = reply.layouts.find((l) => l.id === id)
        if (layout) return <Opened key={id} layout={layout} />
        return (
          <Page title={t.title} documentTitle={t.title}>
            <Banner kind="danger" title={t.none} />
          </Page>
        )
      }}
    </Loaded>
  )
}

function Opened({ layout }: { layout: LayoutLine }) {
  const t = useText(ledgerText)
  const say = useSay()
  const { grant } = useSession()
  const [url, setUrl] = useUrlState(ledgerUrl)
  const [because, setBecause] = useState<string>()
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<SheetSort>()
  const [offset, setOffset] = useState(0)
  const question = {
    area: url.area || grant.area,
    day: url.day || undefined,
    measure: (url.measure as Measure) || undefined,
    report: url.report || undefined,
    because,
  }
  const arranged = { filter: filter || undefined, sort }
  const view = { ...arranged, offset, limit: pageRows }
  const sheet = useRoute(showSheet, { params: { id: layout.id }, body: { ...question, ...view } })

  useEffect(() => noteLayout(layout.id), [layout.id])

  function ask(change: Partial<typeof ledgerUrl>) {
    setOffset(0)
    setUrl(change)
  }

  return (
    <Page title={say(layout.names)} documentTitle={t.title} lead={say(layout.lead)}>
      <p className="no-print">
        <Link to="/ledgers">{t.back}</Link>
      </p>
      <div className="stack">
        {sheet.data && (
          <AreaPath
            path={sheet.data.path}
            places={sheet.data.children}
            day={sheet.data.day}
            knownAt={sheet.data.knownAt}
            onArea={(area) => ask({ area, report: '' })}
          />
        )}
        <LedgerControls layout={layout} url={url} area={question.area} onChange={ask}>
          {sheet.data && (
            <ExportButtons layout={layout} question={question} arranged={arranged} sheet={sheet.data} />
          )}
        </LedgerControls>
        <RunsCard />
        {sheet.error && <Failed error={sheet.error} onRetry={() => void sheet.refetch()} />}
        {!sheet.data && !sheet.error && <Skeleton lines={8} />}
        {sheet.data?.wants === 'purpose' && <PurposeForm onSend={setBecause} />}
        {sheet.data && sheet.data.wants === 'nothing' && (
          <Filled
            sheet={sheet.data}
            filter={filter}
            sort={sort}
            offset={offset}
            onFilter={(text) => {
              setOffset(0)
              setFilter(text)
            }}
            onSort={setSort}
            onOffset={setOffset}
          />
        )}
      </div>
    </Page>
  )
}

function Filled(props: {
  sheet: Sheet
  filter: string
  sort: SheetSort | undefined
  offset: number
  onFilter: (text: string) => void
  onSort: (sort: SheetSort) => void
  onOffset: (offset: number) => void
}) {
  const { sheet, filter, onFilter } = props
  const t = useText(ledgerText)
  return (
    <>
      {sheet.sealed && <Banner title={t.sealedLead(sheet.sealed.sha256)} />}
      {sheet.more && <Banner title={t.behindText} />}
      {sheet.layout.kind === 'ledger' && (
        <div className="row no-print">
          <SearchBox label={t.filter} placeholder={t.filter} value={filter} onSearch={onFilter} live />
          <span className="soft numbers" role="status">
            {t.rows(sheet.found, sheet.total)}
          </span>
        </div>
      )}
      {sheet.layout.kind === 'bulletin' ? (
        <SheetBulletin sheet={sheet} />
      ) : (
        <SheetTable {...props} pageRows={pageRows} />
      )}
      <SheetFoot sheet={sheet} />
    </>
  )
}
