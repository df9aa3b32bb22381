import type { Pool, PoolClient } from 'pg'
import type { Role } from '#core/access/roles.ts'
import { inForce } from './session-store.ts'

type Db = Pool | PoolClient

export const officeOf: Partial<Record<Role, string>> = {
  systemAdmin: 'system',
  securityAdmin: 'security',
  auditor: 'audit',
}

export type NewGrant = {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly orgId: string
  readonly area: string
  readonly from: string
  readonly to: string | null
  readonly source: 'proposal' | 'setUp' | 'demo' | 'ownFile'
  readonly reason: string | null
  readonly grantedBy: string | null
  readonly now: string
}

/** A proposal waits for approval; grants of the first run and of the demonstration are in force at once. */
export async function insertGrant(db: Db, g: NewGrant): Promise<void> {
  await db.query(
    `insert into account_grant (id, account_id, role, org_id, area, from_day, to_day, office, source, reason, granted_by,
       granted_at, approved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $9 = 'proposal' then null else $12::timestamptz end)`,
    [
      g.id,
      g.accountId,
      g.role,
      g.orgId,
      g.area,
      g.from,
      g.to,
      officeOf[g.role] ?? null,
      g.source,
      g.reason,
      g.grantedBy,
      g.now,
    ],
  )
}

/**
 * Marks the account for the one administrative office that the role belongs to. False where it already holds another:
 * the key from grant to account then refuses as well (roles.md: no one holds two).
 */
export async function setOffice(db: Db, accountId: string, role: Role): Promise<boolean> {
  const office = officeOf[role]
  if (!office) return true
  const { rowCount } = await db.query(
    'update account set office = $2 where id = $1 and (office is null or office = $2)',
    [accountId, office],
  )
  return rowCount === 1
}

/** The grant a new session begins in: the one that has run longest. */
export async function firstGrantInForce(
  db: Db,
  accountId: string,
  today: string,
): Promise<string | undefined> {
  const { rows } = await db.query(
    `select g.id from account_grant g where g.account_id = $1 and ${inForce('g', '$2')} order by g.from_day, g.id limit 1`,
    [accountId, today],
  )
  return rows[0]?.id
}

export type GrantRow = {
  readonly id: string
  readonly role: Role
  readonly org: string
  readonly orgName: string
  readonly area: string
  readonly areaName: string
  readonly from: string
  readonly to: string | null
  readonly state: 'proposed' | 'coming' | 'inForce' | 'ended' | 'revoked' | 'refused'
  readonly grantedById: string | null
  readonly proposedBy: string | null
  readonly approvedBy: string | null
  readonly revokedBy: string | null
  readonly reason: string | null
}

const readSql = `
  select g.id, g.role, g.org_id as org, coalesce(o.name, g.org_id) as "orgName", g.area,
    coalesce(r.name, case g.area when 'cn' then '全国' else g.area end) as "areaName",
    g.from_day as "from", g.to_day as "to", g.granted_by as "grantedById", pa.name as "proposedBy",
    aa.name as "approvedBy", ra.name as "revokedBy", coalesce(g.revoke_reason, g.reason) as reason,
    case when g.revoked_at is not null then 'revoked' when g.refused_at is not null then 'refused'
      when g.approved_at is null then 'proposed' when g.to_day <= $2::date then 'ended'
      when g.from_day > $2::date then 'coming' else 'inForce' end as state
  from account_grant g
  left join organisation o on o.id = g.org_id
  left join area r on r.code = g.area
  left join account pa on pa.id = g.granted_by
  left join account aa on aa.id = g.approved_by
  left join account ra on ra.id = g.revoked_by
  where g.account_id = $1 and ($3::text is null or g.id = $3)
  order by g.from_day desc, g.id desc`

export async function readGrants(db: Db, accountId: string, today: string): Promise<GrantRow[]> {
  const { rows } = await db.query(readSql, [accountId, today, null])
  return rows
}

export async function findGrant(
  db: Db,
  accountId: string,
  grantId: string,
  today: string,
): Promise<GrantRow | undefined> {
  const { rows } = await db.query(readSql, [accountId, today, grantId])
  return rows[0]
}

/** False where it is no longer waiting. The table itself refuses an approver who proposed it or would hold it. */
export async function decideGrant(
  db: Db,
  g: { id: string; approve: boolean; by: string; now: string; reason: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update account_grant set approved_by = case when $2 then $3 else approved_by end,
       approved_at = case when $2 then $4::timestamptz end, refused_at = case when $2 then null else $4::timestamptz end,
       reason = coalesce(nullif($5, ''), reason)
     where id = $1 and approved_at is null and refused_at is null and revoked_at is null`,
    [g.id, g.approve, g.by, g.now, g.reason],
  )
  return rowCount === 1
}

export async function revokeGrant(
  db: Db,
  g: { id: string; by: string; now: string; reason: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update account_grant set revoked_by = $2, revoked_at = $3, revoke_reason = $4
     where id = $1 and revoked_at is null and refused_at is null`,
    [g.id, g.by, g.now, g.reason],
  )
  return rowCount === 1
}
