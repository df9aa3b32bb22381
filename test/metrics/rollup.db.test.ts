import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { addTallies, nothing } from '#core/metrics/measure-case.ts'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { lastMonths, monthEnd } from '#core/metrics/time-span.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { standingAt } from '#server/overview/standing-at.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import type { CaseStateRow } from '#server/store/case-state-store.ts'
import { countList } from '#server/store/metric-list.ts'
import { rollupProjection } from '#server/store/rollup.ts'
import {
  readDayFigures,
  readDayFiguresBelow,
  readMonths,
  readMoves,
  readPeriodFigures,
} from '#server/store/rollup-read.ts'
import { countWrongSums, sumFigures } from '#server/store/rollup-sums.ts'
import { withRegions } from '#server/store/with-user.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { foundCity, region } from '#test/support/lives.ts'
import { randomLife, lastDay as today } from './random-life.ts'

let db: TestDatabase
let loaded = 0
const dayMetrics = countedMetrics.filter((m) => m.kind === 'day')
const periodMetrics = countedMetrics.filter((m) => m.kind === 'period')

beforeAll(async () => {
  db = await emptyDatabase({ today })
  await foundCity(db)
  const lives = fc.sample(randomLife, { numRuns: 60, seed: 42 })
  await inRegion((tx) => tellAll(tx, lives))
})
afterAll(() => db.close())

function inRegion<T>(run: (tx: PoolClient) => Promise<T>): Promise<T> {
  return withRegions(db.job, [region], run)
}

/** Loads empty files, then lets every entry come on a day at or after it happened, as an office would record it. */
async function tellAll(tx: PoolClient, lives: readonly (readonly Entry[])[]): Promise<void> {
  const late = fc.sample(fc.nat({ max: 60 }), { numRuns: 2000, seed: 7 })
  for (const [n, life] of lives.entries()) {
    if (life.length === 0) continue
    const caseId = await emptyFile(tx, n)
    const arrivals = life
      .map((e, i) => ({
        entry: { ...e, case: caseId },
        on: addDays(e.on, i === 0 ? 0 : (late[n * 20 + i] ?? 0)),
      }))
      .map((a) => ({ ...a, on: a.on > today ? today : a.on }))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    let journal: Entry[] = []
    let before: CaseStateRow | undefined
    for (const { entry, on } of arrivals) {
      journal = [...journal, entry]
      before = await applyOn(tx, caseId, journal, [entry], on, before)
    }
    await applyOn(tx, caseId, journal, [], today, before)
    loaded++
  }
}

async function emptyFile(tx: PoolClient, n: number): Promise<string> {
  const caseId = `case-${n}`
  await tx.query(
    `insert into person (region, id, file_no, name_sealed, sex, name_tokens) values ($1, $2, $3, '', 'male', '{}')`,
    [region, `person-${n}`, `P-${n}`],
  )
  await tx.query(
    `insert into case_file (region, id, person_id, file_no, measure, organ, document_no)
     values ($1, $2, $3, $4, 'communityDetox', 'x', 'x')`,
    [region, caseId, `person-${n}`, `C-${n}`],
  )
  await tx.query(
    `insert into case_state (region, case_id, person_id, file_no, stage, custody, contact, handover, report_in_status,
       agreement_current, as_of, seq) values ($1, $2, $3, $4, 'ordered', 'free', 'inTouch', 'none', 'notServed', false, $5, 0)`,
    [region, caseId, `person-${n}`, `C-${n}`, today],
  )
  return caseId
}

async function applyOn(
  tx: PoolClient,
  caseId: string,
  journal: readonly Entry[],
  added: readonly Entry[],
  on: string,
  before: CaseStateRow | undefined,
): Promise<CaseStateRow> {
  const state = replay(journal, db.policies, on)
  const change = { region, caseId, personId: '', journal, added, before, state, today: on, book: db.policies }
  await rollupProjection.apply(tx, [change])
  return { next_change_on: state.nextChangeOn, as_of: on, seq: journal.length } as CaseStateRow
}

test('recorded entry by entry, back-dated, struck and moved, the sums are what the cases add', async () => {
  expect(loaded).toBeGreaterThan(50)
  await inRegion(async (tx) => {
    const { rows } = await tx.query('select count(*)::int as n from figure_change')
    expect(rows[0].n).toBeGreaterThan(100)
    expect(await countWrongSums(tx, region)).toBe(0)
  })
})

test('counting from scratch changes nothing, and the sums made anew are the sums that were kept', async () => {
  await inRegion(async (tx) => {
    const life = fc.sample(randomLife, { numRuns: 60, seed: 42 })
    for (const [n, entries] of life.entries()) {
      if (entries.length === 0) continue
      const caseId = `case-${n}`
      const journal = entries.map((e) => ({ ...e, case: caseId }))
      const state: CaseState = replay(journal, db.policies, today)
      const change = {
        region,
        caseId,
        personId: '',
        journal,
        added: [],
        before: undefined,
        state,
        today,
        book: db.policies,
      }
      expect({ n, differing: await rollupProjection.rebuild?.(tx, [change]) }).toEqual({ n, differing: 0 })
    }
    const dump = () =>
      tx.query(`select area, measure, numerators, denominators from figure_now
        where 0 <> any(numerators || denominators) order by area, measure`)
    const kept = await dump()
    await sumFigures(tx, region)
    expect((await dump()).rows).toEqual(kept.rows)
    expect(await countWrongSums(tx, region)).toBe(0)
  })
})

test('a wrong sum is found and mended', async () => {
  await inRegion(async (tx) => {
    await tx.query('update figure_month set numerators[2] = numerators[2] + 1 where area = $1', ['329801001'])
    expect(await countWrongSums(tx, region)).toBeGreaterThan(0)
    expect(await rollupProjection.settle?.(tx, region)).toBeGreaterThan(0)
    expect(await countWrongSums(tx, region)).toBe(0)
  })
})

test('the list behind every number adds up to the number, on any day and in any month', async () => {
  await inRegion(async (tx) => {
    let compared = 0
    for (const day of ['2022-09-30', '2024-02-29', '2025-07-13', today]) {
      for (const area of ['329801001', '329801', '3298']) {
        const months = { from: `${day.slice(0, 4)}-01`, to: day.slice(0, 7) }
        const sums = new Map([
          ...(await readDayFigures(tx, area, day, null, dayMetrics)),
          ...(await readPeriodFigures(tx, area, months, null, periodMetrics)),
        ])
        for (const metric of countedMetrics) {
          const listed = await countList(tx, {
            area,
            metric,
            day,
            months,
            measure: null,
            side: 'denominator',
          })
          const cell = sums.get(metric.slot) ?? nothing
          expect({
            key: metric.key,
            area,
            day,
            numerator: listed.numerator,
            denominator: listed.denominator,
          }).toEqual({
            key: metric.key,
            area,
            day,
            ...cell,
          })
          compared += cell.denominator
        }
      }
    }
    expect(compared).toBeGreaterThan(1000)
  })
})

test('an area is the sum of the areas below it, and of its measures', async () => {
  await inRegion(async (tx) => {
    for (const day of ['2023-05-05', '2025-01-31', today]) {
      const whole = await readDayFigures(tx, '3298', day, null, dayMetrics)
      for (const width of [6, 9]) {
        const below = await readDayFiguresBelow(tx, '3298', {
          day,
          measure: null,
          metrics: dayMetrics,
          width,
        })
        for (const { slot } of dayMetrics)
          expect(addTallies([...below.values()].map((v) => v.get(slot) ?? nothing))).toEqual(whole.get(slot))
      }
      const detox = await readDayFigures(tx, '3298', day, 'communityDetox', dayMetrics)
      const rehab = await readDayFigures(tx, '3298', day, 'communityRehab', dayMetrics)
      for (const { slot } of dayMetrics)
        expect(addTallies([detox.get(slot) ?? nothing, rehab.get(slot) ?? nothing])).toEqual(whole.get(slot))
    }
  })
})

test('a point of the trend is the figure of that day', async () => {
  await inRegion(async (tx) => {
    const months = lastMonths(today, 25)
    const find = { after: months[0] ?? '', measure: null, metrics: dayMetrics, width: 0 }
    const moves = await readMoves(tx, '3298', find)
    for (const month of months.slice(0, -1)) {
      const alone = await readDayFigures(tx, '3298', monthEnd(month), null, dayMetrics)
      expect(standingAt(month, dayMetrics, moves)).toEqual(alone)
    }
    const rows = await readMonths(tx, '3298', {
      from: '2024-01',
      to: '2024-12',
      measure: null,
      metrics: periodMetrics,
      width: 9,
    })
    const year = await readPeriodFigures(tx, '3298', { from: '2024-01', to: '2024-12' }, null, periodMetrics)
    for (const { slot } of periodMetrics)
      expect(addTallies(rows.map((r) => r.sums.get(slot) ?? nothing))).toEqual(year.get(slot))
  })
})

test('a bulk load counts as entry by entry does', async () => {
  const other = await emptyDatabase({ today })
  try {
    await foundCity(other)
    const lives = fc.sample(randomLife, { numRuns: 60, seed: 42 })
    await bulkLoad(
      other,
      lives.flatMap((entries, n) => (entries.length === 0 ? [] : [bulkOf(entries, n)])),
      { today },
    )
    const dump = (from: TestDatabase) =>
      withRegions(from.job, [region], (tx) =>
        tx.query(`select area, month, measure, numerators, denominators from figure_month
          where 0 <> any(numerators || denominators) order by area, month, measure`),
      )
    expect((await dump(other)).rows).toEqual((await dump(db)).rows)
  } finally {
    await other.close()
  }
})

function bulkOf(entries: readonly Entry[], n: number) {
  const id = `case-${n}`
  const measure = entries[0]?.data['measure'] as 'communityDetox'
  const place = String(entries[0]?.data['executionPlace'])
  const person = { id: `person-${n}`, region, fileNo: `P-${n}`, name: '王小明', sex: 'male' as const }
  const caseFile = {
    id,
    region,
    personId: person.id,
    fileNo: `C-${n}`,
    measure,
    organ: 'x',
    documentNo: 'x',
    place,
  }
  return { person, caseFile, station: null, worker: null, entries: entries.map((e) => ({ ...e, case: id })) }
}
