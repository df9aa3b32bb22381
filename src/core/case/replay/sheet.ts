import {
  type CaseState,
  type Duty,
  type DutyKind,
  dutyKinds,
  type Finding,
  type FindingKind,
  type Measure,
  type Stage,
} from '#core/case/case-state.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { AreaCode } from '#core/shared/area.ts'
import { addMonthsToDay, type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Facts } from './gather-facts.ts'
import type { Fact } from './prepare-journal.ts'
import { type Found, lookUp, need, type Rules } from './rule-book.ts'

/** A stay at one place of execution, from its day until the next begins. */
export type Stay = {
  readonly from: DayNumber
  readonly place: AreaCode
  readonly policy: Policy
  readonly rules: Rules
  readonly by: Fact | null
}

/** Custody from a day until the day of release (that day is free). `to` is the day asked where it still lasts. */
export type Custody = {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly open: boolean
  /** Does it stop the clock of the term (by the rules of the day it began)? */
  readonly stops: boolean
  readonly by: Fact
  readonly until: Fact | null
}

export type Term = {
  readonly start: DayNumber
  readonly end: DayNumber
  readonly totalDays: number
  readonly suspendedDays: number
  readonly convention: 'A' | 'B'
}

/** The working sheet of one replay: what was found out so far, in the order in which it builds up. */
export type Sheet = {
  readonly asOf: DayNumber
  readonly facts: Facts
  readonly stays: readonly Stay[]
  readonly order: Fact | null
  readonly measure: Measure | null
  custodies: readonly Custody[]
  readonly served: Fact | null
  readonly reported: Fact | null
  term: Term | null
  stage: Stage
  /** The day on which the measure ended, by whatever way; null while it runs. */
  endedOn: DayNumber | null
  endedBy: Fact | null
  readonly duties: Duty[]
  readonly findings: Finding[]
  /** Month by month from report-in, as far as anybody asked: see `monthFrom`. */
  readonly months: DayNumber[]
  /** The first later day that would change something, as found so far. */
  next: number
}

export type StateParts = Omit<CaseState, 'case' | 'asOf'>

/** The pack of the place where the person was on that day. */
export function policyOn(sheet: Sheet, day: DayNumber): Policy {
  return stayOn(sheet, day).policy
}

function stayOn(sheet: Sheet, day: DayNumber): Stay {
  const { stays } = sheet
  let i = stays.length - 1
  while (i > 0 && (stays[i]?.from ?? 0) > day) i--
  return stays[i] as Stay
}

export function ruleAt<T>(sheet: Sheet, key: string, day: DayNumber): Found<T> {
  return need<T>(stayOn(sheet, day).rules, key, day)
}

export function findRuleAt<T>(sheet: Sheet, key: string, day: DayNumber): Found<T> | undefined {
  return lookUp<T>(stayOn(sheet, day).rules, key, day)
}

/** As `findRuleAt` for days that only go forward: looks again only where the pack or the place may have changed. */
export function ruleAlong<T>(sheet: Sheet, key: string): (day: DayNumber) => Found<T> | undefined {
  let last: Found<T> | undefined
  return (day) => {
    if (last === undefined || day >= last.to || sheet.stays.length > 1) last = findRuleAt<T>(sheet, key, day)
    return last
  }
}

/** Did it happen while the measure lasted? Its last day belongs to it. */
export function isWithin(sheet: Sheet, day: DayNumber): boolean {
  return sheet.endedOn === null || day <= sheet.endedOn
}

/** Something will differ on `day` if nothing is entered before. */
export function changesOn(sheet: Sheet, day: DayNumber): void {
  if (day > sheet.asOf && day < sheet.next) sheet.next = day
}

export function find(
  sheet: Sheet,
  kind: FindingKind,
  anchor: string,
  on: DayNumber,
  clause: string,
  evidence: readonly string[],
  data?: Readonly<Record<string, unknown>>,
): void {
  const id = `${kind}:${anchor}`
  const day = fromDayNumber(on)
  sheet.findings.push(
    data === undefined
      ? { id, kind, on: day, clause, evidence }
      : { id, kind, on: day, clause, evidence, data },
  )
}

/** The day `n` months after report-in: what all windows are anchored at. */
export function monthFrom(sheet: Sheet, n: number): DayNumber {
  const { months } = sheet
  const known = months[n]
  if (known !== undefined) return known
  const anchor = sheet.reported?.day ?? 0
  for (let i = months.length; i <= n; i++) months.push(addMonthsToDay(anchor, i))
  return months[n] as DayNumber
}

export type Owed = {
  readonly kind: DutyKind
  readonly anchor: string
  readonly owedBy: Duty['owedBy']
  readonly from: DayNumber
  readonly due: DayNumber
  readonly clause: string
  readonly evidence: readonly string[]
}

export function pushDuty(sheet: Sheet, owed: Owed, status: Duty['status'], doneBy: string | null): void {
  sheet.duties.push({
    id: `${owed.kind}:${owed.anchor}`,
    kind: owed.kind,
    owedBy: owed.owedBy,
    windowFrom: fromDayNumber(owed.from),
    dueOn: fromDayNumber(owed.due),
    status,
    doneBy,
    clause: owed.clause,
    evidence: owed.evidence,
  })
}

/**
 * A duty that can be made up after its day: open until done, however late. When the measure ends it is missed if its day
 * had passed, and falls away otherwise. An office's own lateness is a finding unless the caller has a more exact one.
 */
export function owe(sheet: Sheet, owed: Owed, done: Fact | null, ownFinding = false): Duty['status'] {
  const status = statusOf(sheet, owed.due, done === null ? null : done.day)
  pushDuty(sheet, owed, status, done?.id ?? null)
  if (ownFinding || owed.owedBy !== 'office') return status
  if (status === 'missed' || (status === 'open' && sheet.asOf > owed.due)) officeMissed(sheet, owed)
  else if (status === 'open') changesOn(sheet, owed.due + 1)
  return status
}

export function statusOf(sheet: Sheet, due: DayNumber, doneOn: DayNumber | null): Duty['status'] {
  if (doneOn !== null) return doneOn <= due ? 'done' : 'late'
  if (sheet.endedOn === null) return 'open'
  return due < sheet.endedOn ? 'missed' : 'excused'
}

/** The data of a missed duty, one object for all findings of a kind. */
export const dutyData = Object.fromEntries(
  dutyKinds.map((duty) => [duty, Object.freeze({ duty })]),
) as unknown as Readonly<Record<DutyKind, { readonly duty: DutyKind }>>

export function officeMissed(sheet: Sheet, owed: Owed): void {
  const anchor = `${owed.kind}:${owed.anchor}`
  find(sheet, 'officeDutyMissed', anchor, owed.due + 1, owed.clause, owed.evidence, dutyData[owed.kind])
}

/** The first fact on `day` or later, by halving: facts are in order of their day. */
export function firstOn(facts: readonly Fact[], day: DayNumber): Fact | null {
  let [low, high] = [0, facts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((facts[middle] as Fact).day < day) low = middle + 1
    else high = middle
  }
  return facts[low] ?? null
}
