import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import { orderEntries } from '#core/orders/order-entries.ts'
import { joinRelease } from '#server/release/join-release.ts'
import type { Services } from '#server/services.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { assignCase } from '#server/store/assign-case.ts'
import { createCase, createPerson } from '#server/store/create-person.ts'
import { findRegistered, nextFileNo } from '#server/store/order-lookup.ts'
import { setAccepted } from '#server/store/order-row-moves.ts'
import type { StoredRow } from '#server/store/order-row-store.ts'
import { idNumberIndex, openOrder } from './sealed-order.ts'

export type Opened = { readonly rowId: string; readonly caseId: string; readonly personId: string }

/**
 * Opens the case of one accepted order in the caller's transaction: person (the one already on file in the township, if
 * any), case, first entries, assignment, and the row's new state. All of it or nothing; the case has the row's id, so
 * the same row can never open two.
 */
export async function acceptOrder(tx: PoolClient, services: Services, row: StoredRow): Promise<Opened> {
  const { draft } = openOrder(services.vault, row)
  if (!draft || row.act_by === null) throw new Error(`order row ${row.id} has nothing to accept`)
  const today = services.clock.today()
  const place = draft.order.executionPlace
  const fileNo = await nextFileNo(tx, row.region, place, Number(today.slice(0, 4)))
  const person = await personOf(tx, services, row, draft, fileNo)
  const file = {
    id: row.id,
    region: row.region,
    personId: person.id,
    fileNo,
    measure: draft.order.measure,
    organ: draft.order.organ,
    documentNo: draft.order.documentNo,
    place,
  }
  await createCase(tx, file, { station: null, worker: null }, today)
  const author = { user: row.act_by, role: row.act_role ?? '', org: row.act_org ?? '' }
  const entries = orderEntries(draft, row.id, author, { toldOn: today }, v7)
  const { journal } = await appendEntries(tx, services, {
    caseId: row.id,
    entries,
    author,
    today,
    now: services.clock.now(),
  })
  const { region } = row
  const before = await joinRelease(tx, services, {
    region,
    personId: person.id,
    caseId: row.id,
    by: author.user,
  })
  // who met the person at the gate goes on with the case, unless who accepts names somebody else
  const holder = row.station_id === null && before ? before : row
  if (holder.station_id !== null)
    await assignCase(tx, services, {
      caseId: row.id,
      station: holder.station_id,
      worker: holder.worker_id,
      from: today,
      by: author.user,
    })
  await setAccepted(tx, row, { personId: person.id, caseId: row.id, seq: journal.length })
  return { rowId: row.id, caseId: row.id, personId: person.id }
}

async function personOf(
  tx: PoolClient,
  services: Services,
  row: StoredRow,
  draft: OrderDraft,
  fileNo: string,
): Promise<{ readonly id: string }> {
  const { person, order } = draft
  const index = idNumberIndex(services.vault, person.idNumber)
  const [known] = await findRegistered(tx, row.region, order.executionPlace, { idNumbers: [index] }, 1)
  if (known) return known
  const fresh = { id: v7(), region: row.region, fileNo, ...person, address: addressOf(draft) }
  await createPerson(tx, services.vault, fresh, { place: order.executionPlace, station: null, worker: null })
  return fresh
}

/** Where the person lives comes first; the registration follows where it is another place. */
function addressOf({ person }: OrderDraft): string | undefined {
  const parts = [
    person.residenceAddress,
    person.hukouAddress && person.hukouAddress !== person.residenceAddress
      ? `户籍：${person.hukouAddress}`
      : undefined,
  ]
  const text = parts.filter((p) => p !== undefined).join(';')
  return text === '' ? undefined : text
}
