import type { PoolClient } from 'pg'
import { endingLine } from '#core/ending/ending-line.ts'
import { levelsOf } from './case-rows.ts'
import { caseTableWriter, levelColumns } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const write = caseTableWriter({
  table: 'ending',
  key: [],
  columns: {
    since: 'date',
    reason: 'text',
    expected_until: 'date',
    suspended_days: 'int',
    end_assessed_on: 'date',
    notices_open: 'int',
    notices_due: 'date',
    notices_of_police: 'int',
    follow_ups_done: 'int',
    follow_ups_missed: 'int',
    follow_up_due: 'date',
    exit_report: 'text',
    exit_list_no: 'text',
    exit_reported_on: 'date',
    exit_answered_on: 'date',
    exit_confirmed: 'boolean',
    ...levelColumns,
  },
  only: 'not exists (select from case_state s where s.region = $1 and s.case_id = r.case_id and s.sealed)',
})

/**
 * Keeps `ending` equal to what the journals say of stopping and ending; a row that did not change is not written. A sealed
 * file has none.
 */
export const endingProjection: Projection = {
  name: 'ending',
  apply: async (tx, changes) => {
    await writeEndings(tx, changes)
  },
  rebuild: writeEndings,
}

/** Answers how many rows were not as they should be. */
async function writeEndings(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const ids = changes.map((c) => c.caseId)
  return write(tx, changes[0]?.region ?? '', ids, changes.flatMap(rowOf))
}

function rowOf({ caseId, state, journal, book, today }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const line = endingLine(journal, state, book.at(state.executionPlace), today)
  if (line === null) return []
  return [
    {
      case_id: caseId,
      since: line.since,
      reason: line.reason,
      expected_until: line.expectedUntil,
      suspended_days: line.suspendedDays,
      end_assessed_on: line.endAssessedOn,
      notices_open: line.noticesOpen,
      notices_due: line.noticesDue,
      notices_of_police: line.noticesOfPolice,
      follow_ups_done: line.followUpsDone,
      follow_ups_missed: line.followUpsMissed,
      follow_up_due: line.followUpDue,
      exit_report: line.exitReport,
      exit_list_no: line.exitListNo,
      exit_reported_on: line.exitReportedOn,
      exit_answered_on: line.exitAnsweredOn,
      exit_confirmed: line.exitConfirmed,
      ...levelsOf(state.executionPlace),
    },
  ]
}
