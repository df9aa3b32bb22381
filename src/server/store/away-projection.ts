import type { PoolClient } from 'pg'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { awayOf } from '#core/leave/away.ts'
import { levelsOf } from './case-rows.ts'
import { caseTableWriter, levelColumns } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const write = caseTableWriter({
  table: 'away',
  key: ['id'],
  columns: {
    id: 'text',
    kind: 'text',
    status: 'text',
    from_day: 'date',
    to_day: 'date',
    asked_to: 'date',
    extended: 'boolean',
    back_asked: 'text',
    returned_on: 'date',
    ...levelColumns,
  },
})

/** Keeps `away` equal to the leaves and absences of these cases; a row that did not change is not written. */
export const awayProjection: Projection = {
  name: 'away',
  apply: async (tx, changes) => {
    await writeAway(tx, changes)
  },
  rebuild: writeAway,
}

/** Answers how many rows were not as they should be. */
async function writeAway(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const ids = changes.map((c) => c.caseId)
  return write(tx, changes[0]?.region ?? '', ids, changes.flatMap(rowsOf))
}

function rowsOf({ caseId, state, journal }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const levels = levelsOf(responsiblePlace(journal, state))
  return awayOf(state, journal).map((a) => ({
    case_id: caseId,
    id: a.id,
    kind: a.kind,
    status: a.status,
    from_day: a.from,
    to_day: a.to,
    asked_to: a.askedTo,
    extended: a.extended,
    back_asked: a.returning,
    returned_on: a.returnedOn,
    ...levels,
  }))
}
