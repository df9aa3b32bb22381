import type { CaseState } from '#core/case/case-state.ts'
import { addMonthsToDay, type DayNumber, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Fact } from './prepare-journal.ts'
import { changesOn, ruleAt, type Sheet, type Term } from './sheet.ts'

/** Works out the term, then how and when the measure ended, then the stage. Suspension moves the end day by day. */
export function decideTermAndStage(sheet: Sheet): void {
  const closing = closingFact(sheet)
  sheet.term = sheet.order && sheet.reported ? termOf(sheet, sheet.order, sheet.reported) : null
  const full = sheet.term !== null && sheet.asOf >= sheet.term.end ? sheet.term.end : null
  if (closing && (full === null || closing.day < full)) {
    sheet.endedOn = closing.day
    sheet.endedBy = closing
    sheet.stage = isIsolation(closing) ? 'convertedToIsolation' : 'terminated'
  } else if (full !== null) {
    sheet.endedOn = full
    sheet.stage = 'discharged'
  } else sheet.stage = runningStage(sheet)
  if (sheet.endedOn !== null) {
    const { endedOn } = sheet
    sheet.custodies = sheet.custodies.filter((c) => c.from < endedOn)
    return
  }
  if (!sheet.term) return
  changesOn(sheet, sheet.term.end)
  const custody = sheet.custodies.at(-1)
  if (custody?.open && custody.stops) changesOn(sheet, sheet.asOf + 1)
}

function runningStage(sheet: Sheet): Sheet['stage'] {
  const custody = sheet.custodies.at(-1)
  if (custody?.open && custody.stops) return 'suspended'
  if (sheet.reported) return 'inForce'
  return sheet.served ? 'awaitingReport' : 'ordered'
}

/** What ends a measure before its term: the first of a termination and a decision of compulsory isolation. */
function closingFact(sheet: Sheet): Fact | null {
  const terminated = sheet.facts.first('terminated')
  const isolation =
    sheet.facts.of('policeDecided').find((f) => f.data.decision === 'compulsoryIsolation') ?? null
  if (terminated === null || isolation === null) return terminated ?? isolation
  return isolation.day <= terminated.day ? isolation : terminated
}

function isIsolation(closing: Fact): boolean {
  return closing.data.decision === 'compulsoryIsolation' || closing.data.reason === 'compulsoryIsolation'
}

function termOf(sheet: Sheet, order: Fact, reported: Fact): Term {
  const start = startOf(sheet, order, reported)
  const convention = ruleAt<'A' | 'B'>(sheet, 'term.endConvention', start).value
  const whole = wholeTermEnd(start, monthsOf(sheet, order), convention)
  const base = Math.max(start - 1, whole - (order.data.creditDays ?? 0))
  const totalDays = base - start + (convention === 'A' ? 1 : 0)
  let end = base
  for (const c of sheet.custodies) {
    const from = Math.max(c.from, start)
    if (c.stops && from < end && c.to > from) end += c.to - from
  }
  return { start, end, totalDays, suspendedDays: end - base, convention }
}

function startOf(sheet: Sheet, order: Fact, reported: Fact): DayNumber {
  if (sheet.measure !== 'communityRehab') return reported.day
  const from = ruleAt<string>(sheet, 'rehab.termStart', reported.day).value
  const date =
    from === 'release' ? order.data.releasedOn : from === 'orderPrinted' ? order.data.statedFrom : undefined
  return date === undefined ? reported.day : toDayNumber(date)
}

/** Months of the whole term, before credit: the statute's for detox, the order's own for rehab. */
export function monthsOf(sheet: Sheet, order: Fact): number {
  if (sheet.measure === 'communityDetox') return ruleAt<number>(sheet, 'detox.termMonths', order.day).value
  const { termMonths, statedFrom, statedTo } = order.data
  if (termMonths !== undefined) return termMonths
  const longest = ruleAt<number>(sheet, 'rehab.maxMonths', order.day).value
  if (statedFrom === undefined || statedTo === undefined) return longest
  return monthsBetween(toDayNumber(statedFrom), toDayNumber(statedTo), longest)
}

/** The number of whole months that the stated days span, by either convention. */
function monthsBetween(from: DayNumber, to: DayNumber, longest: number): number {
  for (let m = 1; m < longest; m++) if (wholeTermEnd(from, m, 'B') >= to) return m
  return longest
}

/**
 * Convention A: the start day counts and the end is the day before the same day of the month; where the month has no such
 * day, its last day (2024-02-29 + 36 months = 2027-02-28). B: the same day of the month itself (law.md §1.17).
 */
export function wholeTermEnd(start: DayNumber, months: number, convention: 'A' | 'B'): DayNumber {
  const anniversary = addMonthsToDay(start, months)
  if (convention === 'B') return anniversary
  return fromDayNumber(anniversary).slice(8) === fromDayNumber(start).slice(8) ? anniversary - 1 : anniversary
}

export function sayTerm(sheet: Sheet): CaseState['term'] {
  const { term, order } = sheet
  const creditDays = order?.data.creditDays ?? 0
  if (!term || !order) {
    const convention = ruleAt<'A' | 'B'>(sheet, 'term.endConvention', order?.day ?? sheet.asOf).value
    return {
      startsOn: null,
      endsOn: null,
      elapsedDays: 0,
      totalDays: 0,
      suspendedDays: 0,
      creditDays,
      convention,
    }
  }
  return {
    startsOn: fromDayNumber(term.start),
    endsOn: fromDayNumber(term.end),
    elapsedDays: elapsedDays(sheet, term),
    totalDays: term.totalDays,
    suspendedDays: term.suspendedDays,
    creditDays,
    convention: term.convention,
  }
}

/**
 * Days of the term that are served, the day asked included. It stands still in custody, leaves out the day of a termination
 * as it does the day of detention, and equals the total at the end.
 */
function elapsedDays(sheet: Sheet, term: Term): number {
  const custody = sheet.endedOn === null ? sheet.custodies.at(-1) : undefined
  const notToday =
    (custody?.open && custody.stops) || sheet.stage === 'terminated' || sheet.stage === 'convertedToIsolation'
  const last = Math.min(sheet.endedOn ?? sheet.asOf, term.end) - (notToday ? 1 : 0)
  const counted = last - term.start + (term.convention === 'A' ? 1 : 0) - term.suspendedDays
  return Math.max(0, Math.min(counted, term.totalDays))
}
