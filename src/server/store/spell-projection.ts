import type { PoolClient } from 'pg'
import { isQuiet } from '#core/metrics/figure-days.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { caseSpells } from '#core/survival/case-spells.ts'
import { caseTableWriter } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const writeRows = caseTableWriter({
  table: 'case_spell',
  key: ['curve', 'from_day'],
  columns: {
    curve: 'text',
    from_day: 'int',
    to_day: 'int',
    ending: 'text',
    origin_on: 'date',
    area: 'text',
    measure: 'text',
  },
})

/** Keeps `case_spell` equal to what the cases add to the curves of their cohorts. */
export const spellProjection: Projection = {
  name: 'spells',
  apply: async (tx, changes) => {
    await write(tx, changes.filter(mayMove))
  },
  rebuild: write,
}

/** A visit or a clean test moves no curve, unless the state was to change by time since it was last counted. */
function mayMove({ added, before, today }: CaseChange): boolean {
  if (!before || before.seq === 0 || added.length === 0) return true
  const turned = before.next_change_on !== null && before.next_change_on <= today
  return turned || !added.every(isQuiet)
}

/** Answers how many rows were not as they should be. */
async function write(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const ids = changes.map((c) => c.caseId)
  return writeRows(tx, changes[0]?.region ?? '', ids, changes.flatMap(rowsOf))
}

function rowsOf({ caseId, state, journal, today }: CaseChange): Record<string, unknown>[] {
  return caseSpells(state, standingEntries(journal, today)).map((s) => ({
    case_id: caseId,
    curve: s.curve,
    from_day: s.fromDay,
    to_day: s.toDay,
    ending: s.ending,
    origin_on: s.originOn,
    area: s.area,
    measure: s.measure,
  }))
}
