import { certificateShare } from './definitions/certificate-share.ts'
import { leadingGroupRate } from './definitions/leading-group-rate.ts'
import { socialWorkerShare } from './definitions/social-worker-share.ts'
import { staffingGap } from './definitions/staffing-gap.ts'
import { trainingRate } from './definitions/training-rate.ts'
import { turnover } from './definitions/turnover.ts'
import type { Tally } from './metric.ts'
import { findMetric } from './metrics.ts'
import type { AnyMetric, RegisterFigure, RegisterMetric } from './register-metric.ts'

/** Every figure over another register than the cases, in the order in which an overview shows them. */
export const registerMetrics: readonly RegisterMetric[] = [
  staffingGap,
  socialWorkerShare,
  certificateShare,
  trainingRate,
  turnover,
  leadingGroupRate,
]

const byKey = new Map<string, RegisterMetric>(registerMetrics.map((m) => [m.key, m] as const))

/** Any figure by its key, of cases or of another register. */
export function findFigure(key: string): AnyMetric | undefined {
  return findMetric(key) ?? byKey.get(key)
}

/** What one line of a register adds to a figure: the only evaluator, for the number and for the list behind it. */
export function measureLine<View>(metric: RegisterFigure<View>, view: View): Tally {
  const denominator = metric.denominator(view)
  // what is lacking of a norm counts the staff that is there also where the norm asks for nobody
  const counts = denominator !== 0 || metric.unit === 'shortOf'
  return { numerator: counts ? metric.numerator(view) : 0, denominator }
}
