import { type ByTier, forTier, isByTier } from '#core/policy/by-tier.ts'
import { type DayNumber, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Fact } from './prepare-journal.ts'
import {
  changesOn,
  find,
  findRuleAt,
  monthFrom,
  type Owed,
  pushDuty,
  ruleAlong,
  type Sheet,
  type Term,
} from './sheet.ts'
import type { StandingTest } from './standing-tests.ts'
import { isOwed, missedOn, unfilled, type Window } from './windows.ts'

const clause = 'jdtl-19-2'

/** One test in every window of the plan; a window once missed stays missed (casework.md, rule 1). */
export function oweTests(sheet: Sheet, tests: readonly StandingTest[]): void {
  const { term, reported } = sheet
  if (!term || !reported) return
  const used = new Set<StandingTest>()
  const excuses = sheet.facts.of('testExcused')
  const lastEnd = term.end + 1
  const stop = sheet.endedOn ?? sheet.asOf
  const windows = windowsOf(sheet, reported, term)
  let from = 0
  for (const window of windows) {
    if (window.end > lastEnd) continue
    if (!isOwed(sheet, window)) continue
    if (window.start > stop) {
      if (sheet.endedOn === null) changesOn(sheet, window.start)
      return
    }
    while (from < tests.length && (tests[from] as StandingTest).fact.day < window.start) from++
    const excuse = excuses.length === 0 ? null : excuseOf(excuses, window)
    const end = excuse?.until === undefined ? window.end : Math.max(window.end, excuse.until + 1)
    settle(sheet, window, end, excuse?.fact ?? null, fill(tests, from, end, used))
  }
}

/** The first test in the stretch that has not paid for another window. */
function fill(
  tests: readonly StandingTest[],
  from: number,
  end: DayNumber,
  used: Set<StandingTest>,
): Fact | null {
  for (let i = from; i < tests.length; i++) {
    const test = tests[i] as StandingTest
    if (test.fact.day >= end) return null
    if (!test.effective || used.has(test)) continue
    used.add(test)
    return test.fact
  }
  return null
}

function excuseOf(excuses: readonly Fact[], window: Window): { fact: Fact; until?: DayNumber } | null {
  const fact = excuses.findLast((e) => e.day >= window.start && e.day < window.end)
  if (!fact) return null
  return fact.data.until === undefined ? { fact } : { fact, until: toDayNumber(fact.data.until) }
}

function settle(sheet: Sheet, window: Planned, end: DayNumber, excuse: Fact | null, done: Fact | null): void {
  const shifted = { start: window.start, end }
  const evidence = excuse ? [window.by, excuse.id] : [window.by]
  const anchor = fromDayNumber(window.start)
  const owed: Owed = {
    kind: 'test',
    anchor,
    owedBy: 'person',
    from: window.start,
    due: end - 1,
    clause,
    evidence,
  }
  const forgiven = excuse !== null && excuse.data.until === undefined
  const status = done ? 'done' : forgiven ? 'excused' : unfilled(sheet, shifted)
  pushDuty(sheet, owed, status, done?.id ?? null)
  if (status === 'missed')
    find(sheet, 'testMissed', anchor, missedOn(sheet, end), clause, evidence, {
      from: anchor,
      to: fromDayNumber(end - 1),
    })
}

type Planned = Window & { readonly by: string }
type Template = ReturnType<typeof ruleAlong<ByTier<readonly number[]>>>
type Plan = { readonly perYear: readonly number[]; readonly by: string }
/** A day from which other windows are owed: a plan made for the person, or a tier set where the pack tests by tier. */
type Turn = Plan & { readonly day: DayNumber }
type Tiered = { readonly day: DayNumber; readonly tier: string; readonly by: string }
type Turns = {
  readonly plans: readonly Turn[]
  readonly tiers: readonly Tiered[]
  /** Plans, and tiers where the pack gives numbers by tier, in order of day. */
  readonly turns: readonly Turn[]
}

/**
 * Windows by year of the term, anchored at report-in: a year with n tests has n windows of 12/n months. A plan made inside
 * a window cuts it where the new plan's first window begins; nothing overlaps and every new window is whole. A tier that a
 * person set turns the windows in the same way where the pack gives numbers by tier, until a plan was made for the person.
 */
function* windowsOf(sheet: Sheet, reported: Fact, term: Term): Generator<Planned> {
  const rehab = sheet.measure === 'communityRehab'
  const key = rehab ? 'test.schedule.communityRehab' : 'test.schedule.communityDetox'
  const template = ruleAlong<ByTier<readonly number[]>>(sheet, key)
  const all = turnsOf(sheet, key)
  const { turns } = all
  const anchor = reported.day
  let start = anchor
  while (start <= term.end) {
    const plan = planOn(template, all, reported, start)
    const window = plan && gridWindow(sheet, plan.perYear, start)
    const change = firstBetween(turns, start, Math.min(window ? window.start : term.end, term.end))
    if (change !== null) start = change
    else if (!plan || !window) return
    else if (window.start > start) start = window.start
    else {
      const end = cutBy(sheet, turns, window)
      yield { start, end, by: plan.by }
      start = end
    }
  }
}

/** What is made after the measure has ended cuts no window of it. */
function turnsOf(sheet: Sheet, key: string): Turns {
  const { facts, endedOn } = sheet
  const runs = (f: Fact) => endedOn === null || f.day <= endedOn
  const all = facts.of('testPlanned')
  const plans = endedOn === null ? all : all.filter(runs)
  const turns: Turn[] = plans.map((p) => ({ day: p.day, perYear: p.data.perYear, by: p.id }))
  const planned = turns[0]?.day ?? Number.POSITIVE_INFINITY
  const tiers: Tiered[] = []
  for (const t of facts.of('tierSet')) {
    if (!runs(t) || t.day >= planned) continue
    const rule = findRuleAt<ByTier<readonly number[]>>(sheet, key, t.day)?.value
    tiers.push({ day: t.day, tier: t.data.tier, by: t.id })
    if (rule !== undefined && isByTier(rule))
      turns.push({ day: t.day, perYear: forTier(rule, t.data.tier), by: t.id })
  }
  if (turns.length > plans.length) turns.sort((a, b) => a.day - b.day)
  return { plans: turns.filter((t) => t.day >= planned), tiers, turns }
}

/** The first plan made after `from`, up to and including `to`. */
function firstBetween(plans: readonly Turn[], from: DayNumber, to: DayNumber): DayNumber | null {
  for (const p of plans) if (p.day > from && p.day <= to) return p.day
  return null
}

/** A plan made inside a window ends it where the plan's own first window begins, if that is sooner. */
function cutBy(sheet: Sheet, plans: readonly Turn[], window: Window): DayNumber {
  let { end } = window
  for (const p of plans) {
    if (p.day <= window.start || p.day >= end) continue
    end = Math.min(end, gridWindow(sheet, p.perYear, p.day)?.start ?? end)
  }
  return end
}

function planOn(template: Template, { plans, tiers }: Turns, reported: Fact, day: DayNumber): Plan | null {
  const planned = plans.length === 0 ? undefined : plans.findLast((p) => p.day <= day)
  if (planned) return planned
  const rule = template(day)
  if (!rule) return null
  if (!isByTier(rule.value)) return { perYear: rule.value, by: reported.id }
  const set = tiers.findLast((t) => t.day <= day)
  return { perYear: forTier(rule.value, set?.tier), by: set?.by ?? reported.id }
}

/** The first window of a plan's grid that begins on `day` or later. Years beyond the plan follow its last year. */
function gridWindow(sheet: Sheet, perYear: readonly number[], day: DayNumber): Window | null {
  let year = 0
  while (monthFrom(sheet, 12 * (year + 1)) <= day) year++
  for (let tries = 0; tries < perYear.length + 2; year++, tries++) {
    const n = perYear[Math.min(year, perYear.length - 1)] ?? 0
    for (let k = 0; k < n; k++) {
      const start = boundary(sheet, year, n, k)
      if (start >= day) return { start, end: boundary(sheet, year, n, k + 1) }
    }
  }
  return null
}

/** Where 12 months do not divide into n, the days of the year do. */
function boundary(sheet: Sheet, year: number, n: number, k: number): DayNumber {
  if ((12 * k) % n === 0) return monthFrom(sheet, 12 * year + (12 * k) / n)
  const from = monthFrom(sheet, 12 * year)
  return from + Math.floor(((monthFrom(sheet, 12 * (year + 1)) - from) * k) / n)
}
