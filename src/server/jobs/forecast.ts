import { replay } from '#core/case/replay.ts'
import { addToForecast, type Difference, differencesOf, type ForecastSum } from '#core/policy/forecast.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { loadJournals } from '#server/store/journal-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import { listCases } from '#server/store/sweep-store.ts'
import { withRegions } from '#server/store/with-user.ts'

const batch = 200

/**
 * Replays every live journal under the packs in force and under a draft, and sums what differs by county. Writes nothing:
 * adopting the draft and running the sweep brings the same differences.
 */
export async function forecastLive(
  services: Services,
  drafted: PolicyBook,
  asOf: PlainDate,
  onCase: (id: string, differences: readonly Difference[]) => void = () => undefined,
): Promise<ReadonlyMap<string, ForecastSum>> {
  const sums = new Map<string, ForecastSum>()
  for (const region of await listRegions(services.job)) {
    let after: string | undefined = ''
    while (after !== undefined) {
      const from: string = after
      const journals = await withRegions(services.job, [region], async (tx) =>
        loadJournals(tx, services.vault, region, await listCases(tx, region, from, batch)),
      )
      for (const [id, journal] of journals) {
        if (journal.length === 0) continue
        const state = replay(journal, drafted, asOf)
        const differences = differencesOf(replay(journal, services.policies, asOf), state)
        addToForecast(sums, state, differences)
        onCase(id, differences)
      }
      after = journals.size < batch ? undefined : [...journals.keys()].at(-1)
    }
  }
  return sums
}
