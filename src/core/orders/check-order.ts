import type { PolicyBook } from '#core/policy/policy.ts'
import { isWithin } from '#core/shared/area.ts'
import { addDays, addMonths, daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { organLevelOf } from './choices.ts'
import { readIdNumber } from './id-number.ts'
import type { OrderDraft } from './order-draft.ts'
import { type OrderRules, orderRules } from './order-rules.ts'
import { type Reason, reason } from './reason.ts'

/** What an order is checked against: the day, the law, and the area whose orders the writer may register. */
export type OrderContext = {
  readonly today: PlainDate
  readonly policies: PolicyBook
  readonly scope: string
  /** Names of cities with districts, so that their police count as city level. */
  readonly cities: readonly string[]
  /** A wrong check character stops the order where `refused`; police data has such errors, so `warning` is usual. */
  readonly idChecksum: 'warning' | 'refused'
}

/** Every objection to an order, by hand or from a row: the same rules for both. An empty list means ready. */
export function checkOrder(draft: OrderDraft, context: OrderContext): readonly Reason[] {
  const future = futureDates(draft, context.today)
  // the rules of a day that has not come are not asked for
  if (future.length > 0) return [...checkPerson(draft, context), ...future]
  const rules = orderRules(context.policies.at(draft.order.executionPlace), draft.order.decidedOn)
  return [
    ...checkPerson(draft, context),
    ...checkDocument(draft, context),
    ...checkService(draft, rules),
    ...checkTerm(draft, rules, context.today),
    ...checkPlace(draft, context),
  ]
}

function futureDates({ order, service, person }: OrderDraft, today: PlainDate): Reason[] {
  const found: Reason[] = []
  if (order.decidedOn > today) found.push(reason('dateInFuture', 'decidedOn'))
  if (service.servedOn !== undefined && service.servedOn > today)
    found.push(reason('dateInFuture', 'servedOn'))
  if (service.familyServedOn !== undefined && service.familyServedOn > today)
    found.push(reason('dateInFuture', 'familyServedOn'))
  if (person.birthDate > today) found.push(reason('dateInFuture', 'birthDate'))
  return found
}

function checkPerson({ person, order }: OrderDraft, context: OrderContext): Reason[] {
  const found: Reason[] = []
  if (person.idKind === 'residentId') {
    const read = readIdNumber(person.idNumber)
    if ('fault' in read) return [reason(read.fault, 'idNumber')]
    for (const doubt of read.id.doubts)
      found.push(reason(doubt, 'idNumber', doubt === 'idChecksum' ? { level: context.idChecksum } : {}))
    if (read.id.birthDate !== person.birthDate) found.push(reason('birthDiffers', 'birthDate'))
    if (read.id.sex !== person.sex) found.push(reason('sexDiffers', 'sex'))
  }
  const age = Math.floor(daysBetween(person.birthDate, order.decidedOn) / 365.2425)
  if (person.birthDate >= order.decidedOn) found.push(reason('birthInFuture', 'birthDate'))
  else if (age < 12 || age > 90)
    found.push(reason('ageUnlikely', 'birthDate', { args: { age: String(age) } }))
  return found
}

function checkDocument({ order }: OrderDraft, context: OrderContext): Reason[] {
  const found: Reason[] = []
  const level = organLevelOf(order.organ, context.cities)
  if (level === 'none') found.push(reason('organLevel', 'organ', { clause: 'jdtl-13' }))
  const year = /[〔[(【]\s*(\d{4})\s*[〕\])】]/.exec(order.documentNo)?.[1]
  if (year === undefined || !/\d+\s*号?$/.test(order.documentNo))
    found.push(reason('documentNoForm', 'documentNo'))
  else if (year !== order.decidedOn.slice(0, 4)) found.push(reason('documentYear', 'documentNo'))
  return found
}

function checkService({ order, service }: OrderDraft, rules: OrderRules): Reason[] {
  const found: Reason[] = []
  for (const [column, day] of [
    ['servedOn', service.servedOn],
    ['familyServedOn', service.familyServedOn],
  ] as const)
    if (day !== undefined && day < order.decidedOn) found.push(reason('servedBeforeDecided', column))
  const { servedOn } = service
  if (servedOn === undefined) return [...found, reason('notServed', 'servedOn')]
  if (service.way === undefined) found.push(reason('servedWayAssumed', 'servedWay'))
  const late = rules.serveDays !== undefined && daysBetween(order.decidedOn, servedOn) > rules.serveDays
  if (late)
    found.push(
      reason('servedLate', 'servedOn', {
        args: { days: String(rules.serveDays) },
        ...(rules.serveClause ? { clause: rules.serveClause } : {}),
      }),
    )
  if (order.releasedOn !== undefined && order.releasedOn > servedOn)
    found.push(reason('releasedAfter', 'releasedOn'))
  return found
}

function checkTerm({ order }: OrderDraft, rules: OrderRules, today: PlainDate): Reason[] {
  const found = order.measure === 'communityDetox' ? detoxTerm(order, rules) : rehabTerm(order, rules)
  const months = order.measure === 'communityDetox' ? rules.detoxMonths : (order.termMonths ?? 0)
  const { statedFrom, statedTo } = order
  if (statedFrom !== undefined && statedTo !== undefined && months > 0) {
    const full = addDays(addMonths(statedFrom, months), -(order.creditDays ?? 0))
    if (statedTo < statedFrom) found.push(reason('statedReversed', 'statedTo'))
    else if (Math.abs(daysBetween(full, statedTo)) > 1) found.push(reason('statedTermDiffers', 'statedTo'))
  }
  if (months > 0 && addMonths(order.decidedOn, months) < today) found.push(reason('termPassed', 'decidedOn'))
  return found
}

function detoxTerm(order: OrderDraft['order'], rules: OrderRules): Reason[] {
  const args = { months: String(rules.detoxMonths) }
  const credit = order.creditDays ?? 0
  const fullDays = daysBetween(order.decidedOn, addMonths(order.decidedOn, rules.detoxMonths))
  if (credit >= fullDays) return [reason('creditTooLong', 'creditDays', { clause: 'jdtl-31-2' })]
  const { termMonths } = order
  if (termMonths === undefined || termMonths === rules.detoxMonths) return []
  const left = addDays(addMonths(order.decidedOn, rules.detoxMonths), -credit)
  const stated = addMonths(order.decidedOn, termMonths)
  // months can state a term less its credit only roughly: within half a month they say the same
  if (credit > 0 && Math.abs(daysBetween(stated, left)) <= 16) return []
  return [reason('termDetox', 'termMonths', { args, clause: rules.detoxClause })]
}

function rehabTerm(order: OrderDraft['order'], rules: OrderRules): Reason[] {
  const found: Reason[] = []
  if (order.termMonths === undefined)
    found.push(reason('termMissing', 'termMonths', { clause: rules.rehabClause }))
  else if (order.termMonths > rules.rehabMaxMonths)
    found.push(
      reason('termTooLong', 'termMonths', {
        args: { months: String(rules.rehabMaxMonths) },
        clause: rules.rehabClause,
      }),
    )
  if (order.releasedOn === undefined) found.push(reason('releasedMissing', 'releasedOn'))
  return found
}

function checkPlace({ order }: OrderDraft, context: OrderContext): Reason[] {
  const found: Reason[] = []
  if (!isWithin(order.executionPlace, context.scope)) found.push(reason('placeOutside', 'executionPlace'))
  if (order.executionPlace.length < 9) found.push(reason('placeNotTownship', 'executionPlace'))
  if (order.venue === 'facility' && order.measure === 'communityDetox')
    found.push(reason('venueFacilityDetox', 'venue', { clause: 'jdtl-37-2' }))
  return found
}
