import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from '#server/clock.ts'
import { compose } from '#server/compose.ts'
import { type Config, readConfig } from '#server/config.ts'
import { findBinaries } from '#server/database/binaries.ts'
import { readMigrations } from '#server/database/migrator.ts'
import { freeBytes, leastFreeBytes, readiness } from '#server/database/readiness.ts'
import { serverUser } from '#server/database/server-user.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { calendarKnows, readWorkCalendar } from '#server/policies/work-days.ts'
import { say } from './call.ts'

export type Finding = {
  readonly area: string
  readonly level: 'good' | 'warning' | 'fault'
  readonly says: string
  /** What to do; empty where nothing is to be done. */
  readonly mend: string
}

/** Looks at everything the product needs, from the machine up to the walls in the database. */
export async function examine(): Promise<Finding[]> {
  const findings: Finding[] = [nodeVersion(), memory()]
  let config: Config
  try {
    config = readConfig()
  } catch (error) {
    return [
      ...findings,
      { area: 'settings', level: 'fault', says: say(error), mend: 'Correct the environment.' },
    ]
  }
  findings.push(listening(config), ...calendars(), policies(config))
  if (!config.databaseUrl) findings.push(binaries(config))
  findings.push(...(await database(config)))
  return findings
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = major > 20 || (major === 20 && minor >= 19)
  return {
    area: 'node',
    level: fits ? 'good' : 'fault',
    says: `Node ${process.versions.node}`,
    mend: fits ? '' : 'Install Node 20.19 or newer.',
  }
}

function memory(): Finding {
  const gigabytes = totalmem() / 2 ** 30
  return {
    area: 'machine',
    level: gigabytes < 1.5 ? 'warning' : 'good',
    says: `${gigabytes.toFixed(1)} GB of memory, ${cpus().length} processors`,
    mend: gigabytes < 1.5 ? 'Two gigabytes are needed for a township, four for a city.' : '',
  }
}

function listening(config: Config): Finding {
  const local = ['127.0.0.1', '::1', 'localhost'].includes(config.host)
  const safe = local || config.publicOrigin?.startsWith('https:') === true
  return {
    area: 'address',
    level: safe ? 'good' : 'warning',
    says: `${config.host}:${config.port}${config.publicOrigin ? `, seen as ${config.publicOrigin}` : ''}`,
    mend: safe
      ? ''
      : 'Put a TLS proxy in front and set PUBLIC_ORIGIN=https://…, or listen on 127.0.0.1 only.',
  }
}

function calendars(): Finding[] {
  const year = Number(systemClock.today().slice(0, 4))
  const calendar = readWorkCalendar()
  return [year, year + 1].map((y) => {
    const known = calendarKnows(calendar, y)
    return {
      area: 'calendar',
      level: known ? 'good' : 'warning',
      says: known
        ? `Work days of ${y} are known.`
        : `Work days of ${y} are not known; week days are used instead.`,
      mend: known
        ? ''
        : 'They are published in November of the year before: update the program when a release has them.',
    }
  })
}

function policies(config: Config): Finding {
  try {
    readPolicyBook(join(config.root, 'policies'))
    return { area: 'policies', level: 'good', says: 'All packs can be read.', mend: '' }
  } catch (error) {
    return { area: 'policies', level: 'fault', says: say(error), mend: 'Run: bin/tongxing policy check' }
  }
}

function binaries(config: Config): Finding {
  try {
    const found = findBinaries(serverUser(), config.postgresBin)
    return {
      area: 'postgresql',
      level: 'good',
      says: `version ${found.major}, ${found.source} (${found.bin})`,
      mend: '',
    }
  } catch (error) {
    return { area: 'postgresql', level: 'fault', says: say(error), mend: '' }
  }
}

async function database(config: Config): Promise<Finding[]> {
  try {
    const composition = await compose(config, { log: pino({ level: 'silent' }) })
    try {
      const { checks } = await readiness(composition.services)
      const migrations = readMigrations(join(config.root, 'migrations')).length
      return [
        {
          area: 'database',
          level: 'good',
          says: `reached, ${migrations} migrations, row security forced`,
          mend: '',
        },
        ...composition.database.warnings.map(
          (f): Finding => ({ area: 'database', level: 'warning', says: f.what, mend: f.mend }),
        ),
        { area: 'keys', level: 'good', says: 'The keys fit this database.', mend: '' },
        await disk(config),
        ...Object.entries(checks)
          .filter(([, ok]) => !ok)
          .map(
            ([name]): Finding => ({ area: name, level: 'fault', says: `/ready says no: ${name}`, mend: '' }),
          ),
      ]
    } finally {
      await composition.close()
    }
  } catch (error) {
    return [{ area: 'database', level: 'fault', says: say(error), mend: '' }]
  }
}

async function disk(config: Config): Promise<Finding> {
  const free = await freeBytes(config.dataDir)
  const says = `${(free / 2 ** 30).toFixed(1)} GB free at ${config.dataDir}`
  if (free > 10 * leastFreeBytes) return { area: 'disk', level: 'good', says, mend: '' }
  return {
    area: 'disk',
    level: free > leastFreeBytes ? 'warning' : 'fault',
    says,
    mend: 'Make room, or move DATA_DIR.',
  }
}
