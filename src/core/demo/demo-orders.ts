import type { OrderDraft } from '#core/orders/order-draft.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import { inventPerson } from './demo-identity.ts'
import type { DemoPlan, DemoTownship } from './demo-scale.ts'
import { randomFor } from './random.ts'

/** How many orders wait in a township; more where visitors look first. */
const waiting = { first: 5, elsewhere: 2 }

/** Orders that the police have sent and nobody has taken yet: people outside the register, invented like all others. */
export function demoOrders(plan: DemoPlan, township: DemoTownship): readonly OrderDraft[] {
  const count = township === plan.townships[0] ? waiting.first : waiting.elsewhere
  return Array.from({ length: count }, (_, k) => inventOrder(plan, township, k))
}

function inventOrder(plan: DemoPlan, township: DemoTownship, k: number): OrderDraft {
  const random = randomFor(plan.seed, 'order', township.code, k)
  const { id: _, address, ...person } = inventPerson(random, '', township, plan.asOf)
  const isRehab = k % 3 === 2
  const decidedOn = plan.asOf - random.int(1, 6)
  const kind = isRehab ? '社康' : '社戒'
  const number = `${township.code.slice(4)}${String(k + 1).padStart(2, '0')}`
  return {
    person: {
      ...person,
      idKind: 'residentId',
      hukouPlace: township.code,
      hukouAddress: address,
      residencePlace: township.code,
      residenceAddress: address,
    },
    order: {
      measure: isRehab ? 'communityRehab' : 'communityDetox',
      organ: `${township.name}公安机关`,
      organLevel: 'county',
      documentNo: `同公${kind}决字〔${fromDayNumber(decidedOn).slice(0, 4)}〕9${number}号`,
      decidedOn: fromDayNumber(decidedOn),
      ...(isRehab ? { termMonths: 36, releasedOn: fromDayNumber(decidedOn) } : {}),
      executionPlace: township.code,
      venue: 'hukou',
    },
    service: random.chance(0.6) ? { servedOn: fromDayNumber(plan.asOf - 1), way: 'direct' } : {},
  }
}
