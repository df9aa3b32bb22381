import type { PoolClient } from 'pg'
import type { Span } from '#core/metrics/time-span.ts'
import type { ChangedCase } from './sealed-report-store.ts'

/** A look at past figures as they were known; instants are ISO. */
export type LookRow = {
  readonly region: string
  readonly id: string
  readonly area: string
  readonly area_name: string | null
  readonly span: Span
  readonly day: string
  readonly known_at: string
  readonly now_at: string
  readonly state: 'counting' | 'done' | 'failed' | 'interrupted'
  readonly done: number
  readonly total: number
}

/** What a look found; only so many changed cases are kept, and how many there were. */
export type LookFound = {
  readonly body: string
  readonly nowBody: string
  readonly changes: { readonly total: number; readonly cases: readonly ChangedCase[] }
}

const columns = `l.region, l.id, l.area, t.name as area_name, l.span, l.day, l.known_at, l.now_at, l.state, l.done, l.total`

export async function insertLook(
  tx: PoolClient,
  l: Pick<LookRow, 'region' | 'id' | 'area' | 'span' | 'day' | 'known_at' | 'now_at'> & {
    readonly user: string
    readonly expiresAt: string
  },
): Promise<void> {
  await tx.query(
    `insert into figure_look (region, id, area, span, day, known_at, now_at, state, by_user, expires_at, beat_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'counting', $8, $9, clock_timestamp())`,
    [l.region, l.id, l.area, l.span, l.day, l.known_at, l.now_at, l.user, l.expiresAt],
  )
}

/** The newest look that asked the same and was counted, or is being counted, since `since`. */
export async function findSameLook(
  tx: PoolClient,
  asked: Pick<LookRow, 'area' | 'span' | 'day' | 'known_at'>,
  since: string,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from figure_look where area = $1 and span = $2 and day = $3::date and known_at = $4
       and state in ('counting', 'done') and now_at >= $5 order by now_at desc limit 1`,
    [asked.area, asked.span, asked.day, asked.known_at, since],
  )
  return rows[0]?.id
}

export async function findLook(
  tx: PoolClient,
  id: string,
): Promise<(LookRow & { readonly found: LookFound | null }) | undefined> {
  const { rows } = await tx.query(
    `select ${columns}, l.body, l.now_body, l.changes from figure_look l left join area t on t.code = l.area where l.id = $1`,
    [id],
  )
  const [row] = rows
  if (!row) return undefined
  const { body, now_body: nowBody, changes, ...look } = row
  return { ...look, found: body === null ? null : { body, nowBody, changes } }
}

export async function endLook(
  tx: PoolClient,
  look: Pick<LookRow, 'region' | 'id'>,
  found: LookFound,
): Promise<void> {
  await tx.query(
    `update figure_look set state = 'done', body = $3, now_body = $4, changes = $5, done = total
     where region = $1 and id = $2 and state = 'counting'`,
    [look.region, look.id, found.body, found.nowBody, JSON.stringify(found.changes)],
  )
}

/** Looks of these regions whose time is over. Jobs only. */
export async function dropLooks(tx: PoolClient, regions: readonly string[], now: string): Promise<number> {
  const { rowCount } = await tx.query('delete from figure_look where region = any($1) and expires_at < $2', [
    regions,
    now,
  ])
  return rowCount ?? 0
}
