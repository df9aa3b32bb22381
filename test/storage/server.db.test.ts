import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Composition, compose } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { type EmbeddedServer, startEmbedded } from '#server/database/embedded.ts'
import { withClient } from '#server/database/pool.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { aLife, as, foundCity } from '#test/support/lives.ts'

/** A server of somebody else, as DATABASE_URL finds it: the packaged version, and Debian's 15 where it is installed. */
const debian = '/usr/lib/postgresql/15/bin'

describe.each([
  { version: 'packaged', postgresBin: undefined, here: true },
  { version: '15', postgresBin: debian, here: existsSync(debian) },
])('a server given by DATABASE_URL ($version)', ({ postgresBin, here }) => {
  let folder = ''
  let server: EmbeddedServer
  const superuser = () => ({
    host: server.socketDir,
    port: server.port,
    user: 'postgres',
    database: 'postgres',
  })
  const sql = (...statements: string[]) =>
    withClient(superuser(), async (c) => {
      for (const statement of statements) await c.query(statement)
    })
  const open = (user: string, database: string): Promise<Composition> => {
    const url = `postgres://${user}@${encodeURIComponent(server.socketDir)}:${server.port}/${database}`
    return compose(readConfig({ DATA_DIR: folder, DATABASE_URL: url, LOG_LEVEL: 'silent' }))
  }

  beforeAll(async () => {
    if (!here) return
    folder = mkdtempSync(join(tmpdir(), 'tongxing-server-'))
    chmodSync(folder, 0o711)
    server = await startEmbedded({ dataDir: folder, postgresBin })
    await sql('create role ops login createrole', 'create role weak login', 'create database city owner ops')
  })
  afterAll(async () => {
    if (!here) return
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test.skipIf(!here)(
    'is prepared by an ordinary user who may make roles, twice with the same end',
    async () => {
      const first = await open('ops', 'city')
      expect(first.database.applied.length).toBeGreaterThan(8)
      await foundCity(first.services)
      await bulkLoad(first.services, [aLife({ n: 1 })], { today: '2025-06-02' })
      await first.close()
      const second = await open('ops', 'city')
      expect(second.database.applied).toEqual([])
      const seen = await as(
        second.services as TestDatabase,
        { id: 'worker-1', role: 'worker' },
        async (tx) => {
          const { rows } = await tx.query('select current_user as who, case_id from case_state')
          return rows
        },
      )
      expect(seen).toEqual([{ who: 'tongxing_app', case_id: 'case-1' }])
      const { rows } = await second.services.app.query('show plan_cache_mode')
      expect(rows).toEqual([{ plan_cache_mode: 'force_generic_plan' }])
      await second.close()
    },
  )

  test.skipIf(!here)('is refused in words where the user lacks rights', async () => {
    await expect(open('weak', 'city')).rejects.toThrow(/may not make roles[\s\S]*mend: [\s\S]*may not create/)
  })

  test.skipIf(!here)('is refused where Chinese letters are unknown or the encoding is another', async () => {
    await sql(
      `create database plain owner ops template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
    )
    await expect(open('ops', 'plain')).rejects.toThrow(/finds nothing in Chinese[\s\S]*mend: Make it anew/)
    await sql(
      `create database ascii owner ops template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
    )
    await expect(open('ops', 'ascii')).rejects.toThrow(/encoding SQL_ASCII/)
  })

  test.skipIf(!here)('is refused while a power cut could lose the journal', async () => {
    await sql('alter database city set synchronous_commit = off')
    await expect(open('ops', 'city')).rejects.toThrow(/synchronous_commit is off/)
    await sql('alter database city reset synchronous_commit')
  })

  test.skipIf(!here)('is refused where a login role could go round row security', async () => {
    await sql('alter role tongxing_job bypassrls')
    await expect(open('ops', 'city')).rejects.toThrow(/tongxing_job/)
    await sql('alter role tongxing_job nobypassrls')
  })
})
