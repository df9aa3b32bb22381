import type { Entry } from '#core/journal/entry.ts'
import type { Services } from '#server/services.ts'
import { loadJournals } from '#server/store/journal-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import { casesOfArea } from '#server/store/sealed-report-store.ts'
import { withRegions } from '#server/store/with-user.ts'

export type CaseAt = { readonly region: string; readonly caseId: string }

/** So many journals are read at once; between them others have their turn. */
export const batch = 100

/** Every case that adds, or once added, to a figure of the area, as known now. */
export async function casesNow(services: Services, area: string): Promise<readonly CaseAt[]> {
  const cases: CaseAt[] = []
  for (const region of await listRegions(services.job)) {
    const ids = await withRegions(services.job, [region], (tx) => casesOfArea(tx, region, area))
    cases.push(...ids.map((caseId) => ({ region, caseId })))
  }
  return cases
}

/** Reads the journals in small batches and gives way to requests between them. */
export async function eachJournal(
  services: Services,
  cases: readonly CaseAt[],
  look: (journal: readonly Entry[], at: CaseAt) => void,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<void> {
  let done = 0
  for (let i = 0; i < cases.length; i += batch) {
    const some = cases.slice(i, i + batch)
    for (const region of new Set(some.map((c) => c.region))) {
      const ids = some.filter((c) => c.region === region).map((c) => c.caseId)
      const journals = await withRegions(services.job, [region], (tx) =>
        loadJournals(tx, services.vault, region, ids),
      )
      for (const [caseId, journal] of journals) {
        look(journal, { region, caseId })
        if (++done % 10 === 0) await new Promise((go) => setImmediate(go))
      }
    }
    await onProgress(Math.min(i + batch, cases.length), cases.length)
  }
}
