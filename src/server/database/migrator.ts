import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { roleNames } from './roles.ts'

export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly hash: string
  /** `-- breaking` on the first line: an older program must not run after it. */
  readonly breaking: boolean
}

const fileName = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** All numbered files in order. A file of another name or a number used twice is a fault of the package. */
export function readMigrations(folder: string): readonly Migration[] {
  const list = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const match = fileName.exec(file)
      if (!match) throw new Error(`migrations/${file} is not named NNNN_what.sql`)
      const sql = readFileSync(join(folder, file), 'utf8')
      const hash = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
      return { number: Number(match[1]), name: file, sql, hash, breaking: sql.startsWith('-- breaking') }
    })
  for (const [i, m] of list.entries()) {
    if (list[i - 1]?.number === m.number)
      throw new Error(`migrations/${m.name} repeats the number ${m.number}`)
  }
  return list
}

/** One lock for all starters of one database: the second waits and then finds nothing to do. */
const startersLock = 7_301_926

/** Lets one starter at a time do `work`. The lock is of the session and may be taken again inside. */
export async function oneStarterAtATime<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [startersLock])
  try {
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [startersLock])
  }
}

/**
 * Applies what is missing, each file in a transaction of its own, as the owner role. Refuses a database whose applied
 * files differ from ours, and one that a newer program changed in a way this one can not live with.
 */
export async function migrate(
  client: ClientBase,
  migrations: readonly Migration[],
  onStep: (name: string) => void = () => undefined,
): Promise<readonly string[]> {
  return oneStarterAtATime(client, async () => {
    await client.query(`create table if not exists schema_migration (
      number integer primary key, name text not null, hash text not null, breaking boolean not null,
      applied_at timestamptz not null default now())`)
    await client.query(`alter table schema_migration owner to ${roleNames.owner}`)
    const missing = await pending(client, migrations)
    for (const migration of missing) {
      onStep(migration.name)
      await apply(client, migration)
    }
    return missing.map((m) => m.name)
  })
}

/** What `migrate` would apply; throws where the database and the files contradict each other. */
export async function pending(
  client: Pick<ClientBase, 'query'>,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ number: number; name: string; hash: string; breaking: boolean }>(
    'select number, name, hash, breaking from schema_migration order by number',
  )
  const known = new Map(migrations.map((m) => [m.number, m]))
  for (const row of rows) {
    const ours = known.get(row.number)
    if (!ours && row.breaking)
      throw new Error(`the database was changed by a newer program (${row.name}); start that one`)
    if (ours && ours.hash !== row.hash)
      throw new Error(`migrations/${ours.name} was changed after it had been applied; add a new file instead`)
  }
  const applied = new Set(rows.map((r) => r.number))
  return migrations.filter((m) => !applied.has(m.number))
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local role ${roleNames.owner}`)
    await client.query(`set local lock_timeout = '10s'`)
    await client.query(migration.sql)
    await client.query(
      'insert into schema_migration (number, name, hash, breaking) values ($1, $2, $3, $4)',
      [migration.number, migration.name, migration.hash, migration.breaking],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migrations/${migration.name}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}
