import type { CaseState } from '#core/case/case-state.ts'
import { type DayNumber, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { rollForward } from '#core/shared/work-calendar.ts'
import type { Fact } from './prepare-journal.ts'
import type { Found } from './rule-book.ts'
import { changesOn, find, findRuleAt, owe, policyOn, ruleAt, type Sheet } from './sheet.ts'

/** The report-in clock: `due` is null while it has not begun (not served, or in custody). */
export type ReportIn = {
  readonly from: DayNumber
  readonly due: DayNumber | null
  readonly evidence: readonly string[]
  readonly status: CaseState['reportIn']['status']
  /** The day from which the person is deemed to refuse, whether or not the report-in came later. */
  readonly refusedOn: DayNumber | null
}

export function decideReportIn(sheet: Sheet): ReportIn {
  const { served, reported } = sheet
  if (!served)
    return { from: 0, due: null, evidence: [], status: reported ? 'onTime' : 'notServed', refusedOn: null }
  const clock = clockOf(sheet, served)
  const today = sheet.endedOn ?? sheet.asOf
  const lateBy = clock.due !== null && (reported ? reported.day : today) > clock.due
  const status = reported ? (lateBy ? 'late' : 'onTime') : lateBy ? 'overdue' : 'pending'
  const refusedOn = lateBy && clock.due !== null ? clock.due + 1 : null
  return { ...clock, status, refusedOn }
}

/** Duty and findings of report-in. The refusal stays a fact after a late report-in; the overdue does not. */
export function oweReportIn(sheet: Sheet, reportIn: ReportIn): void {
  const { due, evidence } = reportIn
  if (due === null) return
  const clause = sheet.measure === 'communityRehab' ? 'jdtl-38-1' : 'jdtl-14-1'
  const owed = {
    kind: 'reportIn',
    anchor: evidence[0] ?? '',
    owedBy: 'person',
    from: reportIn.from,
    due,
    clause,
    evidence,
  } as const
  owe(sheet, owed, sheet.reported)
  if (reportIn.status === 'pending' && sheet.endedOn === null) changesOn(sheet, due + 1)
  if (reportIn.refusedOn === null) return
  if (!sheet.reported && sheet.endedOn === null)
    find(sheet, 'reportInOverdue', evidence[0] ?? '', due + 1, clause, evidence)
  const rehab = sheet.measure === 'communityRehab'
  find(
    sheet,
    'deemedRefusal',
    evidence[0] ?? '',
    reportIn.refusedOn,
    rehab ? 'jdtl-38-2' : 'jdtl-14-1',
    evidence,
    {
      proposesIsolation: !rehab,
    },
  )
}

type Clock = Pick<ReportIn, 'from' | 'due' | 'evidence'>

function clockOf(sheet: Sheet, served: Fact): Clock {
  const evidence = [served.id]
  let from = served.day
  let due: DayNumber | null = lastDay(sheet, from)
  for (const c of sheet.custodies) {
    if (due === null || c.from > due || c.to < from || (sheet.reported && sheet.reported.day <= c.from))
      continue
    if (!c.open && c.to <= Math.max(from, c.from)) continue
    if (!ruleAt<boolean>(sheet, 'reportIn.startAfterDetention', c.from).value) continue
    evidence.push(...(c.until ? [c.by.id, c.until.id] : [c.by.id]))
    from = c.to
    due = c.open ? null : lastDay(sheet, from)
  }
  for (const reason of due === null ? [] : sheet.facts.of('properReasonAccepted')) {
    const until = toDayNumber(reason.data.until)
    if (due === null || until <= due) continue
    due = until
    evidence.push(reason.id)
  }
  return { from, due, evidence }
}

function lastDay(sheet: Sheet, from: DayNumber): DayNumber {
  const raw = from + daysToReport(sheet, from).value
  return ruleAt<boolean>(sheet, 'reportIn.rollover', from).value
    ? rollForward(policyOn(sheet, from).calendar, raw)
    : raw
}

/** Detox by 戒毒条例 14, rehab by 38; a pack that does not tell them apart has one number. */
function daysToReport(sheet: Sheet, day: DayNumber): Found<number> {
  const rehab =
    sheet.measure === 'communityRehab' ? findRuleAt<number>(sheet, 'reportIn.rehabDays', day) : undefined
  return rehab ?? ruleAt<number>(sheet, 'reportIn.days', day)
}

export function sayReportIn(sheet: Sheet, reportIn: ReportIn): CaseState['reportIn'] {
  return {
    dueOn: reportIn.due === null ? null : fromDayNumber(reportIn.due),
    reportedOn: sheet.reported ? fromDayNumber(sheet.reported.day) : null,
    status: reportIn.status,
  }
}
