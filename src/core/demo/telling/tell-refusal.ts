import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'

/** The deadline went by: reminded, reported to the police as the law asks, and, where the person came after all, decided. */
export function tellRefusal(teller: Teller, servedOn: DayNumber, how: { cameAfterAll: boolean }): void {
  const { journal, random } = teller
  const { worker, police, head } = teller.before ?? teller.hands
  const reminded = [
    journal.add('reportInReminded', servedOn + 7, worker, { way: '电话' }),
    journal.add('reportInReminded', servedOn + 13, worker, { way: '上门' }),
  ]
  // before or after the deadline: what was said was no reason
  if (teller.number % 3 === 0) {
    const asked = journal.add('properReasonAsked', servedOn + 14, worker, {
      reason: '称路途较远，来往不便。',
      until: fromDayNumber(servedOn + 60),
      asker: 'person',
    })
    journal.add('properReasonRefused', servedOn + 16, head, { asked, reason: '同城乘车可达，没有提供证明。' })
  }
  // a few reports are still owed: the office sees them on its day
  if (!how.cameAfterAll && random.chance(0.35)) return
  const on = servedOn + 27
  const report = journal.add('policeReported', on, worker, {
    ground: 'refusal',
    evidence: reminded,
    reportNo: `报${String(teller.number).padStart(6, '0')}`,
  })
  // a few receipts never came back: the office asks for them
  if (how.cameAfterAll || (!teller.showcase && teller.number % 4 !== 0))
    journal.add('policeReceived', on + 1, police, {
      report,
      receiptNo: `收${String(teller.number).padStart(6, '0')}`,
    })
  if (how.cameAfterAll)
    journal.add('policeDecided', on + random.int(1, 3), police, {
      decision: 'continue',
      report,
      documentNo: `同公决字${teller.number}号`,
    })
}
