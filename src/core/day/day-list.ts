import type { Duty, DutyKind } from '#core/case/case-state.ts'
import {
  type DayNumber,
  fromDayNumber,
  type PlainDate,
  toDayNumber,
  weekdayOf,
} from '#core/shared/plain-date.ts'

/** The three counted lists of *My day* (screens.md 1). Every open duty is in exactly one. */
export type DayListName = 'appointments' | 'toRecord' | 'followUps'
export type DayBucket = 'overdue' | 'thisWeek' | 'thisMonth' | 'later'

/** Due today is an appointment whoever owes it; else the person's duties wait for a record, the office's for an act. */
export function dayListOf(duty: Pick<Duty, 'owedBy' | 'dueOn'>, today: PlainDate): DayListName {
  if (duty.dueOn === today) return 'appointments'
  return duty.owedBy === 'person' ? 'toRecord' : 'followUps'
}

/** The last days (inclusive) of this week (Sunday) and of this month, as the lists and their SQL cut them. */
export function dayEdges(today: PlainDate): { weekEnds: PlainDate; monthEnds: PlainDate } {
  const n: DayNumber = toDayNumber(today)
  const weekEnds = fromDayNumber(n + (7 - weekdayOf(n)))
  const nextMonth = toDayNumber(`${today.slice(0, 8)}01`) + 31
  const firstOfNext = toDayNumber(`${fromDayNumber(nextMonth).slice(0, 8)}01`)
  return { weekEnds, monthEnds: fromDayNumber(firstOfNext - 1) }
}

export function dayBucketOf(dueOn: PlainDate, today: PlainDate): DayBucket {
  const { weekEnds, monthEnds } = dayEdges(today)
  if (dueOn < today) return 'overdue'
  if (dueOn <= weekEnds) return 'thisWeek'
  return dueOn <= monthEnds ? 'thisMonth' : 'later'
}

/** The entry type that a duty's button records. One act a duty: the button is named for it. */
export const actOfDuty: Readonly<Record<DutyKind, string>> = {
  reportIn: 'reportedIn',
  signAgreement: 'agreementSigned',
  formWorkGroup: 'workGroupFormed',
  test: 'testTaken',
  visit: 'visitMade',
  talk: 'talkHeld',
  medicalGuidance: 'serviceGiven',
  assessment: 'assessmentMade',
  leaveReport: 'leaveAsked',
  leaveReturn: 'leaveReturned',
  reportToPolice: 'policeReported',
  sendFile: 'fileSent',
  reportInAfterChange: 'reportedIn',
  signNewAgreement: 'agreementSigned',
  endAssessment: 'assessmentMade',
  dischargeNotice: 'dischargeNotified',
  followUp: 'visitMade',
  firstHomeVisit: 'visitMade',
  handleAbnormal: 'visitMade',
}
