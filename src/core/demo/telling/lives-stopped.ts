import type { LifeKind } from '#core/demo/lives.ts'
import { addMonthsToDay, type DayNumber } from '#core/shared/plain-date.ts'
import { tellArrival } from './lives-running.ts'
import { type Stretch, tellMonths, tellTests } from './tell-months.ts'
import { tellRelapse } from './tell-tests.ts'
import { monthsAgo, spread, type Teller } from './teller.ts'

/** Measures that ended before their term: isolation after renewed use, prison, death, emigration. */
export function tellStopped(teller: Teller): void {
  const { random, lot, journal, hands, asOf } = teller
  // a measure ended by prison or emigration leaves three years to run out all the same: these began later
  const oldest =
    lot.life.kind === 'isolation' || lot.life.kind === 'died' ? monthsAgo(teller, 60) : monthsAgo(teller, 36)
  const start = spread(teller, oldest + 8, monthsAgo(teller, 2))
  const stoppedOn = Math.min(start + random.int(26, 40), asOf - 12)
  tellArrival(teller, start, true, 36)
  const stretch: Stretch = { start, end: stoppedOn, care: 0.92 }
  tellMonths(teller, stretch)
  tellTests(teller, stretch)
  if (lot.life.kind === 'isolation') {
    tellIsolation(teller, stoppedOn)
    return
  }
  if (lot.life.kind === 'imprisoned') journal.add('suspended', stoppedOn, hands.police, { reason: 'arrest' })
  if (lot.life.kind === 'died')
    journal.add('note', stoppedOn, hands.worker, { text: '家属告知本人因病去世，已慰问家属。' })
  const judgedOn = lot.life.kind === 'imprisoned' ? addMonthsToDay(stoppedOn, random.int(2, 5)) : stoppedOn
  tellEnd(teller, judgedOn, reasons[lot.life.kind] ?? 'leftCountry')
}

const reasons: Partial<Record<LifeKind, string>> = {
  imprisoned: 'imprisonment',
  compulsoryEducation: 'compulsoryEducation',
  died: 'death',
  leftCountry: 'leftCountry',
}

/** Decided by the police; here and there only the ending itself was entered. */
function tellIsolation(teller: Teller, on: DayNumber): void {
  const onlyEnding = teller.random.chance(0.08)
  const decidedOn = tellRelapse(teller, teller.hands, on, onlyEnding ? 'other' : 'compulsoryIsolation')
  if (onlyEnding) tellEnd(teller, decidedOn, 'compulsoryIsolation')
}

/** Whoever was arrested too lately to be judged is counted as ended all the same: the day is moved to the last one. */
function tellEnd(teller: Teller, on: DayNumber, reason: string): void {
  teller.journal.add('terminated', Math.min(on, teller.asOf), teller.hands.police, { reason })
}
