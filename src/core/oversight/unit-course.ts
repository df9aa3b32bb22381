import type { AreaCode, AreaLevel } from '#core/shared/area.ts'
import { addDays, addMonths, type PlainDate } from '#core/shared/plain-date.ts'

export const judgements = ['met', 'notMet', 'unsure'] as const
export type Judgement = (typeof judgements)[number]
export const recommendations = ['award', 'improve', 'refuse'] as const
export type Recommendation = (typeof recommendations)[number]
export const recheckOutcomes = ['kept', 'conditions', 'failed'] as const
export type RecheckOutcome = (typeof recheckOutcomes)[number]

type Said = { readonly on: PlainDate; readonly by: string; readonly byArea: AreaCode }

/** What happened to an application since it was made. */
export type UnitEvent = Said &
  (
    | {
        readonly kind: 'review'
        readonly recommend: Recommendation
        readonly judged: Readonly<Record<string, Judgement>>
        readonly note: string
      }
    | { readonly kind: 'siteVisit'; readonly note: string }
    | {
        readonly kind: 'decision'
        readonly awarded: boolean
        readonly number: string
        readonly plaqueOn: PlainDate | null
        readonly reason: string
      }
    | { readonly kind: 'recheck'; readonly outcome: RecheckOutcome; readonly note: string }
    | { readonly kind: 'withdrawal'; readonly reason: string }
    | { readonly kind: 'objection'; readonly statement: string }
    | { readonly kind: 'objectionDecision'; readonly upheld: boolean; readonly reason: string }
  )
export type UnitEventKind = UnitEvent['kind']

export type UnitRules = {
  readonly level: AreaLevel
  readonly reviewers: number
  readonly recheckYears: number
  readonly objectionDays: number
}

export const unitStages = ['applied', 'reviewed', 'awarded', 'refused', 'withdrawn'] as const
export type UnitStage = (typeof unitStages)[number]

export type UnitState = {
  readonly stage: UnitStage
  readonly reviewers: readonly string[]
  readonly visited: boolean
  readonly number: string | null
  readonly plaqueOn: PlainDate | null
  /** Counted from the plaque or from the last re-check; null where nothing stands to be checked. */
  readonly recheckDueOn: PlainDate | null
  readonly withdrawnBy: string | null
  /** The last day to object to the withdrawal. */
  readonly objectUntil: PlainDate | null
  readonly objectionOpen: boolean
  readonly objected: boolean
  readonly lastOn: PlainDate | null
}

const begin: UnitState = {
  stage: 'applied',
  reviewers: [],
  visited: false,
  number: null,
  plaqueOn: null,
  recheckDueOn: null,
  withdrawnBy: null,
  objectUntil: null,
  objectionOpen: false,
  objected: false,
  lastOn: null,
}

/** How an application stands after its events, in the order in which they were written. */
export function standUnit(events: readonly UnitEvent[], rules: UnitRules): UnitState {
  return events.reduce((state, event) => ({ ...after(state, event, rules), lastOn: event.on }), begin)
}

function after(state: UnitState, event: UnitEvent, rules: UnitRules): UnitState {
  switch (event.kind) {
    case 'review':
      return ready({ ...state, reviewers: [...new Set([...state.reviewers, event.by])] }, rules)
    case 'siteVisit':
      return state.stage === 'awarded' ? state : ready({ ...state, visited: true }, rules)
    case 'decision':
      if (!event.awarded) return { ...state, stage: 'refused' }
      return {
        ...state,
        stage: 'awarded',
        number: event.number,
        plaqueOn: event.plaqueOn,
        recheckDueOn: nextRecheck(event.plaqueOn ?? event.on, rules),
      }
    case 'recheck':
      return { ...state, recheckDueOn: nextRecheck(event.on, rules) }
    case 'withdrawal':
      return {
        ...state,
        stage: 'withdrawn',
        recheckDueOn: null,
        withdrawnBy: event.by,
        objectUntil: addDays(event.on, rules.objectionDays),
        objected: false,
      }
    case 'objection':
      return { ...state, objectionOpen: true, objected: true }
    case 'objectionDecision':
      if (!event.upheld) return { ...state, objectionOpen: false }
      return {
        ...state,
        stage: 'awarded',
        objectionOpen: false,
        withdrawnBy: null,
        objectUntil: null,
        recheckDueOn: nextRecheck(event.on, rules),
      }
  }
}

function ready(state: UnitState, rules: UnitRules): UnitState {
  if (state.stage !== 'applied' && state.stage !== 'reviewed') return state
  const done = state.visited && state.reviewers.length >= rules.reviewers
  return { ...state, stage: done ? 'reviewed' : 'applied' }
}

function nextRecheck(from: PlainDate, rules: UnitRules): PlainDate {
  return addMonths(from, rules.recheckYears * 12)
}
