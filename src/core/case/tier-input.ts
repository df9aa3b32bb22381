import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Measure } from './case-state.ts'

/**
 * The kinds of fact a tier scheme may name. All of them come from the journal of the case itself; what a scheme must not
 * look at (poverty, ethnicity, religion, family, illness) can not be said here.
 */
export const tierFactKinds = [
  'testPositive',
  'testRefused',
  'testMissed',
  'contactLost',
  'leaveOverdue',
  'unauthorisedAbsence',
  'relapse',
  'deemedRefusal',
  'seriousViolation',
  'cleanTest',
  'onTimeReport',
  'steadyMonths',
] as const
export type TierFactKind = (typeof tierFactKinds)[number]

/** One dated fact with the entries it rests on. `value` is a number of the fact where it has one (steady months). */
export type TierInputFact = {
  readonly kind: TierFactKind
  readonly on: PlainDate
  readonly evidence: readonly string[]
  /** `contactLost` and `leaveOverdue`: still so on the day asked. */
  readonly ongoing?: boolean
  readonly value?: number
}

/** What `proposeTier(input, policy, asOf)` is given; facts are in order of their day and none is later than `asOf`. */
export type TierInput = {
  readonly measure: Measure | null
  readonly facts: readonly TierInputFact[]
  /** The tier that a person set last, with its entry. */
  readonly current: { readonly tier: string; readonly setOn: PlainDate; readonly evidence: string } | null
  /** The later of report-in and the last adverse fact: whole months since then are the steady months. */
  readonly steadySince: PlainDate | null
  /** The entry that `steadySince` rests on. */
  readonly steadyEvidence: string | null
}
