import { v7 } from 'uuid'
import { fillMessage, type MessageValues } from '#core/message/fill-message.ts'
import { nextAllowed, type QuietHours } from '#core/message/quiet-hours.ts'
import type { MessageKind } from '#core/message/templates.ts'
import { ruleOn } from '#core/policy/policy.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { chinaInstant } from '#server/clock.ts'
import type { Context } from '#server/http/context.ts'
import { refused } from '#server/http/problem.ts'
import type { Services } from '#server/services.ts'
import { insertMessage } from '#server/store/message-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { findIdentity } from '#server/store/person-identity.ts'

export type MessageToQueue = {
  /** The opened case (`openCase`, `openCaseForWriting`). */
  readonly key: CaseKey
  readonly kind: MessageKind
  readonly values: MessageValues
  /** The entry of the journal that says that it was sent, written in the same transaction. */
  readonly entryId?: string
  readonly by: { readonly user: string; readonly org: string }
  /** The server's clock. */
  readonly now: string
}

export type QueuedMessage = { readonly id: string; readonly text: string; readonly sendsAt: string }

/**
 * Puts a message to the person's own phone into the caller's transaction: it leaves only if the act is committed. Throws
 * 422 where there is no sender, no phone, or no neutral text; then a notice on paper is the way. See docs/messages.md.
 */
export async function queueMessage(
  tx: Context['tx'],
  services: Pick<Services, 'vault' | 'policies' | 'messages'>,
  { key, kind, values, entryId, by, now }: MessageToQueue,
): Promise<QueuedMessage> {
  if (!services.messages) throw refused([noSender])
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  const phone = person?.phone?.trim() ?? ''
  if (phone === '') throw refused([noPhone])
  const filled = fillMessage(kind, values)
  if (!filled.ok) throw refused(filled.refusals)
  const { region, caseId, province, city, county, township } = key
  const id = v7()
  const sendsAt = sendsFrom(services, key, now)
  await insertMessage(tx, services.vault, {
    ...{ region, caseId, id, kind, phone, text: filled.value, province, city, county, township },
    ...{ nextAt: sendsAt, entryId: entryId ?? null, by: by.user, org: by.org, at: now },
  })
  return { id, text: filled.value, sendsAt }
}

/** Now, or the end of the quiet hours of the place. The demonstration rings nowhere, and its calendar may stand still. */
export function sendsFrom(
  { policies, messages }: Pick<Services, 'policies' | 'messages'>,
  key: CaseKey,
  now: string,
): string {
  if (messages?.name === 'demo') return now
  const policy = policies.at(key.township ?? key.region)
  const here = chinaInstant(new Date(now).getTime())
  return nextAllowed(here, ruleOn<QuietHours>(policy, 'message.quietHours', here.slice(0, 10)).value)
}

export const noSender: Refusal = {
  code: 'message.noSender',
  field: 'way',
  says: {
    zh: '本系统没有接通短信，只能书面通知。',
    en: 'No sender of messages is set up; notices go out on paper.',
  },
  mend: {
    zh: '请打印报到通知书，或者电话、上门提醒。',
    en: 'Print the notice, or remind by phone or a visit.',
  },
}
export const noPhone: Refusal = {
  code: 'message.noPhone',
  field: 'way',
  says: { zh: '档案里没有本人的手机号。', en: 'The file holds no phone of the person.' },
  mend: { zh: '请打印报到通知书，或者上门提醒。', en: 'Print the notice, or remind by a visit.' },
}
