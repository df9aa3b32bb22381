import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { noticeReceivers } from '#core/journal/types/ending-types.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { addDays, fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays, rollForward } from '#core/shared/work-calendar.ts'

export type NoticeReceiver = (typeof noticeReceivers)[number]
export const noticeEvents = ['suspended', 'resumed', 'terminated', 'converted', 'discharged'] as const
export type NoticeEvent = (typeof noticeEvents)[number]

/** Somebody has to be told that a measure stood still, went on or ended. `id` stays the same until the event is struck. */
export type NoticeOwed = {
  readonly id: string
  readonly what: NoticeEvent
  /** The entry that it is about; null for discharge, which needs none. */
  readonly about: string | null
  readonly to: NoticeReceiver
  readonly owedBy: 'office' | 'police'
  readonly on: PlainDate
  /** The last day; null where the law asks for it and names no number. */
  readonly dueOn: PlainDate | null
  readonly clause: string
  /** Our reading: no clause speaks of this notice. */
  readonly reading: boolean
  readonly doneBy: string | null
  readonly doneOn: PlainDate | null
  /** `lapsed`: never given, and overtaken by what came after (told of a custody that is over). */
  readonly status: 'open' | 'overdue' | 'done' | 'late' | 'lapsed'
}

/**
 * Every notice of suspension, resumption, termination, isolation and discharge with its answer, in the order of events
 * (戒毒条例 23, 24, 40). A notice of discharge is owed to each of three; replay is content with the first.
 */
export function noticesOwed(
  journal: readonly Entry[],
  state: CaseState,
  policy: Policy,
  today: PlainDate,
): readonly NoticeOwed[] {
  const entries = standingEntries(journal, today).filter((e) => e.on <= today)
  const events = entries.filter((e) => isEvent(e) && isBeforeEnd(e, state))
  const about = events.flatMap((e, i) => {
    const overtaken = i < events.length - 1 || state.stage === 'discharged'
    return receiversOf(e).map((r) => owedAbout(e, r, entries, overtaken))
  })
  return [...about, ...discharge(entries, state, policy, today)]
}

function isEvent(e: Entry): boolean {
  return (
    e.type === 'suspended' ||
    e.type === 'resumed' ||
    e.type === 'terminated' ||
    (e.type === 'policeDecided' && e.data['decision'] === 'compulsoryIsolation')
  )
}

/** What was entered after the term was full changed nothing and is told to nobody. */
function isBeforeEnd(e: Entry, { stage, term }: CaseState): boolean {
  return stage !== 'discharged' || term.endsOn === null || e.on < term.endsOn
}

type Receiver = { readonly to: NoticeReceiver; readonly owedBy: 'office' | 'police' }

const office = (to: NoticeReceiver): Receiver => ({ to, owedBy: 'office' })
const police = (to: NoticeReceiver): Receiver => ({ to, owedBy: 'police' })

function receiversOf(e: Entry): readonly Receiver[] {
  const what = eventOf(e)
  if (what === 'converted') return [...(writtenByPolice(e) ? [police('township')] : []), police('family')]
  // whoever enters it knows; the other side is told
  const other = writtenByPolice(e) ? police('township') : office('police')
  if (what === 'resumed') return [other, office('person')]
  if (what === 'suspended') return [other, office('facility'), office('family')]
  const { reason } = e.data
  const held = reason === 'imprisonment' || reason === 'compulsoryEducation'
  return held ? [other, office('facility'), office('family')] : [other]
}

function writtenByPolice(e: Entry): boolean {
  return e.by?.role === 'policeLiaison'
}

function eventOf(e: Entry): Exclude<NoticeEvent, 'discharged'> {
  if (e.type === 'policeDecided' || e.data['reason'] === 'compulsoryIsolation') return 'converted'
  return e.type === 'suspended' || e.type === 'resumed' ? e.type : 'terminated'
}

const clauses: Readonly<Record<Exclude<NoticeEvent, 'discharged'>, string>> = {
  suspended: 'jdtl-24-2',
  resumed: 'jdtl-24-2',
  terminated: 'jdtl-24-1',
  converted: 'jdf-38',
}

function owedAbout(
  e: Entry,
  { to, owedBy }: Receiver,
  entries: readonly Entry[],
  overtaken: boolean,
): NoticeOwed {
  const what = eventOf(e)
  const done = entries.find(
    (n) => n.type === 'noticeGiven' && n.data['about'] === e.id && n.data['to'] === to,
  )
  return {
    id: `${what}:${e.id}:${to}`,
    what,
    about: e.id,
    to,
    owedBy,
    on: e.on,
    dueOn: null,
    clause: clauses[what],
    reading: true,
    doneBy: done?.id ?? null,
    doneOn: done?.on ?? null,
    status: done ? 'done' : overtaken ? 'lapsed' : 'open',
  }
}

/** 戒毒条例 23, 40: served on the person and the family, told to the township within seven days; Chongqing counts work days. */
function discharge(
  entries: readonly Entry[],
  { stage, term, measure }: CaseState,
  policy: Policy,
  today: PlainDate,
): readonly NoticeOwed[] {
  if (stage !== 'discharged' || term.endsOn === null) return []
  const on = term.endsOn
  const rehab = measure === 'communityRehab'
  const serve = findRule<number>(policy, 'notice.serveWorkDays', on)
  const served = serve ? { dueOn: workDaysAfter(policy, on, serve.value), clause: serve.clause } : undefined
  return (['person', 'family', 'township'] as const).map((to) => {
    const done = entries.find((n) => n.type === 'dischargeNotified' && n.data['to'] === to)
    const law = rehab ? 'jdtl-40' : 'jdtl-23'
    const due = to === 'township' ? townshipDue(policy, on, rehab) : served
    const dueOn = due?.dueOn ?? null
    return {
      id: `discharged:${to}`,
      what: 'discharged',
      about: null,
      to,
      owedBy: 'police',
      on,
      dueOn,
      clause: due?.clause ?? law,
      reading: false,
      doneBy: done?.id ?? null,
      doneOn: done?.on ?? null,
      status: statusOf(dueOn, done?.on ?? null, today),
    }
  })
}

/** Seven days, rolled over a rest day; where a place counts work days too, whichever is earlier. */
function townshipDue(
  policy: Policy,
  on: PlainDate,
  rehab: boolean,
): { dueOn: PlainDate; clause: string } | undefined {
  const own = rehab ? findRule<number>(policy, 'notice.rehabDischargeDays', on) : undefined
  const rule = own ?? findRule<number>(policy, 'notice.dischargeDays', on)
  const local = findRule<number>(policy, 'notice.dischargeWorkDays', on)
  const found = [
    ...(rule
      ? [
          {
            dueOn: fromDayNumber(rollForward(policy.calendar, toDayNumber(addDays(on, rule.value)))),
            clause: rehab ? 'jdtl-40' : rule.clause,
          },
        ]
      : []),
    ...(local ? [{ dueOn: workDaysAfter(policy, on, local.value), clause: local.clause }] : []),
  ]
  return found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))[0]
}

function workDaysAfter(policy: Policy, on: PlainDate, days: number): PlainDate {
  return fromDayNumber(addWorkDays(policy.calendar, toDayNumber(on), days))
}

function statusOf(dueOn: PlainDate | null, doneOn: PlainDate | null, today: PlainDate): NoticeOwed['status'] {
  if (doneOn !== null) return dueOn !== null && doneOn > dueOn ? 'late' : 'done'
  return dueOn !== null && today > dueOn ? 'overdue' : 'open'
}

/** Is somebody still to be told? */
export function isOutstanding(notice: NoticeOwed): boolean {
  return notice.status === 'open' || notice.status === 'overdue'
}
