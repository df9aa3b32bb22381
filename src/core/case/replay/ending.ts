import { addMonthsToDay, type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays, rollForward } from '#core/shared/work-calendar.ts'
import type { Clean } from './clean.ts'
import type { Fact } from './prepare-journal.ts'
import {
  changesOn,
  find,
  findRuleAt,
  type Owed,
  officeMissed,
  owe,
  policyOn,
  pushDuty,
  ruleAt,
  type Sheet,
} from './sheet.ts'

/** The assessment before the end, the notice after it, and follow-up until three years clean. */
export function oweEnding(sheet: Sheet, clean: Clean): void {
  const { term, reported } = sheet
  if (!term || !reported) return
  oweEndAssessment(sheet, reported, term.end)
  if (sheet.stage !== 'discharged') return
  oweNotice(sheet, reported, term.end)
  oweFollowUp(sheet, reported, term.end, clean)
}

/**
 * Owed in the last month of the term, so many work days before its end; what is not done by then is missed. Where credit
 * or a late report-in leaves less time than that, it is owed on the day of report-in.
 */
function oweEndAssessment(sheet: Sheet, reported: Fact, end: DayNumber): void {
  const rule = findRuleAt<number>(sheet, 'endAssessment.beforeWorkDays', end)
  if (!rule) return
  const usual = addWorkDays(policyOn(sheet, end).calendar, end, -rule.value)
  const due = Math.max(usual, reported.day)
  const from = due > usual ? due : Math.min(addMonthsToDay(end, -1), due)
  const today = sheet.endedOn ?? sheet.asOf
  if (today < from) {
    if (sheet.endedOn === null) changesOn(sheet, from)
    return
  }
  const done = sheet.facts.of('assessmentMade').find((a) => a.data.kind === 'end') ?? null
  const owed: Owed = {
    kind: 'endAssessment',
    anchor: reported.id,
    owedBy: 'office',
    from,
    due,
    clause: rule.clause,
    evidence: [reported.id],
  }
  owe(sheet, owed, done)
}

/** The notice is the police's to issue; that it is late keeps nobody under the measure (casework.md, rule 7). */
function oweNotice(sheet: Sheet, reported: Fact, end: DayNumber): void {
  const rehab =
    sheet.measure === 'communityRehab'
      ? findRuleAt<number>(sheet, 'notice.rehabDischargeDays', end)
      : undefined
  const rule = rehab ?? ruleAt<number>(sheet, 'notice.dischargeDays', end)
  const due = rollForward(policyOn(sheet, end).calendar, end + rule.value)
  const clause = sheet.measure === 'communityRehab' ? 'jdtl-40' : rule.clause
  const done = sheet.facts.first('dischargeNotified')
  const status = done ? (done.day <= due ? 'done' : 'late') : 'open'
  const evidence = [reported.id]
  const owed: Owed = {
    kind: 'dischargeNotice',
    anchor: reported.id,
    owedBy: 'police',
    from: end,
    due,
    clause,
    evidence,
  }
  pushDuty(sheet, owed, status, done?.id ?? null)
  if (!done) find(sheet, 'termFullNoticeOutstanding', reported.id, end, clause, evidence)
}

const followUpTypes = ['visitMade', 'talkHeld', 'serviceGiven', 'assessmentMade'] as const

function oweFollowUp(sheet: Sheet, reported: Fact, end: DayNumber, clean: Clean): void {
  const rule = findRuleAt<number>(sheet, 'followUp.months', end)
  if (!rule || clean.threeYearsOn === null) return
  const acts = followUpTypes.flatMap((type) => sheet.facts.of(type).filter((f) => f.day >= end))
  acts.sort((a, b) => a.day - b.day || a.rank - b.rank)
  let act = 0
  for (let k = 0; ; k++) {
    const start = addMonthsToDay(end, k * rule.value)
    const next = addMonthsToDay(end, (k + 1) * rule.value)
    if (next > clean.threeYearsOn) return
    if (start > sheet.asOf) {
      changesOn(sheet, start)
      return
    }
    while (act < acts.length && (acts[act] as Fact).day < start) act++
    const done = act < acts.length && (acts[act] as Fact).day < next ? (acts[act] as Fact) : null
    const owed: Owed = {
      kind: 'followUp',
      anchor: fromDayNumber(start),
      owedBy: 'office',
      from: start,
      due: next - 1,
      clause: rule.clause,
      evidence: [reported.id],
    }
    const status = done ? 'done' : next <= sheet.asOf ? 'missed' : 'open'
    pushDuty(sheet, owed, status, done?.id ?? null)
    if (status === 'missed') officeMissed(sheet, owed)
    else if (status === 'open') changesOn(sheet, next)
  }
}
