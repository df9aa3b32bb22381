import type { PoolClient } from 'pg'
import type { Role } from '#core/access/roles.ts'
import type { NewSubstitution, Post, SubstitutedRole } from '#core/decision/substitute.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { levelsOf } from './case-rows.ts'
import { inForce } from './session-store.ts'

/** A substitution with its end, where somebody ended it before its day. */
export type SubstituteRow = {
  readonly region: string
  readonly id: string
  readonly account_id: string
  readonly account_name: string
  readonly substitute_id: string
  readonly substitute_name: string
  readonly role: SubstitutedRole
  readonly org_id: string
  readonly org_name: string | null
  readonly area: string
  readonly from_day: string
  readonly to_day: string
  readonly reason: string
  readonly by_user: string
  readonly by_name: string
  readonly ended_on: string | null
  readonly ended_because: string | null
}

const selected = `select d.region, d.id, d.account_id, (select a.name from account a where a.id = d.account_id) as account_name,
    d.substitute_id, (select a.name from account a where a.id = d.substitute_id) as substitute_name, d.role, d.org_id,
    (select o.name from organisation o where o.id = d.org_id) as org_name, d.area, d.from_day, d.to_day, d.reason, d.by_user,
    (select a.name from account a where a.id = d.by_user) as by_name, e.on_day as ended_on, e.reason as ended_because
  from decision_substitute d
    left join decision_substitute_end e on e.region = d.region and e.substitute_row = d.id`

/** Those of a place, what runs and is to come first, then the newest of the past. */
export async function listSubstitutes(
  tx: PoolClient,
  { user, area, org }: { readonly user: string; readonly area: string; readonly org: string | null },
  today: PlainDate,
): Promise<SubstituteRow[]> {
  const { rows } = await tx.query<SubstituteRow>({
    name: 'substitutes-list',
    text: `${selected} where d.region = left($1, 4) and starts_with(d.area, $1) and ($2::text is null or d.org_id = $2
        or d.substitute_id = $4)
      order by (e.on_day is null and d.to_day >= $3::date) desc, d.from_day desc, d.id desc limit 100`,
    values: [area, org, today, user],
  })
  return rows
}

export async function findSubstitute(tx: PoolClient, id: string): Promise<SubstituteRow | undefined> {
  const { rows } = await tx.query<SubstituteRow>({
    name: 'substitute-find',
    text: `${selected} where d.id = $1`,
    values: [id],
  })
  return rows[0]
}

/** What somebody stands in for today. */
export async function runningFor(
  tx: PoolClient,
  substitute: string,
  today: PlainDate,
): Promise<SubstituteRow[]> {
  const { rows } = await tx.query<SubstituteRow>({
    name: 'substitutes-running',
    text: `${selected} where d.substitute_id = $1 and d.from_day <= $2::date and d.to_day >= $2::date and e.id is null
      order by d.id`,
    values: [substitute, today],
  })
  return rows
}

export type PostRow = Post & {
  readonly role: Role
  readonly name: string
  readonly orgName: string | null
}

/** Rights of heads and offices that are in force inside an area today: whom to stand in for, and who may. */
export async function listPosts(tx: PoolClient, area: string, today: PlainDate): Promise<PostRow[]> {
  const { rows } = await tx.query<PostRow>({
    name: 'substitute-posts',
    text: `select g.account_id as account, a.name, g.role, g.org_id as org, g.area, o.name as "orgName"
      from account_grant g join account a on a.id = g.account_id left join organisation o on o.id = g.org_id
      where g.role in ('stationHead', 'townshipOffice') and starts_with(g.area, $1) and a.status = 'active'
        and ${inForce('g', '$2')}
      order by g.role, o.name, a.name, g.id limit 500`,
    values: [area, today],
  })
  return rows
}

export async function insertSubstitute(
  tx: PoolClient,
  s: NewSubstitution & {
    readonly id: string
    readonly area: string
    readonly reason: string
    readonly by: string
    readonly at: string
  },
): Promise<void> {
  const { province, city, county, township } = levelsOf(s.area)
  await tx.query({
    name: 'substitute-insert',
    text: `insert into decision_substitute (region, id, account_id, substitute_id, role, org_id, area, province, city, county,
        township, from_day, to_day, reason, by_user, at)
      values (left($6, 4), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      s.id,
      s.account,
      s.substitute,
      s.role,
      s.org,
      s.area,
      province,
      city,
      county,
      township,
      s.from,
      s.to,
      s.reason,
      s.by,
      s.at,
    ],
  })
}

/** False where it was ended already. */
export async function insertSubstituteEnd(
  tx: PoolClient,
  end: {
    readonly region: string
    readonly row: string
    readonly id: string
    readonly on: PlainDate
    readonly reason: string
    readonly by: string
    readonly at: string
  },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'substitute-end',
    text: `insert into decision_substitute_end (region, substitute_row, id, on_day, reason, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    values: [end.region, end.row, end.id, end.on, end.reason, end.by, end.at],
  })
  return rowCount === 1
}
