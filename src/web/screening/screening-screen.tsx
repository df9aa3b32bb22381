import { FileSpreadsheet, ListChecks, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { showScreening } from '#contract/screening-contract.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { BeforeTabs } from '#web/release/before-tabs.tsx'
import { useMayUse, useSession } from '#web/session/session.ts'
import { screeningText } from '#web/text/screening.ts'
import { AddDialog } from './add-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { LinesCard } from './lines-card.tsx'
import { PickDialog } from './pick-dialog.tsx'
import { ProgressCard } from './progress-card.tsx'

export type ScreeningPage = ReplyOf<typeof showScreening>

/** One screening: how far each township is, whom to look for, what came of each. */
export function ScreeningScreen() {
  const { screeningId = '' } = useParams()
  const page = useRoute(showScreening, { params: { screeningId } })
  return (
    <>
      <BeforeTabs />
      <Loaded query={page} lines={8}>
        {(read) => <Shown page={read} />}
      </Loaded>
    </>
  )
}

function Shown({ page }: { page: ScreeningPage }) {
  const t = useText(screeningText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { screening: s } = page
  const left = daysBetween(today, s.to)
  // who goes out looks for people first
  const worker = useMayUse(['worker'])
  const running = s.status === 'open'
  return (
    <Page
      title={s.name}
      documentTitle={t.page.documentTitle}
      lead={
        <>
          {s.areaName} · {sayDate(s.from, language)} – {sayDate(s.to, language)}
          {running && ` · ${left < 0 ? t.page.late(-left) : t.page.daysLeft(left)}`}
        </>
      }
      actions={<Actions page={page} />}
    >
      <div className="stack">
        {page.closedOn && (
          <Banner kind="good" title={t.page.closed(sayDate(page.closedOn, language), page.closedBy ?? '—')} />
        )}
        <Progress label={t.progress} value={s.done} max={s.total} words={t.doneOf(s.done, s.total)} />
        {worker && <LinesCard page={page} />}
        <ProgressCard page={page} />
        {!worker && <LinesCard page={page} />}
      </div>
    </Page>
  )
}

function Actions({ page }: { page: ScreeningPage }) {
  const t = useText(screeningText)
  const office = useMayUse(['townshipOffice', 'narcoticsOffice'])
  const [open, setOpen] = useState<'pick' | 'add' | 'close'>()
  const { id, status } = page.screening
  const shut = () => setOpen(undefined)
  const running = status === 'open'

  return (
    <>
      {office && running && (
        <>
          <ButtonLink to={`/screenings/${id}/lists`} icon={FileSpreadsheet}>
            {t.page.lists}
          </ButtonLink>
          <Button icon={ListChecks} onClick={() => setOpen('pick')}>
            {t.page.pick}
          </Button>
          <Button icon={UserPlus} onClick={() => setOpen('add')}>
            {t.page.add}
          </Button>
        </>
      )}
      {office && running && page.mine && (
        <Button kind="primary" onClick={() => setOpen('close')}>
          {t.page.close}
        </Button>
      )}
      {open === 'pick' && <PickDialog screeningId={id} onClose={shut} />}
      {open === 'add' && <AddDialog screeningId={id} onClose={shut} />}
      {open === 'close' && <CloseDialog page={page} onClose={shut} />}
    </>
  )
}
