import type { Handover, ReleaseReason } from '#core/release/release-codes.ts'
import type { ReleaseFacts } from '#core/release/release-draft.ts'
import type { CloseReason, StepData, StepKind } from '#core/release/release-step.ts'
import type { Random } from './random.ts'

/** A release of the demonstration, in days from its last day; steps likewise. */
export type ToldRelease = {
  readonly inDays: number
  readonly reason: ReleaseReason
  /** Days before the last day on which the office learnt of it. */
  readonly knownAgo: number
  readonly assigned: boolean
  readonly steps: readonly { readonly kind: StepKind; readonly ago: number; readonly data: StepData }[]
  readonly closed?: CloseReason
}

const visit = (ago: number, text: string) =>
  ({ kind: 'visit', ago, data: { way: 'inPerson', text } }) as const
const told = (ago: number) => ({ kind: 'rightsNotice', ago, data: { way: 'inPerson' } }) as const
const agreed = (ago: number) => ({ kind: 'helpAgreement', ago, data: { way: 'inPerson' } }) as const
const met = (ago: number, handover: Handover) => ({ kind: 'collected', ago, data: { handover } }) as const
const home = (ago: number) =>
  ({ kind: 'firstHomeVisit', ago, data: { text: '见到本人和母亲，住处稳定，想学一门手艺。' } }) as const

const courses: readonly ToldRelease[] = [
  {
    inDays: 5,
    reason: 'isolationToRehab',
    knownAgo: 26,
    assigned: true,
    steps: [visit(9, '愿意回家住，担心找不到工作。'), told(9), agreed(9)],
  },
  { inDays: 18, reason: 'isolationToRehab', knownAgo: 3, assigned: false, steps: [] },
  {
    inDays: -2,
    reason: 'isolationToRehab',
    knownAgo: 30,
    assigned: true,
    steps: [visit(12, '家属答应一起来接。'), told(12), agreed(6), met(2, 'station')],
  },
  {
    inDays: -20,
    reason: 'isolationToRehab',
    knownAgo: 45,
    assigned: true,
    steps: [visit(29, '情绪平稳，话不多。'), told(29), agreed(29), met(20, 'family'), home(18)],
  },
  {
    inDays: 25,
    reason: 'isolationToRehab',
    knownAgo: 4,
    assigned: true,
    steps: [visit(1, '第一次见面，建立联系。')],
  },
  {
    inDays: -1,
    reason: 'medicalRelease',
    knownAgo: 8,
    assigned: true,
    steps: [
      { kind: 'collectionPlanned', ago: 3, data: { who: '社工和社区民警' } },
      { kind: 'notCollected', ago: 1, data: { why: 'gateMissed', text: '到达时已由亲戚接走，正在联系。' } },
    ],
  },
  {
    inDays: -40,
    reason: 'arrestReleased',
    knownAgo: 60,
    assigned: true,
    steps: [met(40, 'police'), home(37)],
    closed: 'noOrder',
  },
  {
    inDays: 11,
    reason: 'isolationToRehab',
    knownAgo: 15,
    assigned: true,
    steps: [visit(4, '想见孩子。'), told(4)],
  },
]

/** The k-th release of a township. */
export function releaseCourse(k: number): ToldRelease {
  const course = courses[k % courses.length]
  if (!course) throw new Error('there is no course of a release')
  return course
}

/** What was done, in the days around it, for somebody whose order has joined since. */
export function joinedSteps(random: Random): ToldRelease['steps'] {
  const ago = random.int(6, 14)
  return [
    visit(ago, '谈了出所后的打算。'),
    told(ago),
    agreed(ago),
    met(0, random.chance(0.6) ? 'station' : 'family'),
  ]
}

export function releaseFacts(random: Random, reason: ReleaseReason): ReleaseFacts {
  return {
    facility: random.pick(['同行市强制隔离戒毒所（虚构）', '云岭强制隔离戒毒所（虚构）']),
    facilityContact: '管教科 000-0000000',
    enteredReason: reason === 'arrestReleased' ? 'arrest' : 'isolation',
    releaseReason: reason,
    diagnosis: {
      physical: 'pass',
      mindBody: 'pass',
      behaviour: random.chance(0.85) ? 'pass' : 'fail',
      environment: random.chance(0.6) ? 'good' : 'fair',
    },
  }
}
