import { checkDraft } from '#core/policy/check-draft.ts'
import { touchedAreas } from '#core/policy/compare-policies.ts'
import { compose } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { runForecast } from '#server/forecast/run-forecast.ts'

/**
 * How long a draft takes over every journal of the database in DATA_DIR, by threads. Make the city first:
 * `bin/tongxing demo --scale city`.
 */
const draft = {
  rule: 'visit.perMonth',
  value: { default: 2, stable: 1, abnormal: 4 },
  clause: 'local-practice',
}
const composition = await compose(readConfig())
const { services } = composition
const today = services.clock.today()
const book = services.policies.on(today)
const head = { key: 'cn-32-98', area: '3298', title: { zh: '试', en: 'Trial' } }
const change = { do: 'set', ...draft, from: null, to: null, reading: true, because: '试行' } as const
const drafted = checkDraft(book, head, [change], today)
if (!drafted.ok) throw new Error(JSON.stringify(drafted.faults))
const task = { inForce: book.raws, drafted: drafted.book.raws, day: today }
for (const threads of [2, 2]) {
  const began = performance.now()
  const used = process.cpuUsage()
  const found = await runForecast(services, task, touchedAreas(book, drafted.book), async () => true, threads)
  const seconds = ((performance.now() - began) / 1000).toFixed(2)
  const { user, system } = process.cpuUsage(used)
  const busy = ((user + system) / 1e6).toFixed(1)
  process.stdout.write(
    `${threads} threads: ${found?.body.cases} cases, ${found?.body.changed} changed, ${seconds} s, ${busy} s of processor\n`,
  )
}
await composition.close()
