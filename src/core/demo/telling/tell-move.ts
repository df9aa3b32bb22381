import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'

/** A change of place with hand-over of the file; answers the day from which the new place does the work. */
export function tellMove(teller: Teller, changedOn: DayNumber, signedAgain: boolean): DayNumber {
  const { journal, random, before, hands } = teller
  if (!before) return changedOn
  journal.add('placeChangeAsked', changedOn - random.int(2, 8), before.worker, {
    to: hands.place,
    reason: random.pick(['搬到女方家居住', '换了工作，住单位宿舍', '老房拆迁，搬入安置房']),
    changedOn: fromDayNumber(changedOn),
  })
  journal.add('fileSent', changedOn + random.int(0, 2), before.office, { to: hands.place })
  if (random.chance(0.35)) {
    journal.add('fileRefused', changedOn + 3, hands.office, { reason: '缺送达回执，请补齐。' })
    journal.add('fileSent', changedOn + 4, before.office, { to: hands.place })
  }
  journal.add('fileAccepted', changedOn + 5, hands.office, {})
  const arrived = changedOn + random.int(5, 11)
  journal.add('reportedIn', arrived, hands.worker, { place: hands.place })
  if (signedAgain)
    journal.add('agreementSigned', arrived + random.int(0, 3), hands.office, {
      parties: ['社区戒毒社区康复工作办公室', '本人'],
      place: hands.place,
    })
  return arrived
}
