import type { PoolClient } from 'pg'
import { inForce } from './session-store.ts'
import { openStages, type StaffScope } from './staff-store.ts'

export type StaffLine = {
  readonly id: string
  readonly account: string | null
  readonly name: string
  readonly org: string
  readonly orgName: string
  readonly post: string | null
  readonly fullTime: boolean
  readonly socialWorker: boolean
  readonly certificate: string | null
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly cases: number
  readonly overdue: number
  readonly dueThisWeek: number
  readonly version: number
}

const listSql = `
  select s.id, s.account_id as account, s.name, s.org_id as org, o.name as "orgName", s.post,
    coalesce(t.full_time, false) as "fullTime", coalesce(t.social_worker, false) as "socialWorker",
    q.titles as certificate, s.started_on as "startedOn", s.ended_on as "endedOn", s.version,
    coalesce(c.cases, 0)::int as cases, coalesce(c.overdue, 0)::int as overdue,
    coalesce(c.week, 0)::int as "dueThisWeek"
  from staff s
  join organisation o on o.id = s.org_id
  left join lateral (select full_time, social_worker from staff_time k
    where k.staff_id = s.id and k.from_on <= greatest($3::date, s.started_on) order by k.from_on desc limit 1) t on true
  left join lateral (select string_agg(k.title, '、' order by k.from_on, k.title) as titles from staff_certificate k
    where k.staff_id = s.id and k.from_on <= $3::date and (k.to_on is null or k.to_on >= $3::date)) q on true
  left join lateral (
    select count(*) as cases, sum(k.overdue_count) as overdue,
      count(*) filter (where k.next_due_on <= $3::date + 6) as week
    from case_state k where k.worker_id = s.account_id and k.stage in ${openStages}
  ) c on true
  where (($1::text is not null and o.id = $1) or ($2::text is not null and starts_with(o.area, $2)))
    and ($4::text is null or s.id = $4) and ($5::text is null or s.org_id = $5)
    and ($6::text is null or starts_with(o.area, $6)) and ($7::text is null or strpos(s.name, $7) > 0)
    and ($8::boolean or s.ended_on is null or s.ended_on > $3::date)
    and ($9::text is null or (o.name, s.name, s.id) > ($9, $10, $11))
  order by o.name, s.name, s.id
  limit $12`

export type StaffFilter = {
  readonly id?: string | undefined
  readonly org?: string | undefined
  readonly area?: string | undefined
  readonly q?: string | undefined
  readonly left?: boolean
  readonly after?: readonly string[] | undefined
  readonly limit: number
}

export async function listStaff(
  tx: PoolClient,
  scope: StaffScope,
  f: StaffFilter,
  today: string,
): Promise<StaffLine[]> {
  const { rows } = await tx.query(listSql, [
    scope.org,
    scope.area,
    today,
    f.id ?? null,
    f.org ?? null,
    f.area === 'cn' ? null : (f.area ?? null),
    f.q || null,
    f.left === true,
    f.after?.[0] ?? null,
    f.after?.[1] ?? null,
    f.after?.[2] ?? null,
    f.limit + 1,
  ])
  return rows
}

export type NewStaff = {
  readonly id: string
  readonly org: string
  readonly name: string
  readonly post: string | null
  readonly fullTime: boolean
  readonly socialWorker: boolean
  readonly startedOn: string
}

export async function insertStaff(tx: PoolClient, s: NewStaff): Promise<void> {
  await tx.query('insert into staff (id, org_id, name, post, started_on) values ($1, $2, $3, $4, $5)', [
    s.id,
    s.org,
    s.name,
    s.post,
    s.startedOn,
  ])
  await tx.query(
    'insert into staff_time (staff_id, from_on, full_time, social_worker) values ($1, $2, $3, $4)',
    [s.id, s.startedOn, s.fullTime, s.socialWorker],
  )
}

export type StaffChange = {
  readonly post?: string | null | undefined
  readonly fullTime?: boolean | undefined
  readonly socialWorker?: boolean | undefined
  readonly endedOn?: string | null | undefined
}

/** False where the version seen is no longer the current one. Working time and kind of post change from `since` on. */
export async function updateStaff(
  tx: PoolClient,
  id: string,
  seen: number,
  c: StaffChange,
  since: string,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update staff set post = case when $2 then $3 else post end,
       ended_on = case when $4 then $5::date else ended_on end, version = version + 1
     where id = $1 and version = $6`,
    [id, c.post !== undefined, c.post ?? null, c.endedOn !== undefined, c.endedOn ?? null, seen],
  )
  if (rowCount !== 1) return false
  if (c.fullTime !== undefined || c.socialWorker !== undefined) await changeTime(tx, id, c, since)
  return true
}

/** A row from a day on; what is not said stays as it was on that day. */
async function changeTime(tx: PoolClient, id: string, c: StaffChange, since: string): Promise<void> {
  await tx.query(
    `insert into staff_time (staff_id, from_on, full_time, social_worker)
     select $1, $2::date, coalesce($3, t.full_time, true), coalesce($4, t.social_worker, false)
     from (select) one left join lateral (select full_time, social_worker from staff_time
       where staff_id = $1 and from_on <= $2::date order by from_on desc limit 1) t on true
     on conflict (staff_id, from_on) do update
       set full_time = excluded.full_time, social_worker = excluded.social_worker`,
    [id, since, c.fullTime ?? null, c.socialWorker ?? null],
  )
}

/** May this account carry cases of this station on that day: a worker's right at the station, in force. */
export async function worksAt(
  tx: PoolClient,
  account: string,
  station: string,
  day: string,
): Promise<boolean> {
  const { rows } = await tx.query(
    `select exists (select from account_grant g join account a on a.id = g.account_id and a.status <> 'disabled'
       where g.account_id = $1 and g.org_id = $3 and g.role = 'worker' and ${inForce('g', '$2')}) as works`,
    [account, day, station],
  )
  return rows[0].works
}
