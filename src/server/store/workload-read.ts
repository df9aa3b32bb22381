import type { PoolClient } from 'pg'
import { workPlaces } from '#core/metrics/register-metric.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addAreaScope, addReaderScope, type Conditions, conditions } from './reader-scope.ts'
import { rangeOf } from './rollup-range.ts'
import { openStages } from './staff-store.ts'

/** By whom or where: the worker of the case, or the sub-area that so many digits of the township name. */
export type LoadBy = 'worker' | number

export type CaseLoad = {
  readonly key: string
  readonly tier: string | null
  readonly open: number
  readonly inForce: number
}

function keyOf(c: Conditions, by: LoadBy): string {
  return by === 'worker'
    ? `coalesce(t.worker_id, '')`
    : `left(coalesce(t.township, t.county, ''), ${c.value(by)}::int)`
}

/** Running cases of the reader's scope inside an area, by tier. */
export async function readCaseLoads(
  tx: PoolClient,
  user: SessionUser,
  area: string,
  by: LoadBy,
): Promise<readonly CaseLoad[]> {
  const c = conditions()
  const key = keyOf(c, by)
  addReaderScope(c, user, 't')
  addAreaScope(c, area, 't')
  const { rows } = await tx.query<CaseLoad>(
    `select ${key} as key, t.tier_current as tier, count(*)::int as open,
       count(*) filter (where t.stage = 'inForce')::int as "inForce"
     from case_state t where t.stage in ${openStages} and ${c.where()} group by 1, 2`,
    [...c.values],
  )
  return rows
}

export type DutyLoad = { readonly key: string; readonly week: number; readonly duties: number }

/** Open duties by the week in which they fall due: week 0 is overdue, 1 ends with the first of `ends`, and so on. */
export async function readDutyLoads(
  tx: PoolClient,
  user: SessionUser,
  find: {
    readonly area: string
    readonly by: LoadBy
    readonly today: string
    readonly ends: readonly string[]
  },
): Promise<readonly DutyLoad[]> {
  const c = conditions()
  const key = keyOf(c, find.by)
  const [today, ends] = [c.value(find.today), c.value(find.ends)]
  addReaderScope(c, user, 't')
  addAreaScope(c, find.area, 't')
  c.add('t.due_on <= ?::date', find.ends.at(-1))
  const { rows } = await tx.query<DutyLoad>(
    `select ${key} as key, case when t.due_on < ${today}::date then 0
         else (select count(*)::int + 1 from unnest(${ends}::date[]) e where e < t.due_on) end as week,
       count(*)::int as duties
     from duty t where t.status = 'open' and ${c.where()} group by 1, 2`,
    [...c.values],
  )
  return rows
}

export type StaffInPost = {
  readonly account: string | null
  readonly name: string
  readonly post: string | null
  readonly station: string
  readonly stationName: string
  readonly area: string
}

/** Full-time staff who are in post on a day where the work is done. */
export async function listStaffInPost(
  tx: PoolClient,
  area: string,
  day: string,
): Promise<readonly StaffInPost[]> {
  const { rows } = await tx.query<StaffInPost>({
    name: 'staff-in-post',
    text: `select s.account_id as account, s.name, s.post, o.id as station, o.name as "stationName", o.area
      from organisation o join staff s on s.org_id = o.id
        join lateral (select full_time from staff_time k where k.staff_id = s.id and k.from_on <= $3::date
          order by k.from_on desc limit 1) t on t.full_time
      where o.kind = any($4) and o.area >= $1 and o.area < $2
        and (s.started_on is null or s.started_on <= $3::date) and (s.ended_on is null or s.ended_on > $3::date)
      order by o.area, o.name, s.name, s.id`,
    values: [...rangeOf(area), day, workPlaces],
  })
  return rows
}

/** Names of the stations of each sub-area, three at most. */
export async function listStationsBelow(
  tx: PoolClient,
  area: string,
  width: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await tx.query<{ key: string; names: string[] }>({
    name: 'stations-below',
    text: `select left(area, $3::int) as key, (array_agg(name order by name))[1:3] as names
      from organisation where kind = 'station' and area >= $1 and area < $2 group by 1`,
    values: [...rangeOf(area), width],
  })
  return new Map(rows.map((r) => [r.key, r.names]))
}
