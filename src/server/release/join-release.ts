import type { PoolClient } from 'pg'
import type { Services } from '#server/services.ts'
import { setReleaseStatus } from '#server/store/release-moves.ts'
import { findOpenReleases, findReleaseOfCase, type ReleaseRow } from '#server/store/release-store.ts'
import { addStep } from './add-step.ts'

type Joined = Pick<ReleaseRow, 'station_id' | 'worker_id'>

/**
 * The order joins what was done before it: the open release of the same person now leads to this case. Answers who
 * worked on it, so that the case can stay with them; undefined where nobody came from a facility.
 */
export async function joinRelease(
  tx: PoolClient,
  services: Services,
  c: { readonly region: string; readonly personId: string; readonly caseId: string; readonly by: string },
): Promise<Joined | undefined> {
  const [row] = await findOpenReleases(tx, c.region, [c.personId])
  if (!row) return undefined
  const today = services.clock.today()
  await setReleaseStatus(tx, row, { status: 'joined', caseId: c.caseId, joinedOn: today })
  const joined: ReleaseRow = { ...row, status: 'joined', case_id: c.caseId, joined_on: today }
  await addStep(tx, services, joined, { kind: 'orderJoined', on: today, data: {} }, c.by)
  return row
}

/** An order that is undone leaves the release as it was: open, and waiting for an order. */
export async function unjoinRelease(
  tx: PoolClient,
  services: Services,
  c: { readonly region: string; readonly caseId: string; readonly by: string },
): Promise<void> {
  const row = await findReleaseOfCase(tx, c.region, c.caseId)
  if (row?.status !== 'joined') return
  await setReleaseStatus(tx, row, { status: 'open' })
  const open: ReleaseRow = { ...row, status: 'open', case_id: null, joined_on: null }
  const today = services.clock.today()
  await addStep(tx, services, open, { kind: 'orderUndone', on: today, data: {} }, c.by)
}
