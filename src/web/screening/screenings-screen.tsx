import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { listScreenings, type Screening } from '#contract/screening-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { BeforeTabs } from '#web/release/before-tabs.tsx'
import { useMayUse, useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { screeningText } from '#web/text/screening.ts'
import { shellText } from '#web/text/shell.ts'
import { BeginDialog } from './begin-dialog.tsx'

/** Screenings that run or ran in the reader's area, with how far each is. */
export function ScreeningsScreen() {
  const t = useText(screeningText)
  const words = useText(releaseText)
  const shell = useText(shellText)
  const [beginning, setBeginning] = useState(false)
  const may = useMayUse(['townshipOffice', 'narcoticsOffice'])
  const list = useRoute(listScreenings, {})
  const columns = useColumns()
  return (
    <>
      <BeforeTabs />
      <Page
        title={words.tabs.screenings}
        documentTitle={shell.titles.releases}
        lead={t.lead}
        actions={
          may && (
            <Button kind="primary" icon={ListPlus} onClick={() => setBeginning(true)}>
              {t.begin}
            </Button>
          )
        }
      >
        <section className="card">
          <Table
            label={t.table}
            name="screenings"
            columns={columns}
            rows={list.data?.screenings}
            rowKey={(row) => row.id}
            loading={list.isFetching}
            error={list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
            empty={{ title: t.empty, children: t.emptyText }}
          />
        </section>
        {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
      </Page>
    </>
  )
}

function useColumns(): readonly Column<Screening>[] {
  const t = useText(screeningText)
  const { language } = useLanguage()
  const { today } = useSession()
  return [
    {
      key: 'name',
      title: t.name,
      head: true,
      wide: true,
      cell: (row) => <Link to={`/screenings/${row.id}`}>{row.name}</Link>,
    },
    { key: 'area', title: t.area, cell: (row) => row.areaName },
    {
      key: 'span',
      title: t.span,
      cell: (row) => (
        <span className="numbers">
          {sayDay(row.from, today, language)} – {sayDay(row.to, today, language)}
        </span>
      ),
    },
    {
      key: 'progress',
      title: t.progress,
      wide: true,
      cell: (row) => (
        <Progress label={row.name} value={row.done} max={row.total} words={t.doneOf(row.done, row.total)} />
      ),
    },
    {
      key: 'state',
      title: t.state,
      cell: (row) => <Badge tone={row.status === 'closed' ? 'good' : 'info'}>{t.states[row.status]}</Badge>,
    },
  ]
}
