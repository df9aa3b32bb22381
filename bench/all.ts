import { spawnSync } from 'node:child_process'
import { cpus, loadavg, release } from 'node:os'
import { join } from 'node:path'

/**
 * Every benchmark, one after the other, and one JSON: `npm run bench -- [city [replay http …]]`. The machine's load before each is told,
 * because a shared machine makes any figure worse.
 */
const [scale = 'district', ...only] = process.argv.slice(2)
const root = join(import.meta.dirname, '..')

type Outcome = { readonly load: number; readonly seconds: number; readonly result: unknown }

spawnSync(
  process.execPath,
  ['--input-type=module', '-e', "await (await import('./scripts/prepare.mjs')).ensureCli()"],
  {
    cwd: root,
    stdio: ['ignore', 2, 2],
  },
)
const benches: Readonly<Record<string, readonly string[]>> = {
  replay: ['bench/replay.ts'],
  telling: ['bench/demo.ts'],
  storage: ['bench/storage.ts'],
  orders: ['bench/orders.ts'],
  http: ['bench/http.ts', '--scale', scale],
  nation: ['bench/nation.ts'],
  forecast: ['bench/forecast.ts'],
}

/** Takes minutes and gigabytes, or a city that was made before (`DATA_DIR`): only by its own name. */
const onlyNamed: ReadonlySet<string> = new Set(['nation', 'forecast'])
const chosen = Object.entries(benches).filter(([name]) =>
  only.length === 0 ? !onlyNamed.has(name) : only.includes(name),
)
const outcomes = Object.fromEntries(chosen.map(([name, args]) => [name, run(args)]))
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${process.platform} ${release()}, Node ${process.versions.node}`
process.stdout.write(`${JSON.stringify({ machine, scale, outcomes }, null, 2)}\n`)

function run(args: readonly string[]): Outcome {
  const load = loadavg()[0] ?? 0
  const started = performance.now()
  const done = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = Math.round((performance.now() - started) / 100) / 10
  return {
    load: Math.round(load * 10) / 10,
    seconds,
    result: done.status === 0 ? read(done.stdout) : 'failed',
  }
}

/** JSON where a benchmark prints it, else its lines. */
function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text.trim().split('\n')
  }
}
