import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePrivateFolder, type ServerUser } from './server-user.ts'

/** A unix socket's whole path must fit in about 104 bytes (macOS) or 108 (Linux). */
const longestPath = 100

/** The folder of the private socket: inside the data folder, or a short one of the same name each time. */
export function socketFolder(dataDir: string, user: ServerUser): string {
  const inside = join(dataDir, 'run')
  const fits = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= longestPath
  const folder = fits ? inside : join(tmpdir(), `tongxing-${shortHash(dataDir)}`)
  makePrivateFolder(folder, user)
  const stat = lstatSync(folder)
  // A folder of another user in a shared temporary place could be a trap for our connections.
  if (!stat.isDirectory() || (user.uid !== undefined && stat.uid !== user.uid) || (stat.mode & 0o077) !== 0)
    throw new Error(`${folder} is not a private folder of the server's user; remove it and start again`)
  return folder
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
