import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import type { AreaCode } from '#core/shared/area.ts'
import { fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays, rollForward } from '#core/shared/work-calendar.ts'
import { type Entrustment, type EntrustmentStep, entrustmentsOf, overOn } from './entrustments.ts'
import { type Move, type MoveStep, movesOf, type Turn, turnOf } from './moves.ts'
import { type Holding, holdingOn, holdingsOf, nextHoldingDay } from './responsibility.ts'
import type { TaskKind } from './task-kinds.ts'

/** A change of place or an entrustment as lists and rights need it. */
export type HandoverLine = {
  /** The entry that asked. */
  readonly id: string
  readonly kind: 'move' | 'entrust'
  readonly step: MoveStep | EntrustmentStep
  readonly turn: Turn | null
  readonly dueOn: PlainDate | null
  readonly askedOn: PlainDate
  readonly changedOn: PlainDate | null
  /** The person's own clock: by when to report in at the new place. */
  readonly reportBy: PlainDate | null
  readonly untilOn: PlainDate | null
  readonly fromPlace: AreaCode | null
  readonly toPlace: AreaCode | null
  readonly toStation: string | null
  readonly toWorker: string | null
  readonly kinds: readonly TaskKind[]
  /** The other side may look now. */
  readonly guest: boolean
  readonly open: boolean
}

/** Everything about hand-overs that follows from one journal on one day. */
export type Handovers = {
  readonly standing: readonly Entry[]
  readonly moves: readonly Move[]
  readonly entrustments: readonly Entrustment[]
  readonly holdings: readonly Holding[]
  /** The township that must answer for the person today. */
  readonly responsible: AreaCode | null
  readonly lines: readonly HandoverLine[]
  /** The next day on which any of this changes by itself. */
  readonly nextChangeOn: PlainDate | null
}

type Case = {
  readonly journal: readonly Entry[]
  readonly state: CaseState
  readonly policy: Policy
  readonly today: PlainDate
}

const ended: ReadonlySet<CaseState['stage']> = new Set(['terminated', 'convertedToIsolation', 'discharged'])
const concerned: ReadonlySet<string> = new Set(['placeChangeAsked', 'entrusted'])

/** Most cases never move: they are not read twice for it. */
export function isConcerned(journal: readonly Entry[]): boolean {
  return journal.some((e) => concerned.has(e.type))
}

export function handoversOf(c: Case): Handovers {
  const standing = standingEntries(c.journal, c.today)
  const over = ended.has(c.state.stage)
  const { moves, holdings, holding, entrustments, nextChangeOn } = turningOf(standing, over, c.today)
  const place = (m: Move) => placeBefore(holdings, m)
  const lines = [
    ...moves.map((m) => moveLine(m, place(m), over, c)),
    ...entrustments.map((e) => entrustLine(e, holding?.place ?? null)),
  ]
  return {
    standing,
    moves,
    entrustments,
    holdings,
    responsible: holding?.place ?? null,
    lines,
    nextChangeOn,
  }
}

/** What the passing of days alone decides. */
function turningOf(standing: readonly Entry[], over: boolean, today: PlainDate) {
  const moves = movesOf(standing)
  const holdings = holdingsOf(standing, moves)
  const holding = holdingOn(holdings, today)
  const heldFrom = holding && holding !== holdings[0] ? holding.from : null
  const entrustments = entrustmentsOf(standing, { today, ended: over, heldFrom })
  const days = [nextHoldingDay(holdings, today), ...entrustments.map(overOn)].filter((d) => d !== null)
  return { moves, holdings, holding, entrustments, nextChangeOn: days.sort()[0] ?? null }
}

/** The township that had the case when the move was asked. */
function placeBefore(holdings: readonly Holding[], move: Move): AreaCode | null {
  const own = holdings.findIndex((h) => h.by === move.id)
  return (own > 0 ? holdings[own - 1] : holdingOn(holdings, move.askedOn))?.place ?? null
}

function moveLine(m: Move, from: AreaCode | null, over: boolean, c: Case): HandoverLine {
  const coming = m.takesOverOn !== null && m.takesOverOn > c.today
  return {
    id: m.id,
    kind: 'move',
    step: m.step,
    turn: over ? null : turnOf(m.step),
    dueOn: over ? null : dueOfMove(m, c),
    askedOn: m.askedOn,
    changedOn: m.changedOn,
    reportBy: reportByOf(m, c.policy),
    untilOn: null,
    fromPlace: from,
    toPlace: m.to,
    toStation: null,
    toWorker: null,
    kinds: [],
    guest: !over && (m.step === 'toAnswer' || coming),
    open: !over && turnOf(m.step) !== null,
  }
}

function entrustLine(e: Entrustment, from: AreaCode | null): HandoverLine {
  const open = e.step === 'toAnswer' || e.step === 'running'
  return {
    id: e.id,
    kind: 'entrust',
    step: e.step,
    turn: e.step === 'toAnswer' ? 'new' : null,
    dueOn: null,
    askedOn: e.from,
    changedOn: null,
    reportBy: null,
    untilOn: e.until,
    fromPlace: from,
    toPlace: e.area,
    toStation: e.station,
    toWorker: e.worker,
    kinds: e.kinds,
    guest: open && e.station !== null,
    open,
  }
}

/** By when the step that is due must be taken: the duty of the law where replay has one, else its own reckoning. */
export function dueOfMove(m: Move, { state, policy }: Pick<Case, 'state' | 'policy'>): PlainDate | null {
  switch (m.step) {
    case 'toSend':
      return dutyDue(state, 'sendFile', m.id) ?? reportByOf(m, policy)
    case 'toSendAgain':
      return dutyDue(state, 'sendFile', m.refused?.id ?? m.id) ?? reportByOf(m, policy)
    case 'toAnswer':
      return answerBy(m, policy)
    case 'toReportIn':
      return dutyDue(state, 'reportInAfterChange', m.id) ?? reportByOf(m, policy)
    case 'toSign':
      return dutyDue(state, 'signNewAgreement', m.id)
    default:
      return null
  }
}

function dutyDue(state: CaseState, kind: string, evidence: string): PlainDate | null {
  return state.duties.find((d) => d.kind === kind && d.evidence.includes(evidence))?.dueOn ?? null
}

/** The person's own clock (戒毒条例 22 第二款), counted from the day of the change, whoever has the file. */
export function reportByOf(m: Pick<Move, 'changedOn'>, policy: Policy): PlainDate | null {
  const rule = findRule<number>(policy, 'change.reportDays', m.changedOn)
  if (!rule) return null
  return fromDayNumber(rollForward(policy.calendar, toDayNumber(m.changedOn) + rule.value))
}

/** No number in the law: a local rule, else the day by which the person must have been received. */
function answerBy(m: Move, policy: Policy): PlainDate | null {
  const sent = m.sent?.on
  if (sent === undefined) return null
  const rule = findRule<number>(policy, 'change.acceptWorkDays', sent)
  if (rule) return fromDayNumber(addWorkDays(policy.calendar, toDayNumber(sent), rule.value))
  return reportByOf({ changedOn: m.changedOn > m.askedOn ? m.changedOn : m.askedOn }, policy)
}

/** The next day on which responsibility or an entrustment turns without a further entry. */
export function nextHandoverDay(
  journal: readonly Entry[],
  state: Pick<CaseState, 'asOf' | 'stage'>,
): PlainDate | null {
  if (!isConcerned(journal)) return null
  return turningOf(standingEntries(journal, state.asOf), ended.has(state.stage), state.asOf).nextChangeOn
}
