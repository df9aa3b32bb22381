import { createHmac } from 'node:crypto'
import type { Handed, Outgoing, Sender } from './sender.ts'

export type WebhookSettings = {
  readonly url: string
  /** Signs each request; the gateway holds the same. */
  readonly secret: string
  readonly callbackSecret?: string | undefined
  readonly timeoutMs?: number
}

/**
 * Hands messages to a gateway: `POST {ref, phone, text}`, signed (`x-tongxing-signature`: HMAC-SHA-256 of time, dot and
 * body), the reference also as `idempotency-key`. 2xx is taken; 408, 425, 429, 5xx, a timeout and a broken line are tried
 * again; every other answer is final.
 */
export function webhookSender({ url, secret, callbackSecret, timeoutMs = 10_000 }: WebhookSettings): Sender {
  const send = async (message: Outgoing): Promise<Handed> => {
    const body = JSON.stringify(message)
    const time = String(Date.now())
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': message.ref,
      'x-tongxing-time': time,
      'x-tongxing-signature': createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'),
    }
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const reply = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
      return await readReply(reply)
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError'
      return { kind: 'again', fault: timedOut ? 'timeout' : 'unreachable' }
    }
  }
  return { name: 'webhook', send, callbackSecret }
}

const tryAgain: ReadonlySet<number> = new Set([408, 425, 429])

async function readReply(reply: Response): Promise<Handed> {
  const text = await reply.text().catch(() => '')
  if (reply.ok) return { kind: 'handedOver', providerRef: refIn(text) }
  const fault = `http-${reply.status}`
  return { kind: tryAgain.has(reply.status) || reply.status >= 500 ? 'again' : 'rejected', fault }
}

/** The gateway's own number, where it tells one; for asking it later, never for finding the message. */
function refIn(text: string): string | undefined {
  try {
    const told: unknown = JSON.parse(text.slice(0, 10_000))
    const ref = typeof told === 'object' && told !== null && 'ref' in told ? told.ref : undefined
    return typeof ref === 'string' ? ref.slice(0, 100) : undefined
  } catch {
    return undefined
  }
}
