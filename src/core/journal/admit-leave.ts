import { findRule, type PolicyBook } from '#core/policy/policy.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import type { Author, Entry } from './entry.ts'

/** A worker grants short leave alone; longer leave is for the head of the station or the township (local rule). */
export function checkLeaveLimit(
  entry: Entry,
  journal: readonly Entry[],
  author: Author | undefined,
  book: PolicyBook,
): readonly Refusal[] {
  const grants = entry.type === 'leaveDecided' && entry.data['granted'] === true
  if (author?.role !== 'worker' || !(grants || entry.type === 'leaveExtended')) return []
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
  const says = {
    zh: `外出${days}日，超过工作人员可以自行同意的${rule.value}日`,
    en: `${days} days away are more than the ${rule.value} that a worker may grant alone`,
  }
  const mend = { zh: '请提交站长或者乡镇街道决定', en: 'Pass it to the head of the station or the township' }
  return [{ code: 'admit.leaveTooLong', field: 'data.granted', says, mend, clause: rule.clause }]
}
