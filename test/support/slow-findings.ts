import type { Entry } from '#core/journal/entry.ts'
import { addDays, addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import type { SlowLife } from './slow-replay.ts'
import { slowEnd } from './slow-windows.ts'

export type SlowState = {
  readonly stage: string
  readonly contact: string
  readonly reportIn: {
    readonly dueOn: PlainDate | null
    readonly reportedOn: PlainDate | null
    readonly status: string
  }
  readonly term: {
    readonly startsOn: PlainDate | null
    readonly endsOn: PlainDate | null
    readonly elapsedDays: number
    readonly suspendedDays: number
  }
  readonly counters: readonly number[]
  readonly duties: readonly string[]
  readonly findings: readonly string[]
}

/** What the walk through the days comes to, in the words of the contract. */
export function slowState(life: SlowLife): SlowState {
  const due = dueOn(life)
  const today = life.ended?.on ?? life.asOf
  const late = due !== null && (life.reported ?? today) > due
  const status = life.reported
    ? late
      ? 'late'
      : 'onTime'
    : !life.served
      ? 'notServed'
      : late
        ? 'overdue'
        : 'pending'
  return {
    stage: stageOf(life),
    contact: life.lost ? 'lost' : 'inTouch',
    reportIn: { dueOn: due, reportedOn: life.reported, status },
    term: {
      startsOn: life.reported,
      endsOn: life.reported && slowEnd(life, life.reported),
      elapsedDays: life.consumed,
      suspendedDays: life.suspendedDays,
    },
    counters: [refusals(life).length, absencesOf(life).length, awayOn(life, life.asOf, true)],
    duties: duties(life, due).sort(),
    findings: findings(life, due, late).sort(),
  }
}

/** What happened after the measure had ended was not done during it. */
function refusals(life: SlowLife): Entry[] {
  return life.entries.filter((e) => e.type === 'testRefused' && (!life.ended || e.on <= life.ended.on))
}

function absencesOf(life: SlowLife): Entry[] {
  return life.entries.filter(
    (e) => e.type === 'absenceFound' && (!life.ended || String(e.data['from']) <= life.ended.on),
  )
}

function stageOf(life: SlowLife): string {
  if (life.ended) return life.ended.stage
  if (life.custody.at(-1)?.to === null) return 'suspended'
  return life.reported ? 'inForce' : life.served ? 'awaitingReport' : 'ordered'
}

function dueOn(life: SlowLife): PlainDate | null {
  if (life.clockDue === null) return null
  const reasons = life.entries
    .filter((e) => e.type === 'properReasonAccepted')
    .map((e) => String(e.data['until']))
  return [life.clockDue, ...reasons].sort().at(-1) ?? null
}

function until(life: SlowLife, due: PlainDate, done: PlainDate | null): string {
  if (done !== null) return done <= due ? 'done' : 'late'
  return life.ended ? (due < life.ended.on ? 'missed' : 'excused') : 'open'
}

function duties(life: SlowLife, due: PlainDate | null): string[] {
  const list = life.windows.map((w) => `test ${w.start} ${w.last} ${w.status}`)
  if (due !== null) list.push(`reportIn ${due} ${until(life, due, life.reported)}`)
  const toSign = signBy(life, due)
  if (toSign !== null) list.push(`signAgreement ${toSign} ${until(life, toSign, signed(life))}`)
  return list
}

/** Detox: a week after report-in. Rehabilitation: in the fifteen days of the report-in itself. */
function signBy(life: SlowLife, due: PlainDate | null): PlainDate | null {
  if (life.rehab && due !== null) return due
  return life.reported && addDays(life.reported, 7)
}

function signed(life: SlowLife): PlainDate | null {
  return life.entries.find((e) => e.type === 'agreementSigned')?.on ?? null
}

function findings(life: SlowLife, due: PlainDate | null, late: boolean): string[] {
  const list: string[] = []
  const say = (kind: string, on: PlainDate) => list.push(`${kind} ${on}`)
  const last = (type: string) => life.entries.filter((e) => e.type === type).at(-1)
  if (late && due !== null) say('deemedRefusal', addDays(due, 1))
  for (const w of life.windows)
    if (w.status === 'missed') say('testMissed', missedOn(life, addDays(w.last, 1)))
  for (const on of uses(life, 'testPositive')) say('testPositive', on)
  for (const on of uses(life, 'relapse')) say('relapse', on)
  for (const on of violations(life)) say('seriousViolation', on)
  if (life.ended?.stage === 'discharged' && !last('dischargeNotified'))
    say('termFullNoticeOutstanding', life.ended.on)
  if (life.ended) return list
  if (late && due !== null && !life.reported) say('reportInOverdue', addDays(due, 1))
  const toSign = signBy(life, due)
  if (life.reported && toSign !== null && !signed(life) && life.asOf > toSign)
    say('agreementMissing', later(addDays(toSign, 1), life.reported))
  if (life.lost) say('contactLost', life.lost)
  const group = last('workGroupFormed')
  if (life.reported && group && !isComplete(group)) say('workGroupIncomplete', group.on)
  if (life.reported && !group && life.asOf > addDays(life.reported, 15))
    say('workGroupIncomplete', addDays(life.reported, 16))
  for (const on of leavesOverdue(life)) say('leaveOverdue', on)
  return list
}

function isComplete(group: Entry): boolean {
  const kinds = (group.data['members'] as { kind: string }[]).map((m) => m.kind)
  return ['worker', 'police', 'medic', 'family', 'volunteer'].every((k) => kinds.includes(k))
}

function uses(life: SlowLife, kind: 'testPositive' | 'relapse'): PlainDate[] {
  const positives = life.tests.filter((t) => t.positive && !t.waiting)
  if (kind === 'testPositive') return positives.map((t) => t.settledOn)
  const recorded = life.entries.filter((e) => e.type === 'relapseFound')
  const proposed = positives.filter((t) => {
    const from = t.hair ? addMonths(t.on, -6) : t.on
    return life.reported && from >= life.reported && !recorded.some((r) => r.data['test'] === t.id)
  })
  const found = recorded.filter((r) => {
    if (r.data['usedOn'] !== undefined && life.reported && String(r.data['usedOn']) < life.reported)
      return false
    return r.data['test'] === undefined || life.tests.some((t) => t.id === r.data['test'] && !t.waiting)
  })
  return [...proposed.map((t) => t.settledOn), ...found.map((r) => r.on)]
}

function leavesOverdue(life: SlowLife): PlainDate[] {
  const overdue: PlainDate[] = []
  for (const leave of life.entries.filter((e) => e.type === 'leaveAsked')) {
    const about = (type: string) =>
      life.entries.filter((e) => e.type === type && e.data['leave'] === leave.id)
    if (about('leaveDecided').at(-1)?.data['granted'] !== true || about('leaveReturned').length > 0) continue
    const due = String(about('leaveExtended').at(-1)?.data['to'] ?? leave.data['to'])
    const held = life.custody.some(
      (c) => c.from <= due && (c.to === null || c.to > String(leave.data['from'])),
    )
    if (!held && life.asOf > due) overdue.push(addDays(due, 1))
  }
  return overdue
}

/** The third refusal, the third absence, the first day with more than thirty days away. */
function violations(life: SlowLife): PlainDate[] {
  const list = [refusals(life)[2]?.on, absencesOf(life)[2]?.on].filter((on) => on !== undefined)
  const first = absencesOf(life)[0]
  for (let day = first?.on ?? addDays(life.asOf, 1); day <= life.asOf; day = addDays(day, 1))
    if (awayOn(life, day, false) > 30) return [...list, day]
  return list
}

/** Full days away that had passed by a day, each once; with `all`, also those of absences found later. */
function awayOn(life: SlowLife, day: PlainDate, all: boolean): number {
  const days = new Set<PlainDate>()
  const absences = absencesOf(life)
  for (const a of absences) {
    if (!all && a.on > day) continue
    const back = backOn(life, a, absences)
    for (let d = String(a.data['from']); d < back && d < day; d = addDays(d, 1)) days.add(d)
  }
  return days.size
}

function backOn(life: SlowLife, absence: Entry, absences: readonly Entry[]): PlainDate {
  const end = life.ended?.on ?? life.asOf
  const signs = life.entries
    .filter(
      (e) =>
        ['contactRestored', 'reportedIn', 'leaveReturned', 'suspended'].includes(e.type) && e.on > absence.on,
    )
    .map((e) => e.on)
  const next = absences
    .filter((b) => b.on > absence.on && String(b.data['from']) > String(absence.data['from']))
    .map((b) => String(b.data['from']))
  const back = (absence.data['to'] as PlainDate | undefined) ?? [...signs, ...next].sort()[0] ?? end
  return back < end ? back : end
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}

/** The last window of a full term is decided on the term's last day. */
function missedOn(life: SlowLife, after: PlainDate): PlainDate {
  return life.ended?.stage === 'discharged' && after > life.ended.on ? life.ended.on : after
}
