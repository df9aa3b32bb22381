import { createHash, timingSafeEqual } from 'node:crypto'
import { listMessages, reportDelivery } from '#contract/message-contract.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { readRef } from '#server/messages/sender.ts'
import { shownMessage } from '#server/messages/shown-message.ts'
import { messagesOfCase, moveMessage } from '#server/store/message-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { withRegions } from '#server/store/with-user.ts'

const list = handle(listMessages, async ({ params }, { tx, services, saw }) => {
  const key = await openCase(tx, params.caseId)
  saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['messages'] })
  const messages = await messagesOfCase(tx, services.vault, key)
  return { messages: messages.map(shownMessage) }
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

export const messageHandlers: readonly Handler[] = [list, delivery]
