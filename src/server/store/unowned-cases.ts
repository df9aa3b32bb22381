import type { PoolClient } from 'pg'
import type { Held } from '#core/handover/unowned-days.ts'

/** A case under measure with who held it when; `gone` where the named worker no longer works. */
export type OwnedCase = {
  readonly caseId: string
  readonly township: string | null
  readonly reportedOn: string
  readonly held: readonly Held[]
  readonly gone: boolean
}

/**
 * Cases of a region that are under measure and have reported in, after a position. A station without an area, which does
 * not exist, would count as elsewhere.
 */
export async function listOwnedCases(
  tx: PoolClient,
  region: string,
  today: string,
  after: string,
  limit: number,
): Promise<readonly OwnedCase[]> {
  const { rows } = await tx.query<OwnedCase>({
    name: 'owned-cases',
    text: `with page as materialized (
        select region, case_id, township, reported_on, station_id, worker_id from case_state
        where region = $1 and case_id > $3 and stage in ('inForce', 'suspended') and reported_on is not null
        order by case_id limit $4)
      select k.case_id as "caseId", k.township, k.reported_on as "reportedOn",
        exists (select from account a where a.id = k.worker_id and a.status = 'disabled')
          or exists (select from staff s where s.account_id = k.worker_id and s.ended_on <= $2::date) as gone,
        coalesce((select jsonb_agg(jsonb_build_object('station', h.station_id, 'worker', h.worker_id, 'area',
            coalesce(o.area, ''), 'from', h.from_day, 'to', h.to_day) order by h.from_day, h.recorded_at, h.id)
          from assignment h left join organisation o on o.id = h.station_id
          where h.region = k.region and h.case_id = k.case_id and (h.to_day is null or h.to_day > h.from_day)), '[]') as held
      from page k order by k.case_id`,
    values: [region, today, after, limit],
  })
  return rows
}
