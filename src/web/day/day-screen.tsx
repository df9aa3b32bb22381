import { lazy, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { dayLists, myDay } from '#contract/day-contract.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { sayDate, sayWeekday } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { setSearchText } from '#web/people/search-text.ts'
import { useSession } from '#web/session/session.ts'
import { dayText } from '#web/text/day.ts'
import { shellText } from '#web/text/shell.ts'
import { DayAlerts } from './day-alerts.tsx'
import { type Bucket, countsOf, firstList, type List, sum } from './day-counts.ts'
import { DayList } from './day-list.tsx'
import './day.css'

const LateDecisions = lazy(async () => ({
  default: (await import('#web/decision/late-decisions.tsx')).LateDecisions,
}))

const EntrustedDuties = lazy(async () => ({
  default: (await import('#web/handover/entrusted-duties.tsx')).EntrustedDuties,
}))

const defaults = { list: '', bucket: '' }

/** The worker's home: find someone, then what is due, in three counted lists and nothing else. */
export function DayScreen() {
  const t = useText(dayText)
  const shell = useText(shellText)
  const navigate = useNavigate()
  const { language } = useLanguage()
  const { today, grant } = useSession()
  const isWorker = grant.role === 'worker'
  const [url, setUrl] = useUrlState(defaults)
  const counts = usePages(myDay, { query: { limit: 1 } }, 'query')
  const first = counts.pages?.[0]
  const list = (url.list || firstList(first?.counts)) as List
  const bucket = (url.bucket || undefined) as Bucket | undefined
  const rows = usePages(myDay, { query: { list, bucket, limit: 60 } }, 'query', first !== undefined)

  function search(text: string) {
    setSearchText(text)
    void navigate('/people')
  }

  return (
    <Page
      title={shell.titles.day}
      documentTitle={shell.titles.day}
      lead={t.lead(sayDate(today, language), sayWeekday(today, language))}
    >
      <div className="stack">
        <div className="big-search">
          <SearchBox label={t.search} placeholder={t.searchPlaceholder} value="" onSearch={search} />
        </div>
        <Suspense fallback={null}>
          <LateDecisions />
          {isWorker && <EntrustedDuties />}
        </Suspense>
        {counts.error && <Failed error={counts.error} onRetry={() => void counts.refetch()} />}
        {!first && !counts.error && <Skeleton lines={8} />}
        {first && (
          <div className="day-grid">
            <section className="card">
              <Tabs
                label={shell.titles.day}
                value={list}
                onChange={(key) => setUrl({ list: key, bucket: '' })}
                tabs={dayLists.map((key) => ({
                  key,
                  label: t.lists[key],
                  count: sum(countsOf(first.counts, key)),
                }))}
              >
                <DayList
                  list={list}
                  bucket={bucket}
                  counts={countsOf(first.counts, list)}
                  onBucket={(next) => setUrl({ bucket: next ?? '' })}
                  rows={rows.pages?.flatMap((page) => page.rows)}
                  loading={rows.isFetching}
                  today={today}
                />
                {rows.error && <Failed error={rows.error} onRetry={() => void rows.refetch()} />}
                {rows.hasNextPage && (
                  <div className="day-more">
                    <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
                      {t.more}
                    </Button>
                  </div>
                )}
              </Tabs>
            </section>
            <DayAlerts alerts={first.alerts} total={first.alertCount} today={today} />
          </div>
        )}
      </div>
    </Page>
  )
}
