import type { PoolClient } from 'pg'
import { abnormalItems } from '#core/abnormal/abnormal-items.ts'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { levelsOf } from './case-rows.ts'
import { caseTableWriter, levelColumns } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const write = caseTableWriter({
  table: 'abnormal',
  key: ['id'],
  columns: {
    id: 'text',
    kind: 'text',
    on_day: 'date',
    first_by: 'date',
    reported: 'boolean',
    ...levelColumns,
  },
})

/** Keeps `abnormal` equal to what is abnormal on these cases; a row that did not change is not written. */
export const abnormalProjection: Projection = {
  name: 'abnormal',
  apply: async (tx, changes) => {
    await writeAbnormal(tx, changes)
  },
  rebuild: writeAbnormal,
}

/** Answers how many rows were not as they should be. */
async function writeAbnormal(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const ids = changes.map((c) => c.caseId)
  return write(tx, changes[0]?.region ?? '', ids, changes.flatMap(rowsOf))
}

function rowsOf({ caseId, state, journal, book }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const levels = levelsOf(responsiblePlace(journal, state))
  return abnormalItems({ state, journal, policy: book.at(state.executionPlace) }).map((item) => ({
    case_id: caseId,
    id: item.id,
    kind: item.kind,
    on_day: item.on,
    first_by: item.firstBy,
    reported: item.reported,
    ...levels,
  }))
}
