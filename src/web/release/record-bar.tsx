import { useState } from 'react'
import type { ReleasePage } from '#contract/release-shapes.ts'
import type { RecordedKind } from '#core/release/release-step.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Menu } from '#web/kit/menu.tsx'
import { useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { StepDialog } from './step-dialog.tsx'

/** What can be done now comes as buttons, the rest in a menu: a step takes less than a minute, also on a phone. */
export function RecordBar({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  const { today } = useSession()
  const may = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const [kind, setKind] = useState<RecordedKind>()
  if (!may) return null
  const { now, later } = stepsFor(page, today)
  const inCase = page.line.status === 'joined' && page.line.caseId
  return (
    <section className="row no-print" aria-label={t.page.record}>
      {inCase && (
        <ButtonLink kind="primary" to={recordPath(inCase, 'visitMade')}>
          {t.acts.firstHomeVisit}
        </ButtonLink>
      )}
      {now.map((one, i) => (
        <Button key={one} kind={i === 0 && !inCase ? 'primary' : 'plain'} onClick={() => setKind(one)}>
          {t.acts[one]}
        </Button>
      ))}
      <Menu
        label={t.page.more}
        items={later.map((one) => ({ key: one, label: t.acts[one], onChoose: () => setKind(one) }))}
        opener={({ open, toggle }) => (
          <Button expanded={open} onClick={toggle}>
            {now.length === 0 && !inCase ? t.page.record : t.page.more}
          </Button>
        )}
      />
      {kind && <StepDialog page={page} kind={kind} onClose={() => setKind(undefined)} />}
    </section>
  )
}

const rare = ['noticeReceived', 'papersReceived', 'dateChanged', 'note'] as const

/** Steps that fit the moment: before the gate, at it, after it. */
function stepsFor(
  page: ReleasePage,
  today: string,
): { now: readonly RecordedKind[]; later: readonly RecordedKind[] } {
  const { line, plan } = page
  if (line.status === 'closed') return { now: [], later: ['note'] }
  const open = (kind: string) => plan.some((i) => i.kind === kind && i.status === 'open')
  const before = today < line.releaseOn
  const now: RecordedKind[] = []
  if (before && open('visit')) now.push('visit')
  if (!before && line.met === null) now.push('collected', 'notCollected')
  if (open('rightsNotice')) now.push('rightsNotice')
  if (open('helpAgreement')) now.push('helpAgreement')
  if (before && page.plan.length > 0) now.push('collectionPlanned')
  if (!before && line.status === 'open' && open('firstHomeVisit')) now.push('firstHomeVisit')
  const again: RecordedKind[] = before ? ['visit', 'rightsNotice', 'helpAgreement'] : ['firstHomeVisit']
  const rest = [...again, ...rare].filter((k) => !now.includes(k))
  const later =
    line.status === 'joined' ? rest.filter((k) => k !== 'dateChanged' && k !== 'firstHomeVisit') : rest
  return { now, later }
}
