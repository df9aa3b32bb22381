import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries } from './binaries.ts'
import { embeddedPort, findPostmaster, isAlive, otherConnections, probe } from './postmaster.ts'
import { makePrivateFolder, type ServerUser, serverUser, takeOver, whyNotReachable } from './server-user.ts'
import { socketFolder } from './socket-folder.ts'

export type EmbeddedServer = {
  readonly socketDir: string
  readonly port: number
  readonly pid: number
  /** True where a running server was found and taken over (its program was killed, or another one still uses it). */
  readonly adopted: boolean
  /** Fast shutdown, unless another program is connected; call it after the own pools have ended. */
  readonly stop: () => Promise<void>
}

export type EmbeddedOptions = {
  readonly dataDir: string
  readonly postgresBin?: string | undefined
  /** False only for tests: no fsync, nothing survives a power cut. */
  readonly durable?: boolean
}

/** Starts PostgreSQL on `dataDir/pg`, reachable by a private unix socket only, or joins the one that already runs. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32')
    throw new Error(
      'The embedded database needs unix sockets: on Windows set DATABASE_URL to a PostgreSQL server.',
    )
  const user = serverUser()
  prepareFolder(options.dataDir, user)
  const pgData = join(options.dataDir, 'pg')
  const joined = await adopt(pgData)
  if (joined) return joined
  const binaries = findBinaries(user, options.postgresBin)
  const socketDir = socketFolder(options.dataDir, user)
  await initialise(binaries, pgData, user)
  takeOver(pgData, user)
  return start(binaries, pgData, socketDir, user, options)
}

function prepareFolder(dataDir: string, user: ServerUser): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // Others may pass through but not list; keys, database and socket below are each closed to them.
  if (user.dropped) chmodSync(dataDir, 0o711)
  const unreachable = whyNotReachable(dataDir, user)
  if (unreachable)
    throw new Error(
      `The database runs without root's rights, and ${unreachable}. ` +
        'Set DATA_DIR to a folder that everyone may pass, for example /var/lib/tongxing, or start as an ordinary user.',
    )
}

/** Joins the server that holds this folder, if there is one; waits while it starts or recovers. */
async function adopt(pgData: string): Promise<EmbeddedServer | undefined> {
  for (let wait = 0; wait < 600; wait++) {
    // Read anew each time: a server that is just starting writes its file line by line.
    const running = findPostmaster(pgData)
    if (!running) return undefined
    const state = running.socketDir === '' ? 'busy' : await probe(running.socketDir, pgData)
    if (state === 'ready') return handle(running.pid, running.socketDir, true)
    if (state === 'foreign') throw new Error(`${running.socketDir} belongs to the database of another folder`)
    await sleep(100)
  }
  throw new Error(`a database process holds ${pgData} and does not answer; stop it first`)
}

/** Nothing of ours, least of all keys, is handed to the database process. */
const plainEnvironment = { PATH: '/usr/bin:/bin' }

/** A half-made cluster never gets the final name, so a crash during the first start leaves nothing to repair. */
async function initialise(binaries: Binaries, pgData: string, user: ServerUser): Promise<void> {
  if (existsSync(join(pgData, 'PG_VERSION'))) return checkMajor(binaries, pgData)
  const fresh = `${pgData}.new.${process.pid}`
  const refusals: string[] = []
  for (const locale of locales) {
    rmSync(fresh, { recursive: true, force: true })
    makePrivateFolder(fresh, user)
    const fixed = [
      '-D',
      fresh,
      '-U',
      'postgres',
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
    ]
    const result = await run(join(binaries.bin, 'initdb'), [...fixed, '--data-checksums', ...locale], user)
    if (result.code === 0) return settle(fresh, pgData)
    refusals.push(result.output.trim())
  }
  rmSync(fresh, { recursive: true, force: true })
  throw new Error(`initdb failed:\n${refusals.at(0)}`)
}

/** Two first starts at once: the folder of the faster one stays. */
function settle(fresh: string, pgData: string): void {
  try {
    renameSync(fresh, pgData)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(join(pgData, 'PG_VERSION'))) throw error
  }
}

/** LC_CTYPE must know Chinese letters or trigram search silently finds nothing; ICU gives the pinyin order. */
const locales = [
  ['--locale-provider=icu', '--icu-locale=zh-Hans-CN', '--locale=C.UTF-8'],
  ['--locale-provider=icu', '--icu-locale=zh-Hans-CN', '--locale=en_US.UTF-8'],
  ['--locale=C.UTF-8'],
]

function checkMajor(binaries: Binaries, pgData: string): void {
  const made = Number(readFileSync(join(pgData, 'PG_VERSION'), 'utf8').trim())
  if (made !== binaries.major)
    throw new Error(
      `${pgData} was made by PostgreSQL ${made}, but the binaries are ${binaries.major} (${binaries.bin}). ` +
        `Set POSTGRES_BIN to the folder of a PostgreSQL ${made}, or move the data with docs/backup.md.`,
    )
}

async function start(
  binaries: Binaries,
  pgData: string,
  socketDir: string,
  user: ServerUser,
  options: EmbeddedOptions,
): Promise<EmbeddedServer> {
  for (let attempt = 0; ; attempt++) {
    const logFile = join(pgData, 'server.log')
    const log = openSync(logFile, 'a', 0o600)
    const child = spawn(join(binaries.bin, 'postgres'), ['-D', pgData, ...settings(socketDir, options)], {
      ...user.spawn,
      cwd: '/',
      // In its own session, so that Ctrl-C in a terminal reaches us first and requests can finish.
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...plainEnvironment, TZ: 'Asia/Shanghai' },
    })
    closeSync(log)
    child.unref()
    const outcome = await waitUntilReady(child, socketDir, pgData)
    if (outcome === 'ready' && child.pid) return handle(child.pid, socketDir, false)
    const joined = await adopt(pgData)
    if (joined) return joined
    // After a killed server its last processes need a moment to let go of the shared memory.
    const mayPass = /shared memory|lock file/i.test(tail(logFile, 3))
    if (!mayPass || attempt >= 30) throw new Error(`PostgreSQL did not start:\n${tail(logFile, 12)}`)
    await sleep(500)
  }
}

async function waitUntilReady(
  child: ChildProcess,
  socketDir: string,
  pgData: string,
): Promise<'ready' | 'exit'> {
  let exited = false
  child.once('exit', () => {
    exited = true
  })
  child.once('error', () => {
    exited = true
  })
  while (!exited) {
    if ((await probe(socketDir, pgData)) === 'ready') return 'ready'
    await sleep(25)
  }
  return 'exit'
}

function settings(socketDir: string, options: EmbeddedOptions): string[] {
  const megabytes = Math.max(64, Math.min(256, Math.floor(totalmem() / 2 ** 20 / 8)))
  const all: Record<string, string> = {
    listen_addresses: '',
    port: String(embeddedPort),
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    shared_buffers: `${megabytes}MB`,
    max_connections: '120',
    synchronous_commit: 'on',
    jit: 'off',
    random_page_cost: '1.1',
    work_mem: '16MB',
    max_wal_size: '2GB',
    timezone: 'Asia/Shanghai',
    // Statements carry sealed text at most, but a log is no place for any of it.
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_messages: 'warning',
    ...(options.durable === false
      ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
      : {}),
  }
  return Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])
}

function handle(pid: number, socketDir: string, adopted: boolean): EmbeddedServer {
  const stop = async () => {
    // Our own pools have just ended; the server may still be closing their backends.
    for (let wait = 0; isAlive(pid) && (await otherConnections(socketDir)) > 0; wait++) {
      if (wait === 20) return
      await sleep(100)
    }
    if (!isAlive(pid)) return
    process.kill(pid, 'SIGINT')
    for (let wait = 0; wait < 1200 && isAlive(pid); wait++) await sleep(50)
  }
  return { socketDir, port: embeddedPort, pid, adopted, stop }
}

function run(file: string, args: string[], user: ServerUser): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(file, args, {
      ...user.spawn,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: plainEnvironment,
    })
    let output = ''
    child.stdout.on('data', (part) => {
      output += part
    })
    child.stderr.on('data', (part) => {
      output += part
    })
    child.on('error', (error) => done({ code: 1, output: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

function tail(file: string, lines: number): string {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').slice(-lines).join('\n')
    : '(no log)'
}
