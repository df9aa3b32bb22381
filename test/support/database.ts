import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { Book } from '#core/policy/build-book.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { packageRoot } from '#server/config.ts'
import { newRing, parseRing } from '#server/crypto/key-ring.ts'
import { openVault } from '#server/crypto/open-vault.ts'
import { type Connection, openPool, withClient } from '#server/database/pool.ts'
import { superuser } from '#server/database/postmaster.ts'
import { roleNames } from '#server/database/roles.ts'
import { openLiveBook } from '#server/policies/live-book.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import type { Services } from '#server/services.ts'

/** A clock that tests set; the time of day is always nine in the morning. */
export type TestClock = Services['clock'] & { set: (day: PlainDate) => void }

export type TestDatabase = Services & {
  readonly clock: TestClock
  /** The superuser's way in: to look past row security, never to run product code. */
  readonly admin: Connection
  readonly database: string
  readonly close: () => Promise<void>
}

/** A migrated, empty database of its own with all services on it; the day is 2025-06-02 unless told. */
export async function emptyDatabase(
  options: { today?: PlainDate; poolSize?: number } = {},
): Promise<TestDatabase> {
  const server = inject('testServer')
  const database = `t_${randomUUID().replaceAll('-', '')}`
  const admin = { host: server.host, port: server.port, user: superuser, database: 'postgres' }
  await withClient(admin, (client) => client.query(`create database ${database} template ${server.template}`))
  const own = { ...admin, database }
  const ignore = () => undefined
  const app = openPool({ ...own, user: roleNames.app }, options.poolSize ?? 5, ignore, { pipeline: true })
  const job = openPool({ ...own, user: roleNames.job }, 3, ignore)
  const close = async () => {
    await Promise.all([app.end(), job.end()])
    await withClient(admin, (client) => client.query(`drop database if exists ${database} with (force)`))
  }
  const clock = testClock(options.today ?? '2025-06-02')
  return {
    app,
    job,
    vault: openVault(parseRing(JSON.stringify(newRing()), 'test keys')),
    // Files are read only when asked for: a test of accounts needs no law.
    policies: openLiveBook({ files: policyBook, db: job, clock }),
    clock,
    log: pino({ level: 'silent' }),
    demo: true,
    admin: own,
    database,
    close,
  }
}

export function testClock(start: PlainDate): TestClock {
  let day = start
  return {
    now: () => `${day}T09:00:00.000+08:00`,
    today: () => day,
    set: (next) => {
      day = next
    },
  }
}

let book: Book | undefined

function policyBook(): Book {
  book ??= readPolicyBook(join(packageRoot(), 'policies'))
  return book
}
