import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'

export type OrderTold = {
  readonly issuedOn: DayNumber
  /** Null while the person has not received it. */
  readonly servedOn: DayNumber | null
  /** The order of a rehabilitation states its length; a detox order has the statute's. */
  readonly termMonths?: number
  readonly releasedOn?: DayNumber
  readonly creditDays?: number
}

/** The order, its service on person and family, the notice to the township, the reminder to report in. */
export function tellOrder(teller: Teller, told: OrderTold): void {
  const { journal, random, measure } = teller
  const { police, place } = teller.before ?? teller.hands
  const { issuedOn, servedOn, termMonths, releasedOn, creditDays } = told
  journal.add('orderIssued', issuedOn, police, {
    measure,
    organ: teller.organ,
    organLevel: random.chance(0.9) ? 'county' : 'city',
    documentNo: documentNo(teller, issuedOn),
    ...(termMonths === undefined ? {} : { termMonths }),
    ...(creditDays === undefined ? {} : { creditDays }),
    executionPlace: place,
    venue:
      measure === 'communityRehab' && random.chance(0.04)
        ? 'facility'
        : random.chance(0.68)
          ? 'hukou'
          : 'residence',
    ...(releasedOn === undefined ? {} : { releasedOn: fromDayNumber(releasedOn) }),
  })
  journal.add('townshipNotified', issuedOn + random.int(0, 3), police, { by: teller.organ })
  if (random.chance(0.8))
    journal.add('orderServed', issuedOn + random.int(0, 5), police, {
      to: 'family',
      way: random.pick(['family', 'mail', 'committee', 'electronic']),
    })
  if (servedOn === null) return
  const way =
    servedOn === issuedOn
      ? 'direct'
      : random.pick(['direct', 'direct', 'entrusted', 'leftInPlace', 'employer'])
  journal.add('orderServed', servedOn, police, { to: 'person', way })
}

/** Document numbers name no real organ and no real year's register. */
function documentNo(teller: Teller, issuedOn: DayNumber): string {
  const kind = teller.measure === 'communityDetox' ? '社戒' : '社康'
  return `同公${kind}决字〔${fromDayNumber(issuedOn).slice(0, 4)}〕${String(teller.number).padStart(6, '0')}号`
}
