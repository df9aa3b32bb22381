import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'

export const embeddedPort = 5432
export const superuser = 'postgres'

export type Postmaster = { readonly pid: number; readonly socketDir: string }

/** A server process that still holds this data folder: it outlives a killed parent and is taken over, not fought. */
export function findPostmaster(pgData: string): Postmaster | undefined {
  const file = join(pgData, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Math.abs(Number(lines[0]))
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && looksLikePostgres(pid))
    return { pid, socketDir: lines[4]?.trim() ?? '' }
  // Another program may have got the dead server's number; PostgreSQL itself would then refuse to start.
  rmSync(file, { force: true })
  return undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function looksLikePostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')
  } catch {
    return isAlive(pid) && readCommand(pid).includes('postgres')
  }
}

function readCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** `ready` when it answers and serves this folder; `busy` while it starts or recovers; `gone` when nobody listens. */
export async function probe(
  socketDir: string,
  pgData: string,
): Promise<'ready' | 'busy' | 'gone' | 'foreign'> {
  const client = new pg.Client({
    host: socketDir,
    port: embeddedPort,
    user: superuser,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ dir: string }>(`select current_setting('data_directory') as dir`)
    return rows[0]?.dir === pgData ? 'ready' : 'foreign'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === '57P03' || code === '53300' ? 'busy' : 'gone'
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Connections of programs other than the asking one: the last to leave puts out the light. */
export async function otherConnections(socketDir: string): Promise<number> {
  const client = new pg.Client({
    host: socketDir,
    port: embeddedPort,
    user: superuser,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return rows[0]?.n ?? 0
  } catch {
    return 0
  } finally {
    await client.end().catch(() => undefined)
  }
}
