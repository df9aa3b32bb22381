import type { PoolClient } from 'pg'

/** Tables of counts that run behind: a row is `counting` until it is done, has failed or was interrupted. */
export const longCounts = ['sealed_report', 'sealed_report_check', 'figure_look'] as const
export type LongCount = (typeof longCounts)[number]

export type CountAt = { readonly table: LongCount; readonly region: string; readonly id: string }

/** Says how far a count is, and that it lives. False where its row is not there (yet) or it no longer counts. */
export async function noteProgress(
  tx: PoolClient,
  { table, region, id }: CountAt,
  at: { readonly done: number; readonly total: number } | null,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update ${table} set done = coalesce($3, done), total = coalesce($4, total), beat_at = clock_timestamp()
     where region = $1 and id = $2 and state = 'counting'`,
    [region, id, at?.done ?? null, at?.total ?? null],
  )
  return rowCount === 1
}

export async function failCount(tx: PoolClient, { table, region, id }: CountAt): Promise<void> {
  await tx.query(
    `update ${table} set state = 'failed' where region = $1 and id = $2 and state = 'counting'`,
    [region, id],
  )
}

/** Marks counts of these regions that have not lived for so many seconds. Answers how many. */
export async function markInterrupted(
  tx: PoolClient,
  table: LongCount,
  regions: readonly string[],
  seconds: number,
): Promise<number> {
  const { rowCount } = await tx.query(
    `update ${table} set state = 'interrupted' where region = any($1) and state = 'counting'
       and (beat_at is null or beat_at < clock_timestamp() - make_interval(secs => $2))`,
    [regions, seconds],
  )
  return rowCount ?? 0
}
