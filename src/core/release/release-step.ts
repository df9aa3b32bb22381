import { z } from 'zod'
import type { Refusal } from '#core/shared/decision.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { handovers } from './release-codes.ts'

/** What is done about a release, each as one step with its day. Steps are added and never changed; a wrong one is struck. */
export const stepKinds = [
  'noticeReceived',
  'visit',
  'rightsNotice',
  'helpAgreement',
  'collectionPlanned',
  'collected',
  'notCollected',
  'papersReceived',
  'firstHomeVisit',
  'dateChanged',
  'note',
  'struck',
  'assigned',
  'orderJoined',
  'orderUndone',
  'closed',
  'reopened',
] as const
export type StepKind = (typeof stepKinds)[number]

/** Those that staff add with a form of their own; the others follow from acts. */
export const recordedKinds = [
  'noticeReceived',
  'visit',
  'rightsNotice',
  'helpAgreement',
  'collectionPlanned',
  'collected',
  'notCollected',
  'papersReceived',
  'firstHomeVisit',
  'dateChanged',
  'note',
  'struck',
] as const
export type RecordedKind = (typeof recordedKinds)[number]

/** Why the register lets go of somebody for whom no order joined. */
export const closeReasons = [
  'orderElsewhere',
  'noOrder',
  'keptInside',
  'otherTownship',
  'died',
  'enteredByMistake',
] as const
export type CloseReason = (typeof closeReasons)[number]

export const visitWays = ['inPerson', 'video', 'phone', 'letter'] as const
export const notCollectedReasons = ['selfReturned', 'noShow', 'gateMissed', 'stayedInside', 'other'] as const

export const StepData = z.strictObject({
  way: z.enum(visitWays).optional(),
  /** Who went, who met the person, who signed: names of staff or family. */
  who: z.string().trim().min(1).max(80).optional(),
  handover: z.enum(handovers).optional(),
  why: z.enum(notCollectedReasons).optional(),
  /** The day that something is planned for, or the new day of release. */
  day: PlainDate.optional(),
  /** The day of release before a change, kept by the server. */
  before: PlainDate.optional(),
  /** The step that is struck. */
  step: z.string().max(64).optional(),
  text: z.string().trim().min(1).max(1000).optional(),
})
export type StepData = z.output<typeof StepData>

export type Step = {
  readonly id: string
  readonly kind: StepKind
  readonly on: PlainDate
  readonly data: StepData
}

export type Standing = {
  readonly today: PlainDate
  readonly releaseOn: PlainDate
  readonly status: 'open' | 'joined' | 'closed'
  readonly steps: readonly Step[]
}

/** Steps that still count: a struck one counts for nothing. */
export function standingSteps(steps: readonly Step[]): readonly Step[] {
  const struck = new Set(steps.filter((s) => s.kind === 'struck').map((s) => s.data.step))
  return steps.filter((s) => s.kind !== 'struck' && !struck.has(s.id))
}

type NewStep = { readonly kind: RecordedKind; readonly on: PlainDate; readonly data: StepData }

/** What speaks against a new step; each objection says how to mend it. */
export function checkStep(step: NewStep, at: Standing): readonly Refusal[] {
  const { kind, on } = step
  if (at.status === 'closed' && kind !== 'note')
    return [
      no(
        'release-closed',
        undefined,
        '已办结，只能补充备注；如需继续，请先重新打开。',
        'It is closed; only notes can be added. Reopen it to go on.',
      ),
    ]
  if (on > at.today)
    return [
      no('step-in-future', 'on', '日期晚于今天，还没有发生的事不能登记。', 'This day has not come yet.'),
    ]
  return [...daysAgainst(step, at), ...dataAgainst(step, at)]
}

function daysAgainst({ kind, on }: NewStep, at: Standing): readonly Refusal[] {
  if (kind === 'visit' && on > at.releaseOn)
    return [
      no(
        'visit-after-release',
        'on',
        '所内会见应当在出所日之前；出所以后请登记首次家访。',
        'A visit inside lies before the release. After it, record the first home visit.',
      ),
    ]
  if ((kind === 'collected' || kind === 'firstHomeVisit') && on < at.releaseOn)
    return [
      no(
        'before-release',
        'on',
        '早于登记的出所日期。如果出所日期有变，请先登记“出所日期变更”。',
        'This is before the day of release. If that day moved, record the change first.',
      ),
    ]
  return []
}

function dataAgainst({ kind, data }: NewStep, at: Standing): readonly Refusal[] {
  const standing = standingSteps(at.steps)
  const met = standing.some((s) => s.kind === 'collected' || s.kind === 'notCollected')
  switch (kind) {
    case 'collected':
      if (met) return [again()]
      return data.handover ? [] : [missing('handover', '由谁接回', 'who met the person')]
    case 'notCollected':
      if (met) return [again()]
      return data.why ? [] : [missing('why', '未接到的原因', 'why nobody met the person')]
    case 'collectionPlanned':
      return data.who ? [] : [missing('who', '由谁去接', 'who goes')]
    case 'dateChanged':
      if (!data.day) return [missing('day', '新的出所日期', 'the new day of release')]
      return data.text ? [] : [missing('text', '变更原因', 'why it moved')]
    case 'note':
      return data.text ? [] : [missing('text', '备注内容', 'the note')]
    case 'struck': {
      const known = standing.find((s) => s.id === data.step)
      const mayBe = known && (recordedKinds as readonly string[]).includes(known.kind)
      if (!mayBe)
        return [no('step-unknown', 'step', '找不到要作废的这一步。', 'There is no such step to strike.')]
      return data.text ? [] : [missing('text', '作废原因', 'why it is struck')]
    }
    default:
      return []
  }
}

function again(): Refusal {
  return no(
    'met-already',
    undefined,
    '已经登记过接所结果；如有误，请先作废那一步。',
    'How the person was met is recorded already. Strike that step first if it is wrong.',
  )
}

function missing(field: string, zh: string, en: string): Refusal {
  return no('step-missing', field, `请填写${zh}。`, `Say ${en}.`)
}

function no(code: string, field: string | undefined, zh: string, en: string): Refusal {
  return { code, ...(field ? { field } : {}), says: { zh, en } }
}
