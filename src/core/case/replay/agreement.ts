import type { CaseState } from '#core/case/case-state.ts'
import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Fact } from './prepare-journal.ts'
import type { ReportIn } from './report-in.ts'
import {
  changesOn,
  find,
  findRuleAt,
  firstOn,
  type Owed,
  owe,
  ruleAt,
  type Sheet,
  type Stay,
} from './sheet.ts'

/** The agreement, the new one after each change of place, the work group and the first home visit. */
export function oweAfterReportIn(sheet: Sheet, reportIn: ReportIn): CaseState['agreement'] {
  const agreements = sheet.facts.of('agreementSigned')
  const rehabDue = sheet.measure === 'communityRehab' ? reportIn.due : null
  if (rehabDue !== null) oweRehabAgreement(sheet, reportIn, rehabDue, agreements[0] ?? null)
  if (sheet.reported) {
    if (rehabDue === null) oweAgreement(sheet, sheet.reported, agreements[0] ?? null, 'signAgreement')
    oweWorkGroup(sheet, sheet.reported)
    oweFirstHomeVisit(sheet, sheet.reported)
  }
  const stay = sheet.stays.at(-1) as Stay
  const current = agreements.findLast((a) => belongsTo(sheet, a, stay)) ?? null
  const signed = current ?? agreements.at(-1) ?? null
  return { signedOn: signed ? fromDayNumber(signed.day) : null, currentPlace: current !== null }
}

/** In rehabilitation the person reports in and signs within the same days of receiving the order (戒毒条例 38). */
function oweRehabAgreement(sheet: Sheet, reportIn: ReportIn, due: DayNumber, signed: Fact | null): void {
  const { from, evidence } = reportIn
  const anchor = evidence[0] ?? ''
  const clause = 'jdtl-38-1'
  const owed: Owed = { kind: 'signAgreement', anchor, owedBy: 'person', from, due, clause, evidence }
  if (owe(sheet, owed, signed, true) !== 'open' || !sheet.reported) return
  const missing = Math.max(due + 1, sheet.reported.day)
  if (sheet.asOf >= missing)
    find(sheet, 'agreementMissing', anchor, missing, clause, [...evidence, sheet.reported.id])
  else changesOn(sheet, missing)
}

/** An agreement belongs to the stay in which it was signed, or to the one whose place it names. */
function belongsTo(sheet: Sheet, agreement: Fact, stay: Stay): boolean {
  const { place } = agreement.data
  if (agreement.day < stay.from) return place === stay.place
  return place === stay.place || !sheet.stays.some((s) => s.place === place)
}

/** The agreement that fills the duty of a stay: the first that belongs to it. */
export function agreementOf(sheet: Sheet, stay: Stay, next: Stay | undefined): Fact | null {
  const before = next?.from ?? Number.POSITIVE_INFINITY
  return sheet.facts.of('agreementSigned').find((a) => a.day < before && belongsTo(sheet, a, stay)) ?? null
}

export function oweAgreement(
  sheet: Sheet,
  reported: Fact,
  signed: Fact | null,
  kind: 'signAgreement' | 'signNewAgreement',
  opener: Fact = reported,
): void {
  const days = findRuleAt<number>(sheet, 'agreement.targetDays', reported.day)?.value ?? 0
  const due = reported.day + days
  const clause =
    kind === 'signNewAgreement' ? 'jdtl-22-3' : sheet.measure === 'communityRehab' ? 'jdtl-38-1' : 'jdtl-16'
  const evidence = opener === reported ? [reported.id] : [reported.id, opener.id]
  const owed: Owed = {
    kind,
    anchor: opener.id,
    owedBy: 'office',
    from: reported.day,
    due,
    clause,
    evidence,
  }
  if (owe(sheet, owed, signed, true) !== 'open') return
  if (sheet.asOf > due) find(sheet, 'agreementMissing', opener.id, due + 1, clause, evidence)
  else changesOn(sheet, due + 1)
}

function oweWorkGroup(sheet: Sheet, reported: Fact): void {
  const groups = sheet.facts.of('workGroupFormed')
  const kinds = ruleAt<readonly string[]>(sheet, 'workGroup.kinds', reported.day)
  const target = findRuleAt<number>(sheet, 'workGroup.targetDays', reported.day)
  const due = reported.day + (target?.value ?? 0)
  const { clause } = kinds
  const evidence = [reported.id]
  const owed: Owed = {
    kind: 'formWorkGroup',
    anchor: reported.id,
    owedBy: 'office',
    from: reported.day,
    due,
    clause,
    evidence,
  }
  const status = target || groups.length > 0 ? owe(sheet, owed, groups[0] ?? null, true) : null
  if (sheet.endedOn !== null) return
  const group = groups.at(-1)
  if (group) {
    const present = new Set((group.data.members as { kind: string }[]).map((m) => m.kind))
    const lacking = kinds.value.filter((k) => !present.has(k))
    if (lacking.length === 0) return
    const { reason } = group.data
    find(
      sheet,
      'workGroupIncomplete',
      group.id,
      group.day,
      clause,
      [group.id],
      reason ? { lacking, reason } : { lacking },
    )
  } else if (status === 'open' && sheet.asOf > due)
    find(sheet, 'workGroupIncomplete', reported.id, due + 1, clause, evidence, { lacking: kinds.value })
  else if (status === 'open') changesOn(sheet, due + 1)
}

function oweFirstHomeVisit(sheet: Sheet, reported: Fact): void {
  const rule = findRuleAt<number>(sheet, 'firstHomeVisit.days', reported.day)
  if (!rule) return
  const done = firstOn(sheet.facts.of('visitMade'), reported.day)
  owe(
    sheet,
    {
      kind: 'firstHomeVisit',
      anchor: reported.id,
      owedBy: 'office',
      from: reported.day,
      due: reported.day + rule.value,
      clause: rule.clause,
      evidence: [reported.id],
    },
    done,
  )
}
