import type { FigureDefinition, Metric } from './metric.ts'

/** Kinds of organisation whose staff do the work of the measures; police and offices of counties do not count. */
export const workPlaces = ['station', 'townshipOffice', 'provider', 'society', 'branch'] as const

/** A member of staff as a figure sees them: as on the last day of a period, and what fell in it. */
export type StaffView = {
  readonly inPost: boolean
  readonly fullTime: boolean
  /** A post or a certificate of social worker. */
  readonly socialWorker: boolean
  /** Any certificate that holds on the day. */
  readonly certified: boolean
  /** Left within the period, after being in post in it. */
  readonly left: boolean
  readonly trained: boolean
}

/** A township as a figure sees it on a day; staff of an organisation above the townships are in a line of their own. */
export type TownshipView = {
  readonly onFile: number
  /** Workers that the norm of the pack asks for. */
  readonly norm: number
  readonly fullTimeStaff: number
  readonly hasLeadingGroup: boolean
}

/** A definition over the lines of a register: what each adds below and above the line. */
export type RegisterFigure<View> = FigureDefinition & {
  readonly denominator: (view: View) => number
  /** Asked only where the denominator counts; what is lacking of a norm asks it always. */
  readonly numerator: (view: View) => number
}

/** Counted over the register of staff; everybody who was in post at some time of the period is looked at. */
export type StaffMetric = RegisterFigure<StaffView> & { readonly register: 'staff' }

/** Counted over townships. */
export type TownshipMetric = RegisterFigure<TownshipView> & { readonly register: 'townships' }

/** A figure over another register than the cases: not kept in vectors, counted when asked. */
export type RegisterMetric = StaffMetric | TownshipMetric

export type AnyMetric = Metric | RegisterMetric

export function isRegister(metric: AnyMetric): metric is RegisterMetric {
  return 'register' in metric
}

/** What is counted over townships reads every township of every month: up to a city it is, above it is not. */
export function hasHistory(metric: AnyMetric, area: string): boolean {
  if (!isRegister(metric)) return true
  return metric.register === 'staff' ? area !== 'cn' : area.length >= 4
}
