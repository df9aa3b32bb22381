/**
 * The product over HTTP on the demonstration city, and the same SQL by pgbench in the same run.
 *
 *   npx tsx bench/http.ts [--scale city] [--data DIR] [--seconds 10]
 *
 * Makes the city first (timed) unless DIR already holds one. Server, database and load share this machine's cores.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { demoPassword } from '#core/demo/demo-logins.ts'
import { bareSql } from './bare-sql.ts'
import { type LoadOptions, load, type Measured, type Shot } from './load.ts'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: 'city' },
    data: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    port: { type: 'string', default: '3210' },
    program: { type: 'string', default: 'dist/cli/main.mjs' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
    /** Seconds to wait first: at its start the server sweeps and makes the checks of the night. */
    settle: { type: 'string', default: '30' },
  },
})
const root = join(import.meta.dirname, '..')
const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'tongxing-bench-'))
const base = `http://127.0.0.1:${values.port}`
const seconds = Number(values.seconds)
const ranking = '/api/overview/ranking?area=3298&metric=executionRate'
const program = resolve(root, values.program)
const env = { ...process.env, DATA_DIR: dataDir, TONGXING_DEMO: '1', PORT: values.port, LOG_LEVEL: 'warn' }

const made = makeCity()
const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []
const server = spawn(process.execPath, [...profile, program, 'serve', '--demo'], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await ready()
  await new Promise((done) => setTimeout(done, Number(values.settle) * 1000))
  const { results, cases } = await measure()
  const bare = bareSql(dataDir, '3298', cases, Math.min(seconds, 10))
  process.stdout.write(`${JSON.stringify({ machine: machine(), made, results, bare }, null, 2)}\n`)
} finally {
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))
}

function makeCity(): { scale: string; seconds: number } | 'was there' {
  if (existsSync(join(dataDir, 'pg'))) return 'was there'
  const started = performance.now()
  const done = spawnSync(process.execPath, [program, 'demo', '--scale', values.scale], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (done.status !== 0) throw new Error('the city could not be made')
  return { scale: values.scale, seconds: Math.round((performance.now() - started) / 100) / 10 }
}

async function ready(): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(`${base}/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the server did not become ready')
}

async function measure(): Promise<{ results: Measured[]; cases: readonly string[] }> {
  const worker = await signIn('worker')
  const office = await signIn('office')
  const city = await signIn('city')
  const own = await caseIds(worker, { stage: ['inForce'] })
  const all = await caseIds(office, { stage: ['inForce'] })
  const get = (cookie: string, path: () => string) => (): Shot => ({
    method: 'GET',
    path: path(),
    headers: { cookie },
  })
  const few = { connections: 4, seconds }
  const busy = { connections: 50, seconds }
  const runs: readonly [string, () => Shot, LoadOptions][] = [
    ['my day, 4 connections', get(worker, () => '/api/day'), few],
    ['case page, 4 connections', get(worker, () => `/api/cases/${any(own)}`), few],
    ['list of the city with filter and scope, 4 connections', () => listOf(city), few],
    ['all townships by execution rate, 4 connections', get(city, () => ranking), few],
    [
      'recording one entry, 50 connections, each once a second',
      () => record(office, any(all)),
      { ...busy, everyMs: 1000 },
    ],
    ['recording one entry, 50 connections, without a pause', () => record(office, any(all)), busy],
  ]
  const results: Measured[] = []
  for (const [name, shot, options] of runs)
    if (name.includes(values.only))
      results.push(await load(name, base, shot, options, { server: server.pid, dataDir }))
  return { results, cases: all.slice(0, 40) }
}

function listOf(cookie: string): Shot {
  const body = { stage: ['inForce'], overdue: true, sort: any(['due', 'fileNo', 'termEnd']), limit: 50 }
  return { method: 'POST', path: '/api/people/search', headers: writing(cookie), body }
}

function record(cookie: string, caseId: string): Shot {
  const data = { withWhom: '本人', method: 'faceToFace', summary: '测速：在家见面，情况稳定。' }
  const entry = { id: randomUUID(), type: 'visitMade', on: today(), data }
  return {
    method: 'POST',
    path: `/api/cases/${caseId}/entries`,
    headers: writing(cookie),
    body: { entries: [entry] },
  }
}

function writing(cookie: string): Record<string, string> {
  return { cookie, origin: base, 'idempotency-key': randomUUID() }
}

async function signIn(login: string): Promise<string> {
  const send = async (path: string, body: unknown, cookie = '') => {
    const headers = { 'content-type': 'application/json', origin: base, cookie }
    const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    const set = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { cookie: set, body: (await answer.json()) as { demoCode?: string } }
  }
  const first = await send('/api/session', { login, password: demoPassword })
  return (await send('/api/session/second-factor', { code: first.body.demoCode }, first.cookie)).cookie
}

async function caseIds(cookie: string, filter: Record<string, unknown>): Promise<string[]> {
  const headers = { ...writing(cookie), 'content-type': 'application/json' }
  const body = JSON.stringify({ ...filter, limit: 200 })
  const answer = await fetch(`${base}/api/people/search`, { method: 'POST', headers, body })
  const { rows } = (await answer.json()) as { rows: { caseId: string }[] }
  return rows.map((row) => row.caseId)
}

function any<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T
}

function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
}
