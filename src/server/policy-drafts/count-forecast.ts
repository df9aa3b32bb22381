import type { Book } from '#core/policy/build-book.ts'
import { touchedAreas } from '#core/policy/compare-policies.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { runForecast } from '#server/forecast/run-forecast.ts'
import type { Services } from '#server/services.ts'
import {
  endForecast,
  type ForecastRow,
  insertForecastCases,
  noteForecast,
} from '#server/store/policy-forecast-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { hashOf } from './drafted.ts'

type Counted = Pick<ForecastRow, 'region' | 'id'> & {
  readonly base: Book
  readonly drafted: Book
  readonly day: PlainDate
}

const noteEveryMs = 300
const insertAtOnce = 2000

/** Counts a forecast after the request that asked for it; how far it is, what came out or that it failed stands in its row. */
export async function countForecast(services: Services, counted: Counted): Promise<void> {
  const within = <T>(run: Parameters<typeof withRegions<T>>[2]) =>
    withRegions(services.job, [counted.region], run)
  try {
    await committed(services, counted)
    await count(services, counted)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    services.log.error({ reason }, 'a forecast failed')
    await within((tx) => endForecast(tx, counted, { state: 'failed' })).catch(() => undefined)
  }
}

async function count(services: Services, counted: Counted): Promise<void> {
  const { base, drafted, day, region } = counted
  const began = performance.now()
  let notedAt = Number.NEGATIVE_INFINITY
  const onProgress = async (done: number, total: number): Promise<boolean> => {
    if (done < total && performance.now() - notedAt < noteEveryMs) return true
    notedAt = performance.now()
    const now = services.clock.now()
    const cancel = await withRegions(services.job, [region], (tx) =>
      noteForecast(tx, counted, { done, total, now }),
    )
    return cancel === false
  }
  const task = { inForce: base.raws, drafted: drafted.raws, day }
  const found = await runForecast(services, task, touchedAreas(base, drafted), onProgress)
  await withRegions(services.job, [region], async (tx) => {
    if (!found) return endForecast(tx, counted, { state: 'cancelled' })
    for (let i = 0; i < found.changed.length; i += insertAtOnce)
      await insertForecastCases(tx, counted, found.changed.slice(i, i + insertAtOnce))
    const body = JSON.stringify(found.body)
    const sha256 = hashOf(body + JSON.stringify(found.changed))
    const milliseconds = Math.round(performance.now() - began)
    return endForecast(tx, counted, { state: 'done', body, sha256, milliseconds })
  })
}

/** The row is there once the request has been committed. */
async function committed(services: Services, counted: Counted): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const at = { done: 0, total: 0, now: services.clock.now() }
    const there = await withRegions(services.job, [counted.region], (tx) => noteForecast(tx, counted, at))
    if (there !== undefined) return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the request that asked for it was not committed')
}
