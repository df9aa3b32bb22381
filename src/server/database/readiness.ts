import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '#server/config.ts'
import type { Services } from '#server/services.ts'
import { type Migration, pending, readMigrations } from './migrator.ts'

export type Readiness = { readonly ready: boolean; readonly checks: Record<string, boolean> }

/** Below this the journal might not get its next page: better not ready than half written. */
export const leastFreeBytes = 200 * 2 ** 20

const answerWithinMs = 2_000

/** Can this process serve? Each dependency with a yes or no; the reasons are in the log, not in the answer. */
export async function readiness(services: Services): Promise<Readiness> {
  const check = (name: string, run: () => Promise<boolean>) => attempt(services, name, run)
  const [database, migrations, vault, disk] = await Promise.all([
    check('database', async () => (await services.app.query('select 1')).rowCount === 1),
    check('migrations', async () => (await pending(services.job, migrationFiles())).length === 0),
    check('vault', async () => opensWhatItSeals(services)),
    check('disk', async () => (await freeBytes(services.dataDir)) > leastFreeBytes),
  ])
  const checks = { database, migrations, vault, disk }
  return { ready: Object.values(checks).every((ok) => ok), checks }
}

async function attempt(services: Services, name: string, run: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), answerWithinMs)
  })
  try {
    const ok = await Promise.race([run(), late])
    if (!ok) services.log.warn({ check: name }, 'not ready')
    return ok
  } catch (error) {
    services.log.warn(
      { check: name, reason: error instanceof Error ? error.message : 'unknown' },
      'not ready',
    )
    return false
  } finally {
    clearTimeout(timer)
  }
}

let files: readonly Migration[] | undefined

function migrationFiles(): readonly Migration[] {
  files ??= readMigrations(join(packageRoot(), 'migrations'))
  return files
}

function opensWhatItSeals({ vault }: Services): boolean {
  return vault.open('ready.probe:1', vault.seal('ready.probe:1', 'ready')) === 'ready'
}

/** Room for an unprivileged process on the disk of a folder; unlimited where no folder is known (a remote server). */
export async function freeBytes(folder: string | undefined): Promise<number> {
  if (folder === undefined) return Number.POSITIVE_INFINITY
  const disk = await statfs(folder)
  return disk.bavail * disk.bsize
}
