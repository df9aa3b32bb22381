import type { CaseState, Counter } from '#core/case/case-state.ts'
import { type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Fact } from './prepare-journal.ts'
import { changesOn, find, isWithin, ruleAt, type Sheet } from './sheet.ts'

export type Violation = {
  readonly part: 'testRefusals' | 'leaveTimes' | 'leaveDays'
  readonly on: DayNumber
  readonly clause: string
  readonly evidence: readonly string[]
  readonly value: number
  readonly threshold: number
}

/**
 * The three statutory counters. They run over the whole case: a change of place resets nothing (casework.md, rule 5).
 * What happened after the end was not during the measure, as 戒毒条例 20 asks.
 */
export function count(sheet: Sheet): { counters: CaseState['counters']; violations: readonly Violation[] } {
  const refusals = within(sheet, sheet.facts.of('testRefused'), (f) => f.day)
  const absences = within(sheet, sheet.facts.of('absenceFound'), (f) => toDayNumber(f.data.from))
  const times = (part: Violation['part'], facts: readonly Fact[], key: string) =>
    reaching(sheet, part, facts, key)
  const refused = times('testRefusals', refusals, 'serious.refusedTests')
  const left = times('leaveTimes', absences, 'serious.leaveTimes')
  const days = countDays(sheet, absences)
  return {
    counters: {
      testRefusals: refused.counter,
      unauthorisedLeaves: left.counter,
      unauthorisedDays: days.counter,
    },
    violations: [refused.violation, left.violation, days.violation].filter((v) => v !== null),
  }
}

function within(sheet: Sheet, facts: readonly Fact[], dayOf: (f: Fact) => DayNumber): readonly Fact[] {
  return sheet.endedOn === null ? facts : facts.filter((f) => isWithin(sheet, dayOf(f)))
}

type Counted = { counter: Counter; violation: Violation | null }

/** "三次以上" includes three. The threshold is that of the day of the last fact, or of the order. */
function reaching(sheet: Sheet, part: Violation['part'], facts: readonly Fact[], key: string): Counted {
  const evidence = facts.map((f) => f.id)
  const lastDay = facts.at(-1)?.day ?? sheet.order?.day ?? sheet.asOf
  const { value: threshold } = ruleAt<number>(sheet, key, lastDay)
  const counter = { value: facts.length, threshold, evidence }
  for (let i = 0; i < facts.length; i++) {
    const on = (facts[i] as Fact).day
    const rule = ruleAt<number>(sheet, key, on)
    if (i + 1 < rule.value) continue
    const violation = { part, on, clause: rule.clause, evidence, value: facts.length, threshold: rule.value }
    return { counter, violation }
  }
  return { counter, violation: null }
}

type Stretch = { readonly from: DayNumber; readonly to: DayNumber; readonly known: DayNumber }

/** Full days away, `to − from`; days that two absences share count once. "超过三十日" excludes thirty. */
function countDays(sheet: Sheet, absences: readonly Fact[]): Counted {
  const evidence = absences.map((f) => f.id)
  const lastDay = absences.at(-1)?.day ?? sheet.order?.day ?? sheet.asOf
  const { value: threshold } = ruleAt<number>(sheet, 'serious.leaveDays', lastDay)
  const stretches: Stretch[] = []
  for (const absence of absences) {
    const parts = uncovered(stretches, toDayNumber(absence.data.from), backOn(sheet, absence, absences))
    for (const part of parts) stretches.push({ ...part, known: absence.day })
  }
  const value = awayBy(stretches, Number.POSITIVE_INFINITY)
  const counter = { value, threshold, evidence }
  const passed = absences.length === 0 ? null : firstBeyond(sheet, stretches)
  return { counter, violation: passed && { part: 'leaveDays', ...passed, evidence, value } }
}

/** Full days away that were over and known by a day. */
function awayBy(stretches: readonly Stretch[], day: DayNumber): number {
  let days = 0
  for (const s of stretches) if (s.known <= day && s.from < day) days += Math.min(s.to, day) - s.from
  return days
}

/** The first day on which more days than the threshold were over and known. */
function firstBeyond(
  sheet: Sheet,
  stretches: readonly Stretch[],
): Pick<Violation, 'on' | 'clause' | 'threshold'> | null {
  let day = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const s of stretches) {
    day = Math.min(day, s.known)
    last = Math.max(last, s.known, s.to)
  }
  const least = ruleAt<number>(sheet, 'serious.leaveDays', last)
  if (awayBy(stretches, last) <= least.value) return null
  for (; day <= last; day++) {
    const rule = ruleAt<number>(sheet, 'serious.leaveDays', day)
    if (awayBy(stretches, day) > rule.value) return { on: day, clause: rule.clause, threshold: rule.value }
  }
  return null
}

/** The parts of `[from, to)` that no earlier absence covers. */
function uncovered(
  covered: readonly Stretch[],
  from: DayNumber,
  to: DayNumber,
): { from: DayNumber; to: DayNumber }[] {
  let parts = from < to ? [{ from, to }] : []
  for (const c of covered)
    parts = parts.flatMap((p) =>
      [
        { from: p.from, to: Math.min(p.to, c.from) },
        { from: Math.max(p.from, c.to), to: p.to },
      ].filter((q) => q.from < q.to),
    )
  return parts
}

/**
 * The day on which an absence ended as far as is known. One without an end runs on until something in the journal says
 * that the person is back (contact restored, a report-in, a return, custody, the next absence) or the measure ends.
 */
export function backOn(sheet: Sheet, absence: Fact, absences: readonly Fact[]): DayNumber {
  const last = sheet.endedOn ?? sheet.asOf
  const stated = absence.data.to === undefined ? null : toDayNumber(absence.data.to)
  const back = stated ?? firstSignOfReturn(sheet, absence, absences)
  if (back === null || back > sheet.asOf) {
    if (sheet.endedOn === null) changesOn(sheet, sheet.asOf + 1)
    return last
  }
  return Math.min(back, last)
}

function firstSignOfReturn(sheet: Sheet, absence: Fact, absences: readonly Fact[]): DayNumber | null {
  let first: DayNumber | null = null
  const sign = (day: DayNumber) => {
    if (first === null || day < first) first = day
  }
  for (const type of ['contactRestored', 'reportedIn', 'leaveReturned', 'suspended'] as const)
    for (const f of sheet.facts.of(type)) if (f.day > absence.day) sign(f.day)
  for (const next of absences) {
    const from = toDayNumber(next.data.from)
    if (next.day > absence.day && from > toDayNumber(absence.data.from)) sign(from)
  }
  return first
}

/** One finding for each part that was reached, with what the office owed and did in the same time (rule 8). */
export function findViolations(sheet: Sheet, violations: readonly Violation[]): void {
  for (const v of violations) {
    find(sheet, 'seriousViolation', v.part, v.on, v.clause, v.evidence, {
      part: v.part,
      value: v.value,
      threshold: v.threshold,
      proposesIsolation: sheet.measure !== 'communityRehab',
      office: officeRecord(sheet, v.on),
    })
  }
}

function officeRecord(sheet: Sheet, on: DayNumber): Readonly<Record<string, number>> {
  const record = { owed: 0, done: 0, late: 0, missed: 0 }
  for (const d of sheet.duties) {
    if (d.owedBy === 'person' || d.owedBy === 'police' || d.kind === 'reportToPolice') continue
    if (toDayNumber(d.dueOn) > on || d.status === 'excused') continue
    record.owed++
    if (d.status === 'done') record.done++
    else if (d.status === 'late') record.late++
    else record.missed++
  }
  return record
}
