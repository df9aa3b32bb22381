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
  select s.id, s.account_id as account, s.name, s.org_id as org, o.name as "orgName", s.post, s.full_time as "fullTime",
    s.social_worker as "socialWorker", s.certificate, s.started_on as "startedOn", s.ended_on as "endedOn", s.version,
    coalesce(c.cases, 0)::int as cases, coalesce(c.overdue, 0)::int as overdue,
    coalesce(c.week, 0)::int as "dueThisWeek"
  from staff s
  join organisation o on o.id = s.org_id
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
  readonly certificate: string | null
  readonly startedOn: string
}

export async function insertStaff(tx: PoolClient, s: NewStaff): Promise<void> {
  await tx.query(
    `insert into staff (id, org_id, name, post, full_time, social_worker, certificate, started_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [s.id, s.org, s.name, s.post, s.fullTime, s.socialWorker, s.certificate, s.startedOn],
  )
}

export type StaffChange = {
  readonly post?: string | null | undefined
  readonly fullTime?: boolean | undefined
  readonly socialWorker?: boolean | undefined
  readonly certificate?: string | null | undefined
  readonly endedOn?: string | null | undefined
}

/** False where the version seen is no longer the current one. */
export async function updateStaff(
  tx: PoolClient,
  id: string,
  seen: number,
  c: StaffChange,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update staff set post = case when $2 then $3 else post end, full_time = coalesce($4, full_time),
       social_worker = coalesce($5, social_worker), certificate = case when $6 then $7 else certificate end,
       ended_on = case when $8 then $9::date else ended_on end, version = version + 1
     where id = $1 and version = $10`,
    [
      id,
      c.post !== undefined,
      c.post ?? null,
      c.fullTime ?? null,
      c.socialWorker ?? null,
      c.certificate !== undefined,
      c.certificate ?? null,
      c.endedOn !== undefined,
      c.endedOn ?? null,
      seen,
    ],
  )
  return rowCount === 1
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
