import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { countedMetrics, slotCount } from '#core/metrics/metrics.ts'
import { lastMonths } from '#core/metrics/time-span.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readAreas } from '#server/areas/read-areas.ts'
import { summed } from '#server/store/figure-above-sql.ts'

/**
 * 2.5 million people of 41,000 townships as rollups: rows of `figure_now`, `figure_change`, `figure_move` and
 * `figure_month`, streamed from a generator by COPY in constant memory. What lies above is summed from them; parts of cities
 * and provinces come from the same generator.
 */
export type NationOptions = {
  readonly today: string
  readonly months: number
  readonly say: (line: string) => void
}

const measures = ['communityDetox', 'communityRehab'] as const
const isDay = Array.from(
  { length: slotCount },
  (_, i) => countedMetrics.find((m) => m.slot === i + 1)?.kind === 'day',
)

/** A few hundred vectors of a size, as COPY writes them; drawn by a fixed sequence, so that every run is the same. */
function pool(size: number, kind: 'day' | 'period', seed: number): readonly string[] {
  let state = seed
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  return Array.from({ length: 499 }, () => {
    const below = isDay.map((day) => (day === (kind === 'day') ? Math.round(size * (0.3 + next())) : 0))
    const above = below.map((n) => Math.round(n * (0.6 + 0.4 * next())))
    return `{${above.join(',')}}\t{${below.join(',')}}`
  })
}

const townshipRows = {
  now: pool(30, 'day', 1),
  move: pool(1, 'day', 2),
  day: pool(1, 'day', 3),
  month: pool(8, 'period', 4),
}

export async function layNation(
  client: PoolClient,
  { today, months: count, say }: NationOptions,
): Promise<void> {
  const townships = readAreas()
    .filter((a) => a.level === 'township')
    .map((a) => a.code)
  const months = lastMonths(today, count)
  const days = Array.from({ length: 8 }, (_, i) => addDays(today, -3 * i)).filter(
    (d) => d.slice(0, 7) === today.slice(0, 7),
  )
  say(`${townships.length} townships, ${months.length} months`)
  const whens = {
    figure_now: ['area, measure', [''], townshipRows.now],
    figure_move: ['area, month, measure', months, townshipRows.move],
    figure_month: ['area, month, measure', months, townshipRows.month],
    figure_change: ['area, on_day, measure', days, townshipRows.day],
  } as const
  for (const [table, [keys, times, vectors]] of Object.entries(whens)) {
    const started = performance.now()
    const key = await client.query<{ name: string; columns: string }>(
      `select conname as name, pg_get_constraintdef(oid) as columns from pg_constraint
       where conrelid = $1::regclass and contype = 'p'`,
      [table],
    )
    await client.query(`alter table ${table} drop constraint ${key.rows[0]?.name}`)
    await copyTo(
      client,
      table,
      `region, ${keys}, numerators, denominators`,
      rowsOf(townships, times, vectors),
    )
    await client.query(`alter table ${table} add constraint ${key.rows[0]?.name} ${key.rows[0]?.columns}`)
    say(
      `${table}: ${townships.length * times.length * 2} rows in ${((performance.now() - started) / 1000).toFixed(0)} s`,
    )
  }
  await sumAbove(client, say)
  await layParts(client, [...new Set(townships.map((t) => t.slice(0, 4)))], months, say)
  await client.query('analyze figure_now, figure_move, figure_month, figure_change, figure_above')
}

function* rowsOf(
  townships: readonly string[],
  times: readonly string[],
  vectors: readonly string[],
): Generator<string> {
  let n = 0
  for (const area of townships) {
    const lines: string[] = []
    for (const at of times)
      for (const measure of measures)
        lines.push(
          [area.slice(0, 4), area, ...(at === '' ? [] : [at]), measure, vectors[n++ % vectors.length]].join(
            '\t',
          ),
        )
    yield `${lines.join('\n')}\n`
  }
}

async function copyTo(
  client: PoolClient,
  table: string,
  columns: string,
  rows: Iterable<string>,
): Promise<void> {
  await pipeline(Readable.from(rows), client.query(copyFrom(`copy ${table} (${columns}) from stdin`)))
}

async function sumAbove(client: PoolClient, say: NationOptions['say']): Promise<void> {
  const started = performance.now()
  for (const [kind, at, table] of [
    ['now', `''`, 'figure_now'],
    ['move', 'month', 'figure_move'],
    ['month', 'month', 'figure_month'],
    ['day', 'on_day::text', 'figure_change'],
  ])
    for (const [width, from] of [
      [
        6,
        `(select left(area, 6) as area, ${at} as at, measure, numerators, denominators from ${table} where region <> '3298') f`,
      ],
      [
        4,
        `(select left(area, 4) as area, at, measure, numerators, denominators from figure_above
        where width = 6 and kind = '${kind}' and dimension = '' and region <> '3298') f`,
      ],
      [
        2,
        `(select left(area, 2) as area, at, measure, numerators, denominators from figure_above
        where width = 4 and kind = '${kind}' and dimension = '' and region <> '3298') f`,
      ],
    ] as const)
      await client.query(
        `insert into figure_above (region, width, dimension, kind, area, at, measure, value, numerators, denominators)
         select rpad(left(area, 4), 4, '0'), ${width}, '', '${kind}', area, at, measure, '', numerators, denominators
         from (select area, at, measure, ${summed} from ${from} group by 1, 2, 3) s
         on conflict do nothing`,
      )
  say(`counties, cities and provinces summed in ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

const values = {
  sex: ['male', 'female', 'unknown'],
  born: Array.from({ length: 56 }, (_, i) => String(1953 + i)),
  tier: ['highRisk', 'mediumRisk', 'lowRisk', 'unknown'],
} as const

async function layParts(
  client: PoolClient,
  cities: readonly string[],
  months: readonly string[],
  say: NationOptions['say'],
) {
  const started = performance.now()
  const columns = 'region, width, dimension, kind, area, at, measure, value, numerators, denominators'
  await copyTo(client, 'figure_above', columns, partRows(cities, months))
  say(`parts of cities and provinces in ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

function* partRows(cities: readonly string[], months: readonly string[]): Generator<string> {
  const provinces = [...new Set(cities.map((c) => c.slice(0, 2)))].filter((p) => p !== '32')
  let n = 0
  const line = (
    area: string,
    width: number,
    dimension: string,
    value: string,
    kind: 'now' | 'move' | 'month',
    at: string,
  ) =>
    measures.map((measure) =>
      [
        area.padEnd(4, '0'),
        width,
        dimension,
        kind,
        area,
        at,
        measure,
        value,
        townshipRows[kind][n++ % 499],
      ].join('\t'),
    )
  for (const area of [...provinces, ...cities]) {
    const width = area.length
    const stations = width === 4 ? Array.from({ length: 120 }, (_, i) => `station-${area}-${i}`) : []
    const lines: string[] = []
    for (const [dimension, list] of Object.entries({ ...values, station: stations }))
      for (const value of list) {
        lines.push(...line(area, width, dimension, value, 'now', ''))
        const read = dimension === 'station' ? months.slice(-13) : months
        for (const month of read)
          lines.push(
            ...line(area, width, dimension, value, 'move', month),
            ...line(area, width, dimension, value, 'month', month),
          )
      }
    yield `${lines.join('\n')}\n`
  }
}
