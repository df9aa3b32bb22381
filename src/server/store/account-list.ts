import type { Pool, PoolClient } from 'pg'
import type { Role } from '#core/access/roles.ts'
import { inForce } from './session-store.ts'

type Db = Pool | PoolClient

export type AccountLine = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly status: 'invited' | 'active' | 'disabled'
  readonly demo: boolean
  readonly version: number
  readonly secondFactor: 'none' | 'enrolled' | 'resetting'
  readonly lastSignIn: string | null
  readonly rights: readonly { role: Role; orgName: string; areaName: string }[]
  readonly proposals: number
  readonly sessions: number
}

export type AccountFilter = {
  readonly id?: string | undefined
  readonly q?: string | undefined
  readonly status?: string | undefined
  readonly role?: string | undefined
  readonly waiting?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

const proposed = 'p.approved_at is null and p.refused_at is null and p.revoked_at is null'

const listSql = `
  select a.id, a.login, a.name, a.status, a.demo, a.version, a.last_sign_in as "lastSignIn",
    case when a.totp_sealed is not null then 'enrolled' when a.status = 'invited' then 'none' else 'resetting' end
      as "secondFactor",
    coalesce((select json_agg(json_build_object('role', g.role, 'orgName', coalesce(o.name, g.org_id),
        'areaName', coalesce(r.name, case g.area when 'cn' then '全国' else g.area end)) order by g.from_day, g.id)
      from account_grant g left join organisation o on o.id = g.org_id left join area r on r.code = g.area
      where g.account_id = a.id and ${inForce('g', '$2')}), '[]') as rights,
    (select count(*)::int from account_grant p where p.account_id = a.id and ${proposed}) as proposals,
    (select count(*)::int from session s where s.account_id = a.id and s.ended_at is null and s.ends_at > $3
      and s.stage = 'full') as sessions
  from account a
  where ($4::text is null or a.id = $4)
    and ($5::text is null or strpos(a.login, $5) > 0 or strpos(a.name, $5) > 0)
    and ($6::text is null or a.status = $6)
    and ($7::text is null or exists (select from account_grant g where g.account_id = a.id and g.role = $7
      and ${inForce('g', '$2')}))
    and (not $8::boolean or exists (select from account_grant p where p.account_id = a.id and ${proposed}))
    and ($9::text is null or a.login > $9)
  order by a.login
  limit $1`

/** By login, one more than a page. Logins and names of staff only; nothing of the people served. */
export async function listAccounts(
  db: Db,
  filter: AccountFilter,
  today: string,
  now: string,
): Promise<AccountLine[]> {
  const { q, status, role, waiting, after, id, limit } = filter
  const { rows } = await db.query(listSql, [
    limit + 1,
    today,
    now,
    id ?? null,
    q ? q.toLowerCase() : null,
    status ?? null,
    role ?? null,
    waiting ?? false,
    after ?? null,
  ])
  return rows
}

/** Takes the next version where the caller saw the current one; false where someone was faster. */
export async function bumpVersion(db: Db, id: string, seen: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'update account set version = version + 1 where id = $1 and version = $2',
    [id, seen],
  )
  return rowCount === 1
}

/** For changes that add to an account and can not overwrite another's. */
export async function bumpAnyVersion(db: Db, id: string): Promise<void> {
  await db.query('update account set version = version + 1 where id = $1', [id])
}

export async function setStatus(db: Db, id: string, disabled: boolean): Promise<void> {
  await db.query(
    `update account set status = case when $2 then 'disabled' when last_sign_in is null and totp_sealed is null then 'invited'
       else 'active' end
     where id = $1`,
    [id, disabled],
  )
}

/** The lost factor opens nothing from now on, found phone or guessed password alike. */
export async function clearFactor(db: Db, id: string, what: 'password' | 'secondFactor'): Promise<void> {
  const column = what === 'password' ? 'password_hash' : 'totp_sealed'
  await db.query(`update account set ${column} = null where id = $1`, [id])
}

/** Binds a member of staff to the account; false where there is none such or it has one already. */
export async function linkStaff(db: Db, staffId: string, accountId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update staff set account_id = $2 where id = $1 and account_id is null',
    [staffId, accountId],
  )
  return rowCount === 1
}

export async function knownPlace(
  db: Db,
  org: string,
  area: string,
): Promise<{ org: boolean; area: boolean }> {
  const { rows } = await db.query(
    `select exists (select from organisation where id = $1) as org,
       $2 = 'cn' or exists (select from area where code = $2) as area`,
    [org, area],
  )
  return rows[0]
}

/** The other half of an account's reset that is still open. */
export async function openReset(db: Db, accountId: string, now: string): Promise<string | undefined> {
  const { rows } = await db.query(
    'select what from account_invitation where account_id = $1 and used_at is null and ends_at > $2',
    [accountId, now],
  )
  return rows[0]?.what
}
