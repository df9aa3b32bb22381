import type { PoolClient } from 'pg'
import { reportInTrack } from '#core/report-in/report-in-track.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const columns =
  'case_id, served_on, due_on, why, reminders, reminded_on, asked, province, city, county, township'
const record = `jsonb_to_recordset($3::jsonb) as r(case_id text, served_on date, due_on date, why text, reminders int,
  reminded_on date, asked text, province text, city text, county text, township text)`

const all = (of: string) =>
  columns
    .split(', ')
    .map((c) => `${of}.${c}`)
    .join(', ')

const writeSql = `with
  fresh as (select * from ${record} where r.case_id = any($2)),
  gone as (delete from report_in_track a where a.region = $1 and a.case_id = any($2)
    and not exists (select from fresh r where r.case_id = a.case_id) returning 1),
  put as (insert into report_in_track as a (region, ${columns}) select $1, ${columns} from fresh
    on conflict (region, case_id) do update set (${columns}) = (${all('excluded')})
    where (${all('a')}) is distinct from (${all('excluded')})
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

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
  const [first] = changes
  if (!first) return 0
  const written = await tx.query<{ n: number }>({
    name: 'report-in-write',
    text: writeSql,
    values: [first.region, changes.map((c) => c.caseId), JSON.stringify(changes.flatMap(rowsOf))],
  })
  return written.rows[0]?.n ?? 0
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
