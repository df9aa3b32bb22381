import { applyAdoptions } from '#server/jobs/apply-adoptions.ts'
import { lookEveryMs } from '#server/policies/live-book.ts'
import type { Services } from '#server/services.ts'
import { listAdopted } from '#server/store/adopted-pack-store.ts'

const tries = 100
const pauseMs = 50

/**
 * After an approval or withdrawal was committed: this process follows at once. Where the day has come already the cases
 * are computed anew, a little later than the other processes may still answer by the old book. What is cut off here the
 * daily sweep goes on with.
 */
export async function followAdoption(services: Services, id: string): Promise<void> {
  try {
    const before = services.policies.adopted().find((a) => a.id === id)
    for (let i = 0; i < tries; i++) {
      const row = (await listAdopted(services.job)).find((a) => a.id === id)
      if (row && row.withdrawn_at !== (before ? before.withdrawn_at : undefined)) break
      await new Promise((go) => setTimeout(go, pauseMs))
    }
    await services.policies.refresh('now')
    const row = services.policies.adopted().find((a) => a.id === id)
    if (!row || row.withdrawn_at !== null || row.effective_on > services.clock.today()) return
    await new Promise((go) => setTimeout(go, lookEveryMs + pauseMs))
    await applyAdoptions(services)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    services.log.error({ reason }, 'an adopted pack was not applied to its cases; the next sweep does it')
  }
}
