import type { PoolClient } from 'pg'
import { replay } from '#core/case/replay.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { caseRows } from '#server/store/case-rows.ts'
import { holdCaseStates, restoreCaseStates, sameState } from '#server/store/case-state-store.ts'
import { loadJournals } from '#server/store/journal-store.ts'
import { movePeople } from '#server/store/move-people.ts'
import { findProgress, saveProgress } from '#server/store/progress-store.ts'
import { projections } from '#server/store/projections.ts'
import { listRegions } from '#server/store/region-store.ts'
import { listCases } from '#server/store/sweep-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { writeCases } from '#server/store/write-cases.ts'
import { mendAbove } from './above-figures.ts'
import { sweep } from './sweep.ts'

/** How many stored rows were not what the journals say; all of them are mended. */
export type Rebuilt = {
  readonly cases: number
  readonly swept: number
  readonly differed: Readonly<Record<string, number>>
}

const job = 'rebuild'
const batch = 200

/**
 * Computes every projection again from the journals, as of today. The sweep of the day runs first, so that what differs
 * is a fault and never just the passing of time. An interrupted run goes on where it stopped.
 */
export async function rebuild(
  services: Services,
  onProgress: (cases: number) => void = () => undefined,
): Promise<Rebuilt> {
  const swept = await sweep(services)
  const today = services.clock.today()
  const differed: Record<string, number> = { case_state: 0, duty: 0, finding: 0 }
  let cases = 0
  const start = await findProgress(services.job, job)
  const regions = await listRegions(services.job)
  for (const region of regions.filter((r) => start === undefined || r >= start.region)) {
    let after: string | undefined = start?.region === region ? start.after : ''
    while (after !== undefined) {
      const from: string = after
      const done = await withRegions(services.job, [region], (tx) =>
        rebuildBatch(tx, services, { region, today, after: from }),
      )
      for (const [table, n] of Object.entries(done.differed)) differed[table] = (differed[table] ?? 0) + n
      cases += done.ids.length
      if (done.ids.length > 0) onProgress(cases)
      after = done.ids.length < batch ? undefined : done.ids.at(-1)
    }
    const sums = await withRegions(services.job, [region], (tx) => settle(tx, region))
    for (const [table, n] of Object.entries(sums)) differed[table] = (differed[table] ?? 0) + n
  }
  differed['figures above townships'] = await mendAbove(services)
  await saveProgress(services.job, job, undefined)
  return { cases, swept: swept.cases, differed }
}

type Place = { readonly region: string; readonly today: PlainDate; readonly after: string }

type Batch = { readonly ids: readonly string[]; readonly differed: Readonly<Record<string, number>> }

async function rebuildBatch(tx: PoolClient, services: Services, place: Place): Promise<Batch> {
  const { region, today } = place
  const ids = await listCases(tx, region, place.after, batch)
  const last = ids.at(-1)
  if (last === undefined) return { ids, differed: {} }
  const cases = await computeCases(tx, services, place, ids)
  const wrong = cases.filter((c) => !sameState(c.before, c.rows.state))
  const written = await writeCases(
    tx,
    region,
    cases.map((c) => c.rows),
    'always',
  )
  const differed: Record<string, number> = {
    case_state: wrong.length,
    duty: written.duties,
    finding: written.findings,
  }
  if (wrong.length > 0) await movePeople(tx, region, ids)
  const changes = cases.map((c) => ({ ...c, region, today, book: services.policies, added: [] }))
  for (const p of projections) if (p.rebuild) differed[p.name] = await p.rebuild(tx, changes)
  await saveProgress(tx, job, { region, after: last })
  return { ids, differed }
}

/** What projections keep over many cases of a region: sums must be what the cases add up to. */
async function settle(tx: PoolClient, region: string): Promise<Readonly<Record<string, number>>> {
  const wrong: Record<string, number> = {}
  for (const p of projections) if (p.settle) wrong[p.name] = await p.settle(tx, region)
  return wrong
}

/** The rows are held before the journals are read: nobody can append in between and be overwritten. */
async function computeCases(tx: PoolClient, services: Services, place: Place, ids: readonly string[]) {
  const { region, today } = place
  await restoreCaseStates(tx, region, ids, today)
  const stored = await holdCaseStates(tx, region, ids)
  const journals = await loadJournals(tx, services.vault, region, ids)
  return [...journals].flatMap(([caseId, journal]) => {
    const before = stored.get(caseId)
    // A file without entries was just made; there is nothing to say of it yet.
    if (!before || journal.length === 0) return []
    const state = replay(journal, services.policies, today)
    const rows = caseRows(state, caseId, journal, before)
    return [{ caseId, personId: before.person_id, journal, before, state, rows }]
  })
}
