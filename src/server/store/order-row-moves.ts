import type { PoolClient } from 'pg'
import type { RowStatus, StoredRow } from './order-row-store.ts'

export type Actor = { readonly user: string; readonly role: string; readonly org: string }

/** Rows that were read and are good enough go on to their townships. Answers how many went and how many stay. */
export async function sendRows(
  tx: PoolClient,
  of: { readonly region: string; readonly importId: string },
  warnings: boolean,
  at: string,
): Promise<{ sent: number; left: number }> {
  const sent = await tx.query({
    name: 'order-rows-send',
    text: `update order_import_row set status = 'waiting', sent_at = $4
      where region = $1 and import_id = $2 and status = 'read' and (standing = 'ready' or ($3 and standing = 'warning'))`,
    values: [of.region, of.importId, warnings, at],
  })
  const { rows } = await tx.query<{ n: number }>({
    name: 'order-rows-left',
    text: `select count(*)::int as n from order_import_row where region = $1 and import_id = $2 and status = 'read'`,
    values: [of.region, of.importId],
  })
  return { sent: sent.rowCount ?? 0, left: rows[0]?.n ?? 0 }
}

/**
 * Marks rows as being acted on by somebody; only those that still stand where they were seen. What is marked is done in
 * this transaction or later by the background work: nothing marked is lost.
 */
export async function markRows(
  tx: PoolClient,
  of: { readonly region: string; readonly rows: readonly string[] },
  move: { readonly from: RowStatus; readonly to: RowStatus },
  by: Actor & { readonly at: string; readonly reason?: ((rowId: string) => Buffer) | undefined },
  place: { readonly stationId?: string | undefined; readonly workerId?: string | undefined } = {},
): Promise<number> {
  const marked = of.rows.map((id) => ({ id, reason: by.reason?.(id).toString('base64') ?? null }))
  const { rowCount } = await tx.query({
    name: 'order-rows-mark',
    text: `update order_import_row r set status = $4, act_by = $5, act_role = $6, act_org = $7, act_at = $8,
        act_reason_sealed = decode(m.reason, 'base64'),
        station_id = coalesce($9, r.station_id), worker_id = coalesce($10, r.worker_id)
      from jsonb_to_recordset($2::jsonb) as m(id text, reason text)
      where r.region = $1 and r.id = m.id and r.status = $3`,
    values: [
      of.region,
      JSON.stringify(marked),
      move.from,
      move.to,
      by.user,
      by.role,
      by.org,
      by.at,
      place.stationId ?? null,
      place.workerId ?? null,
    ],
  })
  return rowCount ?? 0
}

/** Ids of rows in a state, by list or by township, in the order they came. */
export async function rowIds(
  tx: PoolClient,
  find: {
    readonly region: string
    readonly status: RowStatus
    readonly importId?: string
    readonly township?: string
    readonly notBy?: string | undefined
    readonly limit: number
  },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'order-row-ids',
    text: `select id from order_import_row where region = $1 and status = $2 and ($3::text is null or import_id = $3)
      and ($4::text is null or township = $4) and ($5::text is null or by_user <> $5) order by id limit $6`,
    values: [
      find.region,
      find.status,
      find.importId ?? null,
      find.township ?? null,
      find.notBy ?? null,
      find.limit,
    ],
  })
  return rows.map((r) => r.id)
}

/** The next rows to act on, locked so that two processes never take the same ones. */
export async function takeMarked(
  tx: PoolClient,
  region: string,
  status: 'accepting' | 'undoing',
  limit: number,
): Promise<StoredRow[]> {
  const { rows } = await tx.query<StoredRow>({
    name: 'order-rows-take',
    text: `select r.* from order_import_row r where r.region = $1 and r.status = $2
      order by r.id limit $3 for update skip locked`,
    values: [region, status, limit],
  })
  return rows
}

export async function takeRows(
  tx: PoolClient,
  region: string,
  ids: readonly string[],
  status: RowStatus,
): Promise<StoredRow[]> {
  const { rows } = await tx.query<StoredRow>({
    name: 'order-rows-take-these',
    text: `select r.* from order_import_row r where r.region = $1 and r.id = any($2) and r.status = $3
      order by r.id for update`,
    values: [region, ids, status],
  })
  return rows
}

export async function setAccepted(
  tx: PoolClient,
  row: { readonly region: string; readonly id: string },
  opened: { readonly personId: string; readonly caseId: string; readonly seq: number },
): Promise<void> {
  await tx.query({
    name: 'order-row-accepted',
    text: `update order_import_row set status = 'accepted', person_id = $3, case_id = $4, accepted_seq = $5
      where region = $1 and id = $2`,
    values: [row.region, row.id, opened.personId, opened.caseId, opened.seq],
  })
}

/** `kept`: something else was recorded since, so the case stays. */
export async function setUndone(
  tx: PoolClient,
  row: { readonly region: string; readonly id: string },
  kept: boolean,
): Promise<void> {
  await tx.query({
    name: 'order-row-undone',
    text: `update order_import_row set status = $3, kept = $4 where region = $1 and id = $2`,
    values: [row.region, row.id, kept ? 'accepted' : 'undone', kept],
  })
}

/** Back to where it was before somebody marked it. */
export async function setWaiting(
  tx: PoolClient,
  row: { readonly region: string; readonly id: string },
): Promise<void> {
  await tx.query({
    name: 'order-row-waiting',
    text: `update order_import_row set status = 'waiting' where region = $1 and id = $2`,
    values: [row.region, row.id],
  })
}

/** Runs one act of many; what it wrote is taken back if it throws, and the error is answered. */
export async function attemptOne(tx: PoolClient, run: () => Promise<unknown>): Promise<unknown> {
  await tx.query('savepoint one_order')
  try {
    await run()
    await tx.query('release savepoint one_order')
    return undefined
  } catch (error) {
    await tx.query('rollback to savepoint one_order')
    return error
  }
}
