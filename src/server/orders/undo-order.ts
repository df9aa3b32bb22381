import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import { unjoinRelease } from '#server/release/join-release.ts'
import type { Services } from '#server/services.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { movePeople } from '#server/store/move-people.ts'
import { findCase, openCase } from '#server/store/open-case.ts'
import { standNowhere } from '#server/store/order-lookup.ts'
import { setUndone } from '#server/store/order-row-moves.ts'
import type { StoredRow } from '#server/store/order-row-store.ts'
import { openReason } from './sealed-order.ts'

/**
 * Takes back an accepted order while nothing else stands on its case: every entry is struck with the reason and the case
 * leaves all lists; its journal stays. `kept` where something was recorded since: then only single entries can be struck.
 */
export async function undoOrder(
  tx: PoolClient,
  services: Services,
  row: StoredRow,
): Promise<'undone' | 'kept'> {
  const caseId = row.case_id ?? row.id
  const key = (await findCase(tx, caseId)) && (await openCase(tx, caseId))
  const seq = row.accepted_seq ?? -1
  if (!key || key.seq !== seq || row.act_by === null) {
    await setUndone(tx, row, true)
    return 'kept'
  }
  const reason = openReason(services.vault, row) ?? ''
  const today = services.clock.today()
  const journal = await loadJournal(tx, services.vault, key.region, caseId)
  await appendEntries(tx, services, {
    caseId,
    entries: journal.map((e) => ({ id: v7(), type: 'struck', on: today, data: { entry: e.id, reason } })),
    author: { user: row.act_by, role: row.act_role ?? '', org: row.act_org ?? '' },
    today,
    now: services.clock.now(),
    expectedSeq: seq,
  })
  await unjoinRelease(tx, services, { region: key.region, caseId, by: row.act_by })
  await standNowhere(tx, key.region, caseId)
  await movePeople(tx, key.region, [caseId])
  await setUndone(tx, row, false)
  return 'undone'
}
