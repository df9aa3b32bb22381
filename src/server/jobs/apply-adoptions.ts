import { replay } from '#core/case/replay.ts'
import { touchedAreas } from '#core/policy/compare-policies.ts'
import { addDays } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import {
  type AdoptedRow,
  type AppliedUpTo,
  endApplied,
  listUnapplied,
  noteApplied,
} from '#server/store/adopted-pack-store.ts'
import { casesInAreas } from '#server/store/forecast-cases.ts'
import { loadJournals } from '#server/store/journal-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import { findHomes } from '#server/store/sweep-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { writeProjections } from '#server/store/write-projections.ts'

const batch = 200

/**
 * Computes anew the cases of every area whose adopted rules have taken effect: state, duties, findings, figures, lists.
 * Days before stay as they were. May be stopped at any moment and goes on where it was; two at once do the same twice.
 */
export async function applyAdoptions(
  services: Services,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  await services.policies.refresh('now')
  let cases = 0
  for (const row of await listUnapplied(services.job, services.clock.today()))
    cases += await apply(services, row, onProgress)
  return cases
}

async function apply(
  services: Services,
  row: AdoptedRow,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const { policies, job, clock } = services
  const areas = touchedAreas(policies.on(addDays(row.effective_on, -1)), policies.on(row.effective_on))
  const regions = await listRegions(job)
  const home = new Map<string, readonly string[]>()
  for (const region of regions)
    home.set(region, await withRegions(job, [region], (tx) => casesInAreas(tx, region, areas)))
  const total = [...home.values()].reduce((sum, ids) => sum + ids.length, 0)
  let done = 0
  for (const [region, ids] of home) {
    for (let i = 0; i < ids.length; i += batch) {
      const some = ids.slice(i, i + batch)
      done += some.length
      const last = some.at(-1) ?? ''
      if (isDone(row.position, region, last)) continue
      await applyBatch(services, row, region, some, { done, total, position: { region, after: last } })
      onProgress(done, total)
    }
  }
  await endApplied(job, row.id, clock.now())
  return total
}

function isDone(position: AppliedUpTo | null, region: string, last: string): boolean {
  if (position === null) return false
  return region < position.region || (region === position.region && last <= position.after)
}

async function applyBatch(
  services: Services,
  row: AdoptedRow,
  region: string,
  ids: readonly string[],
  progress: Parameters<typeof noteApplied>[2],
): Promise<void> {
  const today = services.clock.today()
  await withRegions(services.job, [region], async (tx) => {
    const homes = await findHomes(tx, region, ids)
    const journals = await loadJournals(tx, services.vault, region, ids)
    const book = services.policies
    const computed = homes.flatMap((home) => {
      const journal = journals.get(home.caseId) ?? []
      if (journal.length === 0) return []
      return [{ caseId: home.caseId, home, journal, added: [], state: replay(journal, book, today) }]
    })
    await writeProjections(tx, { region, today, book, since: row.effective_on }, computed)
    await noteApplied(tx, row.id, progress)
  })
}
