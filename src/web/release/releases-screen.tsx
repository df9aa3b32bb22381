import { FileSpreadsheet, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { findReleases, listReleases } from '#contract/release-contract.ts'
import { releaseBuckets } from '#core/release/buckets.ts'
import { levelOf } from '#core/shared/area.ts'
import { usePages } from '#web/api/use-pages.ts'
import { useRoute } from '#web/api/use-route.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Pagination } from '#web/kit/pagination.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Select } from '#web/kit/select.tsx'
import { Table } from '#web/kit/table.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { shellText } from '#web/text/shell.ts'
import { AssignReleases } from './assign-releases.tsx'
import { BeforeTabs } from './before-tabs.tsx'
import { useReleaseColumns } from './release-columns.tsx'

const urlState = { bucket: 'open', township: '' }

/** Asked for most: who must not be forgotten. */
const urgent = ['late', 'week', 'uncollected', 'waitingOrder'] as const

/** Everybody who leaves a facility: what is next, by when, and who does it. */
export function ReleasesScreen() {
  const t = useText(releaseText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState(urlState)
  const [selected, setSelected] = useState<readonly string[]>([])
  const [assigning, setAssigning] = useState(false)
  const bucket = releaseBuckets.find((b) => b === url.bucket) ?? 'open'
  const where = url.township ? { township: url.township } : {}
  const list = usePages(listReleases, { query: { bucket, ...where, limit: 50 } }, 'query')
  const [text, setText] = useState('')
  const found = useRoute(findReleases, { body: { text } }, { enabled: text !== '' })
  const searching = text !== ''
  const asked = searching ? found : list
  const counts = list.pages?.[0]?.counts
  const mayEnter = useMayUse(['policeLiaison', 'townshipOffice', 'narcoticsOffice'])
  const mayAssign = useMayUse(['stationHead', 'townshipOffice'])
  const { grant } = useSession()
  const wide = levelOf(grant.area) !== 'township'
  const above = useMayUse(['narcoticsOffice'])
  const columns = useReleaseColumns()
  return (
    <>
      <BeforeTabs />
      <Page
        title={t.tabs.releases}
        documentTitle={shell.titles.releases}
        lead={above ? t.leadAbove : t.lead}
        actions={
          <>
            {mayAssign && selected.length > 0 && (
              <Button kind="primary" onClick={() => setAssigning(true)}>
                {t.assignSome(selected.length)}
              </Button>
            )}
            {mayEnter && (
              <ButtonLink to="/releases/lists" icon={FileSpreadsheet}>
                {t.lists}
              </ButtonLink>
            )}
            {mayEnter && (
              <ButtonLink to="/releases/new" kind={selected.length > 0 ? 'plain' : 'primary'} icon={UserPlus}>
                {t.enter}
              </ButtonLink>
            )}
          </>
        }
      >
        <section className="card">
          <div className="card-body row">
            {!above && (
              <SearchBox label={t.search} placeholder={t.search} value={text} onSearch={setText} live />
            )}
            <Select
              name="bucket"
              label={t.show}
              value={bucket}
              empty={false}
              options={releaseBuckets.map((value) => ({
                value,
                label: `${t.buckets[value]}${counts ? `（${counts[value]}）` : ''}`,
              }))}
              onChange={(next) => {
                setSelected([])
                setUrl({ bucket: next })
              }}
            />
            {wide && (
              <AreaPicker
                name="township"
                label={t.township}
                value={url.township}
                within={grant.area}
                level="township"
                onChange={(township) => setUrl({ township })}
              />
            )}
            {urgent
              .filter((b) => b !== bucket && counts && counts[b] > 0)
              .map((b) => (
                <Button key={b} small onClick={() => setUrl({ bucket: b })}>
                  {t.buckets[b]} {counts?.[b]}
                </Button>
              ))}
          </div>
          <Table
            label={t.table}
            name="releases"
            columns={columns}
            rows={searching ? found.data?.releases : list.pages?.flatMap((p) => p.releases)}
            rowKey={(row) => row.id}
            selected={mayAssign && bucket !== 'closed' && bucket !== 'joined' ? selected : undefined}
            onSelect={mayAssign ? setSelected : undefined}
            loading={searching ? found.isFetching : list.isFetching}
            error={asked.error && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
            empty={
              searching
                ? { title: t.foundNobody }
                : { title: t.empty, children: bucket === 'open' && t.emptyText }
            }
            foot={
              <Pagination
                onNext={!searching && list.hasNextPage ? () => void list.fetchNextPage() : undefined}
              />
            }
          />
        </section>
        {assigning && (
          <AssignReleases
            releases={selected}
            onClose={() => setAssigning(false)}
            onDone={() => {
              setAssigning(false)
              setSelected([])
            }}
          />
        )}
      </Page>
    </>
  )
}
