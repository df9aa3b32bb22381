import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { clockOn, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { passwordSeed, readKeyRing } from './crypto/key-ring.ts'
import { openVault } from './crypto/open-vault.ts'
import { checkVault } from './crypto/vault-check.ts'
import { type Database, openDatabase } from './database/database.ts'
import { openSender } from './messages/open-sender.ts'
import { openLiveBook } from './policies/live-book.ts'
import { readPolicyBook } from './policies/read-policy-book.ts'
import type { Services } from './services.ts'

export type Composition = {
  readonly services: Services
  readonly database: Database
  /** Ends the pools and, where nobody else uses it, the embedded database. */
  readonly close: () => Promise<void>
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Makes everything long-lived in the order in which it depends on each other. Throws a text that names the mend. */
export async function compose(
  config: Config,
  options: { readonly onStep?: (name: string) => void; readonly log?: Logger } = {},
): Promise<Composition> {
  const log = options.log ?? pino({ level: config.logLevel, base: null })
  const shipped = readPolicyBook(join(config.root, 'policies'))
  const ring = readKeyRing(config.dataDir, config.keys)
  const vault = openVault(ring)
  const database = await openDatabase(config, {
    passwordSeed: passwordSeed(ring),
    onLost: (error) => log.warn({ reason: error.message }, 'an idle database connection was lost'),
    ...(options.onStep ? { onStep: options.onStep } : {}),
  })
  try {
    await checkVault(database.job, vault)
  } catch (error) {
    await database.close()
    throw error
  }
  for (const fault of database.warnings) log.warn({ mend: fault.mend }, fault.what)
  const clock = config.today ? clockOn(config.today) : systemClock
  const policies = openLiveBook({
    files: () => shipped,
    db: database.job,
    clock,
    onFault: (error) =>
      log.fatal({ reason: sayError(error) }, 'an adopted pack does not hold: the rules stay as they were'),
  })
  await policies.refresh('now')
  const services = {
    app: database.app,
    job: database.job,
    vault,
    policies,
    clock,
    log,
    demo: config.demo,
    dataDir: config.dataDir,
    fontDir: config.fontDir,
    messages: openSender(config),
  }
  return { services, database, close: database.close }
}
