import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '#server/config.ts'
import type { Sender } from './sender.ts'
import { spoolSender } from './spool-sender.ts'
import { webhookSender } from './webhook-sender.ts'

/** The sender that the configuration names; undefined where notices go out on paper only. */
export function openSender(config: Pick<Config, 'messages' | 'dataDir' | 'demo'>): Sender | undefined {
  const { sender, url, secret, callbackSecret } = config.messages
  if (sender === 'spool') return spoolSender(join(config.dataDir, 'messages'), callbackSecret)
  if (sender === 'webhook' && url && secret) return webhookSender({ url, secret, callbackSecret })
  return config.demo && sender === undefined ? demoSender() : undefined
}

/** Sends nothing: after a moment it says that the message arrived. */
function demoSender(momentMs = 1200): Sender {
  return {
    name: 'demo',
    send: async () => {
      await wait(momentMs)
      return { kind: 'delivered' }
    },
  }
}
