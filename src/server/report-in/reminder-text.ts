import type { MessageValues } from '#core/message/fill-message.ts'
import type { MessageKind } from '#core/message/templates.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { loadFormOffice } from '#server/store/document-office.ts'
import type { CaseKey } from '#server/store/open-case.ts'

export type Reminder = { readonly kind: MessageKind; readonly values: MessageValues }

/**
 * What a reminder says: the township by its name (a station's own name tells what it is for), the family name of the
 * worker, the station's phone.
 */
export async function reminderOf(
  { tx, user, today }: Pick<Context, 'tx' | 'user' | 'today'>,
  key: CaseKey,
  dueOn: PlainDate | null,
): Promise<Reminder> {
  const { office } = await loadFormOffice(tx, key, user.grant.org, [])
  const [family] = [...office.worker.trim()]
  const values = {
    place: office.township,
    address: office.stationAddress,
    contact: family ? `${family}老师` : '值班老师',
    phone: office.stationPhone,
  }
  if (dueOn !== null && dueOn < today) return { kind: 'reportInOverdue', values }
  return { kind: 'reportIn', values: { ...values, day: dueOn === null ? '' : sayDay(dueOn) } }
}

function sayDay(day: PlainDate): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
