import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Handed, Outgoing, Sender } from './sender.ts'

/**
 * Writes each message as one line of `outgoing.ndjson` in the folder, for a gateway on this machine that takes the file
 * away by renaming it. Only the server's own user may read it; a line is on the disk before it counts as handed over.
 */
export function spoolSender(folder: string, callbackSecret?: string): Sender {
  const send = async (message: Outgoing): Promise<Handed> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(join(folder, 'outgoing.ndjson'), 'a', 0o600)
    try {
      await file.appendFile(`${JSON.stringify(message)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    return { kind: 'handedOver' }
  }
  return { name: 'spool', send, callbackSecret }
}
