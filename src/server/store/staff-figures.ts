import type { Pool, PoolClient } from 'pg'
import { type StaffView, workPlaces } from '#core/metrics/register-metric.ts'
import { rangeOf } from './rollup-range.ts'
import type { StaffScope } from './staff-store.ts'

/** A day, and the days before it in which something may have happened; `at` names it in the answer. */
export type StaffPoint = { readonly at: string; readonly from: string; readonly to: string }

/** So many members of staff look alike at a point, in a sub-area. */
export type StaffCount = {
  readonly at: string
  readonly area: string
  readonly people: number
  readonly view: StaffView
}

/**
 * Who was in post at some time between $4 and $5 (one pair for each point of $3), as on the last day there. Working time
 * and certificates are read as on that day; the organisation is the one of today, the register keeps no former ones. Sets
 * joined with sets: the staff of a nation is counted as it is read.
 */
const lines = `
  with p as materialized (
    select * from unnest($3::text[], $4::date[], $5::date[]) as p(at, from_day, to_day)),
  people as materialized (
    select s.id, s.name, o.area, o.id as org_id, o.name as org_name,
      coalesce(s.started_on, '-infinity') as started_on, coalesce(s.ended_on, 'infinity') as ended_on
    from organisation o join staff s on s.org_id = o.id
    where o.area >= $1 and o.area < $2 and o.kind = any($6)),
  times as materialized (
    select k.staff_id, k.full_time, k.social_worker, k.from_on,
      coalesce(lead(k.from_on) over (partition by k.staff_id order by k.from_on), 'infinity') as until
    from people h join staff_time k on k.staff_id = h.id),
  certified as materialized (
    select p.at, k.staff_id, bool_or(k.kind = 'socialWorker') as social
    from people h join staff_certificate k on k.staff_id = h.id
    join p on k.from_on <= p.to_day and (k.to_on is null or k.to_on >= p.to_day) group by 1, 2),
  trained as materialized (
    select distinct p.at, k.staff_id from people h join staff_training k on k.staff_id = h.id
    join p on k.held_on between p.from_day and p.to_day)
  select p.at, h.id, h.area, h.org_id, h.name, h.org_name,
    h.ended_on > p.to_day as in_post, h.ended_on <= p.to_day as gone,
    coalesce(t.full_time, false) as full_time,
    coalesce(t.social_worker, false) or coalesce(c.social, false) as social_worker,
    c.staff_id is not null as certified, g.staff_id is not null as trained
  from p join people h on h.started_on <= p.to_day and h.ended_on > p.from_day
  left join times t on t.staff_id = h.id
    and (t.from_on <= p.to_day and t.from_on < h.ended_on) and (t.until > p.to_day or t.until >= h.ended_on)
  left join certified c on c.at = p.at and c.staff_id = h.id
  left join trained g on g.at = p.at and g.staff_id = h.id`

function inputs(area: string, points: readonly StaffPoint[]): unknown[] {
  return [
    ...rangeOf(area),
    points.map((p) => p.at),
    points.map((p) => p.from),
    points.map((p) => p.to),
    workPlaces,
  ]
}

const flags = 'in_post, gone, full_time, social_worker, certified, trained'

/** Staff of an area at several points, those who look alike counted together; by sub-area where `width` cuts the code. */
export async function countStaff(
  tx: PoolClient,
  area: string,
  points: readonly StaffPoint[],
  width: number,
): Promise<readonly StaffCount[]> {
  const { rows } = await tx.query(
    `select at, left(area, $7) as area, ${flags}, count(*)::int as people from (${lines}) l group by 1, 2, ${flags}`,
    [...inputs(area, points), width],
  )
  return rows.map((r) => ({ at: r.at, area: r.area, people: r.people, view: viewOf(r) }))
}

export type StaffLine = {
  readonly id: string
  readonly area: string
  readonly name: string
  readonly place: string
  readonly view: StaffView
  /** In the organisations whose staff the reader may see by name. */
  readonly seen: boolean
}

/** The same people one by one, in the order of names. */
export async function listStaffOf(
  tx: PoolClient,
  area: string,
  point: StaffPoint,
  scope: StaffScope,
): Promise<readonly StaffLine[]> {
  const { rows } = await tx.query(
    `select l.*, ($7::text is not null and l.org_id = $7) or ($8::text is not null and starts_with(l.area, $8)) as seen
     from (${lines}) l order by l.org_name, l.name, l.id`,
    [...inputs(area, [point]), scope.org, scope.area],
  )
  return rows.map((r) => ({
    id: r.id,
    area: r.area,
    name: r.name,
    place: r.org_name,
    view: viewOf(r),
    seen: r.seen === true,
  }))
}

type Flags = Readonly<
  Record<'in_post' | 'gone' | 'full_time' | 'social_worker' | 'certified' | 'trained', boolean>
>

function viewOf(r: Flags): StaffView {
  return {
    inPost: r.in_post,
    fullTime: r.full_time,
    socialWorker: r.social_worker,
    certified: r.certified,
    left: r.gone,
    trained: r.trained,
  }
}

/** Ids of staff without a row of working time on the day they came. */
export async function staffWithoutTime(job: Pool): Promise<readonly string[]> {
  const { rows } = await job.query<{ id: string }>(
    `select s.id from staff s where not exists (select from staff_time t
       where t.staff_id = s.id and t.from_on <= coalesce(s.started_on, date '9999-12-31')) order by s.id limit 100`,
  )
  return rows.map((r) => r.id)
}
