import type { Duty } from '#core/case/case-state.ts'
import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Fact } from './prepare-journal.ts'
import { changesOn, dutyData, find, monthFrom, type Owed, type Sheet } from './sheet.ts'

/** A half-open stretch `[start, end)` in which something is owed once. */
export type Window = { readonly start: DayNumber; readonly end: DayNumber }

/**
 * Is the window over, so that what was not done in it stays missed? On the day a term is full, its last window is over too.
 * `last` is the last day it could be filled.
 */
export function isOver(sheet: Sheet, last: DayNumber): boolean {
  if (sheet.stage === 'discharged') return last <= (sheet.endedOn ?? 0)
  return last < (sheet.endedOn ?? sheet.asOf)
}

/** Only windows that fit whole into the term are owed; one that lies wholly in custody never comes into being. */
export function isOwed(sheet: Sheet, window: Window): boolean {
  for (const c of sheet.custodies) if (c.from <= window.start && (c.open || window.end <= c.to)) return false
  return true
}

export function touchesCustody(sheet: Sheet, window: Window): boolean {
  for (const c of sheet.custodies) if (c.from < window.end && (c.open || c.to > window.start)) return true
  return false
}

/** The day on which a window counts as missed: after its last day, or on the day the term is full. */
export function missedOn(sheet: Sheet, end: DayNumber): DayNumber {
  return sheet.stage === 'discharged' && sheet.endedOn !== null ? Math.min(end, sheet.endedOn) : end
}

/** The status of a window that nothing fills; tells the sheet when that will change. */
export function unfilled(sheet: Sheet, window: Window): Duty['status'] {
  if (isOver(sheet, window.end - 1)) return touchesCustody(sheet, window) ? 'excused' : 'missed'
  if (sheet.endedOn !== null) return 'excused'
  changesOn(sheet, window.end)
  return 'open'
}

type Rhythm = Pick<Owed, 'kind' | 'owedBy' | 'evidence'>

/**
 * Owes something `times` in every stretch of `months` from the anchor. Each act fills one duty of the stretch in which it
 * was done; more of them never pay for another stretch.
 */
export function oweRegularly(
  sheet: Sheet,
  duty: Rhythm,
  rhythm: (day: DayNumber) => { months: number; times: number; clause: string } | undefined,
  anchor: DayNumber,
  lastEnd: DayNumber,
  acts: readonly Fact[],
): void {
  let act = 0
  const stop = sheet.endedOn ?? sheet.asOf
  for (let month = 0, start = anchor; ; ) {
    const rule = rhythm(start)
    if (!rule) return
    month += rule.months
    const end = monthFrom(sheet, month)
    if (end > lastEnd) return
    if (start > stop) {
      if (sheet.endedOn === null)
        changesOn(sheet, nextOwedStart(sheet, { start, end }, month, rule.months, lastEnd))
      return
    }
    const window = { start, end }
    while (act < acts.length && (acts[act] as Fact).day < start) act++
    if (isOwed(sheet, window)) {
      for (let i = 1; i <= rule.times; i++) {
        const done = act < acts.length && (acts[act] as Fact).day < end ? (acts[act++] as Fact) : null
        settle(sheet, duty, rule.clause, window, done, i)
      }
    }
    start = end
  }
}

function nextOwedStart(
  sheet: Sheet,
  first: Window,
  month: number,
  step: number,
  lastEnd: DayNumber,
): DayNumber {
  const custody = sheet.custodies.at(-1)
  if (custody?.open) return Number.POSITIVE_INFINITY
  let window = first
  for (let m = month; window.end <= lastEnd && !isOwed(sheet, window); ) {
    m += step
    window = { start: window.end, end: monthFrom(sheet, m) }
  }
  return window.start
}

/** The hot path of replay (a hundred and more a case): one object, no copies. */
function settle(
  sheet: Sheet,
  duty: Rhythm,
  clause: string,
  window: Window,
  done: Fact | null,
  nth: number,
): void {
  const { kind, owedBy, evidence } = duty
  const status = done === null ? unfilled(sheet, window) : 'done'
  const windowFrom = fromDayNumber(window.start)
  const anchor = nth > 1 ? `${windowFrom}:${nth}` : windowFrom
  const dueOn = fromDayNumber(window.end - 1)
  const doneBy = done === null ? null : done.id
  sheet.duties.push({
    id: `${kind}:${anchor}`,
    kind,
    owedBy,
    windowFrom,
    dueOn,
    status,
    doneBy,
    clause,
    evidence,
  })
  if (status !== 'missed' || owedBy !== 'office') return
  find(
    sheet,
    'officeDutyMissed',
    `${kind}:${anchor}`,
    missedOn(sheet, window.end),
    clause,
    evidence,
    dutyData[kind],
  )
}
