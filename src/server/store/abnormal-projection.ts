import type { PoolClient } from 'pg'
import { abnormalItems } from '#core/abnormal/abnormal-items.ts'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const columns = 'case_id, id, kind, on_day, first_by, reported, province, city, county, township'
const record = `jsonb_to_recordset($3::jsonb) as r(case_id text, id text, kind text, on_day date, first_by date,
  reported boolean, province text, city text, county text, township text)`

const replaced = columns
  .split(', ')
  .map((c) => `excluded.${c}`)
  .join(', ')

const writeSql = `with
  fresh as (select * from ${record} where r.case_id = any($2)),
  gone as (delete from abnormal a where a.region = $1 and a.case_id = any($2)
    and not exists (select from fresh r where r.case_id = a.case_id and r.id = a.id) returning 1),
  put as (insert into abnormal as a (region, ${columns}) select $1, ${columns} from fresh
    on conflict (region, case_id, id) do update set (${columns}) = (${replaced})
    where (a.kind, a.on_day, a.first_by, a.reported, a.township) is distinct from
      (excluded.kind, excluded.on_day, excluded.first_by, excluded.reported, excluded.township)
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

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
  const [first] = changes
  if (!first) return 0
  const rows = changes.flatMap(rowsOf)
  const written = await tx.query<{ n: number }>({
    name: 'abnormal-write',
    text: writeSql,
    values: [first.region, changes.map((c) => c.caseId), JSON.stringify(rows)],
  })
  return written.rows[0]?.n ?? 0
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
