import { retryAfter } from '#core/message/message-state.ts'
import { nextAllowed, type QuietHours } from '#core/message/quiet-hours.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { chinaInstant } from '#server/clock.ts'
import type { Services } from '#server/services.ts'
import { type DueMessage, moveMessage, putBack, takeDue } from '#server/store/message-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { type Handed, refOf, type Sender } from './sender.ts'

const lookEveryMs = 3_000
/** How long a message that is being handed over belongs to one process. */
export const leaseSeconds = 120

/**
 * Hands over what is due, one message after the other, until nothing is. Several processes may do so at once: each message
 * is taken by one. Nothing is held open while the gateway is asked. Answers how many were tried.
 */
export async function sendDue(services: Services, regions: readonly string[]): Promise<number> {
  const sender = services.messages
  if (!sender || regions.length === 0) return 0
  for (let tried = 0; ; tried++) {
    const due = await withRegions(services.job, regions, (tx) =>
      takeDue(tx, services.vault, services.clock.now(), leaseSeconds),
    )
    if (!due) return tried
    await sendOne(services, sender, due)
  }
}

async function sendOne(services: Services, sender: Sender, due: DueMessage): Promise<void> {
  const handed = due.pointless ? undefined : await attempt(services, sender, due)
  const at = services.clock.now()
  await withRegions(services.job, [due.region], async (tx) => {
    if (!handed) return void (await moveMessage(tx, due, { state: 'cancelled', at }))
    if (handed.kind === 'handedOver')
      return void (await moveMessage(tx, due, { state: 'handedOver', at, providerRef: handed.providerRef }))
    if (handed.kind === 'delivered') return void (await moveMessage(tx, due, { state: 'delivered', at }))
    const minutes = handed.kind === 'again' ? retryAfter(due.tries) : undefined
    if (minutes !== undefined)
      return await putBack(tx, due, { at: againAt(services, due, at, minutes), fault: handed.fault })
    await moveMessage(tx, due, { state: 'failed', at, fault: handed.fault })
  })
  if (handed && (handed.kind === 'again' || handed.kind === 'rejected'))
    services.log.warn({ message: due.id, tries: due.tries, fault: handed.fault }, 'a message was not taken')
}

/** Later, and not at night either. */
function againAt(services: Services, due: DueMessage, at: string, minutes: number): string {
  const later = chinaInstant(new Date(at).getTime() + minutes * 60_000)
  const policy = services.policies.at(due.region)
  return nextAllowed(later, ruleOn<QuietHours>(policy, 'message.quietHours', later.slice(0, 10)).value)
}

async function attempt(services: Services, sender: Sender, due: DueMessage): Promise<Handed> {
  try {
    return await sender.send({ ref: refOf(due), phone: due.phone, text: due.text })
  } catch (error) {
    const { code } = error as { code?: string }
    services.log.error({ message: due.id, code }, 'the sender of messages failed')
    return { kind: 'again', fault: code ?? 'sender' }
  }
}

/** Looks for due messages every few seconds; does nothing where no sender is set up. Call the answer to stop. */
export function sendMessages(services: Services): () => Promise<void> {
  if (!services.messages) return async () => undefined
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const look = () => {
    if (busy) return
    busy = true
    running = listRegions(services.job)
      .then((regions) => sendDue(services, regions))
      .catch((error) => services.log.error({ reason: error.message }, 'messages could not be sent'))
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(look, lookEveryMs)
  look()
  return async () => {
    clearInterval(timer)
    await running
  }
}
