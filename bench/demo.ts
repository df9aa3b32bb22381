/**
 * How fast the invented city is told, and how much memory its stream holds.
 *
 *     npx tsx bench/demo.ts            district, city, and 100,000 cases of the nation
 */
import { demoCity } from '#core/demo/demo-city.ts'
import { type DemoScale, demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readAreas } from '#server/areas/read-areas.ts'

const asOf = toDayNumber('2026-03-01')
const real = readAreas().filter((area) => area.level === 'township')

measure('district', 2200)
measure('city', 24_000)
measure('nation', 100_000)

function measure(scale: DemoScale, cases: number): void {
  const stream = demoCity(demoPlan({ seed: 1, scale, asOf, real: scale === 'nation' ? real : [] }))
  const before = process.memoryUsage().rss
  const cpu = process.cpuUsage()
  let entries = 0
  for (let i = 0; i < cases; i++) entries += stream.next().value?.entries.length ?? 0
  const seconds = process.cpuUsage(cpu).user / 1e6
  const grown = (process.memoryUsage().rss - before) / 1e6
  process.stdout.write(
    `${scale.padEnd(9)} ${cases} cases, ${entries} entries: ${seconds.toFixed(1)} s of one core, ` +
      `${Math.round(cases / seconds)} cases/s, ${Math.round(entries / seconds)} entries/s, RSS +${grown.toFixed(0)} MB\n`,
  )
}
