import { type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Fact } from './prepare-journal.ts'
import { changesOn, find, type Owed, owe, pushDuty, ruleAt, type Sheet } from './sheet.ts'

/** Leave that is not back in time, as tier facts need it. */
export type LateLeave = { readonly on: DayNumber; readonly evidence: readonly string[] }

/** Written report before three days away, and the check-back of granted leave (戒毒条例 19(三); the check-back is local). */
export function oweLeave(sheet: Sheet): readonly LateLeave[] {
  const late: LateLeave[] = []
  for (const asked of sheet.facts.of('leaveAsked')) {
    oweReport(sheet, asked)
    const overdue = oweReturn(sheet, asked)
    if (overdue) late.push(overdue)
  }
  for (const absence of sheet.facts.of('absenceFound')) missReport(sheet, absence)
  return late
}

function oweReport(sheet: Sheet, asked: Fact): void {
  const from = toDayNumber(asked.data.from)
  const rule = ruleAt<number>(sheet, 'leave.reportThresholdDays', from)
  if (toDayNumber(asked.data.to) - from + 1 < rule.value) return
  const owed: Owed = {
    kind: 'leaveReport',
    anchor: asked.id,
    owedBy: 'person',
    from: Math.min(asked.day, from),
    due: from,
    clause: rule.clause,
    evidence: [asked.id],
  }
  pushDuty(sheet, owed, asked.day <= from ? 'done' : 'late', asked.id)
}

/** Away for three days by the calendar and nobody was told: the report was missed. Warn early, accuse late. */
function missReport(sheet: Sheet, absence: Fact): void {
  const from = toDayNumber(absence.data.from)
  const rule = ruleAt<number>(sheet, 'leave.reportThresholdDays', from)
  const back = absence.data.to === undefined ? sheet.asOf : Math.min(toDayNumber(absence.data.to), sheet.asOf)
  if (back - from + 1 < rule.value) return
  const owed: Owed = {
    kind: 'leaveReport',
    anchor: absence.id,
    owedBy: 'person',
    from,
    due: from,
    clause: rule.clause,
    evidence: [absence.id],
  }
  pushDuty(sheet, owed, 'missed', null)
}

function oweReturn(sheet: Sheet, asked: Fact): LateLeave | null {
  const granted = lastFor(sheet.facts.of('leaveDecided'), asked)
  if (!granted?.data.granted) return null
  const evidence = [asked.id, granted.id]
  const from = toDayNumber(asked.data.from)
  let due = toDayNumber(asked.data.to)
  for (const extended of sheet.facts.of('leaveExtended')) {
    if (extended.data.leave !== asked.id || extended.data.to === undefined) continue
    due = toDayNumber(extended.data.to)
    evidence.push(extended.id)
  }
  const returned = sheet.facts.of('leaveReturned').find((r) => r.data.leave === asked.id) ?? null
  const owed: Owed = {
    kind: 'leaveReturn',
    anchor: asked.id,
    owedBy: 'person',
    from: Math.min(from, due),
    due,
    clause: 'local-practice',
    evidence,
  }
  const back = returned?.data.on === undefined ? returned?.day : toDayNumber(returned.data.on)
  if (returned && back !== undefined) {
    pushDuty(sheet, owed, back <= due ? 'done' : 'late', returned.id)
    return back > due ? { on: due + 1, evidence } : null
  }
  return notBack(sheet, owed, from)
}

function notBack(sheet: Sheet, owed: Owed, from: DayNumber): LateLeave | null {
  const { due, evidence } = owed
  if (sheet.custodies.some((c) => c.from <= due && (c.open || c.to > from))) {
    pushDuty(sheet, owed, 'excused', null)
    return null
  }
  if (owe(sheet, owed, null) !== 'open') return null
  if (sheet.asOf <= due) {
    changesOn(sheet, due + 1)
    return null
  }
  find(sheet, 'leaveOverdue', owed.anchor, due + 1, 'local-practice', evidence)
  return { on: due + 1, evidence }
}

function lastFor(decisions: readonly Fact[], asked: Fact): Fact | undefined {
  return decisions.findLast((d) => d.data.leave === asked.id)
}
