import type { Services } from '#server/services.ts'
import { listStuckMessages } from '#server/store/message-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import { withRegions } from '#server/store/with-user.ts'

/** Messages that have waited for more than a day: the gateway is gone, or nothing sends any more. Ids only. */
export async function checkMessages(services: Services): Promise<readonly string[]> {
  const regions = await listRegions(services.job)
  return withRegions(services.job, regions, (tx) => listStuckMessages(tx, services.clock.now()))
}
