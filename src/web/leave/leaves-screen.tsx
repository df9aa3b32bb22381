import { ChevronLeft, ChevronRight, Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { type AwayLine, exportAway, listAway } from '#contract/leave-contract.ts'
import { ApiError, download } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, IconButton } from '#web/kit/button.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useSay, useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { leaveText } from '#web/text/leave.ts'
import { shellText } from '#web/text/shell.ts'
import { LeaveDrawer } from './leave-drawer.tsx'
import { LeaveFilters, leaveFilters, matches } from './leave-filters.tsx'
import { monthOf, otherMonth } from './month.ts'
import { MonthGrid } from './month-grid.tsx'
import { WeekList } from './week-list.tsx'
import './leaves.css'

/** Who is away in a month: people by days on a desk, week by week on a phone. */
export function LeavesScreen() {
  const t = useText(leaveText)
  const shell = useText(shellText)
  const { today } = useSession()
  const police = useSession().grant.role === 'policeLiaison'
  const [url, setUrl] = useUrlState(leaveFilters)
  const [words, setWords] = useState('')
  const [opened, setOpened] = useState<AwayLine>()
  const month = monthOf(url.month, today)
  const whole = { month: month.key, ...(url.now === '1' ? { now: 'true' as const } : {}) }
  const narrowed = { ...whole, station: url.station || undefined, worker: url.worker || undefined }
  const all = useRoute(listAway, { query: whole })
  // only where there is more than the page holds does the server have to narrow it
  const found = useRoute(listAway, { query: all.data?.more ? narrowed : whole })
  const lines = found.data?.lines.filter((line) => matches(line, url, words))
  const mayExport = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const { save } = useExport(whole)
  return (
    <Page
      title={shell.titles.leaves}
      documentTitle={shell.titles.leaves}
      lead={police ? t.leadPolice : t.lead}
    >
      <div className="stack leaves">
        {all.data && <Counts counts={all.data.counts} />}
        <div className="row no-print">
          <IconButton
            icon={ChevronLeft}
            name={t.previous}
            onClick={() => setUrl({ month: otherMonth(month, -1) })}
          />
          <strong className="numbers leaves-month">{month.key}</strong>
          <IconButton
            icon={ChevronRight}
            name={t.next}
            onClick={() => setUrl({ month: otherMonth(month, 1) })}
          />
          {month.key !== today.slice(0, 7) && (
            <Button kind="plain" onClick={() => setUrl({ month: '' })}>
              {t.thisMonth}
            </Button>
          )}
        </div>
        <LeaveFilters
          lines={all.data?.lines ?? []}
          tiers={all.data?.tiers ?? []}
          values={url}
          onChange={setUrl}
        />
        <div className="no-print">
          <SearchBox label={t.find} placeholder={t.find} value={words} onSearch={setWords} live />
        </div>
        {found.data?.more && <Banner title={t.more} />}
        <section className="card" aria-label={t.table(month.key)}>
          {found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
          {!lines && !found.error && (
            <div className="card-body">
              <Skeleton lines={8} />
            </div>
          )}
          {lines?.length === 0 && <EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
          {lines && lines.length > 0 && (
            <>
              <MonthGrid lines={lines} month={month} today={today} onOpen={setOpened} />
              <WeekList lines={lines} month={month} today={today} onOpen={setOpened} />
            </>
          )}
        </section>
        <div className="row no-print">
          <Button icon={Printer} onClick={() => window.print()}>
            {t.print}
          </Button>
          {mayExport && (
            <>
              <Button icon={Download} onClick={() => void save()}>
                {t.export}
              </Button>
              <span className="soft small">{t.exportHint}</span>
            </>
          )}
        </div>
      </div>
      {opened && <LeaveDrawer line={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

function Counts({ counts }: { counts: Readonly<Record<'now' | 'asked' | 'overdue' | 'absent', number>> }) {
  const t = useText(leaveText).counts
  return (
    <dl className="leave-counts">
      {(['now', 'asked', 'overdue', 'absent'] as const).map((key) => (
        <div key={key} className={counts[key] > 0 && (key === 'overdue' || key === 'absent') ? 'late' : ''}>
          <dt>{t[key]}</dt>
          <dd className="numbers">{counts[key]}</dd>
        </div>
      ))}
    </dl>
  )
}

function useExport(body: { readonly month: string; readonly now?: 'true' }) {
  const t = useText(leaveText)
  const say = useSay()
  const toast = useToast()
  async function save() {
    try {
      await download(exportAway, { body }, t.exportName)
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    }
  }
  return { save }
}
