import type { ClientBase } from 'pg'

/** Something that is wrong with the database and how to mend it. `fatal` refuses to start. */
export type Fault = { readonly fatal: boolean; readonly what: string; readonly mend: string }

/** Looks at version, encoding, locale and durability; `durable: false` is for tests. */
export async function checkDatabase(client: ClientBase, durable = true): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  const fatal = (what: string, mend: string) => faults.push({ fatal: true, what, mend })
  const { rows } = await client.query<Record<string, string>>(`select
    current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
    current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
    current_setting('data_checksums') as checksums, current_setting('synchronous_commit') as commits,
    current_database() as database`)
  const s = rows[0] ?? {}
  if (Number(s['version']) < 150000)
    fatal(`PostgreSQL ${s['version']} is older than 15.`, 'Use a server of version 15 or newer.')
  if (s['encoding'] !== 'UTF8')
    fatal(`The database "${s['database']}" has the encoding ${s['encoding']}.`, recreate(s['database']))
  if (durable && s['fsync'] !== 'on')
    fatal(
      'fsync is off: a power cut would lose the journal.',
      `alter system set fsync = on; select pg_reload_conf();`,
    )
  if (durable && s['pages'] !== 'on')
    fatal('full_page_writes is off.', 'alter system set full_page_writes = on; select pg_reload_conf();')
  if (durable && s['commits'] === 'off')
    fatal('synchronous_commit is off.', 'alter system set synchronous_commit = on; select pg_reload_conf();')
  if (s['checksums'] !== 'on')
    faults.push({
      fatal: false,
      what: 'Data checksums are off: damaged pages would go unnoticed.',
      mend: 'Stop the server and run pg_checksums --enable.',
    })
  if (!(await knowsChineseLetters(client)))
    fatal(
      'Trigram search finds nothing in Chinese text: LC_CTYPE does not know the letters.',
      recreate(s['database']),
    )
  return faults
}

async function knowsChineseLetters(client: ClientBase): Promise<boolean> {
  await client.query('create extension if not exists pg_trgm')
  const { rows } = await client.query<{ n: number }>(`select cardinality(show_trgm('王小明')) as n`)
  return (rows[0]?.n ?? 0) > 0
}

function recreate(database: string | undefined): string {
  return (
    `Make it anew: create database ${database} template template0 encoding 'UTF8' ` +
    `locale_provider icu icu_locale 'zh-Hans-CN' locale 'C.UTF-8';`
  )
}

/** What the administrator's connection lacks for making roles and tables. */
export async function checkRights(client: ClientBase): Promise<readonly Fault[]> {
  const { rows } = await client.query<{
    roles: boolean
    create: boolean
    ready: number
    member: boolean
    who: string
  }>(`
    select r.rolsuper or r.rolcreaterole as roles,
      has_database_privilege(current_database(), 'create') as create,
      (select count(*)::int from pg_roles where rolname in ('tongxing_owner', 'tongxing_app', 'tongxing_job')) as ready,
      coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'tongxing_owner'), false) as member,
      current_user as who
    from pg_roles r where r.rolname = current_user`)
  const r = rows[0]
  if (!r) return []
  const faults: Fault[] = []
  if (!r.roles && !(r.ready === 3 && r.member))
    faults.push({
      fatal: true,
      what: `The user ${r.who} of DATABASE_URL may not make roles, and the three roles are not there (or not granted).`,
      mend:
        `As an administrator: alter role ${r.who} createrole; or: create role tongxing_owner; create role tongxing_app login ` +
        `noinherit password '…'; create role tongxing_job login noinherit password '…'; grant tongxing_owner to ${r.who}; ` +
        'and set DATABASE_APP_URL and DATABASE_JOB_URL.',
    })
  if (!r.create)
    faults.push({
      fatal: true,
      what: `The user ${r.who} of DATABASE_URL may not create schemas and extensions in this database.`,
      mend: `As an administrator: alter database … owner to ${r.who};`,
    })
  return faults
}

/** Tables with something of a person in them, told by their columns, so that a new one can not be forgotten. */
export const personBearing = `
  select table_name from information_schema.columns
  where table_schema = 'public' and (column_name in ('person_id', 'case_id', 'secret') or column_name ~ '_sealed$')
    and table_name not in ('account')`

/** Person-bearing tables whose row security is off or not forced, and roles that could go round it. */
export async function checkWalls(client: Pick<ClientBase, 'query'>): Promise<readonly Fault[]> {
  const { rows: open } = await client.query<{ relname: string }>(`
    select c.relname from pg_class c
    where c.relname in (${personBearing}) and c.relnamespace = 'public'::regnamespace
      and not (c.relrowsecurity and c.relforcerowsecurity)`)
  const { rows: strong } = await client.query<{ rolname: string }>(`
    select rolname from pg_roles where rolname in ('tongxing_app', 'tongxing_job') and (rolsuper or rolbypassrls or rolinherit)`)
  return [
    ...open.map((t) => ({
      fatal: true,
      what: `Row security of the table ${t.relname} is off or not forced.`,
      mend: `alter table ${t.relname} enable row level security; alter table ${t.relname} force row level security;`,
    })),
    ...strong.map((r) => ({
      fatal: true,
      what: `The role ${r.rolname} could go round row security.`,
      mend: `alter role ${r.rolname} nosuperuser nobypassrls noinherit;`,
    })),
  ]
}

export function sayFaults(faults: readonly Fault[]): string {
  return faults.map((f) => `${f.fatal ? 'refused' : 'warning'}: ${f.what}\n  mend: ${f.mend}`).join('\n')
}
