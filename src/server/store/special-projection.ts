import type { PoolClient } from 'pg'
import { openSituations } from '#core/special/open-situations.ts'
import { caseTableWriter } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const write = caseTableWriter({
  table: 'special_case',
  key: ['id'],
  columns: { id: 'text', on_day: 'date', until_day: 'date' },
})

/** Which cases have a situation recorded that nobody has ended; what it is stays in the journal. */
export const specialProjection: Projection = {
  name: 'special_case',
  apply: async (tx, changes) => {
    // most acts and every sweep say nothing of it
    const touched = changes.filter((c) => c.added.some((e) => touching.has(e.type)))
    await writeSpecial(tx, touched)
  },
  rebuild: writeSpecial,
}

const touching: ReadonlySet<string> = new Set(['specialSituation', 'specialSituationEnded', 'struck'])

/** Answers how many rows were not as they should be. */
async function writeSpecial(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const rows = changes.flatMap(({ caseId, journal }) =>
    openSituations(journal).map((s) => ({ case_id: caseId, id: s.entry, on_day: s.on, until_day: s.until })),
  )
  const ids = changes.map((c) => c.caseId)
  return write(tx, changes[0]?.region ?? '', ids, rows)
}
