import type { PoolClient } from 'pg'

export type KeptReply = {
  readonly bodyHash: Buffer
  readonly route: string
  readonly status: number
  readonly reply: Buffer
}

/**
 * Takes the key for this request, or answers what an earlier one with the same key got. A second request waits here
 * until the first has committed or given up: one effect, whatever the network does.
 */
export async function takeKey(
  tx: PoolClient,
  k: { user: string; key: string; route: string; bodyHash: Buffer; now: string },
): Promise<KeptReply | undefined> {
  const taken = await tx.query({
    name: 'idempotency-take',
    text: `insert into idempotency (user_id, key, route, body_hash, at) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
    values: [k.user, k.key, k.route, k.bodyHash, k.now],
  })
  if (taken.rowCount === 1) return undefined
  const { rows } = await tx.query(
    'select body_hash, route, status, reply from idempotency where user_id = $1 and key = $2',
    [k.user, k.key],
  )
  return { bodyHash: rows[0].body_hash, route: rows[0].route, status: rows[0].status, reply: rows[0].reply }
}

/** Keeps the answer, sealed: it may hold what only this reader may see. */
export async function keepReply(
  tx: PoolClient,
  k: { user: string; key: string; status: number; reply: Buffer },
): Promise<void> {
  await tx.query({
    name: 'idempotency-keep',
    text: 'update idempotency set status = $3, reply = $4 where user_id = $1 and key = $2',
    values: [k.user, k.key, k.status, k.reply],
  })
}
