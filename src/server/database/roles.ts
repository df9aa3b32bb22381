import type { ClientBase } from 'pg'

export const roleNames = { owner: 'tongxing_owner', app: 'tongxing_app', job: 'tongxing_job' } as const

export type RolePasswords = { readonly app: string; readonly job: string }

const sessionSettings: Record<'app' | 'job', Record<string, string>> = {
  app: {
    plan_cache_mode: 'force_generic_plan',
    statement_timeout: '20s',
    lock_timeout: '5s',
    idle_in_transaction_session_timeout: '30s',
    timezone: 'Asia/Shanghai',
    jit: 'off',
  },
  job: {
    statement_timeout: '30min',
    lock_timeout: '30s',
    idle_in_transaction_session_timeout: '10min',
    timezone: 'Asia/Shanghai',
    jit: 'off',
  },
}

/**
 * Makes the three roles and their session settings where they are absent or differ. `tongxing_owner` owns the tables and
 * can not log in; the other two log in, own nothing and do not bypass row security. Roles that an administrator made
 * beforehand are taken as they are when this connection may not change roles.
 */
export async function ensureRoles(client: ClientBase, passwords: RolePasswords | undefined): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  )
  if (!rows[0]?.may) return
  for (const name of Object.values(roleNames)) {
    await client.query(`do $$ begin
      create role ${name} nologin noinherit nosuperuser nocreatedb nocreaterole;
    exception when duplicate_object or unique_violation then null; end $$`)
  }
  await client.query(`grant ${roleNames.owner} to current_user`)
  for (const kind of ['app', 'job'] as const) await shape(client, kind, passwords?.[kind])
}

async function shape(client: ClientBase, kind: 'app' | 'job', password: string | undefined): Promise<void> {
  const name = roleNames[kind]
  const { rows } = await client.query<{
    rolcanlogin: boolean
    rolbypassrls: boolean
    rolconfig: string[] | null
  }>('select rolcanlogin, rolconfig from pg_roles where rolname = $1', [name])
  const role = rows[0]
  if (!role?.rolcanlogin) await client.query(`alter role ${name} login noinherit`)
  if (password) await client.query(`alter role ${name} password ${client.escapeLiteral(password)}`)
  const wanted = Object.entries(sessionSettings[kind])
  const have = new Set((role?.rolconfig ?? []).map((line) => line.toLowerCase()))
  for (const [key, value] of wanted) {
    if (!have.has(`${key}=${value}`.toLowerCase()))
      await client.query(`alter role ${name} set ${key} = ${client.escapeLiteral(value)}`)
  }
}
