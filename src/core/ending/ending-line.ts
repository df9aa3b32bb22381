import type { CaseState } from '#core/case/case-state.ts'
import { lastStages } from '#core/case/stage-transitions.ts'
import type { Entry } from '#core/journal/entry.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { isOutstanding, noticesOwed } from './notices-owed.ts'

/** What the register of endings says of a case beside its state. */
export type EndingLine = {
  /** Since when it stands still, or the day on which it ended. */
  readonly since: PlainDate | null
  readonly reason: string | null
  readonly expectedUntil: PlainDate | null
  readonly suspendedDays: number
  readonly endAssessedOn: PlainDate | null
  readonly noticesOpen: number
  readonly noticesDue: PlainDate | null
  readonly noticesOfPolice: number
  readonly followUpsDone: number
  readonly followUpsMissed: number
  readonly followUpDue: PlainDate | null
  readonly exitReport: string | null
  readonly exitListNo: string | null
  readonly exitReportedOn: PlainDate | null
  readonly exitAnsweredOn: PlainDate | null
  readonly exitConfirmed: boolean | null
}

/** Null for a case that runs and has nothing to tell: most of them. */
export function endingLine(
  journal: readonly Entry[],
  state: CaseState,
  policy: Policy,
  today: PlainDate,
): EndingLine | null {
  if (!hasSomething(journal, state)) return null
  const entries = standingEntries(journal, today).filter((e) => e.on <= today)
  const notices = noticesOwed(journal, state, policy, today).filter(isOutstanding)
  const due = notices.flatMap((n) => (n.dueOn === null ? [] : [n.dueOn])).sort()
  const followUps = state.duties.filter((d) => d.kind === 'followUp')
  return {
    ...beginningOf(entries, state),
    suspendedDays: state.term.suspendedDays,
    endAssessedOn:
      entries.findLast((e) => e.type === 'assessmentMade' && e.data['kind'] === 'end')?.on ?? null,
    noticesOpen: notices.length,
    noticesDue: due[0] ?? null,
    noticesOfPolice: notices.filter((n) => n.owedBy === 'police').length,
    followUpsDone: followUps.filter((d) => d.doneBy !== null).length,
    followUpsMissed: followUps.filter((d) => d.status === 'missed').length,
    followUpDue: followUps.find((d) => d.status === 'open')?.dueOn ?? null,
    ...exitOf(entries),
  }
}

const telling: ReadonlySet<string> = new Set(['suspended', 'resumed', 'terminated', 'dischargeNotified'])

function hasSomething(journal: readonly Entry[], { stage }: CaseState): boolean {
  if (stage === 'suspended' || lastStages.has(stage)) return true
  return journal.some((e) => telling.has(e.type) || (e.type === 'assessmentMade' && e.data['kind'] === 'end'))
}

type Beginning = Pick<EndingLine, 'since' | 'reason' | 'expectedUntil'>

function beginningOf(entries: readonly Entry[], { stage, term }: CaseState): Beginning {
  const none = { since: null, reason: null, expectedUntil: null }
  if (stage === 'discharged') return { ...none, since: term.endsOn }
  const by = openerOf(entries, stage)
  if (!by) return none
  const until = by.data['expectedUntil']
  return {
    since: by.on,
    reason: typeof by.data['reason'] === 'string' ? by.data['reason'] : 'compulsoryIsolation',
    expectedUntil: typeof until === 'string' ? until : null,
  }
}

function openerOf(entries: readonly Entry[], stage: CaseState['stage']): Entry | undefined {
  if (stage === 'suspended') return entries.findLast((e) => e.type === 'suspended')
  const ends = (e: Entry) => e.type === 'terminated' || e.data['decision'] === 'compulsoryIsolation'
  return lastStages.has(stage) ? entries.find(ends) : undefined
}

type Exit = Pick<
  EndingLine,
  'exitReport' | 'exitListNo' | 'exitReportedOn' | 'exitAnsweredOn' | 'exitConfirmed'
>

/** The newest hand-over of the name and the answer to it. Use after it makes the years begin anew, and the next one counts. */
function exitOf(entries: readonly Entry[]): Exit {
  const reported = entries.findLast((e) => e.type === 'exitReported')
  const answer = entries.findLast((e) => e.type === 'exitConfirmed' && e.data['report'] === reported?.id)
  return {
    exitReport: reported?.id ?? null,
    exitListNo: reported ? String(reported.data['listNo']) : null,
    exitReportedOn: reported?.on ?? null,
    exitAnsweredOn: answer?.on ?? null,
    exitConfirmed: answer ? answer.data['confirmed'] === true : null,
  }
}
