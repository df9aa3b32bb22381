import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays } from '#core/shared/work-calendar.ts'

export const reportStates = ['sent', 'received', 'decided'] as const
export type ReportState = (typeof reportStates)[number]

/** A report to the police and what became of it. `receiptDue` only where a pack gives the receipt a day. */
export type PoliceReport = {
  readonly id: string
  readonly ground: string
  readonly on: PlainDate
  readonly reportNo: string | null
  readonly receivedOn: PlainDate | null
  readonly receiptNo: string | null
  readonly receiptDue: PlainDate | null
  readonly decidedOn: PlainDate | null
  readonly decision: string | null
  readonly documentNo: string | null
}

/** Every report that stands, oldest first. A decision that names no report answers all that were made before it. */
export function policeReports(journal: readonly Entry[], policy: Policy): readonly PoliceReport[] {
  const entries = standing(journal)
  const byDay = (type: string) =>
    entries.filter((e) => e.type === type).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const receipts = byDay('policeReceived')
  const decisions = byDay('policeDecided')
  return byDay('policeReported').map((report) => {
    const received = receipts.find((e) => e.data['report'] === report.id)
    const decided =
      decisions.find((e) => e.data['report'] === report.id) ??
      decisions.find((e) => e.data['report'] === undefined && e.on >= report.on)
    return {
      id: report.id,
      ground: String(report.data['ground']),
      on: report.on,
      reportNo: textOf(report, 'reportNo'),
      receivedOn: received?.on ?? null,
      receiptNo: textOf(received, 'receiptNo'),
      receiptDue: received || decided ? null : receiptDue(policy, report.on),
      decidedOn: decided?.on ?? null,
      decision: textOf(decided, 'decision'),
      documentNo: textOf(decided, 'documentNo'),
    }
  })
}

export function reportState({ decidedOn, receivedOn }: PoliceReport): ReportState {
  if (decidedOn !== null) return 'decided'
  return receivedOn === null ? 'sent' : 'received'
}

function textOf(entry: Entry | undefined, field: string): string | null {
  const value = entry?.data[field]
  return typeof value === 'string' && value !== '' ? value : null
}

/** No law gives the receipt a day; a place may. */
function receiptDue(policy: Policy, on: PlainDate): PlainDate | null {
  const days = findRule<number>(policy, 'police.receiptWorkDays', on)?.value
  return days === undefined ? null : fromDayNumber(addWorkDays(policy.calendar, toDayNumber(on), days))
}
