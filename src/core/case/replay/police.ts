import type { DayNumber } from '#core/shared/plain-date.ts'
import type { Violation } from './counters.ts'
import type { Fact } from './prepare-journal.ts'
import type { ReportIn } from './report-in.ts'
import {
  changesOn,
  find,
  findRuleAt,
  isWithin,
  type Owed,
  officeMissed,
  pushDuty,
  type Sheet,
} from './sheet.ts'
import { isRenewedUse, type StandingTest, usedOn } from './standing-tests.ts'

export type Relapse = {
  readonly on: DayNumber
  /** The day of the use as far as is known. */
  readonly usedOn: DayNumber
  readonly anchor: string
  readonly evidence: readonly string[]
}

/** Positive results and the relapses that follow from them or were recorded by a person. */
export function findUse(sheet: Sheet, tests: readonly StandingTest[]): readonly Relapse[] {
  const relapses: Relapse[] = []
  const recorded = sheet.facts.of('relapseFound')
  for (const test of tests) {
    if (!test.positive || test.waiting) continue
    const { id } = test.fact
    find(sheet, 'testPositive', id, test.settledOn, 'jdtl-19-2', [id], { sample: test.fact.data.sample })
    if (!isRenewedUse(sheet, test) || recorded.some((r) => r.data.test === id)) continue
    relapses.push({ on: test.settledOn, usedOn: test.fact.day, anchor: id, evidence: [id] })
  }
  for (const r of recorded) {
    if (!isDuringMeasure(sheet, r, tests)) continue
    const test: string | undefined = r.data.test
    const evidence = test === undefined ? [r.id] : [r.id, test]
    relapses.push({ on: r.day, usedOn: usedOn(r), anchor: r.id, evidence })
  }
  const rehab = sheet.measure === 'communityRehab'
  const consequence = rehab ? { proposesIsolation: true, noEarlyRelease: true } : { proposesIsolation: true }
  for (const r of relapses) find(sheet, 'relapse', r.anchor, r.on, 'jdf-38', r.evidence, consequence)
  return relapses
}

/** A recorded relapse waits with its test, falls with it, and is none where the use was before report-in. */
function isDuringMeasure(sheet: Sheet, relapse: Fact, tests: readonly StandingTest[]): boolean {
  if (relapse.data.usedOn !== undefined && sheet.reported && usedOn(relapse) < sheet.reported.day)
    return false
  if (relapse.data.test === undefined) return true
  const test = tests.find((t) => t.fact.id === relapse.data.test)
  return test?.effective === true && !test.waiting
}

/**
 * Refusal, relapse and serious violation are reported to the police at once, and stay owed until they are. Use after the
 * end is no such duty: 戒毒条例 21 speaks of use during the measure.
 */
export function oweReports(
  sheet: Sheet,
  reportIn: ReportIn,
  relapses: readonly Relapse[],
  violations: readonly Violation[],
): void {
  if (reportIn.refusedOn !== null)
    oweReport(sheet, 'refusal', 'refusal', reportIn.refusedOn, reportIn.evidence)
  for (const r of relapses)
    if (isWithin(sheet, r.usedOn)) oweReport(sheet, 'relapse', r.anchor, r.on, r.evidence)
  for (const v of violations) oweReport(sheet, 'seriousViolation', v.part, v.on, v.evidence)
}

function oweReport(
  sheet: Sheet,
  ground: string,
  anchor: string,
  from: DayNumber,
  evidence: readonly string[],
): void {
  const done = reportOf(sheet, ground, from)
  const due = from + (findRuleAt<number>(sheet, 'report.targetDays', from)?.value ?? 0)
  const clause = sheet.measure === 'communityRehab' ? 'jdf-48' : 'jdtl-21'
  const owed: Owed = { kind: 'reportToPolice', anchor, owedBy: 'office', from, due, clause, evidence }
  const status = done ? (done.day <= due ? 'done' : 'late') : 'open'
  pushDuty(sheet, owed, status, done?.id ?? null)
  if (status !== 'open') return
  if (sheet.asOf > due) officeMissed(sheet, owed)
  else changesOn(sheet, due + 1)
}

/** The report that names this ground on or after its day; a decision of isolation shows that the police know. */
function reportOf(sheet: Sheet, ground: string, from: DayNumber): Fact | null {
  const report = sheet.facts.of('policeReported').find((r) => r.day >= from && r.data.ground === ground)
  if (report) return report
  return (
    sheet.facts.of('policeDecided').find((d) => d.day >= from && d.data.decision === 'compulsoryIsolation') ??
    null
  )
}
