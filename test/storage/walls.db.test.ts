import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkWalls, personBearing } from '#server/database/checks.ts'
import { withClient } from '#server/database/pool.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { openCase } from '#server/store/open-case.ts'
import { withRegions } from '#server/store/with-user.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { aLife, as, foundCity, region, townships } from '#test/support/lives.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await emptyDatabase()
  await foundCity(db)
  const lives = [
    aLife({ n: 1, worker: 'worker-1' }),
    aLife({ n: 2, worker: 'worker-2', reportsIn: false }),
    aLife({ n: 3, worker: 'worker-3', township: 1 }),
  ]
  await bulkLoad(db, lives, { today: '2025-06-02' })
})
afterAll(() => db.close())

const admin = <T>(sql: string) => withClient(db.admin, async (c) => (await c.query(sql)).rows as T[])

async function visible(
  who: Parameters<typeof as>[1],
  table = 'case_state',
  column = 'case_id',
): Promise<string[]> {
  return as(db, who, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(`select ${column} as id from ${table} order by 1`)
    return rows.map((r) => r.id)
  })
}

describe('row security', () => {
  test('is on and forced on every table that the catalogue shows to bear something of a person', async () => {
    const tables = await admin<{ table_name: string }>(`select distinct table_name from (${personBearing}) t`)
    expect(tables.map((t) => t.table_name)).toEqual(
      expect.arrayContaining([
        'person',
        'case_file',
        'journal',
        'case_state',
        'duty',
        'finding',
        'access_log',
      ]),
    )
    expect(await withClient(db.admin, checkWalls)).toEqual([])
  })

  test('shows nothing where no settings were entered, to either role, before and after a transaction', async () => {
    const tables = await admin<{ t: string }>(`select distinct table_name as t from (${personBearing}) t`)
    for (const pool of [db.app, db.job]) {
      const c = await pool.connect()
      try {
        for (const round of ['unset', 'empty after a commit']) {
          for (const { t } of tables) {
            const may = await c.query(`select has_table_privilege(current_user, '${t}', 'select') as may`)
            if (!may.rows[0].may) continue
            const { rows } = await c.query(`select count(*) as n from ${t}`)
            expect({ t, round, n: rows[0].n }).toEqual({ t, round, n: 0 })
          }
          await c.query(
            `begin; select app_enter('{"user":"u","area":"cn","station":"*","worker":"*","regions":"3298"}')`,
          )
          await c.query('commit')
        }
      } finally {
        c.release()
      }
    }
  })

  test('has exactly one permissive policy per table, command and role, and none that reads a table', async () => {
    const policies = await admin<{
      t: string
      cmd: string
      role: string
      n: number
      kinds: string
      text: string
    }>(`
      select tablename as t, cmd, unnest(roles) as role, count(*)::int as n, string_agg(distinct permissive, ',') as kinds,
        string_agg(coalesce(qual, '') || coalesce(with_check, ''), ' ') as text
      from pg_policies where schemaname = 'public' group by 1, 2, 3`)
    expect(policies.length).toBeGreaterThan(40)
    expect(policies.filter((p) => p.n !== 1 || p.kinds !== 'PERMISSIVE' || p.cmd === 'ALL')).toEqual([])
    expect(
      policies.filter((p) => /\bselect\b/i.test(p.text.replaceAll('SELECT current_setting', ''))),
    ).toEqual([])
    const bare = /current_setting\('app\.[a-z]+'::text, true\)/g
    const unsafe = policies.filter((p) =>
      p.text.replace(/NULLIF\(current_setting\([^)]*\), ''::text\)/g, '').match(bare),
    )
    expect(unsafe).toEqual([])
  })

  test('shows a worker the own caseload, a station head the station, an office its area', async () => {
    expect(await visible({ id: 'worker-1', role: 'worker' })).toEqual(['case-1'])
    expect(await visible({ id: 'head', role: 'stationHead' })).toEqual(['case-1', 'case-2'])
    expect(await visible({ id: 'office', role: 'townshipOffice', area: townships[1] })).toEqual(['case-3'])
    expect(await visible({ id: 'office', role: 'narcoticsOffice', area: '329801' })).toEqual([
      'case-1',
      'case-2',
      'case-3',
    ])
    expect(await visible({ id: 'office', role: 'narcoticsOffice', area: '329802' })).toEqual([])
    expect(await visible({ id: 'a', role: 'systemAdmin', area: 'cn' })).toEqual([])
    expect(await visible({ id: 'worker-1', role: 'worker' }, 'person', 'id')).toEqual(['person-1'])
    expect(await visible({ id: 'worker-2', role: 'worker' }, 'duty', 'distinct case_id')).toEqual(['case-2'])
  })

  test('opens a journal for the one case that was seen, and answers alike for absent and hidden', async () => {
    const count = (id: string, open: string) =>
      as(db, { id, role: 'worker' }, async (tx) => {
        await openCase(tx, open)
        return (await tx.query('select distinct case_id from journal')).rows
      })
    expect(await count('worker-1', 'case-1')).toEqual([{ case_id: 'case-1' }])
    const hidden = await count('worker-1', 'case-2').catch((e) => e)
    const absent = await count('worker-1', 'case-9').catch((e) => e)
    expect({ ...hidden, message: hidden.message }).toEqual({ ...absent, message: absent.message })
    expect(hidden.status).toBe(404)
    expect(await visible({ id: 'worker-1', role: 'worker' }, 'journal')).toEqual([])
  })

  test('lets nobody write a person outside the own scope', async () => {
    const foreign = as(db, { id: 'office', role: 'townshipOffice', area: townships[0] }, (tx) =>
      tx.query(`update person set worker_id = 'x' where id = 'person-3'`),
    )
    expect((await foreign).rowCount).toBe(0)
    const away = as(db, { id: 'office', role: 'townshipOffice', area: townships[0] }, (tx) =>
      tx.query(
        `update case_state set township = '${townships[1]}', county = '329802', city = '3299', province = '99' where case_id = 'case-1'`,
      ),
    )
    await expect(away).rejects.toThrow(/row-level security/)
  })

  test('lets a job reach the regions it named and no other', async () => {
    const seen = (r: string) =>
      withRegions(db.job, [r], async (tx) => (await tx.query('select from journal')).rowCount)
    expect(await seen(region)).toBeGreaterThan(0)
    expect(await seen('3205')).toBe(0)
  })
})

describe('append-only', () => {
  const attempts = [
    "update journal set data = '{}'",
    'delete from journal',
    'truncate journal',
    "update access_log set action = 'x'",
    'delete from access_log',
    'truncate access_log',
    'delete from person',
    'delete from case_file',
    'alter table journal disable row level security',
    'drop table journal',
    'set role tongxing_owner',
  ]
  test.each(attempts)('neither role may: %s', async (sql) => {
    for (const pool of [db.app, db.job])
      await expect(pool.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42P01)$/) })
  })
})

describe('grants', () => {
  test('are exactly those of the list', async () => {
    const rows = await admin<{ line: string }>(`
      select format('%s %s: %s', grantee, table_name, string_agg(privilege_type, ', ' order by privilege_type)) as line
      from information_schema.role_table_grants
      where table_schema = 'public' and grantee <> 'tongxing_owner' and grantee <> 'postgres'
      group by grantee, table_name order by 1`)
    await expect(rows.map((r) => r.line).join('\n')).toMatchFileSnapshot('./allowed-grants.txt')
    expect(rows.some((r) => r.line.startsWith('PUBLIC'))).toBe(false)
  })
})
