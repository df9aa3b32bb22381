import type { CaseState } from '#core/case/case-state.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { CaseFacts } from './case-facts.ts'

/** One case as a figure sees it: its state on a day, and what its journal says beside the state. */
export type CaseView = { readonly state: CaseState; readonly facts: CaseFacts }

/** From and to are both inside the period. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate }

export type Tally = { readonly numerator: number; readonly denominator: number }

/**
 * How a number is said: a share, a count, an average (`perPerson`, `days`), or what is lacking of a norm (`shortOf`: the
 * line below less the line above).
 */
export const units = ['percent', 'count', 'perPerson', 'days', 'shortOf'] as const
export type Unit = (typeof units)[number]

type Definition = {
  readonly key: string
  /** Place of the metric in stored vectors. Given once, never reused: stored figures are read by it. */
  readonly slot: number
  /** Raised when the meaning changes; every figure shows the version it was counted by. */
  readonly version: number
  readonly title: Words
  /** The whole definition in words: numerator, denominator, what is left out, and why. */
  readonly means: Words
  /** Where the definition comes from, and whether it is our reading. */
  readonly source: Words
  /** Rule key of the yearly target in the policy packs. */
  readonly target: string
  readonly unit: Unit
  readonly better: 'higher' | 'lower'
}

/** What a screen needs to know of any figure, whatever it counts. */
export type FigureDefinition = Omit<Definition, 'slot'> & { readonly kind: 'day' | 'period' }

/** A figure of a day: two predicates over the case as it stood then. */
export type DayMetric = Definition & {
  readonly kind: 'day'
  /** How often the case counts below the line: 0 or 1, more where parts of a person are counted. */
  readonly denominator: (c: CaseView) => number
  /** Asked only where the denominator counts. */
  readonly numerator: (c: CaseView) => number
}

/**
 * A figure of a period: dated facts of the case that fall in it. The facts are those known on the day of the state,
 * so a late or struck entry corrects the month it belongs to.
 */
export type PeriodMetric = Definition & {
  readonly kind: 'period'
  readonly due: (c: CaseView) => readonly PlainDate[]
  readonly met: (c: CaseView) => readonly PlainDate[]
  /** People, not facts: at most once a person a month, and above the line only where also below it. */
  readonly peopleOfMonth?: true
  /** The figure of a day reads the whole calendar year that lies so many years back (1 = last year). */
  readonly yearsBack?: number
}

export type Metric = DayMetric | PeriodMetric

/** Yes counts once. */
export function one(yes: boolean): number {
  return yes ? 1 : 0
}
