import type { CaseState } from '#core/case/case-state.ts'
import { type AreaCode, isWithin, levelOf } from '#core/shared/area.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Entrustment } from './entrustments.ts'
import type { Handovers } from './handover-lines.ts'
import type { Move } from './moves.ts'

type Ask = { readonly to: AreaCode; readonly changedOn: PlainDate }

/**
 * May this move be asked? A second wish may follow a first one that nobody accepted; it must not reach back behind it,
 * for then the earlier day would come true later.
 */
export function checkAsk(h: Handovers, state: CaseState, ask: Ask, today: PlainDate): readonly Refusal[] {
  const refusals: Refusal[] = []
  const order = h.holdings[0]
  const coming = h.moves.find((m) => m.takesOverOn !== null && m.takesOverOn > today)
  const latest = h.moves
    .map((m) => m.changedOn)
    .sort()
    .at(-1)
  if (order === undefined || isOver(state))
    refusals.push(problem('handover-not-running', 'to', says.notRunning))
  if (levelOf(ask.to) !== 'township') refusals.push(problem('handover-not-a-township', 'to', says.township))
  else if (h.responsible !== null && isWithin(h.responsible, ask.to))
    refusals.push(problem('handover-same-place', 'to', says.samePlace))
  if (coming) refusals.push(problem('handover-coming', 'changedOn', says.coming))
  else if (latest !== undefined && ask.changedOn < latest)
    refusals.push(problem('handover-before-earlier', 'changedOn', says.beforeEarlier, says.strikeFirst))
  if (order && ask.changedOn < order.from)
    refusals.push(problem('handover-before-order', 'changedOn', says.beforeOrder))
  return refusals
}

export function checkSend(move: Move, state: CaseState): readonly Refusal[] {
  if (isOver(state)) return [problem('handover-not-running', undefined, says.notRunning)]
  return move.step === 'toSend' || move.step === 'toSendAgain'
    ? []
    : [problem('handover-not-to-send', undefined, says.notToSend)]
}

export function checkAnswer(move: Move, state: CaseState): readonly Refusal[] {
  if (isOver(state)) return [problem('handover-not-running', undefined, says.notRunning)]
  return move.step === 'toAnswer' ? [] : [problem('handover-not-to-answer', undefined, says.notToAnswer)]
}

export function checkEntrust(
  h: Handovers,
  state: CaseState,
  ask: { readonly station: string; readonly until: PlainDate | null; readonly own: string | null },
  today: PlainDate,
): readonly Refusal[] {
  if (isOver(state)) return [problem('handover-not-running', undefined, says.notRunning)]
  const refusals: Refusal[] = []
  if (ask.station === ask.own) refusals.push(problem('entrust-own-station', 'station', says.ownStation))
  if (h.entrustments.some((e) => isOpen(e) && e.station === ask.station))
    refusals.push(problem('entrust-already', 'station', says.already))
  if (ask.until !== null && ask.until < today)
    refusals.push(problem('entrust-until-past', 'until', says.untilPast))
  return refusals
}

export function checkEntrustStep(e: Entrustment, wanted: 'answer' | 'end'): readonly Refusal[] {
  const fits = wanted === 'answer' ? e.step === 'toAnswer' : isOpen(e)
  return fits ? [] : [problem('entrust-closed', undefined, wanted === 'answer' ? says.answered : says.closed)]
}

function isOpen(e: Entrustment): boolean {
  return e.step === 'toAnswer' || e.step === 'running'
}

function isOver(state: CaseState): boolean {
  return (
    state.stage === 'terminated' || state.stage === 'convertedToIsolation' || state.stage === 'discharged'
  )
}

function problem(code: string, field: string | undefined, words: Words, mend?: Words): Refusal {
  return {
    code,
    ...(field === undefined ? {} : { field }),
    says: words,
    ...(mend ? { mend } : {}),
    ...(code.startsWith('handover') ? { clause: 'jdtl-22-1' } : {}),
  }
}

const says = {
  notRunning: {
    zh: '措施已经结束，不再变更执行地。',
    en: 'The measure has ended: its place no longer changes.',
  },
  township: { zh: '新执行地应当选到乡镇（街道）。', en: 'The new place must be a township.' },
  samePlace: { zh: '新执行地就是现在负责的乡镇（街道）。', en: 'That township is responsible already.' },
  coming: { zh: '上一次变更已被接收、尚未到变更之日。', en: 'An accepted change has not taken effect yet.' },
  beforeEarlier: {
    zh: '变更日期早于前一次申请的变更日期。',
    en: 'The day of change is before that of an earlier request.',
  },
  strikeFirst: {
    zh: '前一次申请有误的，先申请作废。',
    en: 'Have the earlier request struck if it is wrong.',
  },
  beforeOrder: { zh: '变更日期早于决定书。', en: 'The day of change is before the order.' },
  notToSend: {
    zh: '材料已经移送，或者这次变更已经办结。',
    en: 'The file has been sent, or this move is settled.',
  },
  notToAnswer: { zh: '没有等待答复的材料。', en: 'No file waits for an answer.' },
  ownStation: { zh: '不能委托给本站。', en: 'Work can not be entrusted to the own station.' },
  already: { zh: '已经委托给该站，尚未结束。', en: 'That station is entrusted already.' },
  untilPast: { zh: '委托截止日已经过去。', en: 'The last day is in the past.' },
  answered: { zh: '这项委托已经答复。', en: 'This request has been answered.' },
  closed: { zh: '这项委托已经结束。', en: 'This entrustment has ended.' },
} satisfies Record<string, Words>
