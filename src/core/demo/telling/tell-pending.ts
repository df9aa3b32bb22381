import type { Entry } from '#core/journal/entry.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import { meeting } from './tell-months.ts'
import type { Teller } from './teller.ts'
import { leaveReasons } from './texts.ts'

const wronglyEntered = '疑为误登，待核实作废。'

/** An entry that its worker takes for another person's. */
export function isWronglyEntered(entry: Entry): boolean {
  return entry.data['notice'] === wronglyEntered
}

/** What waits for someone on the last day: leave asked, a wrong entry, someone away, a leave not ended, a test announced. */
export function tellPending(teller: Teller): void {
  const { journal, random, hands, asOf } = teller
  const draw = random.next() * (teller.showcase ? 0.45 : 1)
  const [destination, reason] = random.pick(leaveReasons)
  const leave = (from: number, to: number) => ({
    from: fromDayNumber(from),
    to: fromDayNumber(to),
    destination,
    reason,
  })
  if (draw < 0.06) {
    journal.add(
      'leaveAsked',
      asOf - random.int(0, 2),
      hands.worker,
      leave(asOf + 2, asOf + random.int(5, 16)),
    )
  } else if (draw < 0.09) {
    const asked = journal.add('leaveAsked', asOf - 8, hands.worker, leave(asOf - 6, asOf + random.int(1, 6)))
    journal.add('leaveDecided', asOf - 7, hands.head, { leave: asked, granted: true })
  } else if (draw < 0.11) {
    const asked = journal.add(
      'leaveAsked',
      asOf - 20,
      hands.worker,
      leave(asOf - 18, asOf - random.int(3, 9)),
    )
    journal.add('leaveDecided', asOf - 19, hands.head, { leave: asked, granted: true })
  } else if (draw < 0.14) {
    journal.add('visitMade', asOf - random.int(1, 3), hands.worker, meeting(teller, false))
    journal.add('testRefused', asOf - random.int(1, 3), hands.worker, {
      way: 'refused',
      notice: wronglyEntered,
    })
  } else if (draw < 0.22) {
    journal.add('testNotified', asOf - 1, hands.worker, { dueOn: fromDayNumber(asOf + 1), way: '电话通知' })
  } else if (draw < 0.25) {
    journal.add('absenceFound', asOf - 2, hands.worker, {
      from: fromDayNumber(asOf - 6),
      to: fromDayNumber(asOf - 2),
    })
  } else if (draw < 0.28) {
    journal.add('referred', asOf - random.int(3, 20), hands.worker, {
      to: '人力资源服务中心',
      need: '岗位推荐',
    })
  }
}
