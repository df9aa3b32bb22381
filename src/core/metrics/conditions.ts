import type { CaseState, Duty, DutyKind } from '#core/case/case-state.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { CaseView } from './metric.ts'

/** Conditions that several figures share, so that "in force" means the same in all of them. */
export function isInForce(state: CaseState): boolean {
  return state.stage === 'inForce'
}

/** Served, running and past its report-in deadline: what an area is held to execute. */
export function isToBeExecuted(state: CaseState): boolean {
  const running = state.stage === 'awaitingReport' || state.stage === 'inForce'
  return running && state.reportIn.status !== 'pending' && state.reportIn.status !== 'notServed'
}

export function hasReportedIn(state: CaseState): boolean {
  return state.reportIn.status === 'onTime' || state.reportIn.status === 'late'
}

/** On file and still to be kept in touch with: not three years clean, dead, abroad, in prison, isolation or detention. */
export function isToBeControlled(state: CaseState): boolean {
  if (state.measure === null) return false
  if (state.stage === 'terminated' || state.stage === 'convertedToIsolation') return false
  return state.custody === 'free' && !isThreeYearsClean(state)
}

export function isThreeYearsClean(state: CaseState): boolean {
  return state.threeYearsCleanOn !== null && state.threeYearsCleanOn <= state.asOf
}

/** Finished: the term is full, whether or not the paper was written. */
export function isFinished(state: CaseState): boolean {
  return state.stage === 'discharged'
}

/** Duties whose outcome is known; an excused one is owed by nobody. */
export function settledDuties(c: CaseView, ...kinds: readonly DutyKind[]): readonly Duty[] {
  return c.state.duties.filter(
    (d) => kinds.includes(d.kind) && (d.status === 'done' || d.status === 'late' || d.status === 'missed'),
  )
}

export function dueDays(duties: readonly Duty[]): readonly PlainDate[] {
  return duties.map((d) => d.dueOn)
}

export function doneOnTime(duties: readonly Duty[]): readonly Duty[] {
  return duties.filter((d) => d.status === 'done')
}
