import type { PoolClient } from 'pg'
import type { OrderDraft } from '#core/orders/order-draft.ts'
import { type Reason, reason } from '#core/orders/reason.ts'
import type { Vault } from '#server/crypto/vault.ts'
import { findRegistered, findSent, type RegisteredPerson } from '#server/store/order-lookup.ts'
import { idNumberIndex } from './sealed-order.ts'

const closed = new Set(['terminated', 'convertedToIsolation', 'discharged'])

/** What the register of the own area says against each of these orders. Nothing outside the area is ever told. */
export async function checkRegister(
  tx: PoolClient,
  vault: Vault,
  scope: { readonly region: string; readonly area: string; readonly importId?: string },
  drafts: readonly OrderDraft[],
): Promise<readonly (readonly Reason[])[]> {
  const indexes = drafts.map((d) => idNumberIndex(vault, d.person.idNumber))
  if (indexes.length === 0) return []
  const people = await findRegistered(
    tx,
    scope.region,
    scope.area,
    { idNumbers: indexes },
    indexes.length + 50,
  )
  const byIndex = new Map(people.map((p) => [p.id_number_index?.toString('hex'), p]))
  const sent = new Set<string>()
  for (const row of await findSent(tx, scope.region, scope.area, indexes))
    if (row.import_id !== scope.importId)
      sent.add(`${row.id_number_index.toString('hex')}:${row.document_no}`)
  return drafts.map((draft, i) => {
    const key = indexes[i]?.toString('hex') ?? ''
    if (sent.has(`${key}:${draft.order.documentNo}`)) return [reason('alreadyWaiting', 'documentNo')]
    const person = byIndex.get(key)
    return person ? standingReasons(person, draft) : []
  })
}

function standingReasons(person: RegisteredPerson, draft: OrderDraft): Reason[] {
  if (person.cases.some((c) => c.documentNo === draft.order.documentNo))
    return [reason('alreadyRegistered', 'documentNo')]
  const open = person.cases.some((c) => !closed.has(c.stage))
  return [...(open ? [reason('openCase', 'idNumber')] : []), reason('personKnown', 'idNumber')]
}
