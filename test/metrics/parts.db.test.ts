import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { addTallies, nothing } from '#core/metrics/measure-case.ts'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { type PartKey, partKeys } from '#core/metrics/parts.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { checkAbove } from '#server/jobs/above-figures.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import type { CaseStateRow } from '#server/store/case-state-store.ts'
import { mergeFigures } from '#server/store/figure-above-merge.ts'
import { countList } from '#server/store/metric-list.ts'
import { type PartFind, readParts } from '#server/store/part-read.ts'
import { recountStations, rollupProjection } from '#server/store/rollup.ts'
import { readDayFigures, readPeriodFigures } from '#server/store/rollup-read.ts'
import { withRegions } from '#server/store/with-user.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { foundCity, region, stations, townships } from '#test/support/lives.ts'
import { randomLife, lastDay as today } from './random-life.ts'

const lives = fc.sample(randomLife, { numRuns: 40, seed: 91 })
const chosen = fc.sample(fc.nat({ max: 10_000 }), { numRuns: 4000, seed: 92 })
const some = countedMetrics.filter((_, i) => i % 4 === 0)
let db: TestDatabase
let merged = 0

beforeAll(async () => {
  db = await emptyDatabase({ today })
  await foundCity(db)
  for (const [n, life] of lives.entries()) {
    await inRegion((tx) => tell(tx, n, life))
    if (n % 7 === 3) merged += await mergeFigures(db.job)
  }
})
afterAll(() => db.close())

function inRegion<T>(run: (tx: PoolClient) => Promise<T>): Promise<T> {
  return withRegions(db.job, [region, '3200'], run)
}

const personOf = (n: number) => ({
  sex: (['male', 'female', 'unknown'] as const)[n % 3] ?? 'unknown',
  birthYear: n % 5 === 0 ? null : 1955 + ((n * 7) % 55),
})

/** Entries come late, stations are given and changed in between, also back to days long past. */
async function tell(tx: PoolClient, n: number, life: readonly Entry[]): Promise<void> {
  const caseId = `case-${n}`
  await emptyFile(tx, n)
  let journal: Entry[] = []
  let before: CaseStateRow | undefined
  let day = '2022-01-01'
  for (const [i, e] of life.entries()) {
    const pick = chosen[n * 60 + i] ?? 0
    const on = [day, addDays(e.on, i === 0 ? 0 : pick % 40)].sort().at(-1) ?? e.on
    day = on > today ? today : on
    const entry = { ...e, case: caseId }
    journal = [...journal, entry]
    before = await applyOn(tx, caseId, journal, [entry], day, before)
    if (pick % 4 === 0)
      await give(
        tx,
        caseId,
        stations[Math.floor(pick / 4) % 2] ?? stations[0],
        addDays(day, -(pick % 90)),
        day,
      )
  }
  await applyOn(tx, caseId, journal, [], today, before)
}

async function give(
  tx: PoolClient,
  caseId: string,
  station: string,
  from: string,
  day: string,
): Promise<void> {
  await tx.query(
    `update assignment set to_day = greatest(from_day, $3::date)
     where region = $1 and case_id = $2 and (to_day is null or to_day > $3::date)`,
    [region, caseId, from],
  )
  await tx.query(
    `insert into assignment (region, case_id, id, station_id, from_day)
     select $1, $2, lpad((count(*) + 1)::text, 3, '0'), $3, $4 from assignment where region = $1 and case_id = $2`,
    [region, caseId, station, from],
  )
  await recountStations(tx, region, [caseId], day)
}

async function emptyFile(tx: PoolClient, n: number): Promise<void> {
  const { sex, birthYear } = personOf(n)
  await tx.query(
    `insert into person (region, id, file_no, name_sealed, sex, birth_year, name_tokens) values ($1, $2, $3, '', $4, $5, '{}')`,
    [region, `person-${n}`, `P-${n}`, sex, birthYear],
  )
  await tx.query(
    `insert into case_file (region, id, person_id, file_no, measure, organ, document_no)
     values ($1, $2, $3, $4, 'communityDetox', 'x', 'x')`,
    [region, `case-${n}`, `person-${n}`, `C-${n}`],
  )
  await tx.query(
    `insert into case_state (region, case_id, person_id, file_no, stage, custody, contact, handover, report_in_status,
       agreement_current, as_of, seq) values ($1, $2, $3, $4, 'ordered', 'free', 'inTouch', 'none', 'notServed', false, $5, 0)`,
    [region, `case-${n}`, `person-${n}`, `C-${n}`, today],
  )
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

test('told entry by entry, given from station to station, added up now and then: every sum is what lies below it', async () => {
  expect(merged).toBeGreaterThan(100)
  const values = await inRegion((tx) =>
    tx.query(`select count(distinct station)::int as stations, count(distinct tier)::int as tiers,
      count(distinct sex)::int as sexes from case_standing`),
  )
  expect(values.rows[0]).toEqual({ stations: 3, tiers: 4, sexes: 3 })
  const waiting = await inRegion((tx) => tx.query('select count(*)::int as n from figure_log'))
  expect(waiting.rows[0].n).toBeGreaterThan(0)
  expect(await checkAbove(db)).toEqual([])
})

test('counting every case from nothing changes nothing', async () => {
  for (const [n, entries] of lives.entries()) {
    const caseId = `case-${n}`
    const journal = entries.map((e) => ({ ...e, case: caseId }))
    if (journal.length === 0) continue
    const state = replay(journal, db.policies, today)
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
    expect(await inRegion((tx) => rollupProjection.rebuild?.(tx, [change]) ?? Promise.resolve(-1))).toBe(0)
  }
})

type Place = { readonly area: string; readonly width: number }
const places: readonly Place[] = [
  { area: 'cn', width: 2 },
  { area: '3298', width: 4 },
  { area: '3298', width: 9 },
  { area: townships[0], width: 9 },
]
const days = ['2023-12-31', '2025-07-13', today]

async function parts(
  tx: PoolClient,
  place: Place,
  part: PartKey,
  day: string,
  metric: (typeof some)[number],
) {
  const months = { from: `${day.slice(0, 4)}-01`, to: day.slice(0, 7) }
  const find: PartFind = {
    metric,
    part,
    width: place.width,
    cut: place.width,
    day,
    ends: day === today ? 'today' : day === '2025-07-13' ? null : 'month',
    months,
  }
  return { rows: await readParts(tx, place.area, find), months }
}

test('the parts of every figure add up to it, for every dimension and area, kept or counted from cases', async () => {
  let compared = 0
  await inRegion(async (tx) => {
    for (const day of days)
      for (const place of places)
        for (const metric of some)
          for (const part of partKeys) {
            const { rows, months } = await parts(tx, place, part, day, metric)
            const whole =
              metric.kind === 'day'
                ? await readDayFigures(tx, place.area, day, null, [metric])
                : await readPeriodFigures(tx, place.area, months, null, [metric])
            const sum = addTallies(rows.map((r) => ({ numerator: r.n, denominator: r.d })))
            expect({ day, place, part, key: metric.key, ...sum }).toEqual({
              day,
              place,
              part,
              key: metric.key,
              ...(whole.get(metric.slot) ?? nothing),
            })
            compared += rows.length
          }
  })
  expect(compared).toBeGreaterThan(1000)
})

test('the list behind every part is the part', async () => {
  let compared = 0
  await inRegion(async (tx) => {
    for (const day of ['2023-12-31', today])
      for (const metric of some)
        for (const part of partKeys) {
          const { rows, months } = await parts(tx, { area: '3298', width: 4 }, part, day, metric)
          const byValue = new Map<string, { n: number; d: number }>()
          for (const r of rows) {
            const sum = byValue.get(r.value) ?? { n: 0, d: 0 }
            byValue.set(r.value, { n: sum.n + r.n, d: sum.d + r.d })
          }
          for (const [value, { n, d }] of byValue) {
            const only = { part, values: [value] }
            const find = {
              area: '3298',
              metric,
              day,
              months,
              measure: null,
              side: 'denominator',
              only,
            } as const
            const listed = await countList(tx, find)
            expect({ part, value, n: listed.numerator, d: listed.denominator }).toEqual({ part, value, n, d })
            compared++
          }
        }
  })
  expect(compared).toBeGreaterThan(100)
})

test('merged whole, everything stays; loaded in bulk, the same sums come out', async () => {
  await mergeFigures(db.job)
  const waiting = await inRegion((tx) => tx.query('select count(*)::int as n from figure_log'))
  expect(waiting.rows[0].n).toBe(0)
  expect(await checkAbove(db)).toEqual([])
  const [before, other] = [await emptyDatabase({ today }), await emptyDatabase({ today })]
  try {
    for (const one of [before, other]) await foundCity(one)
    await bulkLoad(before, bulk(), { today })
    await bulkLoad(other, bulk().slice(0, 15), { today })
    await bulkLoad(other, bulk().slice(15), { today })
    expect(await checkAbove(before)).toEqual([])
    const [a, b] = [await dump(before), await dump(other)]
    expect(a.length).toBeGreaterThan(500)
    expect(b).toEqual(a)
  } finally {
    await Promise.all([before.close(), other.close()])
  }
})

async function dump(from: TestDatabase) {
  const { rows } = await withRegions(from.job, [region, '3200'], (tx) =>
    tx.query(`select width, dimension, kind, area, at, measure, value, numerators, denominators from figure_above
      where 0 <> any(numerators || denominators) order by 1, 2, 3, 4, 5, 6, 7`),
  )
  return rows
}

function bulk() {
  return lives.flatMap((entries, n) => {
    if (entries.length === 0) return []
    const id = `case-${n}`
    const { sex, birthYear } = personOf(n)
    const birthDate = birthYear === null ? undefined : `${birthYear}-05-01`
    const person = { id: `person-${n}`, region, fileNo: `P-${n}`, name: '王小明', sex, birthDate }
    const measure = entries[0]?.data['measure'] as 'communityDetox'
    const place = String(entries[0]?.data['executionPlace'])
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
    const station = n % 4 === 0 ? null : (stations[n % 2] ?? null)
    return [{ person, caseFile, station, worker: null, entries: entries.map((e) => ({ ...e, case: id })) }]
  })
}
