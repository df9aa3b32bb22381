import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftBook } from '#core/policy/build-book.ts'
import { layDraft } from '#core/policy/lay-draft.ts'
import type { RawPack } from '#core/policy/pack-file.ts'
import { forecastLive } from '#server/jobs/forecast.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { aLife, foundCity } from '#test/support/lives.ts'

const book = readPolicyBook()
const today = '2025-06-30'
let db: TestDatabase

beforeAll(async () => {
  db = await emptyDatabase({ today })
  await foundCity(db)
  const lives = [aLife({ n: 1 }), aLife({ n: 2, township: 1 }), aLife({ n: 3, reportsIn: false })]
  await bulkLoad(db, lives, { today })
})
afterAll(() => db.close())

/** The demonstration city with half as many visits from a day on. */
function draftFrom(from: string): RawPack {
  const own = book.raws.find((raw) => raw.folder === 'cn-32-98')
  const head = { key: 'cn-32-98', area: '3298', title: { zh: '同行市', en: 'Tongxing City' } }
  const value = { value: 1, clause: 'local-practice', from, to: null, reading: true, because: '试行。' }
  return layDraft(head, own, book.at('3298'), [{ do: 'set', rule: 'visit.perMonth', ...value }], from)
}

test('a draft is run on the live journals; adopting it brings what was forecast', async () => {
  const drafted = draftBook(book, draftFrom('2025-01-01'))
  const changed = new Map<string, number>()
  const sums = await forecastLive(db, drafted, today, (id, differences) => {
    if (differences.length > 0) changed.set(id, differences.length)
  })
  const county = sums.get('329801')
  expect(county).toMatchObject({ cases: 3, changed: 2 })
  expect([...changed.keys()].sort()).toEqual(['case-1', 'case-2'])
  expect(
    Object.keys(county?.counts ?? {}).filter((w) => !/^(duty visit|finding officeDutyMissed) /.test(w)),
  ).toEqual([])
  expect(county?.counts['duty visit lost'] ?? 0).toBeGreaterThan(0)

  const policies = { ...db.policies, at: drafted.at }
  const adopted = Object.create(db, { policies: { value: policies } }) as TestDatabase
  expect((await rebuild(adopted)).differed['duty']).toBeGreaterThan(0)
  const again = await forecastLive(adopted, drafted, today)
  expect(again.get('329801')).toEqual({ cases: 3, changed: 0, counts: {} })
})

test('a draft that starts later leaves the past of everyone as it is', async () => {
  const drafted = draftBook(book, draftFrom('2026-01-01'))
  const kinds = new Set<string>()
  await forecastLive(db, drafted, today, (_id, differences) => {
    for (const d of differences) kinds.add(`${d.what} ${d.from ?? d.to}`)
  })
  expect([...kinds]).toEqual([])
})
