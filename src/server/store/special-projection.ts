import type { PoolClient } from 'pg'
import { openSituations } from '#core/special/open-situations.ts'
import type { CaseChange, Projection } from './projections.ts'

const record = 'jsonb_to_recordset($3::jsonb) as r(case_id text, id text, on_day date, until_day date)'

const writeSql = `with
  fresh as (select * from ${record} where r.case_id = any($2)),
  gone as (delete from special_case a where a.region = $1 and a.case_id = any($2)
    and not exists (select from fresh r where r.case_id = a.case_id and r.id = a.id) returning 1),
  put as (insert into special_case as a (region, case_id, id, on_day, until_day)
    select $1, case_id, id, on_day, until_day from fresh
    on conflict (region, case_id, id) do update set (on_day, until_day) = (excluded.on_day, excluded.until_day)
    where (a.on_day, a.until_day) is distinct from (excluded.on_day, excluded.until_day)
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

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
  const [first] = changes
  if (!first) return 0
  const rows = changes.flatMap(({ caseId, journal }) =>
    openSituations(journal).map((s) => ({ case_id: caseId, id: s.entry, on_day: s.on, until_day: s.until })),
  )
  const written = await tx.query<{ n: number }>({
    name: 'special-write',
    text: writeSql,
    values: [first.region, changes.map((c) => c.caseId), JSON.stringify(rows)],
  })
  return written.rows[0]?.n ?? 0
}
