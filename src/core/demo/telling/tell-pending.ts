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
  const draw = random.next() * (teller.showcase ? 0.32 : 1)
  const [destination, reason] = random.pick(leaveReasons)
  if (draw < 0.11) {
    tellLeave(teller, draw, { destination, reason })
  } else if (draw < 0.14) {
    journal.add('visitMade', asOf - random.int(1, 3), hands.worker, meeting(teller, false))
    journal.add('testRefused', asOf - random.int(1, 3), hands.worker, {
      way: 'refused',
      notice: wronglyEntered,
    })
  } else if (draw < 0.22) {
    journal.add('testNotified', asOf - 1, hands.worker, { dueOn: fromDayNumber(asOf + 1), way: '电话通知' })
  } else if (draw < 0.25) {
    const about = journal.add('absenceFound', asOf - 2, hands.worker, {
      from: fromDayNumber(asOf - 6),
      to: fromDayNumber(asOf - 2),
    })
    const statement = '去外地看望家人，忘了先说一声。'
    if (draw < 0.235)
      journal.add('objectionRaised', asOf - 1, hands.worker, {
        about,
        statement: '当时在医院陪护，有住院单。',
      })
    journal.add('statementMade', asOf - 1, hands.worker, { about, statement, writtenBy: 'staff' })
  } else if (draw < 0.28) {
    journal.add('referred', asOf - random.int(3, 20), hands.worker, {
      to: '人力资源服务中心',
      need: '岗位推荐',
    })
  } else if (draw < 0.29) {
    journal.add('localBreachFound', asOf - random.int(1, 9), hands.worker, {
      kind: random.pick(['phoneNotReported', 'addressNotReported', 'unreachable']),
      summary: '换了号码没有告诉工作站。',
    })
  }
}

type Trip = { readonly destination: string; readonly reason: string }

/** Leave of these days in one of its states: asked, taken back, running, longer asked, not back, said to be back. */
function tellLeave({ journal, random, hands, asOf }: Teller, draw: number, trip: Trip): void {
  const { worker, head } = hands
  const asking = { askedBy: 'self', way: draw < 0.05 ? 'inPerson' : 'phone' }
  const ask = (on: number, from: number, to: number, by = worker) => {
    const days = { from: fromDayNumber(from), to: fromDayNumber(to) }
    return journal.add('leaveAsked', on, by, { ...days, ...trip, contact: '本人手机', ...asking })
  }
  if (draw < 0.06) {
    const long = asOf + random.int(5, 16)
    // what the head took down, a worker may decide where it is short
    const leave =
      draw < 0.04
        ? ask(asOf - random.int(0, 2), asOf + 2, long)
        : ask(asOf - random.int(0, 2), asOf + 2, asOf + 6, head)
    if (draw < 0.015) journal.add('leaveWithdrawn', asOf, worker, { leave, reason: '不去了。' })
  } else if (draw < 0.09) {
    const to = asOf + random.int(1, 6)
    const leave = ask(asOf - 8, asOf - 6, to)
    journal.add('leaveDecided', asOf - 7, head, { leave, granted: true })
    if (draw > 0.075) return
    const more = { leave, to: fromDayNumber(to + 5), reason: '家里的事还没有办完。', ...asking }
    const extension = journal.add('leaveExtensionAsked', asOf - 1, worker, more)
    const refused = { leave, extension, reason: '期间有检测，请先回来。' }
    if (draw < 0.067) journal.add('leaveExtensionRefused', asOf, head, refused)
  } else {
    const leave = ask(asOf - 20, asOf - 18, asOf - random.int(3, 9))
    journal.add('leaveDecided', asOf - 19, head, { leave, granted: true })
    const unseen = { leave, reason: '上门没有见到本人。' }
    if (draw < 0.1) journal.add('leaveReturnAsked', asOf, worker, { leave, way: 'phone' })
    else if (draw < 0.106) journal.add('leaveReturnRefused', asOf, worker, unseen)
  }
}
