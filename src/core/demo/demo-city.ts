import type { Measure } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { type AreaCode, regionOf } from '#core/shared/area.ts'
import { inventId, minuteOf } from './demo-id.ts'
import { type DemoPerson, inventPerson } from './demo-identity.ts'
import type { DemoPlan, DemoTownship } from './demo-scale.ts'
import { authorOf, castOf, type DemoStaff, type TownshipCast } from './demo-staff.ts'
import { openJournal } from './journal-writer.ts'
import { dealLives, type Life, type Lot } from './lives.ts'
import { randomFor, scatter } from './random.ts'
import { tellHandover } from './telling/tell-handover.ts'
import { tellLife } from './telling/tell-life.ts'
import { tellSamples } from './telling/tell-samples.ts'
import { specialAge, tellSpecial } from './telling/tell-special.ts'
import { tellTierReview, tellTierTold } from './telling/tell-tier-review.ts'
import { tellWork } from './telling/tell-work.ts'
import type { Hands, Teller } from './telling/teller.ts'

/** One invented life: person, file and journal, in the shape in which lives are loaded and written out. */
export type DemoCase = {
  readonly person: DemoPerson & { readonly region: string; readonly fileNo: string }
  readonly caseFile: {
    readonly id: string
    readonly region: string
    readonly personId: string
    readonly fileNo: string
    readonly measure: Measure
    readonly organ: string
    readonly documentNo: string
    readonly place: AreaCode
  }
  /** The station that works with the person; null while no station has taken the order. */
  readonly station: string | null
  readonly worker: string | null
  readonly entries: readonly Entry[]
  readonly life: Life
}

/**
 * The cases of a plan, township by township, one at a time: nothing of the city is held but the township at hand. Every
 * case depends on the seed, the last day and its own place alone, so the same plan gives the same bytes anywhere. With a
 * book of rules, heads of stations have also set most tiers that it proposes; without, those wait for them.
 */
export function* demoCity(plan: DemoPlan, book?: PolicyBook): Generator<DemoCase> {
  const { lotAt, worthShowing } = dealLives(plan.people)
  const placeOf = placesOf(plan, worthShowing)
  for (const [t, township] of plan.townships.entries()) {
    const cast = castOf(plan.seed, township, plan.asOf)
    const next = neighbourOf(plan, t)
    const neighbour = next && castOf(plan.seed, next, plan.asOf)
    // The second township gives to the first, so that the first, where visitors look, receives too.
    const firstOne =
      t === 1 && regionOf(township.code) === regionOf(plan.townships[0]?.code ?? '') && plan.townships[0]
    const partner = firstOne ? castOf(plan.seed, firstOne, plan.asOf) : neighbour
    const first = plan.starts[t] ?? 0
    const fileNo = fileNumbers(next === plan.townships[t - 1] ? 9500 : 9000)
    for (let k = 0; k < township.people; k++)
      yield tellCase(
        plan,
        { township, cast, neighbour, partner, fileNo, book, isFirst: t === 0, isShown: t < 2 },
        first + k,
        lotAt(placeOf(first + k)),
      )
  }
}

/**
 * Where among the lives a case lies. The first cases of the first township change places with those that show what a
 * visitor should see: still a bijection, so every count stays.
 */
function placesOf(plan: DemoPlan, worthShowing: readonly number[]): (index: number) => number {
  const { placeOf, indexOf } = scatter(plan.seed, plan.people)
  const changed = new Map<number, number>()
  const now = (index: number) => changed.get(index) ?? placeOf(index)
  const back = new Map<number, number>()
  for (const [index, place] of worthShowing.entries()) {
    const other = back.get(place) ?? indexOf(place)
    const old = now(index)
    changed.set(index, place)
    changed.set(other, old)
    back.set(place, index)
    back.set(old, other)
  }
  return now
}

type Place = {
  readonly township: DemoTownship
  readonly cast: TownshipCast
  readonly neighbour: TownshipCast | null
  /** To whom hand-overs are under way today. */
  readonly partner: TownshipCast | null
  readonly fileNo: (home: AreaCode, year: string, moved: boolean) => string
  readonly book: PolicyBook | undefined
  readonly isFirst: boolean
  readonly isShown: boolean
}

/** File numbers as the product gives them; those of people who moved here were given elsewhere, from 9001 on. */
function fileNumbers(elsewhere: number): Place['fileNo'] {
  const last = new Map<string, number>()
  return (home, year, moved) => {
    const key = `${home}-${year}`
    const n = (last.get(key) ?? (moved ? elsewhere : 0)) + 1
    last.set(key, n)
    return `${key}-${String(n).padStart(4, '0')}`
  }
}

function tellCase(plan: DemoPlan, at: Place, index: number, lot: Lot): DemoCase {
  const random = randomFor(plan.seed, 'case', index)
  const { cast, township } = at
  const personId = inventId(minuteOf(plan.asOf - 2000, 600), random)
  const caseId = inventId(minuteOf(plan.asOf - 2000, 605), random)
  const person = inventPerson(random, personId, township, plan.asOf)
  const worker = workerOf(cast, lot, index)
  const moved = at.neighbour !== null && movesIn(lot, random.next())
  const there = at.neighbour && handsOf(at.neighbour, at.neighbour.workers[0] ?? at.neighbour.head)
  const before = moved ? there : null
  const organ = `${before ? before.placeName : township.name}公安机关`
  const journal = openJournal(caseId, random, plan.asOf)
  const taken = lot.life.kind !== 'notServed' || random.chance(0.4)
  const drawn = taken && random.chance(lot.life.kind === 'beforeDeadline' ? 0.6 : 0.985)
  const assigned = drawn || isUnderMeasure(lot)
  const teller: Teller = {
    random,
    journal,
    hands: handsOf(cast, worker),
    before,
    asOf: plan.asOf,
    lot,
    measure: lot.life.measure,
    organ,
    number: index + 1,
    isFemale: person.sex === 'female',
    showcase: at.isFirst,
  }
  tellLife(teller)
  if (at.book) tellTierReview(teller, at.book)
  tellSamples(teller)
  tellTierTold(teller)
  const own = randomFor(plan.seed, 'special', index)
  tellSpecial(teller, own)
  const { partner } = at
  const far = partner && {
    cast: partner,
    hands: handsOf(partner, partner.workers[0] ?? partner.head),
    often: at.isShown,
  }
  tellHandover(teller, randomFor(plan.seed, 'handover', index), far)
  tellWork(teller, randomFor(plan.seed, 'work', index))
  const shown = specialAge(person, teller, own, township.code.slice(0, 6))
  const entries = journal.entries()
  const order = entries.find((e) => e.type === 'orderIssued')
  const home = before?.place ?? township.code
  const fileNo = at.fileNo(home, (order?.on ?? '').slice(0, 4), before !== null)
  return {
    person: { ...shown, region: regionOf(home), fileNo },
    caseFile: {
      id: caseId,
      region: regionOf(home),
      personId,
      fileNo,
      measure: lot.life.measure,
      organ,
      documentNo: String(order?.data['documentNo'] ?? ''),
      place: township.code,
    },
    station: taken ? cast.station.id : null,
    worker: assigned ? worker.accountId : null,
    entries,
    life: lot.life,
  }
}

/** One worker of a station, in a big one two, carries most of the measures in force; the rest of the register is shared by all. */
function workerOf(cast: TownshipCast, lot: Lot, index: number): DemoStaff {
  const { workers, head } = cast
  const busy = /^(running|without|moved|never|notServed|before|suspended)/.test(lot.life.kind)
  const few = workers.slice(0, 1 + Math.floor(workers.length / 8))
  const pool = busy ? few : workers
  return pool[index % Math.max(1, pool.length)] ?? head
}

/** Whoever has reported in and goes on has a named worker every day. */
function isUnderMeasure({ life }: Lot): boolean {
  return /^(running|without|moved|suspended)/.test(life.kind)
}

function movesIn(lot: Lot, draw: number): boolean {
  if (lot.life.kind === 'movedWithoutAgreement') return true
  return lot.life.kind === 'running' && lot.rank < lot.count * 0.8 && draw < 0.08
}

function handsOf(cast: TownshipCast, worker: DemoStaff): Hands {
  return {
    place: cast.station.area,
    placeName: cast.police.name.replace(/派出所$/, ''),
    worker: authorOf(worker),
    head: authorOf(cast.head),
    office: authorOf(cast.officer),
    police: authorOf(cast.liaison),
    workerName: worker.name,
    officerName: cast.liaison.name,
    headName: cast.head.name,
  }
}

/** The next township of the same city, in the last one of a city the one before: where people move from. */
function neighbourOf(plan: DemoPlan, t: number): DemoTownship | null {
  const here = plan.townships[t]
  const same = (there: DemoTownship | undefined) =>
    here && there && regionOf(there.code) === regionOf(here.code)
  const there = [plan.townships[t + 1], plan.townships[t - 1]].find(same)
  return there ?? null
}
