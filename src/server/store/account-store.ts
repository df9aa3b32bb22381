import type { Pool, PoolClient } from 'pg'

type Db = Pool | PoolClient

/** An account as signing in needs it. Never leaves the server. */
export type AccountSecrets = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly status: 'invited' | 'active' | 'disabled'
  readonly demo: boolean
  readonly passwordHash: string | null
  readonly totpSealed: Buffer | null
  readonly totpPending: Buffer | null
  readonly totpSteps: readonly number[]
}

const secretColumns = `id, login, name, status, demo, password_hash as "passwordHash", totp_sealed as "totpSealed",
  totp_pending as "totpPending", totp_steps::text[] as "totpSteps"`

export async function findByLogin(db: Db, login: string): Promise<AccountSecrets | undefined> {
  const { rows } = await db.query(`select ${secretColumns} from account where login = $1`, [login])
  return withSteps(rows[0])
}

export async function findSecrets(db: Db, id: string): Promise<AccountSecrets | undefined> {
  const { rows } = await db.query(`select ${secretColumns} from account where id = $1`, [id])
  return withSteps(rows[0])
}

function withSteps(row: (AccountSecrets & { totpSteps: readonly string[] }) | undefined) {
  return row && { ...row, totpSteps: row.totpSteps.map(Number) }
}

/** Spends a step; false where another request was faster. Only the latest steps are kept, older ones are out of the window anyway. */
export async function spendStep(db: Db, id: string, step: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update account set totp_steps = (array_append(totp_steps, $2::bigint))[greatest(1, cardinality(totp_steps) - 22):]
     where id = $1 and not ($2::bigint = any(totp_steps))`,
    [id, step],
  )
  return rowCount === 1
}

export async function noteSignIn(db: Db, id: string, now: string): Promise<void> {
  await db.query('update account set last_sign_in = $2 where id = $1', [id, now])
}

export async function setPassword(db: Db, id: string, hash: string): Promise<void> {
  await db.query('update account set password_hash = $2, version = version + 1 where id = $1', [id, hash])
}

export async function setPendingTotp(db: Db, id: string, sealed: Buffer): Promise<void> {
  await db.query('update account set totp_pending = $2 where id = $1', [id, sealed])
}

/** The new second factor takes effect, with the step of the code that proved it already spent. */
export async function activateTotp(db: Db, id: string, step: number): Promise<void> {
  await db.query(
    `update account set totp_sealed = totp_pending, totp_pending = null, totp_steps = array[$2::bigint],
       status = case status when 'invited' then 'active' else status end, version = version + 1
     where id = $1 and totp_pending is not null`,
    [id, step],
  )
}

export type NewAccount = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly status: 'invited' | 'active'
  readonly demo: boolean
  readonly passwordHash: string | null
  readonly totpSealed: Buffer | null
  readonly createdBy: string | null
  readonly now: string
}

/** False where the login is taken. */
export async function insertAccount(db: Db, a: NewAccount): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into account (id, login, name, status, demo, password_hash, totp_sealed, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (login) do nothing`,
    [a.id, a.login, a.name, a.status, a.demo, a.passwordHash, a.totpSealed, a.createdBy, a.now],
  )
  return rowCount === 1
}

export async function anyAccount(db: Db): Promise<boolean> {
  const { rows } = await db.query('select exists (select from account) as any')
  return rows[0].any
}

/** Only one set-up can win: the lock holds until its transaction ends. */
export async function lockSetUp(tx: PoolClient): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(2026, 1)')
}

export type Invitation = {
  readonly id: string
  readonly accountId: string
  readonly what: 'invitation' | 'password' | 'secondFactor'
}

/** A new invitation takes the place of an open one. */
export async function insertInvitation(
  db: Db,
  i: Invitation & { codeHash: Buffer; createdBy: string | null; now: string; endsAt: string },
): Promise<void> {
  await db.query('update account_invitation set used_at = $2 where account_id = $1 and used_at is null', [
    i.accountId,
    i.now,
  ])
  await db.query(
    `insert into account_invitation (id, account_id, what, code_hash, created_by, created_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [i.id, i.accountId, i.what, i.codeHash, i.createdBy, i.now, i.endsAt],
  )
}

export async function findInvitation(
  db: Db,
  accountId: string,
  now: string,
): Promise<(Invitation & { codeHash: Buffer }) | undefined> {
  const { rows } = await db.query(
    `select id, account_id as "accountId", what, code_hash as "codeHash" from account_invitation
     where account_id = $1 and used_at is null and ends_at > $2`,
    [accountId, now],
  )
  return rows[0]
}

export async function spendInvitation(db: Db, id: string, now: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update account_invitation set used_at = $2 where id = $1 and used_at is null and ends_at > $2',
    [id, now],
  )
  return rowCount === 1
}
