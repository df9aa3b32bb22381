import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds at the given shares of all requests, requests a second, and milliseconds of CPU of server and database for each. */
export type Measured = {
  readonly name: string
  readonly requests: number
  readonly failed: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly serverCpuMs: number | null
  readonly databaseCpuMs: number | null
}

export type LoadOptions = {
  readonly connections: number
  readonly seconds: number
  /** Each connection sends at this pace, whether the server is quick or not; without it, as soon as it has its answer. */
  readonly everyMs?: number
}

export type Shot = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Fires shots over a fixed number of kept-alive connections until the time is up. At a pace, the time of an answer counts
 * from the moment at which the request was to be sent: a server that falls behind can not hide it.
 */
export async function load(
  name: string,
  base: string,
  next: () => Shot,
  options: LoadOptions,
  whose: { readonly server?: number | undefined; readonly dataDir?: string } = {},
): Promise<Measured> {
  const { connections, everyMs } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let failed = 0
  const cpuBefore = [cpuOf(whose.server), databaseCpu(whose.dataDir)] as const
  const started = performance.now()
  const until = started + options.seconds * 1000
  const connection = async (_: unknown, n: number) => {
    let due = started + ((everyMs ?? 0) * n) / connections
    while (Math.max(due, performance.now()) < until) {
      if (everyMs !== undefined) await wait(Math.max(0, due - performance.now()))
      const from = everyMs === undefined ? performance.now() : due
      const status = await fire(agent, base, next())
      times.push(performance.now() - from)
      if (status >= 400) failed++
      due += everyMs ?? 0
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - started) / 1000
  const each = (ms: number) => (Number.isNaN(ms) ? null : round(ms / Math.max(1, times.length)))
  const serverCpuMs = each(cpuOf(whose.server) - cpuBefore[0])
  const databaseCpuMs = each(databaseCpu(whose.dataDir) - cpuBefore[1])
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  return {
    name,
    requests: times.length,
    failed,
    perSecond: round(times.length / seconds),
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    serverCpuMs,
    databaseCpuMs,
  }
}

/** Milliseconds of CPU that a process has used, where the system tells (Linux, in ticks of 10 ms). */
function cpuOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** All processes of the embedded database work in its folder. */
function databaseCpu(dataDir: string | undefined): number {
  if (dataDir === undefined) return Number.NaN
  try {
    const place = realpathSync(join(dataDir, 'pg'))
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && worksIn(name, place))
    return pids.reduce((sum, pid) => sum + (cpuOf(Number(pid)) || 0), 0)
  } catch {
    return Number.NaN
  }
}

function worksIn(pid: string, place: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === place
  } catch {
    return false
  }
}

function fire(agent: Agent, base: string, shot: Shot): Promise<number> {
  return new Promise((done, fail) => {
    const body = shot.body === undefined ? undefined : JSON.stringify(shot.body)
    const headers = { ...shot.headers, ...(body ? { 'content-type': 'application/json' } : {}) }
    const call = request(new URL(shot.path, base), { agent, method: shot.method, headers }, (reply) => {
      reply.resume()
      reply.on('end', () => done(reply.statusCode ?? 500))
    })
    call.on('error', fail)
    call.end(body)
  })
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
