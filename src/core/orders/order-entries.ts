import type { Author, Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { OrderDraft } from './order-draft.ts'

/** The first entries of a case: the order, its services, and that the township was told. Ids come from the caller. */
export function orderEntries(
  draft: OrderDraft,
  caseId: string,
  by: Author,
  township: { readonly toldOn: PlainDate },
  nextId: () => string,
): readonly Entry[] {
  const { order, service } = draft
  const entry = (type: string, on: PlainDate, data: Record<string, unknown>): Entry => ({
    id: nextId(),
    case: caseId,
    type,
    on,
    by,
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  })
  const { decidedOn, termMonths, ...terms } = order
  const entries = [
    entry('orderIssued', decidedOn, {
      ...terms,
      // the detox term is the law's, only rehab carries its own
      termMonths: order.measure === 'communityRehab' ? termMonths : undefined,
    }),
  ]
  if (service.servedOn !== undefined)
    entries.push(entry('orderServed', service.servedOn, { to: 'person', way: service.way ?? 'direct' }))
  if (service.familyServedOn !== undefined)
    entries.push(entry('orderServed', service.familyServedOn, { to: 'family', way: 'direct' }))
  entries.push(entry('townshipNotified', township.toldOn, { by: order.organ }))
  return entries
}
