import type { PoolClient } from 'pg'

/** Somebody of the demonstration who may have come from a facility; the name is still sealed. */
export type ReleasedOfDemo = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly name_sealed: Buffer
  readonly report_in_due: string | null
}

/** People whose detoxification ended in a facility: they come back one day. None where the township has releases already. */
export async function listInside(tx: PoolClient, township: string, limit: number): Promise<ReleasedOfDemo[]> {
  return list(tx, `s.stage in ('convertedToIsolation', 'terminated')`, township, limit)
}

/** People in rehabilitation who reported in: they came from a facility. */
export async function listRehabilitated(
  tx: PoolClient,
  township: string,
  limit: number,
): Promise<ReleasedOfDemo[]> {
  return list(
    tx,
    `s.measure = 'communityRehab' and s.stage = 'inForce' and s.report_in_due is not null and s.worker_id is not null`,
    township,
    limit,
  )
}

async function list(
  tx: PoolClient,
  condition: string,
  township: string,
  limit: number,
): Promise<ReleasedOfDemo[]> {
  const { rows } = await tx.query<ReleasedOfDemo>(
    `select s.region, s.case_id, s.person_id, p.name_sealed, s.report_in_due
     from case_state s join person p on p.region = s.region and p.id = s.person_id
     where s.township = $1 and ${condition}
       and not exists (select from release r where r.township = $1 and r.person_id = s.person_id)
     order by s.file_no limit $2`,
    [township, limit],
  )
  return rows
}

export async function countReleasesOf(tx: PoolClient, township: string): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    'select count(*)::int as n from release where township = $1',
    [township],
  )
  return rows[0]?.n ?? 0
}
