import type { PoolClient } from 'pg'
import { findRelease, type ReleaseRow } from './release-store.ts'
import { enter } from './with-user.ts'

/** Every release that a list brought, within the reader's scope. */
export async function listOfRoster(tx: PoolClient, region: string, rosterId: string): Promise<ReleaseRow[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'release-of-roster',
    text: 'select id from release where region = $1 and roster_id = $2 order by id',
    values: [region, rosterId],
  })
  const found: ReleaseRow[] = []
  for (const { id } of rows) {
    const row = await findRelease(tx, id, true)
    if (row) found.push(row)
  }
  return found
}

/** Steps that somebody took on it. */
export async function countReleaseSteps(
  tx: PoolClient,
  key: { readonly region: string; readonly id: string },
): Promise<number> {
  await enter(tx, { file: key.id })
  const { rows } = await tx.query<{ n: number }>({
    name: 'release-steps-count',
    text: `select count(*)::int as n from release_step where region = $1 and release_id = $2`,
    values: [key.region, key.id],
  })
  return rows[0]?.n ?? 0
}
