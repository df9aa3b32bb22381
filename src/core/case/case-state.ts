import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** What replay says of a case on a day. The keys are the contract of `bin/tongxing replay --json` (casework.md §4). */
export type CaseState = {
  readonly case: string
  readonly asOf: PlainDate
  readonly measure: Measure | null
  readonly stage: Stage
  readonly custody: 'free' | 'detained'
  readonly contact: 'inTouch' | 'lost'
  readonly handover: 'none' | 'sending' | 'receiving' | 'entrusted'
  readonly executionPlace: AreaCode | null
  readonly reportIn: {
    readonly dueOn: PlainDate | null
    readonly reportedOn: PlainDate | null
    readonly status: 'notServed' | 'pending' | 'onTime' | 'late' | 'overdue'
  }
  readonly term: {
    readonly startsOn: PlainDate | null
    readonly endsOn: PlainDate | null
    readonly elapsedDays: number
    readonly totalDays: number
    readonly suspendedDays: number
    readonly creditDays: number
    readonly convention: 'A' | 'B'
  }
  readonly agreement: { readonly signedOn: PlainDate | null; readonly currentPlace: boolean }
  readonly counters: {
    readonly testRefusals: Counter
    readonly unauthorisedLeaves: Counter
    readonly unauthorisedDays: Counter
  }
  readonly duties: readonly Duty[]
  readonly findings: readonly Finding[]
  readonly tier: {
    readonly current: string | null
    readonly proposed: string | null
    readonly points: number
    readonly because: readonly TierFact[]
    readonly wouldChangeIf: readonly TierChange[]
  }
  readonly cleanSince: PlainDate | null
  readonly threeYearsCleanOn: PlainDate | null
  /** The first later day on which this state would differ with no new entry; null where none will. */
  readonly nextChangeOn: PlainDate | null
}

export const measures = ['communityDetox', 'communityRehab'] as const
export type Measure = (typeof measures)[number]

export const stages = [
  'ordered',
  'awaitingReport',
  'inForce',
  'suspended',
  'terminated',
  'convertedToIsolation',
  'discharged',
] as const
export type Stage = (typeof stages)[number]

export type Counter = {
  readonly value: number
  readonly threshold: number
  readonly evidence: readonly string[]
}

export const dutyKinds = [
  'reportIn',
  'signAgreement',
  'formWorkGroup',
  'test',
  'visit',
  'talk',
  'medicalGuidance',
  'assessment',
  'leaveReport',
  'leaveReturn',
  'reportToPolice',
  'sendFile',
  'reportInAfterChange',
  'signNewAgreement',
  'endAssessment',
  'dischargeNotice',
  'followUp',
  'firstHomeVisit',
  'handleAbnormal',
] as const
export type DutyKind = (typeof dutyKinds)[number]

export const dutyStatuses = ['open', 'done', 'late', 'missed', 'excused'] as const
export type DutyStatus = (typeof dutyStatuses)[number]

/**
 * Something owed. `id` is stable under replay: kind and anchor, never an index that a later entry could move.
 * `open` past its `dueOn` is overdue; `late` was done after `dueOn`; `missed` can no longer be made up.
 */
export type Duty = {
  readonly id: string
  readonly kind: DutyKind
  readonly owedBy: 'person' | 'office' | 'police' | 'clinic'
  readonly windowFrom: PlainDate
  readonly dueOn: PlainDate
  readonly status: DutyStatus
  readonly doneBy: string | null
  readonly clause: string
  /** Ids of the entries that this duty rests on: the order, the signature, the planned test … never empty. */
  readonly evidence: readonly string[]
}

export const findingKinds = [
  'reportInOverdue',
  'deemedRefusal',
  'agreementMissing',
  'workGroupIncomplete',
  'testMissed',
  'testPositive',
  'relapse',
  'contactLost',
  'leaveOverdue',
  'seriousViolation',
  'termFullNoticeOutstanding',
  'handoverUnaccepted',
  'officeDutyMissed',
  'abstinentThreeYears',
] as const
export type FindingKind = (typeof findingKinds)[number]

export type Finding = {
  readonly id: string
  readonly kind: FindingKind
  readonly on: PlainDate
  readonly clause: string
  /** Entry ids; where the finding rests on an absence, the entry that created the expectation. Never empty. */
  readonly evidence: readonly string[]
  readonly data?: Readonly<Record<string, unknown>>
}

export type TierFact = {
  readonly fact: string
  readonly points: number
  readonly evidence: readonly string[]
  readonly on: PlainDate
}
export type TierChange = { readonly to: string; readonly when: string; readonly points?: number }
