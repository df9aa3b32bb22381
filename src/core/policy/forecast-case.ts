import type { CaseState } from '#core/case/case-state.ts'
import { type PreparedJournal, prepareJournal } from '#core/case/replay/prepare-journal.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type CaseFacts, caseFacts } from '#core/metrics/case-facts.ts'
import { measureCase, monthOf } from '#core/metrics/measure-case.ts'
import type { CaseView } from '#core/metrics/metric.ts'
import { countedMetrics, slotCount } from '#core/metrics/metrics.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { type Months, monthEnd, monthsOfSpan } from '#core/metrics/time-span.ts'
import type { Vector } from '#core/metrics/vectors.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { type Difference, differencesOf } from './forecast.ts'
import type { PolicyBook } from './policy.ts'

/** What one case adds to the figures of one township: as it stands, and as it would. */
export type Share = {
  readonly area: string
  readonly measure: string
  readonly before: Vector
  readonly after: Vector
}

export type CaseForecast = {
  readonly case: string
  /** Where and in what measure the person is on that day; null where no order stands. */
  readonly township: string | null
  readonly measure: string | null
  readonly differences: readonly Difference[]
  readonly shares: readonly Share[]
}

export type TwoBooks = { readonly inForce: PolicyBook; readonly drafted: PolicyBook }

/**
 * One case under the packs in force and under the draft, on one day: what is gained, lost or moved, and what it adds to
 * every figure either way (day figures of that day, period figures of the year so far). `mayDiffer` answers, after the
 * first replay, whether it looked at anything that the draft changes; where not, the second is the first.
 */
export function forecastCase(
  journal: readonly Entry[],
  books: TwoBooks,
  day: PlainDate,
  mayDiffer: () => boolean = () => true,
): CaseForecast {
  const on = toDayNumber(day)
  const standing = standingEntries(journal, day)
  const prepared = prepareJournal(journal)
  const before = stateOn(prepared, books.inForce, on)
  const after = mayDiffer() ? stateOn(prepared, books.drafted, on) : before
  const differences = before === after ? [] : differencesOf(before, after)
  const facts = caseFacts(standing)
  const shares = sharesOf({ before, after, facts, standing: prepareJournal(standing), day })
  return {
    case: prepared.case,
    township: after.executionPlace === null ? null : after.executionPlace.slice(0, 9),
    measure: after.measure,
    differences,
    shares,
  }
}

type Counted = {
  readonly before: CaseState
  readonly after: CaseState
  readonly facts: CaseFacts
  readonly standing: PreparedJournal
  readonly day: PlainDate
}

/** Figures of how and when things were recorded: no rule moves them, and they read what a forecast leaves sealed. */
const beyondRules: ReadonlySet<string> = new Set(['lateRecordingRate'])

/** The figures that a forecast counts. */
export const forecastMetrics = countedMetrics.filter((m) => !beyondRules.has(m.key))

const dayMetrics = forecastMetrics.filter((m) => m.kind === 'day')
const periodMetrics = forecastMetrics.filter((m) => m.kind === 'period')

function sharesOf({ before, after, facts, standing, day }: Counted): readonly Share[] {
  const { executionPlace, measure } = after
  if (executionPlace === null || measure === null) return []
  const shares = new Map<string, { area: string; measure: string; before: Numbers; after: Numbers }>()
  const shareOf = (area: string) => {
    const found = shares.get(area) ?? { area, measure, before: numbers(), after: numbers() }
    shares.set(area, found)
    return found
  }
  const views: [CaseView, 'before' | 'after'][] = [[{ state: before, facts }, 'before']]
  if (before !== after) views.push([{ state: after, facts }, 'after'])
  const places = placesOf(standing, day)
  for (const [view, side] of views) {
    const here = shareOf(executionPlace.slice(0, 9))[side]
    for (const metric of dayMetrics) add(here, metric.slot, measureCase(metric, view, { from: day, to: day }))
    for (const metric of periodMetrics)
      for (const { area, months } of partsOf(places, monthsOfSpan(metric, day, 'year'))) {
        const period = { from: `${months.from}-01`, to: `${months.to}-31` }
        const tally = measureCase(metric, view, period)
        if (tally.denominator > 0 || tally.numerator > 0) add(shareOf(area)[side], metric.slot, tally)
      }
  }
  return [...shares.values()].map((s) => (before === after ? { ...s, after: s.before } : s))
}

type Numbers = { numerators: number[]; denominators: number[] }

function numbers(): Numbers {
  return { numerators: new Array(slotCount).fill(0), denominators: new Array(slotCount).fill(0) }
}

function add(sum: Numbers, slot: number, t: { numerator: number; denominator: number }): void {
  sum.numerators[slot - 1] = (sum.numerators[slot - 1] ?? 0) + t.numerator
  sum.denominators[slot - 1] = (sum.denominators[slot - 1] ?? 0) + t.denominator
}

type Place = { readonly from: PlainDate; readonly area: string }

/** The townships of a case by day, oldest first: the order's, then those of each change of place that has come. */
function placesOf(standing: PreparedJournal, day: PlainDate): readonly Place[] {
  const asked = toDayNumber(day)
  const places: Place[] = []
  for (const fact of standing.facts) {
    if (fact.day > asked) break
    const { executionPlace, to, changedOn } = fact.data
    if (places.length === 0 && typeof executionPlace === 'string')
      places.push({ from: '', area: executionPlace.slice(0, 9) })
    else if (typeof changedOn === 'string' && typeof to === 'string' && changedOn <= day)
      places.push({ from: changedOn, area: to.slice(0, 9) })
  }
  return places.length > 2 ? places.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) : places
}

/** A month belongs to the township in which the case was on its last day; almost always the whole span is one part. */
function partsOf(places: readonly Place[], months: Months): readonly { area: string; months: Months }[] {
  const [only] = places
  if (!only) return []
  if (places.length === 1) return [{ area: only.area, months }]
  const parts: { area: string; months: Months }[] = []
  for (let month = months.from; month <= months.to; month = nextMonth(month)) {
    const end = monthEnd(month)
    const area = (places.findLast((p) => p.from <= end) ?? only).area
    const last = parts.at(-1)
    if (last?.area === area) parts[parts.length - 1] = { area, months: { from: last.months.from, to: month } }
    else parts.push({ area, months: { from: month, to: month } })
  }
  return parts
}

function nextMonth(month: string): string {
  const [year, m] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return m === 12 ? `${year + 1}-01` : monthOf(`${year}-${String(m + 1).padStart(2, '0')}-01`)
}
