import type { ReportInLine } from '#contract/report-in-contract.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { openName } from '#server/store/person-identity.ts'
import type { ReportInRow } from '#server/store/report-in-store.ts'

/** A line of the board with the name opened; what is asked and what was sent is the office's, not the police's. */
export function shownLine(row: ReportInRow, { services, today, user }: Context): ReportInLine {
  const police = user.role === 'policeLiaison'
  return {
    caseId: row.case_id,
    name: openName(services.vault, row.region, row.person_id, row.name_sealed),
    fileNo: row.file_no,
    measure: row.measure,
    bucket: row.bucket,
    servedOn: row.served_on,
    dueOn: row.due_on,
    daysLeft: row.due_on === null ? null : daysBetween(today, row.due_on),
    why: row.why as ReportInLine['why'],
    reminders: row.reminders,
    remindedOn: row.reminded_on,
    asked: row.asked === null || police ? null : `properReason:${row.asked}`,
    townshipName: row.township_name,
    stationName: row.station_name,
    workerName: row.worker_name,
    report: reportOf(row, today),
    reportId: row.report_id,
    receiptNo: row.receipt_no,
    receiptLate: row.receipt_due !== null && row.receipt_due < today,
    message: police ? null : (row.message_state as ReportInLine['message']),
  }
}

function reportOf(row: ReportInRow, today: string): ReportInLine['report'] {
  if (row.report_id !== null) {
    if (row.decided_on !== null) return 'decided'
    return row.received_on === null ? 'sent' : 'received'
  }
  return row.due_on !== null && row.due_on < today ? 'owed' : null
}
