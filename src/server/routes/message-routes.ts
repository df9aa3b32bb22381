import { createHash, timingSafeEqual } from 'node:crypto'
import { v7 } from 'uuid'
import { cancelMessageRoute, listMessages, reportDelivery } from '#contract/message-contract.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { leaseSeconds } from '#server/messages/message-work.ts'
import { readRef } from '#server/messages/sender.ts'
import { shownMessage } from '#server/messages/shown-message.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { cancelMessage, messagesOfCase, moveMessage } from '#server/store/message-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { withRegions } from '#server/store/with-user.ts'

const list = handle(listMessages, async ({ params }, { tx, services, saw }) => {
  const key = await openCase(tx, params.caseId)
  saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['messages'] })
  const messages = await messagesOfCase(tx, services.vault, key)
  return { messages: messages.map(shownMessage) }
})

const cancel = handle(cancelMessageRoute, async ({ params }, { tx, services, user, today, now, saw }) => {
  const key = await openCase(tx, params.caseId)
  const place = { region: key.region, caseId: key.caseId, id: params.messageId }
  const waiting = (await messagesOfCase(tx, services.vault, key)).some((m) => m.id === params.messageId)
  if (!waiting) throw notFound()
  const gone = await cancelMessage(tx, { ...place, at: now, leaseSeconds })
  if (!gone) throw tooLate
  saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['messages'] })
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const told = journal.find((e) => e.id === gone.entryId)
  const struck = journal.some((e) => e.type === 'struck' && e.data['entry'] === gone.entryId)
  if (told && !struck)
    await appendEntries(tx, services, {
      caseId: key.caseId,
      entries: [{ id: v7(), type: 'struck', on: today, data: { entry: told.id, reason: notSent } }],
      author: { user: user.id, role: user.role, org: user.grant.org },
      today,
      now,
    })
  return { state: 'cancelled' as const }
})

const notSent = '短信在发出前撤回，本人没有收到'
const tooLate = new Problem(409, 'message.gone', {
  zh: '短信已经交发或者正在交发，撤不回来了。',
  en: 'The message went out or is going out just now; it can not be taken back.',
})

/** Known, unknown and settled references answer alike; without the secret the route is not there. */
const delivery = handle(reportDelivery, async ({ body }, { services, wire, now }) => {
  const secret = services.messages?.callbackSecret
  if (!secret || !sameSecret(secret, wire.asked('x-callback-secret') ?? '')) throw notFound()
  const message = readRef(body.ref)
  if (message) {
    const fault = body.state === 'failed' ? 'not-delivered' : undefined
    await withRegions(services.job, [message.region], (tx) =>
      moveMessage(tx, message, { state: body.state, at: now, fault }),
    )
  }
  return { taken: true as const }
})

function sameSecret(ours: string, shown: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(ours), digest(shown))
}

export const messageHandlers: readonly Handler[] = [list, cancel, delivery]
