import { tellOrder } from './tell-order.ts'
import { tellRefusal } from './tell-refusal.ts'
import { spread, type Teller } from './teller.ts'

/** Orders on their way: not yet in the person's hands, or the deadline still runs. */
export function tellBeforeStart(teller: Teller): void {
  const { asOf, random, journal, lot } = teller
  const servedOn = lot.life.kind === 'notServed' ? null : spread(teller, asOf - 11, asOf)
  const issuedOn = servedOn === null ? spread(teller, asOf - 9, asOf - 1) : servedOn - random.int(0, 3)
  tellOrder(teller, { issuedOn, servedOn, ...termOf(teller, issuedOn) })
  if (servedOn === null) return
  const { worker, head } = teller.hands
  if (servedOn <= asOf - 7) journal.add('reportInReminded', servedOn + 7, worker, { way: '电话' })
  if ((teller.showcase || teller.number % 2 === 0) && servedOn <= asOf - 3)
    journal.add('properReasonAsked', asOf - 2, worker, {
      reason: '称在外地务工，请假不便。',
      until: dateIn(asOf, 18),
      asker: 'person',
    })
  if (random.chance(0.15))
    journal.add('properReasonAccepted', servedOn + random.int(0, 3), head, {
      reason: '住院治疗，有医院证明。',
      until: dateIn(asOf, random.int(12, 25)),
    })
}

export function tellNeverReported(teller: Teller): void {
  const servedOn = spread(teller, teller.asOf - 700, teller.asOf - 32)
  const issuedOn = servedOn - teller.random.int(0, 5)
  tellOrder(teller, { issuedOn, servedOn, ...termOf(teller, issuedOn) })
  tellRefusal(teller, servedOn, { cameAfterAll: false })
}

import { type DayNumber, fromDayNumber, type PlainDate } from '#core/shared/plain-date.ts'

/** A rehabilitation order follows a release and states its length. */
export function termOf(
  teller: Teller,
  issuedOn: DayNumber,
  months?: number,
): { termMonths?: number; releasedOn?: DayNumber } {
  if (teller.measure === 'communityDetox') return {}
  return { termMonths: months ?? 36, releasedOn: issuedOn - teller.random.int(0, 6) }
}

function dateIn(day: DayNumber, days: number): PlainDate {
  return fromDayNumber(day + days)
}
