import type { Pool } from 'pg'

/**
 * Forgets what has served its time: sessions a month after their end, counters of tries after a day, kept answers after
 * thirty days (security.md L1). The access log keeps who was signed in; this table need not.
 */
export async function cleanUpSessions(
  job: Pool,
  now: string,
): Promise<{ sessions: number; replies: number }> {
  const sessions = await job.query(
    `delete from session where coalesce(ended_at, ends_at) < $1::timestamptz - interval '30 days'`,
    [now],
  )
  await job.query(`delete from sign_in_throttle where last_at < $1::timestamptz - interval '1 day'`, [now])
  const replies = await job.query(`delete from idempotency where at < $1::timestamptz - interval '30 days'`, [
    now,
  ])
  return { sessions: sessions.rowCount ?? 0, replies: replies.rowCount ?? 0 }
}
