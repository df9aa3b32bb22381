import { accept, type Decision, type Refusal, refuse } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** What made an office order it. */
export const rectificationOrigins = [
  'evaluation',
  'interview',
  'inspection',
  'demonstration',
  'standard',
  'other',
] as const
export type RectificationOrigin = (typeof rectificationOrigins)[number]

/** `submitted`: the area says that it is done; `closed`: another person of the ordering office has checked it. */
export const rectificationStates = [
  'open',
  'underWay',
  'submitted',
  'returned',
  'closed',
  'withdrawn',
] as const
export type RectificationState = (typeof rectificationStates)[number]
/** `overdue` is nobody's entry, the day makes it; what waits for the check is not late any more. */
export type ShownRectificationState = RectificationState | 'overdue'

export type RectificationNow = {
  readonly area: string
  readonly setBy: string
  readonly state: RectificationState
  readonly dueOn: PlainDate
  /** Who handed it in last; nobody checks the own work. */
  readonly submittedBy: string | null
}

export type RectificationAct = {
  readonly to: RectificationState
  readonly by: string
  readonly byArea: string
  readonly note: string
  /** The last day moves only by whoever ordered it. */
  readonly dueOn?: PlainDate | undefined
  readonly today: PlainDate
}

const ended: ReadonlySet<RectificationState> = new Set(['closed', 'withdrawn'])
const ofOwner: ReadonlySet<RectificationState> = new Set(['underWay', 'submitted'])

export function rectificationEnded(state: RectificationState): boolean {
  return ended.has(state)
}

export function shownRectification(
  state: RectificationState,
  dueOn: PlainDate,
  today: PlainDate,
): ShownRectificationState {
  return !ended.has(state) && state !== 'submitted' && dueOn < today ? 'overdue' : state
}

/** What the next step would be, or why it may not be taken. */
export function stepRectification(
  now: RectificationNow,
  act: RectificationAct,
): Decision<{ readonly state: RectificationState; readonly dueOn: PlainDate }> {
  if (ended.has(now.state)) return refuse(isOver)
  const moves = act.dueOn !== undefined && act.dueOn !== now.dueOn
  if (moves && act.byArea !== now.setBy) return refuse(onlySetterMoves)
  if (moves && (act.dueOn ?? '') < act.today) return refuse(dueIsPast)
  const longer = moves && act.to === now.state
  if (act.to === 'open' && !longer) return refuse(neverBack)
  if (ofOwner.has(act.to) && act.byArea !== now.area && !longer) return refuse(onlyOwner)
  if (act.to !== 'open' && !ofOwner.has(act.to) && act.byArea !== now.setBy) return refuse(onlySetter)
  if ((act.to === 'closed' || act.to === 'returned') && now.state !== 'submitted') return refuse(notSubmitted)
  if (act.to === 'closed' && now.submittedBy === act.by) return refuse(ownWork)
  if (act.note.trim().length < 2) return refuse(noteMissing)
  return accept({ state: act.to, dueOn: act.dueOn ?? now.dueOn })
}

/** The steps that this person may take now: what a screen offers. */
export function possibleSteps(
  now: RectificationNow,
  who: { readonly by: string; readonly byArea: string },
): readonly RectificationState[] {
  const note = '……'
  return rectificationStates.filter(
    (to) => to !== 'open' && stepRectification(now, { to, ...who, note, today: now.dueOn }).ok,
  )
}

const isOver: Refusal = {
  code: 'rectification-over',
  says: { zh: '已经办结，不能再登记。', en: 'It has ended; nothing more is recorded.' },
}
const neverBack: Refusal = {
  code: 'rectification-never-back',
  field: 'state',
  says: { zh: '不能退回到未开始。', en: 'It can not go back to not begun.' },
}
const onlyOwner: Refusal = {
  code: 'rectification-only-owner',
  says: { zh: '整改进展由责任地区登记。', en: 'Progress is recorded by the area that has to act.' },
}
const onlySetter: Refusal = {
  code: 'rectification-only-setter',
  says: {
    zh: '验收、退回和撤销由提出整改的单位办理。',
    en: 'Checking, returning and withdrawing is for the office that ordered it.',
  },
}
const onlySetterMoves: Refusal = {
  code: 'rectification-only-setter-moves',
  field: 'dueOn',
  says: { zh: '整改期限由提出整改的单位调整。', en: 'The last day is moved by the office that ordered it.' },
}
const dueIsPast: Refusal = {
  code: 'rectification-due-past',
  field: 'dueOn',
  says: { zh: '新的期限已经过去。', en: 'The new last day is past.' },
  mend: { zh: '请填今天或者以后的日期。', en: 'Give today or a later day.' },
}
const notSubmitted: Refusal = {
  code: 'rectification-not-submitted',
  field: 'state',
  says: { zh: '责任地区还没有报告完成。', en: 'The area has not reported it done yet.' },
  mend: { zh: '等责任地区提交后再验收。', en: 'It is checked after the area has handed it in.' },
}
const ownWork: Refusal = {
  code: 'rectification-own-work',
  says: {
    zh: '提交的人不能自己验收，须由另一人核对。',
    en: 'Whoever handed it in does not check it; another person does.',
  },
}
const noteMissing: Refusal = {
  code: 'rectification-note-missing',
  field: 'note',
  says: { zh: '请写明做了什么，或者理由。', en: 'Say what was done, or why.' },
}
