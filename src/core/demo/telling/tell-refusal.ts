import type { DayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'

/** The deadline went by: reminded, reported to the police as the law asks, and, where the person came after all, decided. */
export function tellRefusal(teller: Teller, servedOn: DayNumber, how: { cameAfterAll: boolean }): void {
  const { journal, random } = teller
  const { worker, police } = teller.before ?? teller.hands
  const reminded = [
    journal.add('reportInReminded', servedOn + 7, worker, { way: '电话' }),
    journal.add('reportInReminded', servedOn + 13, worker, { way: '上门' }),
  ]
  // a few reports are still owed: the office sees them on its day
  if (!how.cameAfterAll && random.chance(0.35)) return
  const on = servedOn + 27
  journal.add('policeReported', on, worker, {
    ground: 'refusal',
    evidence: reminded,
    reportNo: `报${String(teller.number).padStart(6, '0')}`,
  })
  if (how.cameAfterAll)
    journal.add('policeDecided', on + random.int(1, 3), police, {
      decision: 'continue',
      documentNo: `同公决字${teller.number}号`,
    })
}
