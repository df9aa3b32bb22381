import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Author } from '#core/journal/entry.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { type Append, type Appended, appendEntries } from '#server/store/append-entries.ts'
import { assignCase } from '#server/store/assign-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { createCase, createPerson } from '#server/store/create-person.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { aLife, as, foundCity, orderIssued, region, stations, townships } from '#test/support/lives.ts'

let db: TestDatabase
const office = { id: 'office-1', role: 'townshipOffice' } as const
const worker = { id: 'worker-1', role: 'worker' } as const

beforeAll(async () => {
  db = await emptyDatabase({ poolSize: 12 })
  await foundCity(db)
})
afterAll(() => db.close())

let n = 100
let caseId = ''
beforeEach(async () => {
  n++
  caseId = `case-${n}`
  await bulkLoad(db, [aLife({ n })], { today: db.clock.today() })
})

function append(
  who: typeof worker | typeof office,
  entries: Append['entries'],
  more: Partial<Append> = {},
): Promise<Appended> {
  const author: Author = { user: who.id, role: who.role, org: stations[0] }
  return as(db, who, (tx) =>
    appendEntries(tx, db, { caseId, entries, author, today: db.clock.today(), now: db.clock.now(), ...more }),
  )
}

const note = (id: string, text = '家访时父母在家') => ({ id, type: 'note', on: '2025-05-30', data: { text } })
const test1 = (id: string) => ({
  id,
  type: 'testTaken',
  on: '2025-05-20',
  data: { sample: 'urine', level: 'onSite', result: 'negative' },
})

const admin = <T>(sql: string, values: unknown[] = []) =>
  withClient(db.admin, async (c) => (await c.query(sql, values)).rows as T[])

describe('appending', () => {
  test('writes the entry, the state, the duties and the outbox in one act, as the author and at the server time', async () => {
    const before = await admin<{ open: number }>(
      'select open_duty_count as open from case_state where case_id = $1',
      [caseId],
    )
    const done = await append(office, [
      {
        id: `a-${n}`,
        type: 'agreementSigned',
        on: '2025-05-30',
        data: { parties: ['本人', '社区'], place: townships[0] },
      },
    ])
    expect(done.key.seq).toBe(4)
    expect(done.state.agreement.signedOn).toBe('2025-05-30')
    const [row] = await admin<Record<string, unknown>>('select * from case_state where case_id = $1', [
      caseId,
    ])
    expect(row).toMatchObject({
      seq: 4,
      agreement_signed: '2025-05-30',
      agreement_current: true,
      as_of: '2025-06-02',
    })
    expect(row?.['open_duty_count']).toBe(done.state.duties.filter((d) => d.status === 'open').length)
    expect(before[0]?.open).toBeGreaterThan(0)
    const entries = await as(db, office, async (tx) => {
      const key = await openCase(tx, caseId)
      return loadJournal(tx, db.vault, key.region, caseId)
    })
    expect(entries.at(-1)).toEqual({
      id: `a-${n}`,
      case: caseId,
      type: 'agreementSigned',
      on: '2025-05-30',
      by: { user: 'office-1', role: 'townshipOffice', org: stations[0] },
      recordedAt: '2025-06-02T09:00:00+08:00',
      data: { parties: ['本人', '社区'], place: townships[0] },
    })
    const sent = await admin<{ kind: string; payload: unknown }>(
      `select kind, payload from outbox where payload->>'caseId' = $1`,
      [caseId],
    )
    expect(sent).toEqual([
      { kind: 'entriesAppended', payload: { caseId, entries: [{ id: `a-${n}`, type: 'agreementSigned' }] } },
    ])
  })

  test('takes the same entry twice as one, with the same answer', async () => {
    const first = await append(worker, [test1(`t-${n}`)])
    const again = await append(worker, [test1(`t-${n}`)])
    expect(again.added).toEqual([])
    expect(again.key.seq).toBe(first.key.seq)
    expect(again.state).toEqual(first.state)
    const clash = append(worker, [{ ...test1(`t-${n}`), on: '2025-05-21' }])
    await expect(clash).rejects.toMatchObject({ status: 409, code: 'id-taken' })
  })

  test('refuses what the law refuses and writes nothing of the batch', async () => {
    const bad = append(worker, [
      note(`n-${n}`),
      { id: `x-${n}`, type: 'noSuchThing', on: '2025-05-30', data: {} },
    ])
    await expect(bad).rejects.toMatchObject({ status: 422 })
    expect(await admin('select 1 from journal where case_id = $1', [caseId])).toHaveLength(3)
  })

  test('refuses a writer who saw an older version, except where the entry is there already', async () => {
    await append(worker, [note(`n-${n}`)], { expectedSeq: 3 })
    await expect(append(worker, [note(`m-${n}`)], { expectedSeq: 3 })).rejects.toMatchObject({ status: 409 })
    expect((await append(worker, [note(`n-${n}`)], { expectedSeq: 3 })).added).toEqual([])
  })

  test('rolls everything back when the transaction fails after it', async () => {
    const failing = as(db, worker, async (tx) => {
      const author = { user: worker.id, role: worker.role, org: stations[0] }
      await appendEntries(tx, db, {
        caseId,
        entries: [note(`n-${n}`)],
        author,
        today: db.clock.today(),
        now: db.clock.now(),
      })
      throw new Error('the cable was pulled')
    })
    await expect(failing).rejects.toThrow('the cable was pulled')
    expect(await admin('select 1 from journal where case_id = $1', [caseId])).toHaveLength(3)
    expect(await admin(`select 1 from outbox where payload->>'caseId' = $1`, [caseId])).toEqual([])
  })

  test('answers a stranger as if the case did not exist', async () => {
    const stranger = as(db, { id: 'worker-9', role: 'worker' }, (tx) =>
      appendEntries(tx, db, {
        caseId,
        entries: [note(`n-${n}`)],
        author: { user: 'worker-9', role: 'worker', org: 'x' },
        today: db.clock.today(),
        now: db.clock.now(),
      }),
    )
    await expect(stranger).rejects.toMatchObject({ status: 404 })
  })

  test('keeps every entry of fifty racing writers exactly once, in numbers without gaps', async () => {
    const writers = Array.from({ length: 50 }, (_, i) =>
      append(worker, [note(`race-${n}-${i % 40}`, `第${i % 40}次`)]),
    )
    const results = await Promise.allSettled(writers)
    const lost = results.filter((r) => r.status === 'rejected')
    expect(lost).toEqual([])
    const rows = await admin<{ id: string; seq: number }>(
      'select id, seq from journal where case_id = $1 order by seq',
      [caseId],
    )
    expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: 43 }, (_, i) => i + 1))
    expect(new Set(rows.map((r) => r.id)).size).toBe(43)
    const [state] = await admin<{ seq: number }>('select seq from case_state where case_id = $1', [caseId])
    expect(state?.seq).toBe(43)
  })
})

describe('a new person', () => {
  test('is registered with case and order by the township in its own scope, and nowhere else', async () => {
    const life = aLife({ n: n + 500 })
    const register = (place: string) =>
      as(db, office, async (tx) => {
        const holder = { place, station: null, worker: null }
        const person = {
          ...life.person,
          id: `${life.person.id}-${place}`,
          fileNo: `${life.person.fileNo}-${place}`,
        }
        const file = {
          ...life.caseFile,
          id: `${life.caseFile.id}-${place}`,
          personId: person.id,
          fileNo: `F-${n}-${place}`,
          place,
        }
        await createPerson(tx, db.vault, person, holder)
        await createCase(tx, file, holder, db.clock.today())
        const author = { user: office.id, role: office.role, org: 'office' }
        const { id, type, on, data } = orderIssued(file.id, place, '2025-05-26')
        return appendEntries(tx, db, {
          caseId: file.id,
          entries: [{ id, type, on, data }],
          author,
          today: db.clock.today(),
          now: db.clock.now(),
        })
      })
    const done = await register(townships[0])
    expect(done.state.stage).toBe('ordered')
    expect(done.key).toMatchObject({ region, township: townships[0], station: null, seq: 1 })
  })
})

describe('assignment', () => {
  test('moves the case with its duties, findings and person to the new worker, and keeps who held it', async () => {
    await as(db, { id: 'head', role: 'stationHead' }, (tx) =>
      assignCase(tx, db, {
        caseId,
        station: stations[0],
        worker: 'worker-2',
        from: '2025-06-02',
        by: 'head',
        reason: '调岗',
      }),
    )
    for (const table of ['case_state', 'duty', 'finding'])
      expect(await admin(`select distinct worker_id from ${table} where case_id = $1`, [caseId])).toEqual(
        expect.not.arrayContaining([{ worker_id: 'worker-1' }]),
      )
    expect(await admin('select worker_id from person where id = $1', [`person-${n}`])).toEqual([
      { worker_id: 'worker-2' },
    ])
    expect(
      await admin('select worker_id, from_day, to_day from assignment where case_id = $1 order by from_day', [
        caseId,
      ]),
    ).toEqual([
      { worker_id: 'worker-1', from_day: '2025-03-03', to_day: '2025-06-02' },
      { worker_id: 'worker-2', from_day: '2025-06-02', to_day: null },
    ])
    await expect(append(worker, [note(`n-${n}`)])).rejects.toMatchObject({ status: 404 })
  })

  test('that begins later takes effect with the sweep of its first day', async () => {
    await as(db, { id: 'head', role: 'stationHead' }, (tx) =>
      assignCase(tx, db, {
        caseId,
        station: stations[0],
        worker: 'worker-3',
        from: '2025-06-10',
        by: 'head',
      }),
    )
    const holder = () => admin('select worker_id from case_state where case_id = $1', [caseId])
    expect(await holder()).toEqual([{ worker_id: 'worker-1' }])
    db.clock.set('2025-06-10')
    expect((await rebuild(db)).differed).toMatchObject({ case_state: 0, duty: 0, finding: 0 })
    expect(await holder()).toEqual([{ worker_id: 'worker-3' }])
    db.clock.set('2025-06-02')
  })
})
