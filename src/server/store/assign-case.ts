import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { movePeople } from './move-people.ts'
import { type CaseKey, openCaseForWriting } from './open-case.ts'
import { recountStations } from './rollup.ts'

export type Assignment = {
  readonly caseId: string
  readonly station: string
  /** Account id; null where the station has not named a worker yet. */
  readonly worker: string | null
  /** First day it holds. A later day than today takes effect with that day's sweep. */
  readonly from: PlainDate
  readonly by: string
  readonly reason?: string | undefined
}

/** Gives a case to a station and a worker: the history keeps who held it when, the lists show who holds it now. */
export async function assignCase(
  tx: PoolClient,
  services: { readonly clock: { readonly today: () => PlainDate; readonly now: () => string } },
  assignment: Assignment,
): Promise<CaseKey> {
  const key = await openCaseForWriting(tx, assignment.caseId)
  await tx.query({
    name: 'assignment-close',
    text: `update assignment set to_day = greatest(from_day, $3::date)
      where region = $1 and case_id = $2 and (to_day is null or to_day > $3::date)`,
    values: [key.region, key.caseId, assignment.from],
  })
  const { worker, station, from, by, reason } = assignment
  await tx.query({
    name: 'assignment-open',
    text: `insert into assignment (region, case_id, id, worker_id, station_id, from_day, by_user, reason, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [key.region, key.caseId, v7(), worker, station, from, by, reason ?? null, services.clock.now()],
  })
  const today = services.clock.today()
  if (from <= today) await holdCases(tx, key.region, [{ caseId: key.caseId, station, worker }], today)
  return { ...key, station, worker }
}

export type Held = { readonly caseId: string; readonly station: string; readonly worker: string | null }

const record = `jsonb_to_recordset($2::jsonb) as r("caseId" text, station text, worker text)`

/** Writes the holder on the state first: whoever appends meanwhile waits there and then copies the new one. */
export async function holdCases(
  tx: PoolClient,
  region: string,
  held: readonly Held[],
  today: PlainDate,
): Promise<void> {
  for (const table of ['case_state', 'duty', 'finding'] as const) {
    await tx.query({
      name: `hold-${table}`,
      text: `update ${table} t set station_id = r.station, worker_id = r.worker from ${record}
        where t.region = $1 and t.case_id = r."caseId"
          and (t.station_id, t.worker_id) is distinct from (r.station, r.worker)`,
      values: [region, JSON.stringify(held)],
    })
  }
  const ids = held.map((h) => h.caseId)
  await movePeople(tx, region, ids)
  await recountStations(tx, region, ids, today)
}
