import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoCity } from '#core/demo/demo-city.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { monthsOfSpan } from '#core/metrics/time-span.ts'
import { checkDraft } from '#core/policy/check-draft.ts'
import { touchedAreas } from '#core/policy/compare-policies.ts'
import type { DraftChange } from '#core/policy/draft-change.ts'
import type { Difference } from '#core/policy/forecast.ts'
import { forecastMetrics } from '#core/policy/forecast-case.ts'
import type { ForecastBody } from '#core/policy/forecast-sum.ts'
import { addDays, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { runForecast } from '#server/forecast/run-forecast.ts'
import { checkFigures } from '#server/jobs/check-figures.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { writePack } from '#server/policies/live-book.ts'
import { hashOf } from '#server/policy-drafts/drafted.ts'
import { insertAdopted } from '#server/store/adopted-pack-store.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions, withUser } from '#server/store/with-user.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'
import { foundCity } from '#test/support/lives.ts'
import { randomDraft } from './random-draft.ts'

/**
 * Capability G10: the forecast equals what then happens. Drafts are forecast, adopted and applied one after the other on
 * the invented city in PostgreSQL; what the tables say before and after is compared with what was foretold.
 */
const start = '2026-03-02'
const region = '3298'
let db: TestDatabase

beforeAll(async () => {
  db = await emptyDatabase({ today: start })
  await foundCity(db)
  const plan = demoPlan({ seed: 7, scale: 'tiny', asOf: toDayNumber(start) })
  const lives = [...demoCity(plan, db.policies)].map((c) => ({ ...c, station: null, worker: null }))
  await bulkLoad(db, lives, { today: start })
})
afterAll(() => db.close())

type Stored = {
  readonly cases: ReadonlyMap<string, Readonly<Record<string, string | null>>>
  readonly items: ReadonlyMap<string, { readonly case: string; readonly kind: string; readonly said: string }>
  readonly day: ReadonlyMap<string, string>
  readonly months: readonly {
    area: string
    measure: string
    month: string
    numerators: number[]
    denominators: number[]
  }[]
}

async function stored(): Promise<Stored> {
  return withRegions(db.job, [region], async (tx) => {
    const rows = async <T>(sql: string) => (await tx.query(sql)).rows as T[]
    const cases = await rows<Record<string, string | null>>(
      'select case_id, tier_proposed as tier, report_in_due as "reportIn", term_ends as "termEnd", three_years_clean_on as "threeYearsClean" from case_state',
    )
    const items = await rows<{ key: string; case: string; kind: string; said: string }>(
      `select case_id || ' duty ' || id as key, case_id as case, 'duty ' || kind as kind, due_on || ' ' || status as said from duty
       union all select case_id || ' finding ' || id, case_id, 'finding ' || kind, on_day::text from finding`,
    )
    const day = await rows<{ area: string; measure: string; numerators: number[]; denominators: number[] }>(
      'select area, measure, numerators, denominators from figure_now',
    )
    const months = await rows<Stored['months'][number]>(
      'select area, measure, month, numerators, denominators from figure_month',
    )
    return {
      cases: new Map(cases.map((c) => [String(c['case_id']), c])),
      items: new Map(items.map((i) => [i.key, i])),
      day: new Map(day.flatMap((f) => cellsOf(f, 'day'))),
      months,
    }
  })
}

type Vectors = {
  readonly area: string
  readonly measure: string
  readonly numerators: readonly number[]
  readonly denominators: readonly number[]
}

function cellsOf(f: Vectors, kind: 'day' | 'period'): [string, string][] {
  return forecastMetrics
    .filter((m) => m.kind === kind)
    .map((m): [string, string] => [
      `${f.area} ${f.measure} ${m.key}`,
      `${f.numerators[m.slot - 1] ?? 0}/${f.denominators[m.slot - 1] ?? 0}`,
    ])
    .filter(([, n]) => n !== '0/0')
}

/** Sums of the stored months over the months that each figure of the year reads. */
function yearOf({ months }: Stored, on: PlainDate): ReadonlyMap<string, string> {
  const sums = new Map<string, [number, number]>()
  for (const m of forecastMetrics.filter((metric) => metric.kind === 'period')) {
    const span = monthsOfSpan(m, on, 'year')
    for (const row of months.filter((r) => span.from <= r.month && r.month <= span.to)) {
      const key = `${row.area} ${row.measure} ${m.key}`
      const [n, d] = sums.get(key) ?? [0, 0]
      sums.set(key, [n + (row.numerators[m.slot - 1] ?? 0), d + (row.denominators[m.slot - 1] ?? 0)])
    }
  }
  return new Map([...sums].map(([key, [n, d]]) => [key, `${n}/${d}`] as const).filter(([, n]) => n !== '0/0'))
}

function foretold(
  body: ForecastBody,
  side: 'before' | 'after',
  kind: 'day' | 'period',
): ReadonlyMap<string, string> {
  return new Map(body.areas.flatMap((a) => cellsOf({ area: a.area, measure: a.measure, ...a[side] }, kind)))
}

/** Cells that were not as foretold: stored, then foretold. */
function unlike(found: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>): string[] {
  return [...new Set([...found.keys(), ...said.keys()])]
    .filter((key) => found.get(key) !== said.get(key))
    .map((key) => `${key}: ${found.get(key) ?? '–'} not ${said.get(key) ?? '–'}`)
}

/** Only open and missed duties have rows. */
const kept = (said: string | null | undefined) => (said && !/ (done|late|excused)$/.test(said) ? said : '–')

function happened(before: Stored, after: Stored): string[] {
  const moves: string[] = []
  for (const key of new Set([...before.items.keys(), ...after.items.keys()])) {
    const [a, b] = [before.items.get(key), after.items.get(key)]
    const item = b ?? a
    if (a?.said !== b?.said) moves.push(`${item?.case} ${item?.kind} ${a?.said ?? '–'} → ${b?.said ?? '–'}`)
  }
  for (const [id, b] of after.cases)
    for (const field of ['tier', 'reportIn', 'termEnd', 'threeYearsClean']) {
      const a = before.cases.get(id)
      if (a?.[field] !== b[field]) moves.push(`${id} ${field} ${a?.[field] ?? '–'} → ${b[field] ?? '–'}`)
    }
  return moves.sort()
}

function told(
  cases: readonly { readonly caseId: string; readonly differences: readonly Difference[] }[],
): string[] {
  return cases
    .flatMap(({ caseId, differences }) =>
      differences.flatMap((d) => {
        const [from, to] = d.what === 'duty' ? [kept(d.from), kept(d.to)] : [d.from ?? '–', d.to ?? '–']
        const what = [d.what, d.kind].filter(Boolean).join(' ')
        return from === to ? [] : [`${caseId} ${what} ${from} → ${to}`]
      }),
    )
    .sort()
}

let number = 0

async function adopt(changes: readonly DraftChange[], on: PlainDate, approvedOn: PlainDate) {
  const base = db.policies.on(on)
  const title = { zh: '同行市（演示）', en: 'Tongxing City (demonstration)' }
  const drafted = checkDraft(base, { key: 'cn-32-98', area: region, title }, changes, on)
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.faults))
  const task = { inForce: base.raws, drafted: drafted.book.raws, day: on }
  const forecast = await runForecast(db, task, touchedAreas(base, drafted.book), undefined, 0)
  const text = writePack(drafted.raw)
  const by = (name: string) => ({ by: name, name, at: `${approvedOn}T10:00:00+08:00` })
  const grant = { id: 'g', role: 'narcoticsOffice', org: 'o', area: region, from: start, to: null } as const
  await withUser(db.app, { id: 'second', grant }, (tx) =>
    insertAdopted(tx, {
      ...{ id: `adoption-${++number}`, area: region, pack: 'cn-32-98', title: '试行', effectiveOn: on, text },
      ...{ sha256: hashOf(text), baseSha256: hashOf(''), forecastSha256: hashOf(''), reason: '试行' },
      ...{ authors: ['author'], asked: by('author'), approved: by('second') },
    }),
  )
  if (!forecast) throw new Error('the forecast was stopped')
  return forecast
}

test('any legal draft adopted for today: tables and figures move as foretold, and a rebuild finds nothing to mend', async () => {
  let on = start
  const scheme = db.policies.on(start).at(region).rules['tiers.scheme']?.values[0]?.value
  let moved = 0
  await fc.assert(
    fc.asyncProperty(randomDraft(scheme), fc.integer({ min: 1, max: 20 }), async (changes, days) => {
      on = addDays(on, days)
      db.clock.set(on)
      await sweep(db)
      const before = await stored()
      const forecast = await adopt(changes, on, on)
      await sweep(db)
      const after = await stored()
      expect(happened(before, after)).toEqual(told(forecast.changed))
      expect(unlike(before.day, foretold(forecast.body, 'before', 'day'))).toEqual([])
      expect(unlike(after.day, foretold(forecast.body, 'after', 'day'))).toEqual([])
      expect(unlike(yearOf(before, on), foretold(forecast.body, 'before', 'period'))).toEqual([])
      expect(unlike(yearOf(after, on), foretold(forecast.body, 'after', 'period'))).toEqual([])
      moved += forecast.changed.length
    }),
    { numRuns: 7, seed: 20260302, endOnFailure: true },
  )
  expect(moved).toBeGreaterThan(8)
  expect(await checkFigures(db)).toEqual([])
  const { differed } = await rebuild(db)
  expect(
    Object.values(differed).every((n) => n === 0),
    JSON.stringify(differed),
  ).toBe(true)
}, 120_000)

test('a draft for a day to come: foretold today, true on its day though the server swept only later; the days before stay', async () => {
  const today = db.clock.today()
  const on = addDays(today, 40)
  const change = (value: number): DraftChange => ({
    ...{ do: 'set', rule: 'visit.perMonth', value, clause: 'local-practice', from: null, to: null },
    ...{ reading: true, because: '试行。' },
  })
  const unchanged = db.policies.on(today).at(region).rules['visit.perMonth']?.values
  const forecast = await adopt([change(5)], on, today)
  await db.policies.refresh('now')
  expect(db.policies.on(today).at(region).rules['visit.perMonth']?.values).toEqual(unchanged)
  await sweep(db)
  const held = await stored()
  db.clock.set(on)
  await sweep(db)
  const after = await stored()
  // what time alone would have done is in the forecast too: its `before` is the day itself under the packs in force
  expect(unlike(after.day, foretold(forecast.body, 'after', 'day'))).toEqual([])
  expect(unlike(yearOf(after, on), foretold(forecast.body, 'after', 'period'))).toEqual([])
  for (const line of told(forecast.changed).filter((l) => !l.endsWith('–')))
    expect(
      [...after.items.values()].some(
        (i) => line.startsWith(`${i.case} ${i.kind} `) && line.endsWith(i.said),
      ) || / (tier|reportIn|termEnd|threeYearsClean) /.test(line),
      line,
    ).toBe(true)
  expect(held.items.size).toBeGreaterThan(0)
  expect(await checkFigures(db)).toEqual([])
}, 60_000)
