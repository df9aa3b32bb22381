import type { Pool, PoolClient } from 'pg'
import type { Role } from '#core/access/roles.ts'

type Db = Pool | PoolClient

export type SessionStage = 'secondFactor' | 'enrol' | 'full'

/** A live session with its account and the grant it works in, where that grant is in force on the day asked for. */
export type SessionRow = {
  readonly id: string
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly demo: boolean
  readonly stage: SessionStage
  readonly invitationId: string | null
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly factorAt: string | null
  readonly endsAt: string
  readonly grant: {
    readonly id: string
    readonly role: Role
    readonly org: string
    readonly area: string
    readonly from: string
    readonly to: string | null
  } | null
}

/** SQL that is true for a grant in force on the day `$n`. */
export function inForce(grant: string, day: string): string {
  return `${grant}.approved_at is not null and ${grant}.revoked_at is null
    and ${grant}.from_day <= ${day}::date and (${grant}.to_day is null or ${day}::date < ${grant}.to_day)`
}

const findSql = `
  select s.id, s.account_id as "accountId", a.login, a.name, a.demo, s.stage, s.invitation_id as "invitationId",
    s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.factor_at as "factorAt", s.ends_at as "endsAt",
    case when g.id is null then null else json_build_object('id', g.id, 'role', g.role, 'org', g.org_id,
      'area', g.area, 'from', g.from_day, 'to', g.to_day) end as "grant"
  from session s
  join account a on a.id = s.account_id and a.status <> 'disabled'
  left join account_grant g on g.id = s.grant_id and ${inForce('g', '$2')}
  where s.token_hash = $1 and s.ended_at is null and s.ends_at > $3 and s.last_seen_at > $4
    and (a.demo = false or $5)`

/** One indexed question per request: the session, its account and its right as they stand in the database now. */
export async function findSession(
  db: Db,
  asked: { tokenHash: Buffer; today: string; now: string; idleSince: string; demo: boolean },
): Promise<SessionRow | undefined> {
  const { rows } = await db.query({
    name: 'session-find',
    text: findSql,
    values: [asked.tokenHash, asked.today, asked.now, asked.idleSince, asked.demo],
  })
  const row = rows[0]
  return row && { ...row, ...instants(row) }
}

function instants(row: Record<'createdAt' | 'lastSeenAt' | 'endsAt' | 'factorAt', Date | string | null>) {
  return {
    createdAt: instant(row.createdAt) ?? '',
    lastSeenAt: instant(row.lastSeenAt) ?? '',
    endsAt: instant(row.endsAt) ?? '',
    factorAt: instant(row.factorAt),
  }
}

function instant(value: Date | string | null): string | null {
  return value === null ? null : new Date(value).toISOString()
}

export async function insertSession(
  db: Db,
  s: {
    id: string
    tokenHash: Buffer
    accountId: string
    grantId: string | null
    stage: SessionStage
    invitationId: string | null
    now: string
    factorAt: string | null
    endsAt: string
    device: string
  },
): Promise<void> {
  await db.query(
    `insert into session (id, token_hash, account_id, grant_id, stage, invitation_id, created_at, last_seen_at,
       factor_at, ends_at, device) values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10)`,
    [
      s.id,
      s.tokenHash,
      s.accountId,
      s.grantId,
      s.stage,
      s.invitationId,
      s.now,
      s.factorAt,
      s.endsAt,
      s.device,
    ],
  )
}

export async function touchSession(db: Db, id: string, now: string): Promise<void> {
  await db.query({
    name: 'session-touch',
    text: 'update session set last_seen_at = $2 where id = $1',
    values: [id, now],
  })
}

/** A fresh second factor: the old token dies with its hash, so a stolen cookie does not rise with its owner. */
export async function rotateSession(
  db: Db,
  s: { id: string; tokenHash: Buffer; factorAt?: string; grantId?: string },
): Promise<void> {
  await db.query(
    `update session set token_hash = $2, factor_at = coalesce($3, factor_at), grant_id = coalesce($4, grant_id)
     where id = $1 and ended_at is null`,
    [s.id, s.tokenHash, s.factorAt ?? null, s.grantId ?? null],
  )
}

export async function endSession(db: Db, id: string, now: string): Promise<void> {
  await db.query('update session set ended_at = $2 where id = $1 and ended_at is null', [id, now])
}

/** Ends every session of an account, but one where `except` says so; answers how many. */
export async function endSessions(db: Db, accountId: string, now: string, except = ''): Promise<number> {
  const { rowCount } = await db.query(
    'update session set ended_at = $2 where account_id = $1 and ended_at is null and id <> $3',
    [accountId, now, except],
  )
  return rowCount ?? 0
}

/** The newest `most` full sessions stay; older ones end. */
export async function endOldestSessions(db: Db, accountId: string, most: number, now: string): Promise<void> {
  await db.query(
    `update session set ended_at = $3 where ended_at is null and account_id = $1 and id in (
       select id from session where account_id = $1 and ended_at is null and stage = 'full'
       order by created_at desc, id desc offset $2)`,
    [accountId, most, now],
  )
}

export async function readSessions(
  db: Db,
  accountId: string,
  now: string,
  idleSince: string,
): Promise<{ id: string; createdAt: string; lastSeenAt: string; device: string }[]> {
  const { rows } = await db.query(
    `select id, created_at, last_seen_at, device from session
     where account_id = $1 and ended_at is null and stage = 'full' and ends_at > $2 and last_seen_at > $3
     order by created_at desc`,
    [accountId, now, idleSince],
  )
  return rows.map((r) => ({
    id: r.id,
    createdAt: instant(r.created_at) ?? '',
    lastSeenAt: instant(r.last_seen_at) ?? '',
    device: r.device,
  }))
}
