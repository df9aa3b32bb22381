import type { Services } from '#server/services.ts'
import { hasAreas, loadAreas } from '#server/store/area-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { readAreas } from './read-areas.ts'

/** Fills an empty table of areas with the divisions that come with the program; cheap where they are there. */
export async function ensureAreas(services: Pick<Services, 'job'>): Promise<void> {
  if (await hasAreas(services.job)) return
  await withRegions(services.job, [], (tx) => loadAreas(tx, readAreas()))
}
