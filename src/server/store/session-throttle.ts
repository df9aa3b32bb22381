import type { Pool, PoolClient } from 'pg'

export type ThrottleKind = 'account' | 'source' | 'factor'

/** Free tries before waiting begins, and the longest wait: nobody can be shut out longer (security.md A3). */
const free: Record<ThrottleKind, number> = { account: 5, source: 40, factor: 5 }
const longestSeconds = 900

const reserveSql = `
  insert into sign_in_throttle as t (kind, key_hash, tries, last_at, blocked_until, allowed)
  values ($1, $2, 1, $3, null, true)
  on conflict (kind, key_hash) do update set
    allowed = coalesce(t.blocked_until <= $3, true),
    tries = case when t.blocked_until > $3 then t.tries
                 when t.last_at < $3::timestamptz - interval '1 hour' then 1
                 else t.tries + 1 end,
    last_at = case when t.blocked_until > $3 then t.last_at else $3 end,
    blocked_until = case when t.blocked_until > $3 then t.blocked_until
      when t.last_at < $3::timestamptz - interval '1 hour' then null
      when t.tries + 1 > $4 then $3::timestamptz + least($5, power(2, least(t.tries + 1 - $4, 12))) * interval '1 second'
      else null end
  returning allowed, blocked_until`

/**
 * Counts one try before it is checked, in a transaction of its own, so that guesses sent at once count one by one.
 * Answers the seconds to wait, 0 where the try may be checked.
 */
export async function reserveTry(pool: Pool, kind: ThrottleKind, key: Buffer, now: string): Promise<number> {
  const { rows } = await pool.query(reserveSql, [kind, key, now, free[kind], longestSeconds])
  const row = rows[0]
  if (row.allowed) return 0
  return Math.max(1, Math.ceil((new Date(row.blocked_until).getTime() - new Date(now).getTime()) / 1000))
}

/** A success clears what its own tries had counted. */
export async function forgetTries(tx: PoolClient, kind: ThrottleKind, key: Buffer): Promise<void> {
  await tx.query('delete from sign_in_throttle where kind = $1 and key_hash = $2', [kind, key])
}

/** A try that turned out right does not count against its source: a whole office may sign in from one address. */
export async function giveBackTry(db: Pool | PoolClient, kind: ThrottleKind, key: Buffer): Promise<void> {
  await db.query(
    `update sign_in_throttle set tries = greatest(tries - 1, 0),
       blocked_until = case when tries - 1 <= $3 then null else blocked_until end
     where kind = $1 and key_hash = $2`,
    [kind, key, free[kind]],
  )
}
