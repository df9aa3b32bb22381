import type { PoolClient } from 'pg'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type Held, holdCases } from './assign-case.ts'
import type { Levels } from './case-rows.ts'

export type Due = Levels & { readonly caseId: string; readonly on: PlainDate }

/** The next cases of a region whose state changes by the passing of time, after a position, oldest first. */
export async function findDueCases(
  tx: PoolClient,
  region: string,
  today: PlainDate,
  after: Due | undefined,
  limit: number,
): Promise<readonly Due[]> {
  const { rows } = await tx.query<Due>({
    name: 'sweep-due',
    text: `select case_id as "caseId", next_change_on as "on", province, city, county, township from case_state
      where region = $1 and next_change_on <= $2 and ($3::date is null or (next_change_on, case_id) > ($3::date, $4))
      order by next_change_on, case_id limit $5`,
    values: [region, today, after?.on ?? null, after?.caseId ?? '', limit],
  })
  return rows
}

/** Where the rows of these cases stand now. */
export async function findHomes(
  tx: PoolClient,
  region: string,
  ids: readonly string[],
): Promise<readonly Due[]> {
  const { rows } = await tx.query<Due>({
    name: 'sweep-homes',
    text: `select case_id as "caseId", next_change_on as "on", province, city, county, township from case_state
      where region = $1 and case_id = any($2) order by case_id`,
    values: [region, ids],
  })
  return rows
}

/** Cases of a region in a fixed order, for jobs that visit all of them. */
export async function listCases(
  tx: PoolClient,
  region: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'cases-list',
    text: 'select id from case_file where region = $1 and id > $2 order by id limit $3',
    values: [region, after, limit],
  })
  return rows.map((r) => r.id)
}

/** Lets assignments begin whose first day has come. */
export async function startAssignments(tx: PoolClient, region: string, today: PlainDate): Promise<number> {
  const { rows } = await tx.query<Held>({
    name: 'sweep-assignments',
    text: `select a.case_id as "caseId", a.station_id as station, a.worker_id as worker
      from assignment a join case_state s using (region, case_id)
      where a.region = $1 and a.to_day is null and a.from_day <= $2
        and (s.station_id, s.worker_id) is distinct from (a.station_id, a.worker_id)`,
    values: [region, today],
  })
  if (rows.length > 0) await holdCases(tx, region, rows, today)
  return rows.length
}
