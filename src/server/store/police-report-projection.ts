import type { PoolClient } from 'pg'
import { policeReports } from '#core/police/police-reports.ts'
import { levelsOf } from './case-rows.ts'
import { caseTableWriter, levelColumns } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const writeRows = caseTableWriter({
  table: 'police_report',
  key: ['id'],
  columns: {
    id: 'text',
    ground: 'text',
    on_day: 'date',
    report_no: 'text',
    received_on: 'date',
    receipt_no: 'text',
    receipt_due: 'date',
    decided_on: 'date',
    decision: 'text',
    ...levelColumns,
  },
})

/** Keeps `police_report` equal to the reports on file and what became of them; a case without one costs nothing. */
export const policeReportProjection: Projection = {
  name: 'policeReports',
  apply: async (tx, changes) => {
    await write(
      tx,
      changes.filter((c) => c.journal.some((e) => e.type === 'policeReported')),
    )
  },
  rebuild: write,
}

/** Answers how many rows were not as they should be. */
async function write(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const ids = changes.map((c) => c.caseId)
  return writeRows(tx, changes[0]?.region ?? '', ids, changes.flatMap(rowsOf))
}

function rowsOf({ caseId, state, journal, book }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const levels = levelsOf(state.executionPlace)
  return policeReports(journal, book.at(state.executionPlace)).map((report) => ({
    case_id: caseId,
    id: report.id,
    ground: report.ground,
    on_day: report.on,
    report_no: report.reportNo,
    received_on: report.receivedOn,
    receipt_no: report.receiptNo,
    receipt_due: report.receiptDue,
    decided_on: report.decidedOn,
    decision: report.decision,
    ...levels,
  }))
}
