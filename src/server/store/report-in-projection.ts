import type { PoolClient } from 'pg'
import { reportInTrack } from '#core/report-in/report-in-track.ts'
import { levelsOf } from './case-rows.ts'
import { caseTableWriter, levelColumns } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const writeRows = caseTableWriter({
  table: 'report_in_track',
  key: [],
  columns: {
    served_on: 'date',
    due_on: 'date',
    why: 'text',
    reminders: 'int',
    reminded_on: 'date',
    asked: 'text',
    ...levelColumns,
  },
})

/** Keeps `report_in_track` equal to who has not reported in yet. Most acts are about somebody who has: they cost nothing. */
export const reportInProjection: Projection = {
  name: 'reportIn',
  apply: async (tx, changes) => {
    await write(
      tx,
      changes.filter((c) => c.state.reportIn.reportedOn === null || !c.before?.['reported_on']),
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
  const place = state.executionPlace
  const track = place === null ? null : reportInTrack({ state, journal, policy: book.at(place) })
  if (track === null) return []
  return [
    {
      case_id: caseId,
      served_on: track.servedOn,
      due_on: track.dueOn,
      why: track.why,
      reminders: track.reminders,
      reminded_on: track.remindedOn,
      asked: track.asked,
      ...levelsOf(place),
    },
  ]
}
