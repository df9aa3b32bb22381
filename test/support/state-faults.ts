import type { CaseState, Stage } from '#core/case/case-state.ts'
import { lastStages, type StageTransition, stageTransitions } from '#core/case/stage-transitions.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'

/** What is wrong with a refusal: it says why in both languages, where, and by a code. Null where nothing is. */
export function faultsOfRefusals(refusals: readonly Refusal[]): string | null {
  if (refusals.length === 0) return 'refused without saying why'
  for (const r of refusals) {
    if (!/^(entry|admit)\.\w+/.test(r.code)) return `refused by a code '${r.code}'`
    if (!/[\u4e00-\u9fff]/.test(r.says.zh) || r.says.en.trim() === '') return `'${r.code}' says nothing`
    if (r.field === '') return `'${r.code}' names no field`
  }
  return null
}

/** What is wrong with one state as law sees it, or null. Written from the texts, not from the code of replay. */
export function faultsOfState(state: CaseState, journal: readonly Entry[], book: PolicyBook): string | null {
  return stageFault(state, journal) ?? termFault(state) ?? groundFault(state, journal, book)
}

function stageFault(state: CaseState, journal: readonly Entry[]): string | null {
  const { stage, custody, term, reportIn } = state
  const has = (type: string, fits: (e: Entry) => boolean = () => true) =>
    journal.some((e) => e.type === type && e.on <= state.asOf && fits(e))
  const says = (what: string) => `${stage}: ${what}`
  if (stage === 'suspended' && custody !== 'detained') return says('but free')
  if (stage === 'inForce' && reportIn.reportedOn === null) return says('without a report-in')
  if (stage === 'awaitingReport' && !has('orderServed', (e) => e.data['to'] === 'person'))
    return says('without service on the person')
  if ((stage === 'awaitingReport' || stage === 'ordered') && reportIn.reportedOn !== null)
    return says('after a report-in')
  if (stage === 'discharged' && (term.endsOn === null || term.endsOn > state.asOf))
    return says('before the term is full')
  if ((stage === 'inForce' || stage === 'suspended') && term.endsOn !== null && term.endsOn <= state.asOf)
    return says(`after ${term.endsOn}, when the term was full`)
  if (stage === 'terminated' && !has('terminated', (e) => e.data['reason'] !== 'compulsoryIsolation'))
    return says('without a ground of 戒毒条例 24')
  if (stage === 'convertedToIsolation' && !isolated(has)) return says('without a decision of the police')
  if (state.measure === null && stage !== 'ordered') return says('without an order')
  return null
}

function isolated(has: (type: string, fits: (e: Entry) => boolean) => boolean): boolean {
  return (
    has('policeDecided', (e) => e.data['decision'] === 'compulsoryIsolation') ||
    has('terminated', (e) => e.data['reason'] === 'compulsoryIsolation')
  )
}

function termFault({ term, reportIn }: CaseState): string | null {
  if ((term.startsOn === null) !== (term.endsOn === null)) return 'a term with one end'
  if (term.startsOn === null || term.endsOn === null) return null
  if (reportIn.reportedOn === null) return 'a term without report-in'
  const days = toDayNumber(term.endsOn) - toDayNumber(term.startsOn)
  // nothing left to serve: the end is the day before the start
  if (days < 0 && (term.totalDays > 0 || days < -1)) return `ends ${term.endsOn}, starts ${term.startsOn}`
  if (term.totalDays < 0 || term.suspendedDays < 0) return 'days below zero'
  if (term.elapsedDays < 0 || term.elapsedDays > term.totalDays) return `${term.elapsedDays} days served`
  const counted = days + (term.convention === 'A' ? 1 : 0) - term.suspendedDays
  return counted === term.totalDays ? null : `${counted} days from start to end, ${term.totalDays} in all`
}

function groundFault(state: CaseState, journal: readonly Entry[], book: PolicyBook): string | null {
  const days = new Map(journal.map((e) => [e.id, e.on]))
  const { clauses } = book.at(state.executionPlace ?? 'cn')
  const seen = new Set<string>()
  for (const x of [...state.duties, ...state.findings]) {
    if (seen.has(x.id)) return `${x.id} twice`
    seen.add(x.id)
    if (clauses[x.clause] === undefined && !knownAnywhere(x.clause, journal, book))
      return `${x.id} without a clause (${x.clause})`
    if (x.evidence.length === 0) return `${x.id} without evidence`
    const lost = x.evidence.find((e) => !days.has(e))
    if (lost !== undefined) return `${x.id} rests on ${lost}, which is not on file`
  }
  for (const d of state.duties) {
    const opened = d.evidence.map((e) => dayOf(days, e)).sort()[0] ?? ''
    if (d.dueOn < opened && !openedByItsOwnDate.has(d.kind))
      return `${d.id} is due ${d.dueOn}, before ${opened}, when it was opened`
    if (d.dueOn < d.windowFrom) return `${d.id} is due ${d.dueOn}, before ${d.windowFrom}`
    // an end excuses what was still to come: a leave granted for next month of a measure that is over today
    const excusedByEnd = d.status === 'excused' && over.has(state.stage)
    if (d.windowFrom > state.asOf && d.status !== 'open' && !excusedByEnd)
      return `${d.id} is settled before it begins`
    if (d.doneBy !== null && !days.has(d.doneBy)) return `${d.id} was done by nothing`
    if ((d.status === 'done' || d.status === 'late') !== (d.doneBy !== null)) return `${d.id} ${d.status}`
  }
  for (const f of state.findings) if (f.on > state.asOf) return `${f.id} is found on ${f.on}`
  return null
}

const over: ReadonlySet<string> = new Set(['terminated', 'convertedToIsolation', 'discharged'])

/** These begin on a day that the entry tells (the move, the absence) and not on the day of the entry. */
const openedByItsOwnDate: ReadonlySet<string> = new Set(['reportInAfterChange', 'leaveReport', 'leaveReturn'])

const dayOf = (days: ReadonlyMap<string, string>, entry: string) => days.get(entry) ?? ''

/** A duty of an earlier place rests on the rules of that place. */
function knownAnywhere(clause: string, journal: readonly Entry[], book: PolicyBook): boolean {
  return journal.some((e) => {
    const place = e.data['executionPlace'] ?? e.data['to']
    return typeof place === 'string' && /^\d+$/.test(place) && book.at(place).clauses[clause] !== undefined
  })
}

const takesBack: ReadonlySet<string> = new Set(['struck', 'objectionDecided'])

/** Is something taken back, or an order put in the place of one that was? */
function isCorrected(today: readonly Entry[], journal: readonly Entry[]): boolean {
  if (today.some((e) => takesBack.has(e.type))) return true
  const orders = (of: readonly Entry[]) => of.filter((e) => e.type === 'orderIssued').length
  return orders(today) > 0 && orders(journal) > 1
}

/** Day by day, does the stage move only by steps of the table? Days of a correction are left out. */
export function faultsOfCourse(states: readonly CaseState[], journal: readonly Entry[]): string | null {
  let last: CaseState | null = null
  for (const state of states) {
    const today = journal.filter((e) => e.on === state.asOf)
    if (last && last.stage !== state.stage && !isCorrected(today, journal)) {
      const types = new Set<string>([...today.map((e) => e.type), 'day'])
      if (!reachable(last.stage, state.stage, types))
        return `${state.asOf}: ${last.stage} → ${state.stage} by ${[...types].join(', ')}`
      if (lastStages.has(last.stage)) return `${state.asOf}: out of ${last.stage}`
    }
    last = state
  }
  return null
}

/** What asks something of a person under a measure, or moves it: none of this is there once the measure is over. */
const onlyDuring =
  /^(orderServed|properReasonAccepted|reportedIn|agreementSigned|workGroupFormed|testPlanned|testRefused|testExcused|leave.*|absenceFound|admonished|warned|placeChangeAsked|entrusted|suspended|resumed|terminated|tierSet)$/

/** Taken after the end: nothing that belongs to a running measure, and it leaves the end as it was. */
export function faultsAfterTheEnd(was: CaseState, added: Entry, now: CaseState): string | null {
  if (!lastStages.has(was.stage)) return null
  if (onlyDuring.test(added.type)) return `'${added.type}' was taken after the end (${was.stage})`
  const tie = added.type === 'policeDecided' && now.stage === 'convertedToIsolation'
  if (takesBack.has(added.type) || was.stage === now.stage || tie) return null
  return `${was.stage} became ${now.stage} by '${added.type}'`
}

/** By one step, or by several of one day. */
function reachable(from: Stage, to: Stage, types: ReadonlySet<string>): boolean {
  const open: Stage[] = [from]
  const been = new Set<Stage>(open)
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    const stage = here
    const steps = stageTransitions.filter((t: StageTransition) => t.from === stage && types.has(t.by))
    for (const { to: next } of steps) {
      if (next === to) return true
      if (!been.has(next)) open.push(next)
      been.add(next)
    }
  }
  return false
}
