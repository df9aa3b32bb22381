import { findLeave, openExtension } from '#core/leave/leave-cycle.ts'
import { findRule, type PolicyBook } from '#core/policy/policy.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import type { Author, Entry } from './entry.ts'

/**
 * A worker grants short leave alone, also where the worker wrote down what the person asked for; longer leave is for the
 * head of the station or the township (local rule), and then never for whoever wrote it down.
 */
export function checkLeaveLimit(
  entry: Entry,
  journal: readonly Entry[],
  author: Author | undefined,
  book: PolicyBook,
): readonly Refusal[] {
  const grants = entry.type === 'leaveDecided' && entry.data['granted'] === true
  if (!author || !(grants || entry.type === 'leaveExtended')) return []
  const asked = journal.find((e) => e.id === entry.data['leave'])
  const order = journal.find((e) => e.type === 'orderIssued')
  if (!asked || !order) return []
  const rule = findRule<number>(
    book.at(String(order.data['executionPlace'])),
    'leave.workerMaxDays',
    entry.on,
  )
  const to = entry.type === 'leaveExtended' ? entry.data['to'] : asked.data['to']
  if (!rule || typeof to !== 'string') return []
  const days = daysBetween(String(asked.data['from']), to) + 1
  if (days <= rule.value) return []
  if (author.role === 'worker') return [tooLong(days, rule)]
  const extension = journal.find((e) => e.id === entry.data['extension'])
  const own = (extension ?? asked).by?.user === author.user
  return own ? [{ ...ownLeave, clause: rule.clause }] : []
}

function tooLong(days: number, rule: { readonly value: number; readonly clause: string }): Refusal {
  const says = {
    zh: `外出${days}日，超过工作人员可以自行同意的${rule.value}日`,
    en: `${days} days away are more than the ${rule.value} that a worker may grant alone`,
  }
  const mend = { zh: '请提交站长或者乡镇街道决定', en: 'Pass it to the head of the station or the township' }
  return { code: 'admit.leaveTooLong', field: 'data.granted', says, mend, clause: rule.clause }
}

const ownLeave: Refusal = {
  code: 'admit.ownDecision',
  field: 'by',
  says: {
    zh: '较长的请假不能由登记申请的人自己决定',
    en: 'longer leave is not decided by whoever wrote down the asking',
  },
  mend: { zh: '请由另一名有权的工作人员决定', en: 'Another person with the right decides' },
}

/** The steps of a leave in their order: nothing is withdrawn once decided, extended or ended before it was granted. */
export function checkLeaveStep(entry: Entry, journal: readonly Entry[]): readonly Refusal[] {
  const leave = findLeave(journal, String(entry.data['leave']))
  if (!leave) return []
  switch (entry.type) {
    case 'leaveWithdrawn':
      if (leave.decided)
        return [outOfTurn({ zh: '请假已经决定，不能撤回', en: 'the leave is decided already' })]
      return leave.withdrawn ? [outOfTurn({ zh: '请假已经撤回', en: 'the leave is withdrawn already' })] : []
    case 'leaveExtensionAsked':
      if (!leave.granted || leave.returned)
        return [outOfTurn({ zh: '没有正在进行的准假', en: 'no granted leave is running' })]
      if (openExtension(leave))
        return [outOfTurn({ zh: '已有一次续假申请等待决定', en: 'another extension waits already' })]
      return String(entry.data['to']) > leave.to
        ? []
        : [
            outOfTurn(
              { zh: `没有晚于现在的假期${leave.to}`, en: `is not later than the present end, ${leave.to}` },
              'data.to',
            ),
          ]
    case 'leaveReturned':
      return String(entry.data['on'] ?? entry.on) <= entry.on
        ? []
        : [outOfTurn({ zh: '返回日期还没有到', en: 'the day of return is still to come' }, 'data.on')]
    case 'leaveReturnAsked':
    case 'leaveReturnRefused':
      return leave.granted && !leave.returned
        ? []
        : [outOfTurn({ zh: '没有等待销假的准假', en: 'no granted leave waits for its check-back' })]
    default:
      return []
  }
}

function outOfTurn(says: Words, field = 'data.leave'): Refusal {
  return { code: 'admit.leaveStep', field, says, clause: 'local-practice' }
}
