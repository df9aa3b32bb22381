import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { demoCity } from '#core/demo/demo-city.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { createDemoAccount } from '#server/accounts/demo-account.ts'
import { readAreas, readDemoAreas } from '#server/areas/read-areas.ts'
import { compose } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { buildApp } from '#server/http/app.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { hasAreas, loadAreas } from '#server/store/area-load.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { mergeFigures } from '#server/store/figure-above-merge.ts'
import { withUser } from '#server/store/with-user.ts'
import { openTestSession } from '#test/support/server.ts'
import { layNation } from './nation-rows.ts'

/**
 * Pages and one recorded entry on the figures of a whole nation, on an embedded database of its own, with the bare SQL of
 * the same number beside each:
 *
 *     npx tsx bench/nation.ts [--data DIR] [--rounds 30] [--months 25]
 *
 * A district of 2,200 real journals lies in it too: entries are recorded there, before and after the nation is laid.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rounds: { type: 'string', default: '30' },
    months: { type: 'string', default: '25' },
  },
})
const rounds = Number(values.rounds)
const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'tongxing-nation-'))
const isNew = !existsSync(join(dataDir, 'pg'))
if (isNew) chmodSync(dataDir, 0o711)
const composition = await compose(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', TONGXING_DEMO: '1' }))
const { services, database } = composition
const today = services.clock.today()
const say = (line: string) => process.stderr.write(`${line}\n`)
type Times = { readonly p50: number; readonly p99: number; readonly cpu: number }
const entries: Record<string, Times> = {}
const admin = new pg.Client(database.admin)
await admin.connect()
try {
  if (!(await hasAreas(services.app))) await loadAreas(admin as unknown as pg.PoolClient, readAreas())
  if (isNew) {
    const plan = demoPlan({ seed: 1, scale: 'district', asOf: toDayNumber(today) })
    await loadAreas(admin as unknown as pg.PoolClient, readDemoAreas())
    for (const township of plan.townships) {
      const { id, name, area } = castOf(plan.seed, township, plan.asOf).station
      await admin.query(`insert into organisation (id, kind, name, area) values ($1, 'station', $2, $3)`, [
        id,
        name,
        area,
      ])
    }
    const started = performance.now()
    await bulkLoad(services, demoCity(plan, services.policies), { today, oneCaseEach: true })
    say(`a district loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    entries['one entry, district alone'] = await recordMany()
    await layNation(admin as unknown as pg.PoolClient, { today, months: Number(values.months), say })
  }
  entries['one entry, with the nation'] = await recordMany()
  const merging = performance.now()
  const merged = await mergeFigures(services.job)
  say(`${merged} sums moved by the entries, added in ${Math.round(performance.now() - merging)} ms`)
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`
  process.stdout.write(`${JSON.stringify({ machine, today, entries, pages: await pages() }, null, 2)}\n`)
} finally {
  await admin.end()
  await composition.close()
  if (!values.data) rmSync(dataDir, { recursive: true, force: true })
}

/** Visits on the district's cases, one after the other, by the store alone. */
async function recordMany(): Promise<Times> {
  const { rows } = await admin.query(
    `select case_id, township, station_id from case_state where stage = 'inForce' order by case_id limit 400`,
  )
  const author = { user: 'bench', role: 'narcoticsOffice' as const, org: 'bench' }
  const grant = { id: 'g', role: author.role, org: author.org, area: '3298', from: today, to: null }
  let i = 0
  return measure(
    () => {
      const one = rows[i++ % rows.length]
      const visit = {
        id: randomUUID(),
        type: 'visitMade',
        on: today,
        data: { withWhom: '本人', method: 'faceToFace', summary: '测速' },
      }
      const now = services.clock.now()
      return withUser(services.app, { id: author.user, grant }, (tx) =>
        appendEntries(tx, services, {
          caseId: one.case_id,
          entries: [visit],
          author: { ...author, role: 'worker' },
          today,
          now,
        }),
      )
    },
    Math.max(200, rounds),
  )
}

async function pages() {
  const app = await buildApp(services, {})
  const cookieOf = async (area: string, role: 'narcoticsOffice' | 'policeLiaison') => {
    const account = {
      login: `bench-${randomUUID().slice(0, 8)}`,
      name: '测速',
      role,
      orgId: 'installation',
      area,
    }
    return openTestSession(
      services as never,
      await createDemoAccount(services, { ...account, password: '湖边的长椅还在等我 2025' }),
    )
  }
  const nation = await cookieOf('cn', 'narcoticsOffice')
  const province = await cookieOf('44', 'narcoticsOffice')
  const bare = await bareQueries()
  const rate = 'metric=executionRate'
  const asked: readonly (readonly [string, string, string, keyof typeof bare | null])[] = [
    ['nation: page of all figures', nation, '/figures?area=cn', 'figuresOfNation'],
    ['nation: ranking of provinces', nation, `/ranking?area=cn&${rate}`, 'provinces'],
    ['nation: heat, provinces × 12 months', nation, `/heat?area=cn&${rate}`, 'heatOfNation'],
    ['nation: execution rate by age', nation, `/parts?area=cn&${rate}&by=age`, 'ages'],
    ['nation: test rate of the year by sex', nation, '/parts?area=cn&metric=testRate&by=sex', null],
    ['nation: by tier, every province', nation, `/parts?area=cn&${rate}&by=tier&areas=next`, null],
    ['province: page of all figures, read by the nation', nation, '/figures?area=44', null],
    ['province: page of all figures', province, '/figures?area=44', 'figuresOfProvince'],
    ['province: ranking of cities', province, `/ranking?area=44&${rate}`, 'cities'],
    ['province: ranking of all counties', province, `/ranking?area=44&${rate}&below=counties`, 'counties'],
    ['province: ranking of all townships', province, `/ranking?area=44&${rate}&below=townships`, 'townships'],
    ['province: heat, cities × 12 months', province, `/heat?area=44&${rate}`, null],
    ['province: by age, every city', province, `/parts?area=44&${rate}&by=age&areas=next`, null],
    ['city: page of all figures', province, '/figures?area=4401', null],
    ['city: by station', province, `/parts?area=4401&${rate}&by=station`, null],
    ['county: page of all figures', province, '/figures?area=440106', null],
    [
      'district of journals: by age, every township',
      await cookieOf('329801', 'policeLiaison'),
      `/parts?area=329801&${rate}&by=age&areas=next`,
      null,
    ],
    [
      'district of journals: test rate of the year by tier',
      await cookieOf('329801', 'policeLiaison'),
      '/parts?area=329801&metric=testRate&by=tier',
      null,
    ],
  ]
  const results: Record<string, unknown> = {}
  for (const [name, cookie, path, of] of asked) {
    let bytes = 0
    const times = await measure(async () => {
      const answer = await app.inject({ method: 'GET', url: `/api/overview${path}`, headers: { cookie } })
      if (answer.statusCode !== 200)
        throw new Error(`${name}: ${answer.statusCode} ${answer.payload.slice(0, 300)}`)
      bytes = answer.rawPayload.length
    })
    const sql = of ? await measure(bare[of]) : undefined
    results[name] = {
      ...times,
      kB: Math.round(bytes / 1000),
      ...(sql ? { bareSql: sql.p50, ratio: round(times.p50 / sql.p50) } : {}),
    }
    say(`${name}: ${JSON.stringify(results[name])}`)
  }
  await app.close()
  return results
}

/** The same numbers straight from the rows of townships, without rights, words, trends or hidden cells. */
async function bareQueries() {
  const slot = countedMetrics.find((m) => m.key === 'executionRate')?.slot ?? 1
  const sums = `sum(numerators[${slot}])::int as n, sum(denominators[${slot}])::int as d`
  const all = countedMetrics
    .map((m) => `sum(numerators[${m.slot}])::int, sum(denominators[${m.slot}])::int`)
    .join(', ')
  const query = (name: string, text: string) => () => admin.query({ name, text })
  const below = (width: number, area: string) =>
    query(
      `b${width}${area}`,
      `select left(area, ${width}), ${sums} from figure_now where area >= '${area}' and area < '${area}~' group by 1`,
    )
  return {
    figuresOfNation: query('fn', `select ${all} from figure_now`),
    figuresOfProvince: query('fp', `select ${all} from figure_now where area >= '44' and area < '44~'`),
    provinces: below(2, ''),
    cities: below(4, '44'),
    counties: below(6, '44'),
    townships: below(9, '44'),
    heatOfNation: query(
      'hn',
      `select left(area, 2), month, ${sums} from figure_move where month > to_char(now() - interval '12 months', 'YYYY-MM') group by 1, 2`,
    ),
    ages: query(
      'ag',
      `select value, ${sums} from figure_above where width = 2 and dimension = 'born' and kind = 'now' group by 1`,
    ),
  }
}

async function measure(run: () => Promise<unknown>, times = rounds): Promise<Times> {
  for (let i = 0; i < 3; i++) await run()
  const took: number[] = []
  const cpu = process.cpuUsage()
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await run()
    took.push(performance.now() - start)
  }
  took.sort((a, b) => a - b)
  const { user, system } = process.cpuUsage(cpu)
  const cpuMs = round((user + system) / 1000 / times)
  return {
    p50: round(took[Math.floor(times / 2)] ?? 0),
    p99: round(took[Math.floor(times * 0.99)] ?? 0),
    cpu: cpuMs,
  }
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
