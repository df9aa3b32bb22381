import type { PoolClient } from 'pg'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { awayOf } from '#core/leave/away.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const columns =
  'case_id, id, kind, status, from_day, to_day, asked_to, extended, back_asked, returned_on, province, city, county, township'
const record = `jsonb_to_recordset($3::jsonb) as r(case_id text, id text, kind text, status text, from_day date, to_day date,
  asked_to date, extended boolean, back_asked text, returned_on date, province text, city text, county text, township text)`

const replaced = columns
  .split(', ')
  .map((c) => `excluded.${c}`)
  .join(', ')
const compared = [
  'kind',
  'status',
  'from_day',
  'to_day',
  'asked_to',
  'extended',
  'back_asked',
  'returned_on',
  'township',
]

const writeSql = `with
  fresh as (select * from ${record} where r.case_id = any($2)),
  gone as (delete from away a where a.region = $1 and a.case_id = any($2)
    and not exists (select from fresh r where r.case_id = a.case_id and r.id = a.id) returning 1),
  put as (insert into away as a (region, ${columns}) select $1, ${columns} from fresh
    on conflict (region, case_id, id) do update set (${columns}) = (${replaced})
    where (${compared.map((c) => `a.${c}`).join(', ')}) is distinct from (${compared.map((c) => `excluded.${c}`).join(', ')})
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

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
  const [first] = changes
  if (!first) return 0
  const written = await tx.query<{ n: number }>({
    name: 'away-write',
    text: writeSql,
    values: [first.region, changes.map((c) => c.caseId), JSON.stringify(changes.flatMap(rowsOf))],
  })
  return written.rows[0]?.n ?? 0
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
