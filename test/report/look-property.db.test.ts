import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry } from '#core/journal/entry.ts'
import { typeOrder } from '#core/journal/type-order.ts'
import { addTallies } from '#core/metrics/measure-case.ts'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { countOf } from '#core/report/report-body.ts'
import { addDays, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { isRestDay } from '#core/shared/work-calendar.ts'
import { compareCuts } from '#server/report/compare-cuts.ts'
import { casesNow } from '#server/report/each-journal.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { countList } from '#server/store/metric-list.ts'
import { withRegions } from '#server/store/with-user.ts'
import { randomLife, lastDay as today, townships } from '#test/metrics/random-life.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { foundCity, region } from '#test/support/lives.ts'
import { slowState } from '#test/support/slow-findings.ts'
import { slowReplay } from '#test/support/slow-replay.ts'
import { standingEntries } from '#test/support/slow-standing.ts'

let db: TestDatabase
const journals: Entry[][] = []

/** Every entry is recorded on its day or up to seventy days later. */
beforeAll(async () => {
  db = await emptyDatabase({ today })
  await foundCity(db)
  const late = fc.sample(fc.nat({ max: 70 }), { numRuns: 3000, seed: 3 })
  const lives = fc.sample(randomLife, { numRuns: 70, seed: 19 }).filter((l) => l.length > 0)
  for (const [n, life] of lives.entries())
    journals.push(
      life.map((e, i) => {
        const on = addDays(e.on, late[n * 25 + i] ?? 0)
        const recordedAt = `${on > today ? today : on}T10:00:00+08:00`
        return { ...e, id: `${n}-${e.id}`, case: `case-${n}`, recordedAt, data: pointed(e.data, n) }
      }),
    )
  await bulkLoad(db, journals.map(bulkOf), { today })
})
afterAll(() => db.close())

/** Entries point at entries of their own life. */
function pointed(data: Record<string, unknown>, n: number): Record<string, unknown> {
  const point = (v: unknown) => (typeof v === 'string' && /^e\d{3}$/.test(v) ? `${n}-${v}` : v)
  return Object.fromEntries(
    Object.entries(data).map(([k, v]) => [k, Array.isArray(v) ? v.map(point) : point(v)]),
  )
}

function bulkOf(entries: readonly Entry[], n: number) {
  const id = `case-${n}`
  const measure = entries[0]?.data['measure'] as 'communityDetox'
  const place = String(entries[0]?.data['executionPlace'])
  const person = { id: `person-${n}`, region, fileNo: `P-${n}`, name: '王小明', sex: 'male' as const }
  const file = {
    id,
    region,
    personId: person.id,
    fileNo: `C-${n}`,
    measure,
    organ: 'x',
    documentNo: 'x',
    place,
  }
  return { person, caseFile: file, station: null, worker: null, entries }
}

const points = fc.record({ day: fc.integer({ min: 200, max: 1600 }), later: fc.integer({ min: 0, max: 90 }) })
const dayOf = (n: number) => addDays('2022-01-10', n)

/** The figures that the slow second implementation covers, over all journals, of a day as known at the end of another. */
function slowly(day: PlainDate, knownOn: PlainDate): Record<string, string> {
  const calendar = db.policies.at('3298').calendar
  const rules = { isRestDay: (d: string) => isRestDay(calendar, toDayNumber(d)), order: typeOrder }
  const month = day.slice(0, 7)
  let [lost, inForce, toExecute, recorded, late] = [0, 0, 0, 0, 0]
  for (const journal of journals) {
    const known = journal.filter((e) => (e.recordedAt ?? '').slice(0, 10) <= knownOn)
    const standing = standingEntries(
      known.filter((e) => e.type !== 'struck' || e.on <= knownOn),
      typeOrder,
    )
    for (const e of standing) {
      if (e.type === 'struck' || e.on.slice(0, 7) !== month) continue
      recorded++
      if ((e.recordedAt ?? '').slice(0, 10) > addDays(e.on, 3)) late++
    }
    if (!standing.some((e) => e.type === 'orderIssued' && e.on <= day)) continue
    const state = slowState(slowReplay(standing, day, rules))
    if (state.stage === 'inForce') {
      inForce++
      if (state.contact === 'lost') lost++
    }
    const running = state.stage === 'inForce' || state.stage === 'awaitingReport'
    if (running && !['pending', 'notServed'].includes(state.reportIn.status)) toExecute++
  }
  return { lost: `${lost}/${inForce}`, toExecute: `${toExecute}`, late: `${late}/${recorded}` }
}

test('what is known on K is what a slow clerk reads from the entries recorded by K, at random days and instants', {
  timeout: 120_000,
}, async () => {
  const cases = await casesNow(db, '3298')
  expect(cases.length).toBeGreaterThan(40)
  for (const { day: n, later } of fc.sample(points, { numRuns: 10, seed: 8 })) {
    const day = dayOf(n)
    const knownOn = addDays(day, later) < today ? addDays(day, later) : addDays(today, -1)
    if (day > knownOn) continue
    const cut = { area: '3298', span: 'month' as const, day }
    const cuts = {
      earlier: { ...cut, knownAt: `${knownOn}T23:59:59.999+08:00` },
      later: { ...cut, knownAt: `${today}T23:59:59.999+08:00` },
    }
    const { earlier, later: now } = await compareCuts(
      db,
      cases,
      cuts,
      () => true,
      async () => undefined,
    )
    const said = (key: string, body = earlier) => {
      const { numerator, denominator } = countOf(body, key, { area: '3298' })
      return `${numerator}/${denominator}`
    }
    const slow = slowly(day, knownOn)
    expect({ day, knownOn, lost: said('lostRate') }).toEqual({ day, knownOn, lost: slow['lost'] })
    expect({ day, knownOn, late: said('lateRecordingRate') }).toEqual({ day, knownOn, late: slow['late'] })
    expect(said('executionRate').split('/')[1]).toBe(slow['toExecute'])
    const kept = slowly(day, today)
    expect(said('lostRate', now)).toBe(kept['lost'])
    for (const { key } of countedMetrics) {
      const parts = townships.map((area) => countOf(earlier, key, { area }))
      expect(addTallies(parts)).toEqual(countOf(earlier, key, { area: '3298' }))
      const measures = (['communityDetox', 'communityRehab'] as const).map((measure) =>
        countOf(earlier, key, { area: '3298', measure }),
      )
      expect(addTallies(measures)).toEqual(countOf(earlier, key, { area: '3298' }))
    }
    // and what is known now is the kept figure and its list, figure by figure
    await withRegions(db.job, [region], async (tx) => {
      for (const metric of countedMetrics) {
        if (metric.kind === 'period' && metric.yearsBack !== undefined) continue
        const months = { from: day.slice(0, 7), to: day.slice(0, 7) }
        const find = { area: '3298', metric, day, months, measure: null, side: 'denominator' as const }
        const { numerator, denominator } = await countList(tx, find)
        expect({ key: metric.key, numerator, denominator }).toEqual({
          key: metric.key,
          ...countOf(now, metric.key, { area: '3298' }),
        })
      }
    })
  }
})
