import type { Entry } from '#core/journal/entry.ts'
import { addDays, addMonths, daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { effectiveTests, type SlowResult, standingEntries } from './slow-standing.ts'
import { type SlowWindow, slowWindows } from './slow-windows.ts'

/** What the pack does not say in numbers: which days are rest days, and the order of facts on one day. */
export type SlowRules = { readonly isRestDay: (day: PlainDate) => boolean; readonly order: readonly string[] }

export type Stay = { from: PlainDate; to: PlainDate | null }

/** A case walked through day by day, as a clerk would with a calendar and a pencil. Numbers are those of the pack `cn`. */
export type SlowLife = {
  readonly entries: readonly Entry[]
  readonly asOf: PlainDate
  readonly rehab: boolean
  served: PlainDate | null
  clockDue: PlainDate | null
  reported: PlainDate | null
  consumed: number
  total: number
  suspendedDays: number
  ended: { on: PlainDate; stage: string } | null
  lost: PlainDate | null
  readonly custody: Stay[]
  tests: readonly SlowResult[]
  windows: readonly SlowWindow[]
}

export function slowReplay(all: readonly Entry[], asOf: PlainDate, rules: SlowRules): SlowLife {
  const entries = standingEntries(
    all.filter((e) => e.on <= asOf),
    rules.order,
  )
  const order = entries.find((e) => e.type === 'orderIssued')
  const life: SlowLife = {
    entries,
    asOf,
    rehab: order?.data['measure'] === 'communityRehab',
    served: null,
    clockDue: null,
    reported: null,
    consumed: 0,
    total: 0,
    suspendedDays: 0,
    ended: null,
    lost: null,
    custody: [],
    tests: effectiveTests(entries),
    windows: [],
  }
  if (!order) return { ...life, entries: [], tests: [] }
  let waiting = false
  const begin = entries.map((e) => e.on).sort()[0] ?? asOf
  for (let day = begin; day <= asOf; day = addDays(day, 1)) {
    const todays = entries.filter((e) => e.on === day)
    spendMorning(life, day, todays)
    for (const e of todays) happen(life, e, order)
    waiting = tickReportClock(life, day, waiting, rules)
    if (life.reported && !life.ended && !inCustody(life)) life.consumed++
  }
  if (life.ended)
    while (life.custody.at(-1) && (life.custody.at(-1) as Stay).from >= life.ended.on) life.custody.pop()
  if (life.reported) life.windows = slowWindows(life, life.reported)
  return life
}

function inCustody(life: SlowLife): boolean {
  return life.custody.at(-1)?.to === null
}

/** Yesterday in custody lengthens the term; a day on which the last day of the term is served ends it from its morning. */
function spendMorning(life: SlowLife, day: PlainDate, todays: readonly Entry[]): void {
  if (!life.reported || life.ended) return
  const yesterday = addDays(day, -1)
  if (inCustody(life) && yesterday >= life.reported && (life.custody.at(-1) as Stay).from <= yesterday)
    life.suspendedDays++
  const free = !inCustody(life) || todays.some((e) => e.type === 'resumed')
  if (!free || life.consumed + 1 !== life.total) return
  life.consumed++
  if (inCustody(life)) (life.custody.at(-1) as Stay).to = day
  life.ended = { on: day, stage: 'discharged' }
}

function happen(life: SlowLife, e: Entry, order: Entry): void {
  if (e.type === 'contactLost') life.lost = e.on
  if (e.type === 'contactRestored') life.lost = null
  if (life.ended) return
  const held = life.custody.at(-1)
  if (e.type === 'orderServed' && e.data['to'] === 'person') life.served ??= e.on
  else if (e.type === 'reportedIn' && !life.reported) {
    life.reported = e.on
    life.total = totalDays(life, order, e.on)
  } else if (e.type === 'suspended' && held?.to !== null) life.custody.push({ from: e.on, to: null })
  else if (e.type === 'suspended' && held !== undefined && held.from < e.on) reopenToday(life, e)
  else if (e.type === 'resumed' && held?.to === null && life.entries.includes(e)) held.to = e.on
  else if (e.type === 'terminated')
    life.ended = {
      on: e.on,
      stage: e.data['reason'] === 'compulsoryIsolation' ? 'convertedToIsolation' : 'terminated',
    }
  else if (e.type === 'policeDecided' && e.data['decision'] === 'compulsoryIsolation')
    life.ended = { on: e.on, stage: 'convertedToIsolation' }
}

/** Released and taken again on one day: the release of that day comes first. */
function reopenToday(life: SlowLife, taken: Entry): void {
  const released = life.entries.find((e) => e.type === 'resumed' && e.on === taken.on)
  if (!released) return
  ;(life.custody.at(-1) as Stay).to = taken.on
  life.custody.push({ from: taken.on, to: null })
  ;(life.entries as Entry[]).splice(life.entries.indexOf(released), 1)
}

function totalDays(life: SlowLife, order: Entry, start: PlainDate): number {
  const months = life.rehab ? Number(order.data['termMonths']) : 36
  const same = addMonths(start, months)
  const last = same.slice(8) === start.slice(8) ? addDays(same, -1) : same
  return daysBetween(start, last) + 1 - Number(order.data['creditDays'] ?? 0)
}

/** Fifteen days from receipt, or from release where custody came between; a last day on a rest day moves on. */
function tickReportClock(life: SlowLife, day: PlainDate, waiting: boolean, rules: SlowRules): boolean {
  if (!life.served) return false
  const reportedFirst =
    inCustody(life) && life.reported !== null && life.reported <= (life.custody.at(-1) as Stay).from
  if (life.served === day && (!inCustody(life) || reportedFirst)) life.clockDue = fifteenDays(day, rules)
  if (inCustody(life) && !waiting) {
    const { from } = life.custody.at(-1) as Stay
    const running = life.served === day || (life.clockDue !== null && from <= life.clockDue)
    if (!running || life.ended || reportedFirst) return false
    life.clockDue = null
    return true
  }
  if (!inCustody(life) && waiting) {
    life.clockDue = fifteenDays(day, rules)
    return false
  }
  return waiting
}

function fifteenDays(from: PlainDate, rules: SlowRules): PlainDate {
  let day = addDays(from, 15)
  while (rules.isRestDay(day)) day = addDays(day, 1)
  return day
}
