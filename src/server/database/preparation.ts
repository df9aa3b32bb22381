import type { ClientBase } from 'pg'
import { type Migration, migrate, oneStarterAtATime } from './migrator.ts'
import { ensureRoles, type RolePasswords, roleNames } from './roles.ts'

/**
 * Brings one database from whatever it is to what this program needs: roles, rights on the schema, extensions, tables.
 * `client` is the administrator's connection to that database.
 */
export async function prepareDatabase(
  client: ClientBase,
  migrations: readonly Migration[],
  passwords?: RolePasswords,
  onStep?: (name: string) => void,
): Promise<readonly string[]> {
  // Grants change rows of the catalogue: two starters at once would answer "tuple concurrently updated".
  return oneStarterAtATime(client, async () => {
    await ensureRoles(client, passwords)
    await client.query(`grant usage, create on schema public to ${roleNames.owner}`)
    await client.query('create extension if not exists pg_trgm')
    await speedUpNameSearch(client)
    return migrate(client, migrations, onStep)
  })
}

/**
 * Under row security an index is only used with operators known to leak nothing. `@>` on arrays can not tell values
 * through errors, but is not marked so; a superuser may say it. Without it name search reads the scope row by row.
 */
async function speedUpNameSearch(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  )
  if (rows[0]?.rolsuper)
    await client.query('alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof')
}
