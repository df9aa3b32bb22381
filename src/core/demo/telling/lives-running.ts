import { addMonthsToDay, type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import { termOf } from './lives-before-start.ts'
import { tellIncidents, tellThreeRefusals } from './tell-incidents.ts'
import { type Stretch, tellMonths, tellTests } from './tell-months.ts'
import { tellMove } from './tell-move.ts'
import { tellOrder } from './tell-order.ts'
import { tellPending } from './tell-pending.ts'
import { tellRefusal } from './tell-refusal.ts'
import { tellStart } from './tell-start.ts'
import { tellRelapse } from './tell-tests.ts'
import { monthsAgo, spread, type Teller } from './teller.ts'
import { lostReasons } from './texts.ts'

const termMonths = { communityDetox: 36, communityRehab: 36 }

/** A measure in force on the last day: executed, or not for the one reason that the lot names. */
export function tellRunning(teller: Teller): void {
  const { random, lot } = teller
  const { kind } = lot.life
  const start = startOf(teller)
  const end = addMonthsToDay(start, termMonths[teller.measure])
  // who moved without signing again, but has nowhere to come from, never signed
  const signed = kind !== 'withoutAgreement' && (kind !== 'movedWithoutAgreement' || teller.before !== null)
  tellArrival(teller, start, signed)
  const movedOn = moveOf(teller, start)
  const stretch: Stretch = {
    start,
    end: kind === 'runningLost' ? Math.min(end, lostOn(teller, start)) : end,
    care: 0.97,
    missesTests: 0.025,
    leavesOpen: teller.showcase ? 0.7 : 0,
    ...(movedOn === null ? {} : { movedOn }),
    ...(kind === 'running' ? tellAway(teller, start) : {}),
  }
  tellMonths(teller, stretch)
  if (random.chance(0.08)) tellOwnPlan(teller, stretch)
  else tellTests(teller, stretch)
  tellIncidents(teller, stretch)
  if (kind === 'runningLost') tellLost(teller, Math.max(start + 1, stretch.end))
  else if (kind === 'running') tellPresent(teller, stretch)
}

function startOf(teller: Teller): DayNumber {
  const { asOf, random, lot } = teller
  const { kind } = lot.life
  if (kind === 'withoutAgreement') return spread(teller, asOf - 420, asOf - reportedSince(teller, 12))
  const latest = asOf - reportedSince(teller, kind === 'movedWithoutAgreement' ? 60 : 8)
  const start = spread(teller, monthsAgo(teller, 36) + 12, latest)
  if (!teller.showcase || kind !== 'running' || !random.chance(0.5)) return start
  // months that end today or this week: visitors find appointments
  const months = Math.min(34, Math.max(1, Math.round((asOf - start) / 30)))
  return addMonthsToDay(asOf + 1 + random.pick([0, 0, 0, 1, 2, 4]), -months)
}

/** Whoever came out of a facility reported in so long ago that the deadline itself is over: the published rate counts those. */
function reportedSince(teller: Teller, days: number): number {
  return teller.measure === 'communityRehab' ? Math.max(days, 29) : days
}

/** Lost from sight long ago or lately: somebody is always being looked for, in any month one looks at. */
function lostOn(teller: Teller, start: DayNumber): DayNumber {
  const { asOf, random } = teller
  const lately = random.chance(0.3)
  return lately
    ? asOf - random.int(5, 90)
    : Math.max(Math.min(start + 20, asOf - 1), asOf - random.int(90, 900))
}

/** Order, service and report-in, on time or late as the lot says. */
export function tellArrival(teller: Teller, start: DayNumber, agreement: boolean, months?: number): void {
  const { random, lot } = teller
  const late = lot.life.reported === 'late'
  const servedOn = start - (late ? random.int(31, 50) : random.int(0, 10))
  const issuedOn = servedOn - random.int(0, 4)
  tellOrder(teller, { issuedOn, servedOn, ...termOf(teller, issuedOn, months) })
  if (late) tellRefusal(teller, servedOn, { cameAfterAll: true })
  else if (start - servedOn > 6 && random.chance(0.5))
    teller.journal.add('reportInReminded', servedOn + 5, (teller.before ?? teller.hands).worker, {
      way: '电话',
    })
  else if (start - servedOn > 3 && random.chance(0.06)) tellProperReason(teller, servedOn + 2, start + 4)
  tellStart(teller, start, { agreement, brief: false })
}

function moveOf(teller: Teller, start: DayNumber): DayNumber | null {
  if (!teller.before) return null
  const { asOf, random, lot } = teller
  const signedAgain = lot.life.kind !== 'movedWithoutAgreement'
  const changedOn = signedAgain
    ? random.int(Math.min(start + 40, asOf - 20), asOf - 20)
    : random.int(Math.max(start + 20, asOf - 220), asOf - 16)
  return tellMove(teller, Math.max(changedOn, start + 1), signedAgain)
}

/** The police require another rhythm of this person: fewer but surprising tests. */
function tellOwnPlan(teller: Teller, stretch: Stretch): void {
  const perYear = [12, 12, 6]
  const { police } = teller.before ?? teller.hands
  teller.journal.add('testPlanned', stretch.start + 1, police, {
    perYear,
    requirementRef: `同检要求${teller.number}号`,
  })
  tellTests(teller, stretch, perYear)
}

function tellLost(teller: Teller, on: DayNumber): void {
  teller.journal.add('contactLost', on, teller.hands.worker, { how: teller.random.pick(lostReasons) })
}

/** What is going on just now: something to decide, something to look after; one in forty used again and went on. */
function tellPresent(teller: Teller, stretch: Stretch): void {
  const { random, asOf } = teller
  const months = (asOf - stretch.start) / 30
  if (months > 4 && random.chance(0.03))
    tellRelapse(teller, teller.hands, asOf - random.int(30, 80), 'continue')
  if (months > 8 && random.chance(teller.showcase ? 0.1 : 0.015)) tellThreeRefusals(teller)
  tellPending(teller)
}

function tellProperReason(teller: Teller, on: DayNumber, until: DayNumber): void {
  const { office } = teller.before ?? teller.hands
  teller.journal.add('properReasonAccepted', on, office, {
    reason: '骨折住院，有医院证明。',
    until: fromDayNumber(until),
  })
}

/** Detained on the last day: the clock stands still. */
export function tellSuspendedNow(teller: Teller): void {
  const { asOf, random } = teller
  const start = spread(teller, monthsAgo(teller, 30), asOf - 90)
  const since = asOf - random.int(2, 60)
  tellArrival(teller, start, true)
  const stretch: Stretch = { start, end: since, care: 0.95 }
  tellMonths(teller, stretch)
  tellTests(teller, stretch)
  teller.journal.add('suspended', since, teller.hands.police, {
    reason: random.pick(['detention', 'arrest']),
  })
}

/** Where the case is old enough: a time in which nobody met the person, over by now. */
function tellAway(teller: Teller, start: DayNumber): Pick<Stretch, 'away'> {
  const { asOf, random } = teller
  const draw = random.next()
  if (teller.before || start > asOf - 120) return {}
  if (draw < 0.03) return tellDetention(teller, start)
  return draw < 0.15 ? tellLongSearch(teller, start) : {}
}

/** Out of sight for weeks or months, and found again. */
function tellLongSearch(teller: Teller, start: DayNumber): Pick<Stretch, 'away'> {
  const { asOf, random, journal, hands } = teller
  const from = random.int(start + 20, asOf - 60)
  const to = Math.min(from + random.int(30, 150), asOf - random.int(10, 50))
  tellLost(teller, from)
  journal.add('contactRestored', to, hands.worker, { how: '民警协助查找，在外地务工，已返回报到。' })
  return { away: { from, to } }
}

/** Ten to fifteen days of administrative detention. */
function tellDetention(teller: Teller, start: DayNumber): Pick<Stretch, 'away'> {
  const { asOf, random, journal, hands } = teller
  const from = random.int(start + 30, asOf - 40)
  const to = from + random.int(10, 15)
  journal.add('suspended', from, hands.police, { reason: 'adminDetention' })
  journal.add('resumed', to, hands.police)
  return { away: { from, to } }
}
