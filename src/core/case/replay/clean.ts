import { addMonthsToDay, type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Violation } from './counters.ts'
import type { Relapse } from './police.ts'
import type { ReportIn } from './report-in.ts'
import { changesOn, find, findRuleAt, ruleAt, type Sheet } from './sheet.ts'
import { isRenewedUse, type StandingTest, usedOn } from './standing-tests.ts'

export type Clean = { readonly since: DayNumber | null; readonly threeYearsOn: DayNumber | null }

const never: Clean = { since: null, threeYearsOn: null }

/** Since when the person is known to be clean, and the day on which three years are full (戒毒条例 7(2); start by pack). */
export function decideClean(
  sheet: Sheet,
  tests: readonly StandingTest[],
  relapses: readonly Relapse[],
  reportIn: ReportIn,
  violations: readonly Violation[],
): Clean {
  const { order } = sheet
  if (!order || sheet.stage === 'convertedToIsolation' || sheet.endedBy?.data.reason === 'death') return never
  const start = startOf(sheet)
  if (start === null) return never
  let since = start.day
  const evidence = [start.evidence]
  const usedAgain = (day: DayNumber, id: string) => {
    if (day < since) return
    since = day
    evidence[1] = id
  }
  for (const t of tests) if (isRenewedUse(sheet, t)) usedAgain(t.fact.day, t.fact.id)
  const standing = new Set(relapses.map((r) => r.anchor))
  for (const r of sheet.facts.of('relapseFound')) if (standing.has(r.id)) usedAgain(usedOn(r), r.id)
  if (excluded(sheet, reportIn, violations)) return { since, threeYearsOn: null }
  const years = ruleAt<number>(sheet, 'abstinent.years', since)
  const threeYearsOn = addMonthsToDay(since, years.value * 12)
  if (sheet.asOf >= threeYearsOn)
    find(sheet, 'abstinentThreeYears', order.id, threeYearsOn, years.clause, evidence)
  else changesOn(sheet, threeYearsOn)
  return { since, threeYearsOn }
}

function startOf(sheet: Sheet): { day: DayNumber; evidence: string } | null {
  const { order, reported, term } = sheet
  if (!order) return null
  const from = ruleAt<string>(sheet, `abstinent.start.${sheet.measure}`, order.day).value
  if (from === 'caught') return { day: order.day, evidence: order.id }
  if (from === 'release' && order.data.releasedOn !== undefined)
    return { day: toDayNumber(order.data.releasedOn), evidence: order.id }
  if (from === 'discharge')
    return sheet.stage === 'discharged' && term && reported ? { day: term.end, evidence: reported.id } : null
  return reported ? { day: reported.day, evidence: reported.id } : null
}

/** Some places count no three years for who refused or seriously violated (law.md DYN-03). */
function excluded(sheet: Sheet, reportIn: ReportIn, violations: readonly Violation[]): boolean {
  if (reportIn.refusedOn === null && violations.length === 0) return false
  const rule = findRuleAt<unknown>(sheet, 'abstinent.exclusion', sheet.order?.day ?? sheet.asOf)
  return rule !== undefined && rule.value !== false && rule.value !== 'none'
}
