import { useState } from 'react'
import { Link } from 'react-router'
import type { EndingLineShown } from '#contract/ending-contract.ts'
import type { EndingTab } from '#core/ending/ending-tabs.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import type { Column } from '#web/kit/table.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { endingText } from '#web/text/ending.ts'
import { fieldsText } from '#web/text/fields.ts'
import { labelsText } from '#web/text/labels.ts'
import { ExitAnswerDialog } from './exit-answer-dialog.tsx'

type Line = EndingLineShown
type Col = Column<Line>

/** What each part of the register shows of a case, and the one thing to do about it. */
export function useEndingColumns(tab: EndingTab, police: boolean): readonly Col[] {
  const t = useText(endingText)
  const labels = useText(labelsText)
  const reasons = useText(fieldsText).value['reason'] as Readonly<Record<string, string>>
  const { language } = useLanguage()
  const day = (date: PlainDate | null) =>
    date === null ? '—' : <span className="numbers nowrap">{sayDate(date, language)}</span>
  const named = (key: string, title: string, of: (row: Line) => PlainDate | null): Col => ({
    key,
    title,
    cell: (row) => day(of(row)),
  })
  const who: readonly Col[] = [
    {
      key: 'name',
      title: t.name,
      head: true,
      cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.name}</Link>,
    },
    {
      key: 'measure',
      title: t.measure,
      tight: true,
      cell: (row) => (row.measure ? labels.measure[row.measure] : '—'),
    },
  ]
  const whose: readonly Col[] = [
    {
      key: 'worker',
      title: t.worker,
      folded: police,
      cell: (row) => row.workerName ?? <span className="soft">{t.nobody}</span>,
    },
    { key: 'station', title: t.station, folded: true, cell: (row) => row.stationName ?? '—' },
  ]
  const reason: Col = {
    key: 'reason',
    title: t.reason,
    cell: (row) => (row.reason ? (reasons[row.reason] ?? row.reason) : '—'),
  }
  const notices: Col = { key: 'notices', title: t.notices, cell: (row) => <Notices row={row} /> }
  const parts: Readonly<Record<EndingTab, readonly Col[]>> = {
    soon: [
      named('ends', t.termEnds, (r) => r.termEnds),
      {
        key: 'material',
        title: t.material,
        cell: (row) =>
          row.endAssessedOn ? (
            <Badge tone="good">{t.assessed(sayDate(row.endAssessedOn, language))}</Badge>
          ) : row.materialDue ? (
            <Due by={row.materialDue} />
          ) : (
            '—'
          ),
      },
    ],
    suspended: [
      named('since', t.since, (r) => r.since),
      reason,
      { key: 'added', title: t.added, cell: (row) => t.days(row.suspendedDays) },
      named('expected', t.expected, (r) => r.expectedUntil),
      { ...named('ends', t.termEnds, (r) => r.termEnds), folded: true },
      notices,
    ],
    ended: [
      { key: 'stage', title: t.endedOn, cell: (row) => day(row.since) },
      { key: 'how', title: t.what.terminated, cell: (row) => labels.stage[row.stage] },
      reason,
      notices,
    ],
    discharged: [named('ends', t.termEnds, (r) => r.termEnds), notices],
    followUp: [
      named('next', t.nextVisit, (r) => r.followUps.due),
      {
        key: 'visits',
        title: t.visits,
        cell: (row) => t.visitsDone(row.followUps.done, row.followUps.missed),
      },
      named('full', t.fullOn, (r) => r.threeYearsCleanOn),
    ],
    clean: [
      named('since', t.cleanSince, (r) => r.cleanSince),
      named('full', t.fullOn, (r) => r.threeYearsCleanOn),
      { key: 'exit', title: t.exit, cell: (row) => <Exit row={row} /> },
    ],
  }
  const act: Col = { key: 'act', title: '', bare: true, cell: (row) => <Act row={row} tab={tab} /> }
  return [...who, ...parts[tab], ...whose, act]
}

function Due({ by }: { by: PlainDate }) {
  const t = useText(endingText)
  const { language } = useLanguage()
  const { today } = useSession()
  return <Badge tone={by < today ? 'late' : 'neutral'}>{t.materialBy(sayDate(by, language))}</Badge>
}

function Notices({ row }: { row: Line }) {
  const t = useText(endingText)
  const { language } = useLanguage()
  const { today } = useSession()
  if (row.noticesOpen === 0) return <Badge tone="good">{t.noticesDone}</Badge>
  const late = row.noticesDue !== null && row.noticesDue < today
  return (
    <span className="row">
      <Badge tone={late ? 'late' : 'neutral'}>{t.noticesOpen(row.noticesOpen)}</Badge>
      {row.noticesDue && (
        <span className="soft small nowrap">{t.noticesBy(sayDate(row.noticesDue, language))}</span>
      )}
    </span>
  )
}

function Exit({ row }: { row: Line }) {
  const t = useText(endingText)
  const { state, waitingDays, listNo } = row.exit
  if (!state) return <>—</>
  const tone = state === 'confirmed' ? 'good' : state === 'declined' ? 'late' : 'neutral'
  return (
    <span className="row">
      <Badge tone={tone}>{t.exits[state]}</Badge>
      {listNo && <span className="soft small">{t.list(listNo)}</span>}
      {waitingDays !== null && <span className="soft small">{t.waiting(waitingDays)}</span>}
    </span>
  )
}

/** The police answer a name or issue a notice; everybody else goes to the case. */
function Act({ row, tab }: { row: Line; tab: EndingTab }) {
  const t = useText(endingText)
  const [answering, setAnswering] = useState(false)
  const police = useMayUse(['policeLiaison'])
  if (!police) return null
  if (tab === 'discharged')
    return (
      <ButtonLink small to={`/cases/${row.caseId}/documents/F-29`} label={`${t.issue}：${row.name}`}>
        {t.issue}
      </ButtonLink>
    )
  if (row.exit.state !== 'reported' || !row.exit.report) return null
  return (
    <>
      <Button small label={`${t.answer}：${row.name}`} onClick={() => setAnswering(true)}>
        {t.answer}
      </Button>
      {answering && (
        <ExitAnswerDialog caseId={row.caseId} report={row.exit.report} onClose={() => setAnswering(false)} />
      )}
    </>
  )
}
