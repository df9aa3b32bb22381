import { findRule, type Policy } from '#core/policy/policy.ts'
import { addDays, fromDayNumber, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { addWorkDays } from '#core/shared/work-calendar.ts'
import { type ExpectedMeasure, type ReleaseReason, staysInside } from './release-codes.ts'
import { type Step, standingSteps } from './release-step.ts'

/** What is owed around a release, in the order in which it comes. */
export const planKinds = [
  'facilityNotice',
  'visit',
  'rightsNotice',
  'helpAgreement',
  'collection',
  'papers',
  'firstHomeVisit',
  'order',
] as const
export type PlanKind = (typeof planKinds)[number]

export type PlanItem = {
  readonly kind: PlanKind
  readonly owedBy: 'office' | 'facility' | 'police'
  /** From when it can be done. */
  readonly from: PlainDate
  readonly by: PlainDate
  /** `notOwed`: we were told too late for it. `missed`: it was owed and can not be made up any more. */
  readonly status: 'done' | 'open' | 'notOwed' | 'missed'
  readonly doneOn: PlainDate | null
  readonly clause: string
  /** The day is our reading and not the text of the clause. */
  readonly reading: boolean
}

export type ReleaseStanding = {
  readonly today: PlainDate
  readonly releaseOn: PlainDate
  readonly releaseReason: ReleaseReason | undefined
  readonly expected: ExpectedMeasure
  /** The day on which the office learnt of the release. */
  readonly knownOn: PlainDate
  /** The day on which an order joined the file. */
  readonly joinedOn: PlainDate | null
  /** A home visit recorded in the case that joined. */
  readonly visitedOn: PlainDate | null
  readonly steps: readonly Step[]
}

const doneBy: Readonly<Record<PlanKind, readonly Step['kind'][]>> = {
  facilityNotice: ['noticeReceived'],
  visit: ['visit'],
  rightsNotice: ['rightsNotice'],
  helpAgreement: ['helpAgreement'],
  collection: ['collected', 'notCollected'],
  papers: ['papersReceived'],
  firstHomeVisit: ['firstHomeVisit'],
  order: [],
}

/**
 * What is owed before and after somebody leaves a facility, with its day and clause, by the pack of the township.
 * A pack that knows no early contact owes none; what the regulation says of notice and collection holds everywhere.
 */
export function releasePlan(r: ReleaseStanding, policy: Policy): readonly PlanItem[] {
  const steps = standingSteps(r.steps)
  const kept = steps.some((s) => s.kind === 'notCollected' && s.data.why === 'stayedInside')
  if (kept || (r.releaseReason && staysInside.has(r.releaseReason))) return []
  const plan = owed(r, policy).map((item): PlanItem => {
    const { until, ...plain } = item
    const done = doneOn(item.kind, r, steps)
    const late = until !== undefined && r.knownOn > until
    if (done !== null) return { ...plain, doneOn: done, status: 'done' }
    const missed = item.kind === 'visit' && visitIsOver(r.releaseOn, r.today)
    return { ...plain, doneOn: null, status: late ? 'notOwed' : missed ? 'missed' : 'open' }
  })
  // a notice that never came is asked for no more once the person is out
  const met = steps.some((s) => doneBy.collection.includes(s.kind))
  return plan.filter((i) => i.kind !== 'facilityNotice' || i.doneOn !== null || !met)
}

/** From the day of release on nobody can be visited inside any more. */
export function visitIsOver(releaseOn: PlainDate, today: PlainDate): boolean {
  return releaseOn <= today
}

/** What the office does next, the earliest day first; undefined where nothing is left to do. */
export function nextOf(plan: readonly PlanItem[]): PlanItem | undefined {
  const open = plan.filter((i) => i.status === 'open' && i.owedBy === 'office')
  const waits = plan.filter((i) => i.status === 'open' && i.kind === 'order')
  return [...open, ...waits].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))[0]
}

type Owed = Omit<PlanItem, 'status' | 'doneOn'> & {
  /** Learnt after this day, it is no longer owed. */
  readonly until?: PlainDate
}

function owed(r: ReleaseStanding, policy: Policy): readonly Owed[] {
  const { releaseOn } = r
  const rule = (key: string) => findRule<number>(policy, key, releaseOn)
  const notice = noticeDay(r, policy)
  const early = rule('earlyIntervention.beforeReleaseDays')
  const home = rule('firstHomeVisit.days')
  const items: Owed[] = []
  if (notice)
    items.push({
      kind: 'facilityNotice',
      owedBy: 'facility',
      from: notice.day,
      by: notice.day,
      until: notice.day,
      clause: notice.clause,
      reading: false,
    })
  const visitBy = home ? addDays(releaseOn, home.value) : releaseOn
  if (early) {
    const from = addDays(releaseOn, -early.value)
    const { clause } = early
    const base = { owedBy: 'office', from, clause, reading: true } as const
    const lateToTell = r.knownOn > releaseOn
    items.push({ ...base, kind: 'visit', by: addDays(releaseOn, -1), until: addDays(releaseOn, -1) })
    // learnt after the release, both are given at the first visit at home
    const by = lateToTell ? visitBy : releaseOn
    items.push({ ...base, kind: 'rightsNotice', by }, { ...base, kind: 'helpAgreement', by })
  }
  items.push({
    kind: 'collection',
    owedBy: 'office',
    from: releaseOn,
    by: releaseOn,
    until: releaseOn,
    clause: 'jdtl-34',
    reading: false,
  })
  const papers = rule('isolation.handPapersWorkDays')
  if (papers)
    items.push({
      kind: 'papers',
      owedBy: 'facility',
      from: releaseOn,
      by: workDay(policy, releaseOn, papers.value),
      clause: papers.clause,
      reading: papers.reading,
    })
  if (home)
    items.push({
      kind: 'firstHomeVisit',
      owedBy: 'office',
      from: releaseOn,
      by: visitBy,
      clause: home.clause,
      reading: true,
    })
  if (r.expected !== 'none') items.push(orderItem(r, policy))
  return items
}

/** Nobody set a day for the order itself; the reminder asks so that a release without one is not forgotten. */
function orderItem(r: ReleaseStanding, policy: Policy): Owed {
  const wait = findRule<number>(policy, 'earlyIntervention.orderWaitDays', r.releaseOn)
  const days = wait ?? findRule<number>(policy, 'reportIn.days', r.releaseOn)
  const detox = r.expected === 'communityDetox'
  return {
    kind: 'order',
    owedBy: 'police',
    from: r.releaseOn,
    by: addDays(r.releaseOn, days?.value ?? 0),
    clause: detox ? 'jdtl-31-2' : 'jdtl-37-1',
    reading: true,
  }
}

function noticeDay(r: ReleaseStanding, policy: Policy): { day: PlainDate; clause: string } | undefined {
  const local = findRule<number>(policy, 'isolation.noticeBeforeReleaseWorkDays', r.releaseOn)
  if (local) return { day: workDay(policy, r.releaseOn, -local.value), clause: local.clause }
  const national = findRule<number>(policy, 'isolation.noticeBeforeReleaseDays', r.releaseOn)
  return national && { day: addDays(r.releaseOn, -national.value), clause: national.clause }
}

function workDay(policy: Policy, day: PlainDate, n: number): PlainDate {
  return fromDayNumber(addWorkDays(policy.calendar, toDayNumber(day), n))
}

function doneOn(kind: PlanKind, r: ReleaseStanding, steps: readonly Step[]): PlainDate | null {
  if (kind === 'order') return r.joinedOn
  const days = steps.filter((s) => doneBy[kind].includes(s.kind)).map((s) => s.on)
  if (kind === 'firstHomeVisit' && r.visitedOn !== null) days.push(r.visitedOn)
  return days.sort()[0] ?? null
}
