import type { PoolClient } from 'pg'
import type { ScopeSettings } from '#core/access/scope-settings.ts'

/**
 * Opens the transaction of a request and enters its row-security settings in one round trip. Values are escaped by the
 * driver and again by `format('%L')` inside `app_enter`.
 */
export async function beginAs(
  tx: PoolClient,
  settings: Partial<ScopeSettings> & { session?: string },
): Promise<void> {
  await tx.query(`begin; select app_enter(${tx.escapeLiteral(JSON.stringify(settings))}::jsonb)`)
}
