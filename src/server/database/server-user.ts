import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The user that the embedded server runs as; `spawn` is spread into child process options. */
export type ServerUser = {
  readonly uid: number | undefined
  readonly gid: number | undefined
  readonly spawn: { readonly uid?: number; readonly gid?: number }
  readonly dropped: boolean
}

const nobody = 65534

/** PostgreSQL refuses to run as root, so root hands its child to `nobody`; everyone else keeps their own user. */
export function serverUser(): ServerUser {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid !== 0) return { uid, gid, spawn: {}, dropped: false }
  return { uid: nobody, gid: nobody, spawn: { uid: nobody, gid: nobody }, dropped: true }
}

/** Makes a folder that only the server's user may enter. */
export function makePrivateFolder(path: string, user: ServerUser): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user.dropped && user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid)
}

/** A folder put back from a copy belongs to whoever copied it; the server must own all of it, and nobody else enter. */
export function takeOver(path: string, user: ServerUser): void {
  const stat = statSync(path)
  if ((stat.mode & 0o077) !== 0) chmodSync(path, 0o700)
  const { uid, gid } = user
  if (!user.dropped || uid === undefined || gid === undefined || stat.uid === uid) return
  for (const file of readdirSync(path, { recursive: true })) lchownSync(join(path, String(file)), uid, gid)
  chownSync(path, uid, gid)
}

/** Why the server's user can not come to `path` (an ancestor closed to others), or undefined where it can. */
export function whyNotReachable(path: string, user: ServerUser): string | undefined {
  if (!user.dropped) return undefined
  for (let dir = path; ; dir = dirname(dir)) {
    const stat = statSync(dir)
    const open = stat.uid === user.uid ? stat.mode & 0o100 : stat.mode & 0o001
    if (!open) return `the unprivileged user (uid ${user.uid}) may not pass ${dir}`
    if (dirname(dir) === dir) return undefined
  }
}
