import type { Entry } from '#core/journal/entry.ts'
import { addDays, addMonths, daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import type { SlowLife } from './slow-replay.ts'
import type { SlowResult } from './slow-standing.ts'

export type SlowWindow = { readonly start: PlainDate; readonly last: PlainDate; readonly status: string }

type Open = { start: PlainDate; end: PlainDate; limit: PlainDate; forgiven: boolean; filled: boolean }
type Pair = readonly [PlainDate, PlainDate]

/** The windows of tests with what became of them, found by asking each day whether one begins or ends. */
export function slowWindows(life: SlowLife, start: PlainDate): SlowWindow[] {
  const plans = life.entries.filter((e) => e.type === 'testPlanned')
  const template: Pair[] = grid(start, life.rehab ? [6, 4, 2] : [12, 6, 4])
  const grids = new Map<Entry, Pair[]>(plans.map((p) => [p, grid(start, p.data['perYear'] as number[])]))
  const opened: Open[] = []
  let current: Open | null = null
  for (let day = start; day <= (life.ended?.on ?? life.asOf); day = addDays(day, 1)) {
    if (current && current.start < day)
      for (const p of plans.filter((p) => p.on === day)) {
        const next = grids.get(p)?.find(([from]) => from >= day)?.[0]
        if (day < current.end && next !== undefined && next < current.end) current.limit = current.end = next
      }
    if (current && current.end <= day) current = null
    const plan = plans.filter((p) => p.on <= day).at(-1)
    const pair: Pair | undefined = (plan ? grids.get(plan) : template)?.find(([from]) => from === day)
    if (current || !pair) continue
    current = { start: day, end: pair[1], limit: pair[1], forgiven: false, filled: false }
    opened.push(current)
  }
  // a plan of a later day may still cut the window that is open now; none is known, so it stands
  const owed = opened.filter((w) => fits(life, w.end, start) && !whollyInCustody(life, w))
  for (const w of owed) excuse(life, w)
  for (const t of life.tests) fill(owed, t)
  return owed.map((w) => ({ start: w.start, last: addDays(w.limit, -1), status: statusOf(life, w) }))
}

/** All windows of a plan for ten years: by months where they divide the year, else by days. */
function grid(start: PlainDate, perYear: readonly number[]): Pair[] {
  const pairs: Pair[] = []
  for (let year = 0; year < 10; year++) {
    const n = perYear[Math.min(year, perYear.length - 1)] as number
    const [from, to] = [addMonths(start, 12 * year), addMonths(start, 12 * year + 12)]
    const edge = (k: number) =>
      Number.isInteger((12 * k) / n)
        ? addMonths(start, 12 * year + (12 * k) / n)
        : addDays(from, Math.floor((daysBetween(from, to) * k) / n))
    for (let k = 0; k < n; k++) pairs.push([edge(k), edge(k + 1)])
  }
  return pairs
}

function fits(life: SlowLife, end: PlainDate, start: PlainDate): boolean {
  return end <= addDays(slowEnd(life, start), 1)
}

/** The last day of the term, as far as is known: what is left is counted on from today. */
export function slowEnd(life: SlowLife, start: PlainDate): PlainDate {
  return addDays(start, life.total - 1 + life.suspendedDays)
}

function whollyInCustody(life: SlowLife, w: Open): boolean {
  return life.custody.some((c) => c.from <= w.start && (c.to === null || w.end <= c.to))
}

function excuse(life: SlowLife, w: Open): void {
  const excused = life.entries
    .filter((e) => e.type === 'testExcused' && e.on >= w.start && e.on < w.end)
    .at(-1)
  if (!excused) return
  const until = excused.data['until'] as PlainDate | undefined
  if (until === undefined) w.forgiven = true
  else if (addDays(until, 1) > w.limit) w.limit = addDays(until, 1)
}

function fill(windows: readonly Open[], test: SlowResult): void {
  const window = windows.find((w) => !w.filled && w.start <= test.on && test.on < w.limit)
  if (window) window.filled = true
}

function statusOf(life: SlowLife, w: Open): string {
  if (w.filled) return 'done'
  if (w.forgiven) return 'excused'
  const last = addDays(w.limit, -1)
  const over =
    life.ended?.stage === 'discharged' ? last <= life.ended.on : last < (life.ended?.on ?? life.asOf)
  if (!over) return life.ended ? 'excused' : 'open'
  const held = life.custody.some((c) => c.from < w.limit && (c.to === null || c.to > w.start))
  return held ? 'excused' : 'missed'
}
