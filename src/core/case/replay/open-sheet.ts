import type { PolicyBook } from '#core/policy/policy.ts'
import type { AreaCode } from '#core/shared/area.ts'
import { type DayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Facts } from './gather-facts.ts'
import type { Fact } from './prepare-journal.ts'
import { rulesOf } from './rule-book.ts'
import { type Custody, ruleAt, type Sheet, type Stay } from './sheet.ts'

/** Lays out what everything else rests on: the order, where the person was, when in custody, served, reported in. */
export function openSheet(facts: Facts, book: PolicyBook, asOf: DayNumber): Sheet {
  const order = facts.first('orderIssued')
  const reported = facts.first('reportedIn')
  const closed = firstTerminalDay(facts)
  const sheet: Sheet = {
    asOf,
    facts,
    stays: staysOf(facts, order, book, asOf),
    order,
    measure: order?.data.measure ?? null,
    custodies: [],
    served: facts.of('orderServed').find((f) => f.data.to === 'person' && f.day <= closed) ?? null,
    reported: reported && reported.day <= closed ? reported : null,
    term: null,
    stage: 'ordered',
    endedOn: null,
    endedBy: null,
    duties: [],
    findings: [],
    months: [],
    next: Number.POSITIVE_INFINITY,
  }
  return facts.first('suspended') === null ? sheet : { ...sheet, custodies: custodiesOf(sheet, closed) }
}

function staysOf(facts: Facts, order: Fact | null, book: PolicyBook, asOf: DayNumber): readonly Stay[] {
  const place: string = order?.data.executionPlace ?? 'cn'
  const stays: Stay[] = [stayAt(Number.NEGATIVE_INFINITY, place, order, book)]
  for (const change of facts.of('placeChangeAsked')) {
    const from = toDayNumber(change.data.changedOn)
    if (from <= asOf) stays.push(stayAt(from, change.data.to, change, book))
  }
  return stays.length > 2 ? stays.sort((a, b) => a.from - b.from) : stays
}

function stayAt(from: DayNumber, place: AreaCode, by: Fact | null, book: PolicyBook): Stay {
  const policy = book.at(place)
  return { from, place, policy, rules: rulesOf(policy), by }
}

/** Pairs each taking into custody with the next release. Released and taken again on one day is release first. */
function custodiesOf(sheet: Sheet, closed: DayNumber): Custody[] {
  const released = sheet.facts.of('resumed')
  const custodies: Custody[] = []
  let r = 0
  let freeFrom = Number.NEGATIVE_INFINITY
  for (const by of sheet.facts.of('suspended')) {
    if (by.day < freeFrom || by.day >= closed) continue
    while ((released[r]?.day ?? Number.POSITIVE_INFINITY) < by.day) r++
    const next = released[r++]
    const until = next && next.day <= closed ? next : null
    const to = until ? until.day : Math.min(sheet.asOf, closed)
    custodies.push({ from: by.day, to, open: until === null, stops: stops(sheet, by), by, until })
    freeFrom = until ? until.day : Number.POSITIVE_INFINITY
  }
  return custodies
}

function firstTerminalDay(facts: Facts): DayNumber {
  const isolation = facts.of('policeDecided').find((f) => f.data.decision === 'compulsoryIsolation')
  return Math.min(
    facts.first('terminated')?.day ?? Number.POSITIVE_INFINITY,
    isolation?.day ?? Number.POSITIVE_INFINITY,
  )
}

function stops(sheet: Sheet, suspended: Fact): boolean {
  if (!ruleAt<boolean>(sheet, 'suspend.stopsClock', suspended.day).value) return false
  return (
    suspended.data.reason !== 'adminDetention' ||
    ruleAt<boolean>(sheet, 'suspend.onAdminDetention', suspended.day).value
  )
}
