import pg from 'pg'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { readDayFiguresBelow, readMoves } from '#server/store/rollup-read.ts'

/**
 * Execution rate of all townships of a city from the kept sums, beside the bare SQL over the cases that counts the same.
 * Wants a loaded database: `DATABASE_URL=… npx tsx bench/metrics.ts [area]`. Prints milliseconds, median and 99th percentile.
 */
const area = process.argv[2] ?? '3298'
const rounds = Number(process.argv[3] ?? 200)
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 1 })
const tx = await pool.connect()
const metric = countedMetrics.filter((m) => m.key === 'executionRate')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

const bare = `select township, count(*) filter (where report_in_status in ('onTime', 'late') and agreement_current
    and contact = 'inTouch') as numerator, count(*) as denominator
  from case_state where township >= $1 and township < $1 || '~' and stage in ('awaitingReport', 'inForce')
    and report_in_status not in ('pending', 'notServed') group by township`

const find = { measure: null, metrics: metric, width: 9 }
const results = {
  'kept sums, today': await measure(() => readDayFiguresBelow(tx, area, { ...find, day: today })),
  'kept sums, a year ago': await measure(() =>
    readDayFiguresBelow(tx, area, { ...find, day: yearBefore(today) }),
  ),
  'kept sums, 13 months': await measure(() =>
    readMoves(tx, area, { ...find, after: yearBefore(today).slice(0, 7) }),
  ),
  'bare SQL over cases': await measure(() => tx.query({ name: 'bare', text: bare, values: [area] })),
}
const townships = (await readDayFiguresBelow(tx, area, { ...find, day: today })).size
process.stdout.write(`execution rate of ${townships} townships of ${area}, ${rounds} rounds\n`)
for (const [name, { median, p99 }] of Object.entries(results))
  process.stdout.write(`${name.padEnd(24)} median ${median.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms\n`)
const ratio = results['kept sums, today'].median / results['bare SQL over cases'].median
process.stdout.write(`ratio of kept sums to bare SQL: ${ratio.toFixed(2)}\n`)
tx.release()
await pool.end()

async function measure(run: () => Promise<unknown>): Promise<{ median: number; p99: number }> {
  for (let i = 0; i < 10; i++) await run()
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(rounds / 2)] ?? 0, p99: times[Math.floor(rounds * 0.99)] ?? 0 }
}

function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace('-02-29', '-02-28')
}
