import type { PoolClient } from 'pg'
import { v7 } from 'uuid'

/** Work that leaves the house, decided in the same transaction as the act: ids only, never personal data. */
export async function putOutbox(
  tx: PoolClient,
  message: {
    readonly region: string
    readonly kind: string
    readonly payload: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  await tx.query({
    name: 'outbox-put',
    text: 'insert into outbox (id, region, kind, payload) values ($1, $2, $3, $4)',
    values: [v7(), message.region, message.kind, JSON.stringify(message.payload)],
  })
}
