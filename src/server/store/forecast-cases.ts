import type { PoolClient } from 'pg'
import type { JournalLine } from '#server/forecast/open-journal.ts'
import { rangeOf } from './rollup-range.ts'

/** Every case of a home region that is, or ever was, executed in one of these areas, in the order of ids. Jobs only. */
export async function casesInAreas(
  tx: PoolClient,
  region: string,
  areas: readonly string[],
): Promise<readonly string[]> {
  const ranges = areas.map(rangeOf)
  const { rows } = await tx.query<{ case_id: string }>(
    `with r as (select * from unnest($2::text[], $3::text[]) as r(lower, upper))
     select case_id from case_standing s where region = $1 and exists (select from r where s.area >= lower and s.area < upper)
     union select case_id from case_month m where region = $1 and exists (select from r where m.area >= lower and m.area < upper)
     union select case_id from case_state c where region = $1 and exists (select from r where c.township >= lower and c.township < upper)
     order by case_id`,
    [region, ranges.map(([lower]) => lower), ranges.map(([, upper]) => upper)],
  )
  return rows.map((r) => r.case_id)
}

/** Entries as replay and figures need them: no author, no moment of recording, and none of the types left out. */
export async function readLines(
  tx: PoolClient,
  region: string,
  caseIds: readonly string[],
  leftOut: readonly string[],
): Promise<readonly JournalLine[]> {
  const { rows } = await tx.query<JournalLine>({
    name: 'forecast-lines',
    text: `select case_id, id, type, on_day, data, secret from journal
      where region = $1 and case_id = any($2) and type <> all($3) order by case_id, seq`,
    values: [region, caseIds, leftOut],
  })
  return rows
}
