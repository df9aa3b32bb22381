import type { CaseState } from '#core/case/case-state.ts'
import { type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays, rollForward } from '#core/shared/work-calendar.ts'
import { agreementOf, oweAgreement } from './agreement.ts'
import type { Fact } from './prepare-journal.ts'
import {
  changesOn,
  find,
  findRuleAt,
  firstOn,
  owe,
  policyOn,
  pushDuty,
  ruleAt,
  type Sheet,
  type Stay,
} from './sheet.ts'

/** Change of place: the second report-in clock, the new agreement, and the dossier on its way (戒毒条例 22). */
export function owePlaceChange(sheet: Sheet): void {
  for (const change of sheet.facts.of('placeChangeAsked')) {
    oweFile(sheet, change, change, firstOn(sheet.facts.of('fileSent'), change.day))
    const from = toDayNumber(change.data.changedOn)
    if (from > sheet.asOf) changesOn(sheet, from)
    else if (sheet.endedOn === null || from <= sheet.endedOn) oweNewReportIn(sheet, change, from)
  }
  for (const refused of sheet.facts.of('fileRefused'))
    oweFile(sheet, refused, lastChange(sheet, refused.day) ?? refused, sentAgain(sheet, refused))
  findUnaccepted(sheet)
}

/** Sent again once the refusal was there: on a later day, or on the same one where the sending says so. */
function sentAgain(sheet: Sheet, refused: Fact): Fact | null {
  const sent = sheet.facts.of('fileSent')
  return sent.find((f) => f.data.after === refused.id) ?? firstOn(sent, refused.day + 1)
}

function oweNewReportIn(sheet: Sheet, change: Fact, from: DayNumber): void {
  const rule = ruleAt<number>(sheet, 'change.reportDays', from)
  const due = rollForward(policyOn(sheet, from).calendar, from + rule.value)
  const index = sheet.stays.findIndex((s) => s.by === change)
  const next: Stay | undefined = sheet.stays[index + 1]
  const first = firstOn(sheet.facts.of('reportedIn'), Math.min(from, change.day))
  const reported = first && next && first.day >= next.from ? null : first
  const evidence = [change.id]
  const owed = {
    kind: 'reportInAfterChange',
    anchor: change.id,
    owedBy: 'person',
    from,
    due,
    clause: rule.clause,
    evidence,
  } as const
  if (!reported && next) {
    // moved on before reporting in here: only what was already late stays
    pushDuty(sheet, owed, due < next.from ? 'missed' : 'excused', null)
    return
  }
  const status = owe(sheet, owed, reported)
  if (status === 'open' && sheet.asOf > due)
    find(sheet, 'reportInOverdue', change.id, due + 1, rule.clause, evidence, { after: 'placeChange' })
  else if (status === 'open') changesOn(sheet, due + 1)
  if (reported && reported !== sheet.reported)
    oweAgreement(
      sheet,
      reported,
      agreementOf(sheet, sheet.stays[index] as Stay, next),
      'signNewAgreement',
      change,
    )
}

/** The old office sends the dossier; where no local rule says when, by the day the person must have reported in. */
function oweFile(sheet: Sheet, opener: Fact, change: Fact, sent: Fact | null): void {
  const rule = findRuleAt<number>(sheet, 'change.sendFileWorkDays', opener.day)
  const due = rule
    ? addWorkDays(policyOn(sheet, opener.day).calendar, opener.day, rule.value)
    : lastReportDay(sheet, opener, change)
  owe(
    sheet,
    {
      kind: 'sendFile',
      anchor: opener.id,
      owedBy: 'office',
      from: opener.day,
      due,
      clause: rule?.clause ?? 'jdtl-22-1',
      evidence: [opener.id],
    },
    sent,
  )
}

function lastReportDay(sheet: Sheet, opener: Fact, change: Fact): DayNumber {
  const changedOn = change.data.changedOn === undefined ? opener.day : toDayNumber(change.data.changedOn)
  const from = Math.max(changedOn, opener.day)
  return rollForward(
    policyOn(sheet, from).calendar,
    from + ruleAt<number>(sheet, 'change.reportDays', from).value,
  )
}

function lastChange(sheet: Sheet, day: DayNumber): Fact | undefined {
  return sheet.facts.of('placeChangeAsked').findLast((c) => c.day <= day)
}

/** Sent and not accepted in time, or refused: somebody must own the person. */
function findUnaccepted(sheet: Sheet): void {
  const step = lastStep(sheet)
  if (!step || sheet.endedOn !== null) return
  const { fact, kind } = step
  if (kind === 'refused') find(sheet, 'handoverUnaccepted', fact.id, fact.day, 'jdtl-22-1', [fact.id])
  if (kind !== 'sent') return
  const rule = findRuleAt<number>(sheet, 'change.acceptWorkDays', fact.day)
  const due = rule
    ? addWorkDays(policyOn(sheet, fact.day).calendar, fact.day, rule.value)
    : lastReportDay(sheet, fact, lastChange(sheet, fact.day) ?? fact)
  if (sheet.asOf > due)
    find(sheet, 'handoverUnaccepted', fact.id, due + 1, rule?.clause ?? 'jdtl-22-1', [fact.id])
  else changesOn(sheet, due + 1)
}

type Step = { readonly kind: 'asked' | 'sent' | 'refused' | 'accepted'; readonly fact: Fact }

function lastStep(sheet: Sheet): Step | null {
  const steps: readonly (readonly [Step['kind'], Fact | undefined])[] = [
    ['asked', sheet.facts.of('placeChangeAsked').at(-1)],
    ['sent', sheet.facts.of('fileSent').at(-1)],
    ['refused', sheet.facts.of('fileRefused').at(-1)],
    ['accepted', sheet.facts.of('fileAccepted').at(-1)],
  ]
  let last: Step | null = null
  for (const [kind, fact] of steps) {
    const answered = kind === 'refused' && fact !== undefined && last?.fact.data.after === fact.id
    if (fact && !answered && (!last || fact.day >= last.fact.day)) last = { kind, fact }
  }
  return last
}

export function sayHandover(sheet: Sheet): CaseState['handover'] {
  const step = lastStep(sheet)
  if (step?.kind === 'sent') return 'receiving'
  if (step?.kind === 'asked' || step?.kind === 'refused') return 'sending'
  const entrusted = sheet.facts.of('entrusted').at(-1)
  const ended = sheet.facts.of('entrustmentEnded').at(-1)
  return entrusted && !(ended && ended.day >= entrusted.day) ? 'entrusted' : 'none'
}
