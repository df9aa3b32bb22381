import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { Pool } from 'pg'
import pg from 'pg'
import type { Config } from '#server/config.ts'
import { checkDatabase, checkRights, checkWalls, type Fault, sayFaults } from './checks.ts'
import { startEmbedded } from './embedded.ts'
import { readMigrations } from './migrator.ts'
import { type Connection, openPool, withClient } from './pool.ts'
import { superuser } from './postmaster.ts'
import { prepareDatabase } from './preparation.ts'
import { type RolePasswords, roleNames } from './roles.ts'

export type Database = {
  readonly app: Pool
  readonly job: Pool
  /** The administrator's connection, for migration, repair and checks. */
  readonly admin: Connection
  readonly warnings: readonly Fault[]
  readonly embedded: boolean
  readonly applied: readonly string[]
  readonly close: () => Promise<void>
}

export type OpenOptions = {
  /** Stands for the passwords of the two login roles on a server: every process that has the keys derives the same. */
  readonly passwordSeed: Buffer
  readonly onStep?: (name: string) => void
  readonly onLost?: (error: Error) => void
}

const databaseName = 'tongxing'

/** Starts or reaches the database, checks it, migrates it and opens the pools. Throws one readable text when refused. */
export async function openDatabase(config: Config, options: OpenOptions): Promise<Database> {
  const server = config.databaseUrl ? undefined : await startEmbedded(config)
  const admin = server
    ? { host: server.socketDir, port: server.port, user: superuser, database: databaseName }
    : connectionOf(config.databaseUrl ?? '')
  try {
    if (server) await ensureDatabase(admin)
    const passwords = server ? undefined : passwordsFrom(options.passwordSeed)
    const { warnings, applied } = await withClient(admin, async (client) => {
      if (!server) refuseFatal(await checkRights(client))
      const warnings = refuseFatal(await checkDatabase(client))
      const migrations = readMigrations(join(config.root, 'migrations'))
      const applied = await prepareDatabase(client, migrations, passwords, options.onStep)
      refuseFatal(await checkWalls(client))
      return { applied, warnings }
    })
    const lost = options.onLost ?? (() => undefined)
    const app = openPool(
      roleConnection(admin, 'app', passwords, config.databaseAppUrl),
      config.poolSize,
      lost,
      { pipeline: true },
    )
    const job = openPool(roleConnection(admin, 'job', passwords, config.databaseJobUrl), 4, lost)
    const close = async () => {
      await Promise.all([app.end(), job.end()])
      await server?.stop()
    }
    return { app, job, admin, warnings, embedded: server !== undefined, applied, close }
  } catch (error) {
    await server?.stop()
    throw error
  }
}

function refuseFatal(faults: readonly Fault[]): readonly Fault[] {
  if (faults.some((f) => f.fatal)) throw new Error(sayFaults(faults))
  return faults
}

async function ensureDatabase(admin: Connection): Promise<void> {
  await withClient({ ...admin, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount) return
    await client.query(`create database ${databaseName}`).catch((error) => {
      // Two starters at once: the other one was faster.
      if (error.code !== '42P04' && error.code !== '23505') throw error
    })
  })
}

function connectionOf(url: string): Connection {
  const client = new pg.Client({ connectionString: url })
  const ssl = client.ssl
  return {
    host: client.host,
    port: client.port,
    user: client.user ?? 'postgres',
    database: client.database ?? databaseName,
    ...(client.password ? { password: client.password } : {}),
    ...(ssl ? { ssl: ssl as NonNullable<Connection['ssl']> } : {}),
  }
}

function roleConnection(
  admin: Connection,
  kind: 'app' | 'job',
  passwords: RolePasswords | undefined,
  url: string | undefined,
): Connection {
  if (url) return connectionOf(url)
  return { ...admin, user: roleNames[kind], ...(passwords ? { password: passwords[kind] } : {}) }
}

function passwordsFrom(seed: Buffer): RolePasswords {
  const derive = (name: string) => createHmac('sha256', seed).update(`database:${name}`).digest('base64url')
  return { app: derive('app'), job: derive('job') }
}
