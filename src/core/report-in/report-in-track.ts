import type { CaseState } from '#core/case/case-state.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import { type DeadlineReason, deadlineOf } from './deadline.ts'

/** In the order of urgency; every case that waits for its report-in is in exactly one. */
export const reportInBuckets = ['overdue', 'reasonAsked', 'soon', 'week', 'later', 'notServed'] as const
export type ReportInBucket = (typeof reportInBuckets)[number]

/** `soon` is this many days ahead, `week` that many: cuts of a list, no periods of a law. */
export const bucketDays = { soon: 3, week: 7 } as const

/** What the board shows of a case whose person has not reported in yet. */
export type ReportInTrack = {
  readonly servedOn: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly why: DeadlineReason | null
  readonly reminders: number
  readonly remindedOn: PlainDate | null
  /** The request for a proper reason that nobody has answered. */
  readonly asked: string | null
}

type TrackInput = { readonly state: CaseState; readonly journal: readonly Entry[]; readonly policy: Policy }

const before: ReadonlySet<CaseState['stage']> = new Set(['ordered', 'awaitingReport', 'suspended'])

/** Null once the person has reported in or the measure is over. */
export function reportInTrack({ state, journal, policy }: TrackInput): ReportInTrack | null {
  if (state.measure === null || state.reportIn.reportedOn !== null || !before.has(state.stage)) return null
  const entries = standing(journal)
  const deadline = deadlineOf(state, entries, policy)
  const served = entries.filter((e) => e.type === 'orderServed' && e.data['to'] === 'person').map((e) => e.on)
  const reminded = entries.filter((e) => e.type === 'reportInReminded').map((e) => e.on)
  return {
    servedOn: served.toSorted()[0] ?? null,
    dueOn: state.reportIn.dueOn,
    why: deadline?.why ?? null,
    reminders: reminded.length,
    remindedOn: reminded.toSorted().at(-1) ?? null,
    asked: openAsk(entries)?.id ?? null,
  }
}

/**
 * Requests that were neither accepted nor refused, oldest first; a refusal whose objection was upheld is none any more.
 * `entries` are those that stand.
 */
export function openAsks(entries: readonly Entry[]): readonly Entry[] {
  const overturned = new Set(upheldAbout(entries).map((e) => e.data['about']))
  const answered = new Set(
    entries
      .filter((e) => e.type === 'properReasonAccepted' || e.type === 'properReasonRefused')
      .filter((e) => !overturned.has(e.id))
      .map((e) => e.data['asked']),
  )
  return entries.filter((e) => e.type === 'properReasonAsked' && !answered.has(e.id))
}

export function upheldAbout(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((e) => e.type === 'objectionDecided' && e.data['upheld'] === true)
}

function openAsk(entries: readonly Entry[]): Entry | undefined {
  return openAsks(entries).at(-1)
}

export function bucketOf(
  track: Pick<ReportInTrack, 'servedOn' | 'dueOn' | 'asked'>,
  today: PlainDate,
): ReportInBucket {
  if (track.asked !== null) return 'reasonAsked'
  if (track.servedOn === null) return 'notServed'
  const { dueOn } = track
  if (dueOn === null) return 'later'
  if (dueOn < today) return 'overdue'
  if (dueOn <= addDays(today, bucketDays.soon)) return 'soon'
  return dueOn <= addDays(today, bucketDays.week) ? 'week' : 'later'
}
