import type { Services } from '#server/services.ts'
import {
  citiesKept,
  isAnyKept,
  type WrongAbove,
  wrongOfCity,
  wrongOfProvinces,
} from '#server/store/figure-above-check.ts'
import { markAnew, mergeFigures, regionsAround } from '#server/store/figure-above-merge.ts'
import { listRegions } from '#server/store/region-store.ts'
import { withRegions } from '#server/store/with-user.ts'

const lookEveryMs = 3000

/** Adds to the sums above the townships, every few seconds, what was recorded meanwhile. Call the answer to stop. */
export function mergeFiguresOften(services: Services): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  let first = true
  const look = () => {
    if (busy) return
    busy = true
    running = (first ? markMissing(services) : Promise.resolve())
      .then(() => mergeFigures(services.job))
      .then(() => {
        first = false
      })
      .catch((error) => services.log.error({ reason: error.message }, 'figures could not be added up'))
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(look, lookEveryMs)
  look()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** A database from before these sums were kept has none: all are counted once. */
async function markMissing({ job }: Services): Promise<void> {
  const regions = await listRegions(job)
  await withRegions(job, regions, async (tx) => {
    const cities = (await isAnyKept(tx)) ? [] : await citiesKept(tx)
    const [region] = regions
    if (region !== undefined && cities.length > 0) await markAnew(tx, region, cities)
  })
}

/** Every kept sum above the townships that is not what lies below it, city by city. */
export async function checkAbove({ job }: Services): Promise<readonly WrongAbove[]> {
  const { all, cities } = await placesKept(job)
  const faults: WrongAbove[] = []
  for (const city of cities) faults.push(...(await withRegions(job, all, (tx) => wrongOfCity(tx, city))))
  faults.push(...(await withRegions(job, all, wrongOfProvinces)))
  return faults
}

/** Counts anew what `checkAbove` finds; answers how many sums were wrong. */
export async function mendAbove(services: Services): Promise<number> {
  const { job } = services
  await mergeFigures(job)
  const faults = await checkAbove(services)
  if (faults.length === 0) return 0
  const { all, home, cities } = await placesKept(job)
  const wrong = cities.filter((city) => faults.some((f) => city.startsWith(f.area)))
  await withRegions(job, all, (tx) => markAnew(tx, home, wrong))
  await mergeFigures(job)
  return faults.reduce((sum, f) => sum + f.wrong, 0)
}

async function placesKept(job: Services['job']) {
  const regions = await listRegions(job)
  const cities = await withRegions(job, regions, citiesKept)
  return { home: regions[0] ?? '', all: [...new Set([...regions, ...cities.flatMap(regionsAround)])], cities }
}
