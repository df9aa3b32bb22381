import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStaff } from '#cli/demo/load-staff.ts'
import { type Imported, importFile } from '#cli/import/import-file.ts'
import { type DemoCase, demoCity } from '#core/demo/demo-city.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readAllAreas } from '#server/areas/read-areas.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { loadAreas } from '#server/store/area-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'

const today = '2026-03-01'
const plan = demoPlan({ seed: 1, scale: 'tiny', asOf: toDayNumber(today) })
const cases = [...demoCity(plan)].slice(0, 12)
const running = cases.find((one) => one.life.kind === 'running') ?? cases[0]
let db: TestDatabase

beforeAll(async () => {
  db = await emptyDatabase({ today })
  await withRegions(db.job, [], (tx) => loadAreas(tx, readAllAreas()))
  await loadStaff(db, plan, (code) => code)
})
afterAll(() => db.close())

function linesOf(list: readonly DemoCase[]): unknown[] {
  return list.flatMap(({ person, caseFile, station, worker, entries }) => [
    { file: { person, caseFile, station, worker } },
    ...entries,
  ])
}

function take(lines: readonly unknown[], dryRun = false): Promise<Imported> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  return importFile(db, Readable.from([Buffer.from(text)]), { dryRun })
}

async function stored(): Promise<Record<string, number>> {
  return withClient(db.admin, async (client) => {
    const { rows } = await client.query(`select (select count(*)::int from person) as people,
      (select count(*)::int from case_state) as cases, (select count(*)::int from journal) as entries`)
    return rows[0]
  })
}

describe('an import', () => {
  const entries = cases.reduce((n, one) => n + one.entries.length, 0)

  it('checks without taking in a dry run', async () => {
    const done = await take(linesOf(cases), true)
    expect(done).toMatchObject({ people: 12, entries, repeated: 0, faults: { count: 0 } })
    expect(await stored()).toEqual({ people: 0, cases: 0, entries: 0 })
  })

  it('takes nothing of a file with wrong lines, and names each by line, field and reason', async () => {
    const lines = linesOf(cases.slice(0, 2))
    const [first] = cases
    const wrong = [
      ...lines,
      'not json',
      { id: 'x1', case: first?.caseFile.id, type: 'testTaken', on: '2026-02-30', data: {} },
      { id: 'x2', case: 'nobody', type: 'note', on: '2026-01-05', data: { text: '…' } },
      { id: 'x3', case: first?.caseFile.id, type: 'danced', on: '2026-01-05', data: {} },
    ]
    const { faults } = await take(wrong)
    const n = lines.length
    expect(faults.told).toEqual([
      `line ${n + 1}: entry: is not JSON`,
      expect.stringMatching(new RegExp(`^line ${n + 2}: on: `)),
      expect.stringMatching(new RegExp(`^line ${n + 4}: type: `)),
      expect.stringMatching(new RegExp(`^line ${n + 3}: case: is not in this database`)),
    ])
    expect(await stored()).toEqual({ people: 0, cases: 0, entries: 0 })
  })

  it('takes whole files with their history', async () => {
    const done = await take(linesOf(cases))
    expect(done).toMatchObject({ people: 12, cases: 12, entries, faults: { count: 0 } })
    expect(await stored()).toEqual({ people: 12, cases: 12, entries })
  })

  it('adds nothing when the same file comes again', async () => {
    const done = await take(linesOf(cases))
    expect(done).toMatchObject({ people: 0, cases: 0, entries: 0, repeated: entries, faults: { count: 0 } })
    expect(await stored()).toEqual({ people: 12, cases: 12, entries })
  })

  it('adds entries to cases that exist, recorded now, and every list follows', async () => {
    const visit = {
      id: 'import-visit-1',
      case: running?.caseFile.id,
      type: 'visitMade',
      on: today,
      recordedAt: '2020-01-01T08:00:00+08:00',
      data: { method: 'faceToFace', summary: '上门走访。' },
    }
    expect(await take([visit])).toMatchObject({ cases: 1, entries: 1 })
    expect(await take([visit])).toMatchObject({ cases: 0, entries: 0, repeated: 1 })
    const recorded = await withClient(db.admin, async (client) => {
      const { rows } = await client.query("select recorded_at from journal where id = 'import-visit-1'")
      return String(rows[0]?.recorded_at)
    })
    expect(recorded.slice(0, 10)).toBe(today)
    const { differed } = await rebuild(db)
    expect(Object.values(differed).every((n) => n === 0)).toBe(true)
  })

  it('refuses an id that stands there with other content', async () => {
    const changed = {
      id: 'import-visit-1',
      case: running?.caseFile.id,
      type: 'visitMade',
      on: today,
      data: { method: 'phone' },
    }
    const { faults } = await take([changed])
    expect(faults.told).toEqual(['line 1: id: is already there with other content'])
  })

  it('refuses a new file for a station, a place or a file number that can not be', async () => {
    const other = cases[3]
    if (!other) throw new Error('too few cases')
    const { person, caseFile, entries: journal } = other
    const file = {
      person: { ...person, id: 'p-new' },
      caseFile: { ...caseFile, id: 'c-new', personId: 'p-new', place: '329899001' },
      station: 'no-such-station',
      worker: null,
    }
    const order = journal.find((entry) => entry.type === 'orderIssued')
    const { faults } = await take([{ file }, { ...order, id: 'o-new', case: 'c-new' }])
    expect(faults.told).toEqual([
      'line 1: file.caseFile.fileNo: is already given',
      'line 1: file.station: is not known',
      'line 1: file.caseFile.place: is not a known area',
    ])
  })
})
