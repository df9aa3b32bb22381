import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { saveProgress } from '#server/store/progress-store.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { aLife, as, foundCity, stations, townships } from '#test/support/lives.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await emptyDatabase({ today: '2025-03-04' })
  await foundCity(db)
  const lives = Array.from({ length: 30 }, (_, i) =>
    aLife({
      n: i,
      township: i % 2 === 0 ? 0 : 1,
      worker: 'worker-1',
      servedOn: `2025-03-0${1 + (i % 4)}`,
      reportsIn: false,
    }),
  )
  await bulkLoad(db, lives, { today: db.clock.today() })
})
afterAll(() => db.close())

const admin = <T>(sql: string) => withClient(db.admin, async (c) => (await c.query(sql)).rows as T[])

const nothing = { case_state: 0, duty: 0, finding: 0 }
const office = { id: 'office', role: 'townshipOffice' } as const
const author = { user: 'office', role: 'townshipOffice', org: stations[0] }

function append(caseId: string, type: string, data: Record<string, unknown>) {
  const entry = { id: `${caseId}-${type}-${db.clock.today()}`, type, on: db.clock.today(), data }
  return as(db, office, (tx) =>
    appendEntries(tx, db, { caseId, entries: [entry], author, today: db.clock.today(), now: db.clock.now() }),
  )
}

describe('rebuild', () => {
  test('changes nothing after loading, after acts of every day, and after each daily sweep', async () => {
    expect((await rebuild(db)).differed).toMatchObject(nothing)
    const days = [
      '2025-03-05',
      '2025-03-10',
      '2025-03-17',
      '2025-03-18',
      '2025-03-25',
      '2025-04-20',
      '2025-06-11',
      '2026-03-01',
      '2028-03-09',
    ]
    let swept = 0
    for (const [i, day] of days.entries()) {
      db.clock.set(day)
      const caseId = `case-${i * 2}`
      if (i < 4) await append(caseId, 'reportedIn', { place: townships[0] })
      if (i > 1 && i < 5)
        await append(`case-${(i - 2) * 2}`, 'agreementSigned', { parties: ['本人'], place: townships[0] })
      if (i > 3 && i < 7)
        await append('case-0', 'testTaken', { sample: 'urine', level: 'onSite', result: 'negative' })
      swept += (await sweep(db)).cases
      const { cases, differed } = await rebuild(db)
      expect({ day, cases, ...differed }).toMatchObject({ day, cases: 30, ...nothing })
      expect(Object.values(differed).reduce((a, b) => a + b, 0)).toBe(0)
    }
    expect(swept).toBeGreaterThan(30)
  })

  test('finds and mends every row that does not say what the journals say', async () => {
    await admin(`update case_state set stage = 'discharged', seq = 99 where case_id = 'case-1'`)
    await admin(`delete from case_state where case_id = 'case-3'`)
    const [duty] = await admin<{ n: number }>(
      `with gone as (delete from duty where case_id = 'case-5' returning 1) select count(*)::int as n from gone`,
    )
    await admin(`insert into finding (region, case_id, id, kind, on_day, clause, evidence)
      values ('3298', 'case-7', 'invented', 'relapse', '2025-03-05', 'x', '{}')`)
    const { differed } = await rebuild(db)
    expect(differed['case_state']).toBe(2)
    expect(differed['duty']).toBe(duty?.n)
    expect(differed['finding']).toBe(1)
    expect((await rebuild(db)).differed).toMatchObject(nothing)
    const rows = await admin<{ seq: number }>(
      `select seq from case_state where case_id in ('case-1', 'case-3')`,
    )
    expect(rows.map((r) => r.seq)).toEqual([2, 2])
  })

  test('goes on where an interrupted run stopped', async () => {
    await saveProgress(db.job, 'rebuild', { region: '3298', after: 'case-5' })
    const first = await rebuild(db)
    expect(first.cases).toBeLessThan(30)
    expect(first.cases).toBeGreaterThan(0)
    expect((await rebuild(db)).cases).toBe(30)
  })
})

describe('the sweep', () => {
  test('finds nothing to do when called again on the same day', async () => {
    await sweep(db)
    expect((await sweep(db)).cases).toBe(0)
  })
})
