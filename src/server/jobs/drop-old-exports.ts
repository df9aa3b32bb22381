import type { Services } from '#server/services.ts'
import { dropOldRuns } from '#server/store/ledger-run-store.ts'
import { withRegions } from '#server/store/with-user.ts'

/** Exported ledgers hold people: what nobody fetched within a day goes. */
export async function dropOldExports({ job }: Services): Promise<readonly []> {
  await withRegions(job, [], dropOldRuns)
  return []
}
