import type { Pool, PoolClient } from 'pg'
import type { Grant } from '#core/access/roles.ts'
import { type ScopeSettings, scopeSettings } from '#core/access/scope-settings.ts'
import { beginAs } from './session-scope.ts'

/** Runs `run` in one transaction of the application role with the rights of one grant; commits, or rolls back on a throw. */
export function withUser<T>(
  app: Pool,
  user: { readonly id: string; readonly grant: Grant },
  run: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  return transaction(app, (tx) => beginAs(tx, scopeSettings(user.id, user.grant)), run)
}

/** Runs `run` in one transaction of the job role that reaches the given regions and no other. */
export async function withRegions<T>(
  job: Pool,
  regions: readonly string[],
  run: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const enter = (tx: PoolClient) => {
    const settings = tx.escapeLiteral(JSON.stringify({ user: 'job', regions: regions.join(',') }))
    return tx.query(`begin; select app_enter(${settings}::jsonb)`)
  }
  // A job touches many cases at once and may meet a writer who holds them in another order: the job gives way.
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(job, enter, run)
    } catch (error) {
      const deadlock = error instanceof Error && 'code' in error && error.code === '40P01'
      if (!deadlock || attempt === 4) throw error
    }
  }
}

async function transaction<T>(
  pool: Pool,
  begin: (tx: PoolClient) => Promise<unknown>,
  run: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const tx = await pool.connect()
  let broken: Error | undefined
  try {
    await begin(tx)
    const result = await run(tx)
    await tx.query('commit')
    return result
  } catch (error) {
    await tx.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    tx.release(broken)
  }
}

/** Adds settings to the open transaction, for example the case that was just seen. */
export async function enter(
  tx: PoolClient,
  settings: Partial<ScopeSettings> & {
    readonly case?: string
    readonly person?: string
    /** A release or a line of a screening that was seen before. */
    readonly file?: string
  },
): Promise<void> {
  await tx.query({
    name: 'app-enter',
    text: 'select app_enter($1::jsonb)',
    values: [JSON.stringify(settings)],
  })
}
