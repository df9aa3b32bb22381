import type { Services } from '#server/services.ts'
import { dropLooks } from '#server/store/figure-look-store.ts'
import { longCounts, markInterrupted } from '#server/store/long-count.ts'
import { listCountRegions } from '#server/store/region-store.ts'
import { withRegions } from '#server/store/with-user.ts'

const everyMs = 60_000
/** A count says that it lives every 15 seconds; after this long without a word it was interrupted. */
const silentSeconds = 60

/** Marks what a restart interrupted, so that it can be begun again, and drops looks whose time is over. */
export async function tendCounts(
  services: Services,
  seconds = silentSeconds,
): Promise<{ interrupted: number }> {
  const regions = await listCountRegions(services.job)
  return withRegions(services.job, regions, async (tx) => {
    let interrupted = 0
    for (const table of longCounts) interrupted += await markInterrupted(tx, table, regions, seconds)
    await dropLooks(tx, regions, services.clock.now())
    return { interrupted }
  })
}

/** Looks after counts from the start of the server on; call the answer to stop. */
export function tendCountsOften(services: Services): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = tendCounts(services)
      .then(({ interrupted }) => {
        if (interrupted > 0)
          services.log.warn({ interrupted }, 'counts were interrupted and can be begun again')
      })
      .catch((error) => services.log.error({ reason: error.message }, 'counts could not be looked after'))
  }
  const timer = setInterval(look, everyMs)
  look()
  return async () => {
    clearInterval(timer)
    await running
  }
}
