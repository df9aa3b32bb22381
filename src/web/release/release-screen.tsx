import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { showRelease } from '#contract/release-contract.ts'
import type { ReleasePage } from '#contract/release-shapes.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { AssignReleases } from './assign-releases.tsx'
import { BeforeTabs } from './before-tabs.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { FactsCard } from './facts-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { RecordBar } from './record-bar.tsx'
import { StepsCard } from './steps-card.tsx'

/** One release from the first notice to the order: what is owed, what was done, what to do now. */
export function ReleaseScreen() {
  const { releaseId = '' } = useParams()
  const page = useRoute(showRelease, { params: { releaseId } })
  return (
    <>
      <BeforeTabs />
      <Loaded query={page} lines={10}>
        {(read) => <Shown page={read} />}
      </Loaded>
    </>
  )
}

function Shown({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { line } = page
  const out = daysBetween(today, line.releaseOn)
  const when = out > 0 ? t.inDays(out) : out === 0 ? t.today : t.ago(-out)
  return (
    <Page
      title={line.name}
      documentTitle={t.page.documentTitle}
      lead={
        <>
          {sayDate(line.releaseOn, language)} · {when} · {t.expected[line.expected]} · {line.townshipName} ·{' '}
          {line.workerName ?? line.stationName ?? t.nobody}
        </>
      }
      actions={<Actions page={page} />}
    >
      <div className="stack">
        <Standing page={page} />
        <RecordBar page={page} />
        <div className="release-grid">
          <div className="stack">
            <PlanCard page={page} />
            <StepsCard page={page} />
          </div>
          <FactsCard page={page} />
        </div>
        <p className="soft small print-only">{t.sheet.printed(sayDate(today, language))}</p>
      </div>
    </Page>
  )
}

/** At most one thing is said at the head: what is late, or how it ended. */
function Standing({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { line, joinedOn } = page
  if (line.status === 'joined' && joinedOn)
    return (
      <Banner kind="good" title={t.page.joined(sayDate(joinedOn, language))}>
        {line.caseId && (
          <p className="no-print">
            <ButtonLink small to={`/cases/${line.caseId}`} icon={FolderOpen}>
              {t.page.case}
            </ButtonLink>
          </p>
        )}
      </Banner>
    )
  if (line.status === 'closed')
    return <Banner title={t.page.closed(line.closeReason ? t.closeReasons[line.closeReason] : '')} />
  if (line.nextKind === null || line.nextBy === null || line.nextBy >= today) return null
  const days = daysBetween(line.nextBy, today)
  if (line.nextKind === 'order')
    return <Banner kind="late" title={t.page.noOrder(daysBetween(line.releaseOn, today))} />
  return <Banner kind="late" title={t.page.late(t.kinds[line.nextKind], days)} />
}

function Actions({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  const [open, setOpen] = useState<'assign' | 'close'>()
  const mayAssign = useMayUse(['stationHead', 'townshipOffice'])
  const { id, status } = page.line
  const shut = () => setOpen(undefined)
  return (
    <>
      {mayAssign && status === 'open' && <Button onClick={() => setOpen('assign')}>{t.assign}</Button>}
      {mayAssign && status !== 'joined' && (
        <Button onClick={() => setOpen('close')}>{status === 'open' ? t.page.close : t.page.reopen}</Button>
      )}
      {open === 'assign' && <AssignReleases releases={[id]} onClose={shut} onDone={shut} />}
      {open === 'close' && <CloseDialog releaseId={id} reopen={status === 'closed'} onClose={shut} />}
    </>
  )
}
