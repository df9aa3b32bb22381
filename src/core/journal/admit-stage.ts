import type { CaseState } from '#core/case/case-state.ts'
import { stageWords } from '#core/case/case-words.ts'
import type { Refusal } from '#core/shared/decision.ts'
import type { Entry } from './entry.ts'
import { findEntryType } from './entry-types.ts'

/**
 * What may still be written when the measure has ended: the papers, what comes after (dynamic control goes on until three
 * years clean, so people are still tested, lost from sight and found again), and the corrections.
 */
const afterTheEnd: ReadonlySet<string> = new Set([
  'note',
  'dischargeNotified',
  'noticeGiven',
  'endingRefused',
  'exitReported',
  'exitConfirmed',
  'testNotified',
  'testNoticeServed',
  'testTaken',
  'testNotReached',
  'sampleSent',
  'sampleReceived',
  'sampleDisposed',
  'testEntrustmentEnded',
  'contactLost',
  'contactRestored',
  'visitMade',
  'talkHeld',
  'serviceGiven',
  'assessmentMade',
  'volunteerMatched',
  'volunteerUnmatched',
  'referred',
  'referralAccepted',
  'referralRefused',
  'referralClosed',
  'employmentNoted',
  'policeReported',
  'policeDecided',
  'policeReceived',
  'relapseFound',
  'testObjected',
  'testObjectionDecided',
  'objectionRaised',
  'objectionDecided',
  'tierTold',
  'fileSent',
  'fileAccepted',
  'fileRefused',
  'entrustmentEnded',
  'struck',
])

/** Types that make sense only once the person has reported in. */
const onceReported: ReadonlySet<string> = new Set(['leaveReturned', 'dischargeNotified', 'testPlanned'])

/**
 * Does the entry fit the course of the measure on its own day? `state` is that of the day and is computed only if needed.
 * Facts are not refused for being unwelcome, only for being impossible: a late paper is taken and shows as late.
 */
export function checkStage(
  entry: Entry,
  journal: readonly Entry[],
  state: () => CaseState,
): readonly Refusal[] {
  const order = standing(journal, 'orderIssued')
  if (entry.type === 'orderIssued') return order ? [secondOrder()] : []
  if (entry.type === 'struck' || entry.type === 'note') return []
  if (!order) return [noOrder()]
  if (entry.on < order.on) return [beforeOrder(order.on)]
  const now = state()
  if (isEnded(now) && !afterTheEnd.has(entry.type)) return [ended(entry, now)]
  if (entry.type === 'suspended' && now.custody === 'detained')
    return [doubled('已经中止', 'is suspended already')]
  if (entry.type === 'resumed' && now.custody === 'free') return [doubled('没有中止', 'is not suspended')]
  if (entry.type === 'dischargeNotified' && now.stage !== 'discharged')
    return [doubled('期限还没有届满', 'has not reached the end of its term')]
  if (entry.type === 'exitReported' && !hasLeft(now))
    return [doubled('还没有结束并戒断满三年', 'has not ended with three years clean')]
  if (onceReported.has(entry.type) && now.reportIn.reportedOn === null)
    return [doubled('还没有报到', 'has no report-in yet')]
  return []
}

/** The measure is over and the three years are full on that day. */
function hasLeft(state: CaseState): boolean {
  const { threeYearsCleanOn, asOf } = state
  return isEnded(state) && threeYearsCleanOn !== null && threeYearsCleanOn <= asOf
}

function standing(journal: readonly Entry[], type: string): Entry | undefined {
  return journal.find((e) => e.type === type && !isStruck(journal, e.id))
}

function isStruck(journal: readonly Entry[], id: string): boolean {
  return journal.some((e) => e.type === 'struck' && e.data['entry'] === id && !isStruck(journal, e.id))
}

function isEnded(state: CaseState): boolean {
  return (
    state.stage === 'discharged' || state.stage === 'terminated' || state.stage === 'convertedToIsolation'
  )
}

function secondOrder(): Refusal {
  const says = { zh: '一份档案只有一份决定书', en: 'a case has one order' }
  const mend = {
    zh: '先将原决定书作废，或者另立新档',
    en: 'Strike the other order first, or open another case',
  }
  return { code: 'admit.secondOrder', field: 'type', says, mend }
}

function noOrder(): Refusal {
  const says = { zh: '还没有登记决定书', en: 'there is no order yet' }
  const mend = { zh: '先登记责令决定书', en: 'Record the order first' }
  return { code: 'admit.noOrder', field: 'type', says, mend, clause: 'jdf-33' }
}

function beforeOrder(on: string): Refusal {
  const says = { zh: `早于决定书的日期${on}`, en: `is before the order of ${on}` }
  return { code: 'admit.beforeOrder', field: 'on', says }
}

function ended(entry: Entry, state: CaseState): Refusal {
  const title = findEntryType(entry.type)?.title
  const stage = stageWords[state.stage]
  const says = {
    zh: `措施已经结束（${stage.zh}），不能再登记“${title?.zh}”`,
    en: `the measure has ended (${stage.en}); '${title?.en}' can no longer be recorded`,
  }
  const mend = {
    zh: '如果日期有误请更正；也可以登记为记录',
    en: 'Mend the date if it is wrong, or record a note',
  }
  const clause = state.stage === 'discharged' ? 'jdtl-23' : 'jdtl-24-1'
  return { code: 'admit.ended', field: 'type', says, mend, clause }
}

function doubled(zh: string, en: string): Refusal {
  return { code: 'admit.stage', field: 'type', says: { zh: `这项措施${zh}`, en: `the measure ${en}` } }
}
