/**
 * The product over HTTP on the demonstration city, and the same SQL by pgbench in the same run.
 *
 *   npx tsx bench/http.ts [--scale city] [--data DIR] [--seconds 10]
 *
 * Makes the city first (timed) unless DIR already holds one. Server, database and load share this machine's cores.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { demoPassword } from '#core/demo/demo-logins.ts'
import { load, type Measured, type Shot } from './load.ts'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: 'city' },
    data: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    port: { type: 'string', default: '3210' },
  },
})
const root = join(import.meta.dirname, '..')
const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'tongxing-bench-'))
const base = `http://127.0.0.1:${values.port}`
const seconds = Number(values.seconds)
const ranking = '/api/overview/ranking?area=3298&metric=executionRate'
const program = join(root, 'dist/cli/main.mjs')
const env = { ...process.env, DATA_DIR: dataDir, TONGXING_DEMO: '1', PORT: values.port, LOG_LEVEL: 'warn' }

const made = makeCity()
const server = spawn(process.execPath, [program, 'serve', '--demo'], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await ready()
  const results = await measure()
  console.log(JSON.stringify({ machine: machine(), made, results, bare: bareSql() }, null, 2))
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

async function measure(): Promise<Measured[]> {
  const worker = await signIn('worker')
  const office = await signIn('office')
  const city = await signIn('city')
  const own = await caseIds(worker, { stage: ['inForce'] })
  const all = await caseIds(office, {})
  const get = (cookie: string, path: () => string) => (): Shot => ({
    method: 'GET',
    path: path(),
    headers: { cookie },
  })
  const few = { connections: 4, seconds }
  const busy = { connections: 50, seconds }
  return [
    await load(
      'my day, 4 connections',
      base,
      get(worker, () => '/api/day'),
      few,
    ),
    await load(
      'case page, 4 connections',
      base,
      get(worker, () => `/api/cases/${any(own)}`),
      few,
    ),
    await load('list of the city with filter and scope, 4 connections', base, () => listOf(city), few),
    await load(
      'all townships by execution rate, 4 connections',
      base,
      get(city, () => ranking),
      few,
    ),
    await load('recording one entry, 50 connections', base, () => record(office, any(all)), busy),
  ]
}

function listOf(cookie: string): Shot {
  const body = { stage: ['inForce'], overdue: true, sort: any(['due', 'fileNo', 'termEnd']), limit: 50 }
  return { method: 'POST', path: '/api/people/search', headers: writing(cookie), body }
}

function record(cookie: string, caseId: string): Shot {
  const entry = { id: randomUUID(), type: 'note', on: today(), data: { text: '测速：电话联系，无异常。' } }
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

/** The bare statements under the same settings, four clients, by Debian's or any other pgbench on the path. */
function bareSql(): Record<string, string> | string {
  const enter = `select app_enter('{"user":"bench","role":"narcoticsOffice","org":"x","area":"3298","station":"*","worker":"*"}');`
  const scripts: Record<string, string> = {
    list: `begin;${enter}select case_id from case_state s where region = '3298' and city = '3298' and stage = 'inForce' and overdue_count > 0 order by next_due_on, file_no, case_id limit 51;commit;`,
    journal: `begin;${enter}select case_id as c, person_id as p from case_state where region = '3298' and city = '3298' and stage = 'inForce' offset 0 limit 1 \\gset\nselect app_enter(json_build_object('case', ':c')::jsonb);\nselect * from journal where region = '3298' and case_id = ':c' order by seq;commit;`,
  }
  const results: Record<string, string> = {}
  for (const [name, sql] of Object.entries(scripts)) {
    const file = join(dataDir, `${name}.sql`)
    writeFileSync(file, sql.replaceAll(';', ';\n'))
    const flags = ['-n', '-c', '4', '-j', '2', '-T', String(Math.min(seconds, 10)), '-f', file]
    const done = spawnSync('pgbench', [
      '-h',
      join(dataDir, 'run'),
      '-U',
      'tongxing_app',
      ...flags,
      'tongxing',
    ])
    if (done.error) return 'pgbench is not on the path'
    const text = `${done.stdout}${done.stderr}`
    results[name] = /tps = ([\d.]+)/.exec(text)?.[0] ?? text.slice(-200)
  }
  return results
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
