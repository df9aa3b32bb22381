import type { CaseState } from '#core/case/case-state.ts'
import { lastStages } from '#core/case/stage-transitions.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'
import { addMonthsToDay, fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { type EndingLine, endingLine } from './ending-line.ts'
import { isOutstanding, noticesOwed } from './notices-owed.ts'

export const sealingGrounds = ['threeYearsClean', 'retentionOver'] as const

/** Why a file may be sealed, by which clause and since which day; the law names no procedure, so the ground is a reading. */
export type SealingGround = {
  readonly ground: (typeof sealingGrounds)[number]
  readonly clause: string
  readonly since: PlainDate
}

/**
 * Two grounds (roles.md): the measure is over, three years clean and the police have confirmed it; or the time for which
 * files are kept has run out.
 */
export function sealingGround(
  journal: readonly Entry[],
  state: CaseState,
  policy: Policy,
  today: PlainDate,
): SealingGround | null {
  if (!lastStages.has(state.stage)) return null
  const line = endingLine(journal, state, policy, today)
  const clean = findRule<boolean>(policy, 'sealing.afterDischarge', today)
  const out = line ? leftOn(line, state, today) : null
  if (clean?.value === true && out !== null)
    return { ground: 'threeYearsClean', clause: clean.clause, since: out }
  const kept = findRule<number>(policy, 'retention.caseFileYears', today)
  if (!kept || !line?.since) return null
  const over = fromDayNumber(addMonthsToDay(toDayNumber(line.since), kept.value * 12))
  return over <= today ? { ground: 'retentionOver', clause: kept.clause, since: over } : null
}

/** The day of the police's yes to these three years; a yes from before renewed use belongs to earlier ones. */
function leftOn(line: EndingLine, { threeYearsCleanOn }: CaseState, today: PlainDate): PlainDate | null {
  const { exitReportedOn, exitAnsweredOn, exitConfirmed } = line
  if (threeYearsCleanOn === null || threeYearsCleanOn > today || exitConfirmed !== true) return null
  return exitReportedOn !== null && exitReportedOn >= threeYearsCleanOn ? exitAnsweredOn : null
}

/** What must be settled before a file may be closed to everybody. */
export function sealingBlocks(
  journal: readonly Entry[],
  state: CaseState,
  policy: Policy,
  today: PlainDate,
): readonly Words[] {
  const notices = noticesOwed(journal, state, policy, today).filter(isOutstanding).length
  const duties = state.duties.filter((d) => d.status === 'open').length
  return [
    ...(notices > 0
      ? [{ zh: `还有${notices}项通知没有办理`, en: `${notices} notices are still to be given` }]
      : []),
    ...(duties > 0 ? [{ zh: `还有${duties}项责任没有了结`, en: `${duties} duties are still open` }] : []),
  ]
}
