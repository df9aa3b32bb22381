import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '#server/database/pool.ts'
import { checkFigures } from '#server/jobs/check-figures.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { aLife, foundCity, region } from '#test/support/lives.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await emptyDatabase({ today: '2025-06-02' })
  await foundCity(db)
  await bulkLoad(
    db,
    [1, 2, 3].map((n) => aLife({ n })),
    { today: '2025-06-02' },
  )
})
afterAll(() => db.close())

test('the nightly check is quiet while every number is its list', async () => {
  expect(await checkFigures(db)).toEqual([])
})

test('a sum that somebody changed behind our back raises the alarm, and rebuild mends it', async () => {
  const changed = await withClient(db.admin, (client) =>
    client.query('update figure_now set numerators[1] = numerators[1] + 1 where region = $1', [region]),
  )
  expect(changed.rowCount).toBeGreaterThan(0)
  expect(await checkFigures(db)).toMatchObject([{ region }])
  await rebuild(db)
  expect(await checkFigures(db)).toEqual([])
})
