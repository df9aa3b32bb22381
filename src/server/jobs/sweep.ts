import { replay } from '#core/case/replay.ts'
import type { Services } from '#server/services.ts'
import { loadJournals } from '#server/store/journal-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import { type Due, findDueCases, startAssignments } from '#server/store/sweep-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { writeProjections } from '#server/store/write-projections.ts'
import { applyAdoptions } from './apply-adoptions.ts'

export type Swept = { readonly cases: number; readonly assignments: number }

const batch = 200

/**
 * Computes anew the cases whose rules took effect and those whose state changes today by the passing of time, region by
 * region in small transactions. May be stopped and started at any moment, and run by several processes: what is done is no
 * longer due.
 */
export async function sweep(
  services: Services,
  onProgress: (done: number) => void = () => undefined,
): Promise<Swept> {
  let cases = await applyAdoptions(services, (done) => onProgress(done))
  let assignments = 0
  for (const region of await listRegions(services.job)) {
    assignments += await withRegions(services.job, [region], (tx) =>
      startAssignments(tx, region, services.clock.today()),
    )
    let after: Due | undefined
    do {
      const from = after
      const due = await sweepBatch(services, region, from)
      cases += due.length
      after = due.length < batch ? undefined : due.at(-1)
      if (due.length > 0) onProgress(cases)
    } while (after)
  }
  return { cases, assignments }
}

async function sweepBatch(
  services: Services,
  region: string,
  after: Due | undefined,
): Promise<readonly Due[]> {
  const today = services.clock.today()
  return withRegions(services.job, [region], async (tx) => {
    const due = await findDueCases(tx, region, today, after, batch)
    if (due.length === 0) return due
    const journals = await loadJournals(
      tx,
      services.vault,
      region,
      due.map((d) => d.caseId),
    )
    const book = services.policies
    const computed = due.map((home) => {
      const journal = journals.get(home.caseId) ?? []
      return { caseId: home.caseId, home, journal, added: [], state: replay(journal, book, today) }
    })
    await writeProjections(tx, { region, today, book }, computed)
    return due
  })
}
