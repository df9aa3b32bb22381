import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '#server/config.ts'
import { startEmbedded } from '#server/database/embedded.ts'
import { type Migration, migrate, pending, readMigrations } from '#server/database/migrator.ts'
import { withClient } from '#server/database/pool.ts'
import { prepareDatabase } from '#server/database/preparation.ts'
import { emptyDatabase } from '#test/support/database.ts'

describe('a test database', () => {
  test('speaks as the application role, in dates that no time zone shifts, and knows Chinese letters', async () => {
    const db = await emptyDatabase()
    const { rows } =
      await db.app.query(`select current_user as who, show_trgm('王小明') as grams, date '2025-03-10' as day,
      timestamptz '2025-03-10 09:12+08' as at, count(*) as n, array_agg(c order by c collate "zh-x-icu") as order
      from unnest(array['张', '李', '王', '阿']) c`)
    expect(rows[0]).toMatchObject({
      who: 'tongxing_app',
      day: '2025-03-10',
      at: '2025-03-10T09:12:00+08:00',
      n: 4,
      order: ['阿', '李', '王', '张'],
    })
    expect(rows[0].grams.length).toBeGreaterThan(2)
    await db.close()
  })
})

describe('migrations', () => {
  const files = readMigrations(join(packageRoot(), 'migrations'))
  const last = files.at(-1)?.number ?? 0
  const extra: Migration = {
    number: last + 1,
    name: 'extra.sql',
    sql: 'create table extra (n int)',
    hash: 'x',
    breaking: false,
  }

  test('are applied once by two starters at once, as the owner, and a failing one leaves nothing', async () => {
    const db = await emptyDatabase()
    const start = () => withClient(db.admin, (client) => migrate(client, [...files, extra]))
    const applied = await Promise.all([start(), start()])
    expect(applied.flat()).toEqual(['extra.sql'])
    const bad = { ...extra, number: last + 2, name: 'bad.sql', sql: 'create table half (n int); select 1/0' }
    await expect(withClient(db.admin, (client) => migrate(client, [...files, extra, bad]))).rejects.toThrow(
      /bad\.sql: division by zero/,
    )
    const { rows } = await withClient(db.admin, (client) =>
      client.query(`select tablename, tableowner from pg_tables where tablename in ('extra', 'half')`),
    )
    expect(rows).toEqual([{ tablename: 'extra', tableowner: 'tongxing_owner' }])
    await db.close()
  })

  test('and everything around them is prepared by many starters at once', async () => {
    const db = await emptyDatabase()
    const start = () => withClient(db.admin, (client) => prepareDatabase(client, [...files, extra]))
    const applied = await Promise.all(Array.from({ length: 12 }, start))
    expect(applied.flat()).toEqual(['extra.sql'])
    await db.close()
  })

  test('are refused where an applied file was changed, or a newer program broke the schema', async () => {
    const db = await emptyDatabase()
    const changed = files.map((m, i) => (i === 0 ? { ...m, hash: 'another' } : m))
    await expect(pending(db.job, changed)).rejects.toThrow(/0001_reference\.sql was changed after/)
    await withClient(db.admin, (client) => migrate(client, [...files, { ...extra, breaking: true }]))
    await expect(pending(db.job, files)).rejects.toThrow(/newer program \(extra\.sql\)/)
    await db.close()
  })
})

describe('the embedded database', () => {
  test.skipIf(process.getuid?.() !== 0)(
    'says what to do where root keeps the data folder to itself',
    async () => {
      const closed = mkdtempSync(join(tmpdir(), 'tongxing-closed-'))
      await expect(startEmbedded({ dataDir: join(closed, 'data') })).rejects.toThrow(
        /may not pass .*Set DATA_DIR/,
      )
      rmSync(closed, { recursive: true, force: true })
    },
  )
})
