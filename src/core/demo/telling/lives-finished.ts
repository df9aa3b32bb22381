import { addMonthsToDay, type DayNumber } from '#core/shared/plain-date.ts'
import { tellArrival } from './lives-running.ts'
import { afterTerm, tellDischarge, tellFollowUps } from './tell-endings.ts'
import { tellIncidents } from './tell-incidents.ts'
import { type Stretch, tellMonths, tellTests } from './tell-months.ts'
import { tellOrder } from './tell-order.ts'
import { tellStart } from './tell-start.ts'
import { tellRelapse } from './tell-tests.ts'
import { monthsAgo, spread, type Teller } from './teller.ts'
import { lostReasons } from './texts.ts'

/** Finished and three years without relapse: the old register with its short orders, and a few full detox terms. */
export function tellThreeYearsClean(teller: Teller): void {
  const fullTerm = teller.lot.life.kind === 'threeYearsCleanFullTerm'
  const start = spread(teller, monthsAgo(teller, 60) + 8, monthsAgo(teller, 36) - 1)
  if (fullTerm) {
    tellWhole(teller, start, 36, true)
    return
  }
  const { random } = teller
  const months = random.pick([1, 1, 1, 2, 2])
  const servedOn = start - random.int(0, 6)
  tellOrder(teller, { issuedOn: servedOn - random.int(0, 2), servedOn, termMonths: months })
  tellStart(teller, start, { agreement: true, brief: true })
  const end = afterTerm(start, months)
  const stretch: Stretch = { start, end, care: 0.97 }
  tellMonths(teller, stretch)
  tellTests(teller, stretch, [12])
  tellEnd(teller, end, addMonthsToDay(start, 36), 0.985)
}

/** A rehabilitation that ended within three years of its start; the last of them were lost from sight afterwards. */
export function tellFinished(teller: Teller): void {
  const { asOf, random, lot } = teller
  const months = random.pick([3, 4, 4, 4, 6])
  const start = spread(teller, monthsAgo(teller, 36) + 5, monthsAgo(teller, months))
  tellWhole(teller, Math.min(start, monthsAgo(teller, months) - 1), months, lot.life.kind === 'finished')
  if (lot.life.kind !== 'finishedLost') return
  const end = afterTerm(Math.min(start, monthsAgo(teller, months) - 1), months)
  teller.journal.add('contactLost', random.int(Math.min(end + 1, asOf), asOf), teller.hands.worker, {
    how: random.pick(lostReasons),
  })
}

function tellWhole(teller: Teller, start: DayNumber, months: number, stays: boolean): void {
  tellArrival(teller, start, true, months)
  const end = afterTerm(start, months)
  const stretch: Stretch = { start, end, care: 0.95 }
  tellMonths(teller, stretch)
  tellTests(teller, stretch)
  tellIncidents(teller, stretch)
  tellEnd(teller, end, addMonthsToDay(start, 36), stays ? 0.97 : 0.3)
}

/** Used again during the measure, was let go on, finished: not yet three years since. No release is on record. */
export function tellRelapsedAndWentOn(teller: Teller): void {
  const months = 12
  const start = spread(teller, monthsAgo(teller, 44), monthsAgo(teller, 41))
  const servedOn = start - teller.random.int(0, 6)
  tellOrder(teller, { issuedOn: servedOn, servedOn, termMonths: months })
  tellStart(teller, start, { agreement: true, brief: false })
  const end = afterTerm(start, months)
  const stretch: Stretch = { start, end, care: 0.95 }
  tellMonths(teller, stretch)
  tellTests(teller, stretch)
  tellRelapse(teller, teller.hands, addMonthsToDay(start, 10) + teller.random.int(0, 20), 'continue')
  tellEnd(teller, end, teller.asOf, 0.97)
}

function tellEnd(teller: Teller, end: DayNumber, until: DayNumber, care: number): void {
  const { asOf, random } = teller
  // the newest discharges may still wait for their notice
  tellDischarge(teller, end, end < asOf - 20 || random.chance(0.5))
  tellFollowUps(teller, end, Math.min(until, asOf), care)
}
