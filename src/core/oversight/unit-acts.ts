import { type AreaCode, isWithin, levelOf } from '#core/shared/area.ts'
import { accept, type Decision, type Refusal, refuse } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { UnitEvent, UnitEventKind, UnitRules, UnitState } from './unit-course.ts'

export const unitActs = [
  'review',
  'siteVisit',
  'decision',
  'recheck',
  'withdrawal',
  'objection',
  'objectionDecision',
] as const satisfies readonly UnitEventKind[]

export type Actor = { readonly user: string; readonly area: AreaCode; readonly today: PlainDate }
type Unit = { readonly area: AreaCode; readonly appliedOn: PlainDate }

/** May this person write this event now? Awards, withdrawals and what is said against them are acts of one person with a reason. */
export function admitUnitAct(
  unit: Unit,
  state: UnitState,
  event: UnitEvent,
  actor: Actor,
  rules: UnitRules,
): Decision<UnitEvent> {
  const no = whoMay(unit, state, event.kind, actor, rules) ?? wrongDay(unit, state, event, actor)
  if (no) return refuse(no)
  if (event.kind === 'decision' && event.awarded && (event.number.trim() === '' || event.plaqueOn === null))
    return refuse(awardWithoutNumber)
  return accept(event)
}

/** What this person may do now: what a screen offers. */
export function possibleUnitActs(
  unit: Unit,
  state: UnitState,
  actor: Actor,
  rules: UnitRules,
): readonly UnitEventKind[] {
  return unitActs.filter((kind) => whoMay(unit, state, kind, actor, rules) === undefined)
}

function whoMay(
  unit: Unit,
  state: UnitState,
  kind: UnitEventKind,
  actor: Actor,
  rules: UnitRules,
): Refusal | undefined {
  const above = actor.area !== unit.area && isWithin(unit.area, actor.area)
  const decides = above && levelOf(actor.area) === rules.level
  const open = state.stage === 'applied' || state.stage === 'reviewed'
  switch (kind) {
    case 'review':
      if (!above) return ownOffice
      if (!open) return tooLate
      return state.reviewers.includes(actor.user) ? reviewedBefore : undefined
    case 'siteVisit':
      if (!above) return ownOffice
      return open || state.stage === 'awarded' ? undefined : tooLate
    case 'decision':
      if (!decides) return otherLevel
      if (state.stage === 'applied') return notReviewed(state, rules)
      return state.stage === 'reviewed' ? undefined : tooLate
    case 'recheck':
    case 'withdrawal':
      if (!decides) return otherLevel
      return state.stage === 'awarded' ? undefined : notAwarded
    case 'objection':
      if (actor.area !== unit.area) return onlyTheUnit
      if (state.stage !== 'withdrawn' || state.objected) return nothingToObject
      return state.objectUntil !== null && actor.today > state.objectUntil ? objectionLate : undefined
    case 'objectionDecision':
      if (!above || (!decides && levelAbove(actor.area, rules) === false)) return otherLevel
      if (!state.objectionOpen) return nothingToObject
      return state.withdrawnBy === actor.user ? ownDecision : undefined
  }
}

/** An office above the one that withdrew may decide an objection too. */
function levelAbove(area: AreaCode, rules: UnitRules): boolean {
  const order = ['nation', 'province', 'city', 'county', 'township', 'village']
  return order.indexOf(levelOf(area)) < order.indexOf(rules.level)
}

function wrongDay(unit: Unit, state: UnitState, event: UnitEvent, actor: Actor): Refusal | undefined {
  if (event.on > actor.today) return dayAhead
  return event.on < (state.lastOn ?? unit.appliedOn) ? dayBefore : undefined
}

const ownOffice: Refusal = {
  code: 'unit-own-office',
  says: { zh: '本单位不能评审自己的申报。', en: 'An office does not review its own application.' },
  mend: { zh: '由上级禁毒办的人员评审。', en: 'People of an office above review it.' },
}
const tooLate: Refusal = {
  code: 'unit-too-late',
  says: { zh: '申报已经有决定。', en: 'The application has been decided.' },
}
const reviewedBefore: Refusal = {
  code: 'unit-reviewed-before',
  says: { zh: '您已经评审过，每人一次。', en: 'You have reviewed it; each person once.' },
}
const otherLevel: Refusal = {
  code: 'unit-other-level',
  says: {
    zh: '这个称号由授予它的那一级禁毒办决定。',
    en: 'This title is decided by the office of the level that awards it.',
  },
}
function notReviewed(state: UnitState, rules: UnitRules): Refusal {
  const lack = Math.max(0, rules.reviewers - state.reviewers.length)
  return {
    code: 'unit-not-reviewed',
    says: {
      zh: `还不能决定：${[lack > 0 ? `还差 ${lack} 人评审` : '', state.visited ? '' : '没有实地考察'].filter(Boolean).join('，')}。`,
      en: `It can not be decided yet: ${[lack > 0 ? `${lack} more to review` : '', state.visited ? '' : 'no visit to the place'].filter(Boolean).join(', ')}.`,
    },
  }
}
const notAwarded: Refusal = {
  code: 'unit-not-awarded',
  says: { zh: '称号没有授予或者已经撤销。', en: 'The title is not held.' },
}
const onlyTheUnit: Refusal = {
  code: 'unit-only-the-unit',
  says: { zh: '异议由被撤销的单位提出。', en: 'The unit that lost the title objects.' },
}
const nothingToObject: Refusal = {
  code: 'unit-nothing-to-object',
  says: { zh: '没有可以提出或者处理的异议。', en: 'There is no objection to make or to decide.' },
}
const objectionLate: Refusal = {
  code: 'unit-objection-late',
  says: { zh: '提出异议的期限已过。', en: 'The days to object are over.' },
}
const ownDecision: Refusal = {
  code: 'unit-own-decision',
  says: {
    zh: '作出撤销决定的人不能处理对它的异议。',
    en: 'Whoever withdrew the title does not decide the objection.',
  },
}
const dayAhead: Refusal = {
  code: 'unit-day-ahead',
  field: 'on',
  says: { zh: '日期还没有到。', en: 'The day has not come.' },
  mend: { zh: '请填今天或者以前的日期。', en: 'Give today or an earlier day.' },
}
const dayBefore: Refusal = {
  code: 'unit-day-before',
  field: 'on',
  says: { zh: '日期早于上一步。', en: 'The day is before the last step.' },
  mend: { zh: '请填上一步当日或者以后的日期。', en: 'Give the day of the last step or a later one.' },
}
const awardWithoutNumber: Refusal = {
  code: 'unit-award-without-number',
  field: 'number',
  says: { zh: '授予称号要写明编号和授牌日期。', en: 'An award has a number and a day of its plaque.' },
}
