/**
 * A list of 25,000 orders from upload to preview, and accepting them: `npx tsx bench/orders.ts [rows]`.
 * Prints JSON: seconds per step, rows a second, peak memory of the server process.
 */
import { writeXlsx } from 'hucre/xlsx'
import { readRow } from '#core/orders/read-row.ts'
import { recogniseColumns } from '#core/orders/recognise-columns.ts'
import { repeatedRows } from '#core/orders/repeated-rows.ts'
import { placeFinder } from '#core/orders/resolve-place.ts'
import { packageRoot } from '#server/config.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { headings, line } from '#test/orders/order-world.ts'

const rows = Number(process.argv[2] ?? 25_000)
const townships = Array.from({ length: 100 }, (_, i) => ({
  code: `32980${1 + Math.floor(i / 20)}${String((i % 20) + 1).padStart(3, '0')}`,
  name: `${['东', '西', '南', '北', '中'][Math.floor(i / 20)]}${i}镇`,
}))
const places = [
  { code: '3298', name: '同行市' },
  ...[1, 2, 3, 4, 5].map((n) => ({ code: `32980${n}`, name: `${n}号区` })),
  ...townships,
]

const seconds: Record<string, number> = {}
async function timed<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await run()
  seconds[name] = Math.round(performance.now() - started) / 1000
  return result
}

const lines = Array.from({ length: rows }, (_, i) => line(i, { 执行地: townships[i % 100]?.name ?? '' }))
const file = await timed('write', async () =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [['名单'], headings, ...lines] }] })),
)
const read = await timed('readWorkbook', () => readWorkbook(file, 120_000))
if (!('sheets' in read)) throw new Error(JSON.stringify(read.fault))
const [sheet] = read.sheets
const layout = sheet && recogniseColumns(sheet)
if (!sheet || !layout) throw new Error('no headings')
const policies = readPolicyBook(`${packageRoot()}/policies`)
const standings = await timed('checkRows', () => {
  const context = {
    layout,
    places: placeFinder(places),
    dateSystem: sheet.dateSystem,
    today: '2025-06-02',
    policies,
    scope: '3298',
    cities: ['同行市'],
    idChecksum: 'warning' as const,
  }
  const repeated = repeatedRows(false)
  const counts: Record<string, number> = {}
  for (const [i, cells] of sheet.rows.entries()) {
    if (i <= layout.headerRow) continue
    const { standing } = repeated(readRow(cells, i + 1, context))
    counts[standing] = (counts[standing] ?? 0) + 1
  }
  return counts
})
const rss = Math.round(process.memoryUsage().rss / 1024 / 1024)
const report = {
  rows,
  fileKilobytes: Math.round(file.length / 1024),
  seconds,
  standings,
  rssMegabytes: rss,
}
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
