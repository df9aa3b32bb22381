import type { DemoPerson } from '#core/demo/demo-identity.ts'
import { inventIdNumber } from '#core/demo/demo-identity.ts'
import type { Random } from '#core/demo/random.ts'
import { addMonthsToDay, type DayNumber, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'

const refusals = ['不同意写明检测次数，要求先问家人。', '认为自己不需要帮扶，拒绝签字。']

/**
 * What special rules hang on, bodies that sign and agreements that were refused: told after everything else and from a
 * stream of its own, so that no other life changes by it.
 */
export function tellSpecial(teller: Teller, random: Random): void {
  const { life, rank } = teller.lot
  const { kind } = life
  if (kind === 'withoutAgreement' && rank % 2 === 0) tellRefused(teller, random)
  if (kind !== 'running') return
  const from = reportedOn(teller)
  if (from === undefined) return
  const often = teller.showcase ? 3 : 1
  if (random.chance(0.03 * often)) tellBody(teller, from)
  if (teller.isFemale && random.chance(0.16 * often)) tellMother(teller, random, from)
  else if (random.chance(0.04 * often)) tellCarer(teller, random, from)
}

function reportedOn({ journal }: Teller): DayNumber | undefined {
  const entry = journal.entries().find((e) => e.type === 'reportedIn')
  return entry && toDayNumber(entry.on)
}

function tellRefused(teller: Teller, random: Random): void {
  const from = reportedOn(teller)
  if (from === undefined) return
  const { journal, hands } = teller
  journal.add('agreementRefused', from + random.int(1, 6), hands.worker, {
    reason: random.pick(refusals),
    place: hands.place,
    version: 1,
  })
}

function tellBody({ journal, hands }: Teller, from: DayNumber): void {
  journal.add('bodyAppointed', from, hands.office, {
    name: `${hands.placeName}第一居民委员会`,
    kind: 'residentsCommittee',
    documentNo: `${hands.placeName}禁毒办〔${fromDayNumber(from).slice(0, 4)}〕1号`,
  })
}

/** Some carry a child, some nurse one; of a few the child is one by now and somebody has to look again. */
function tellMother(teller: Teller, random: Random, from: DayNumber): void {
  const { journal, hands, asOf } = teller
  const told = Math.max(from, asOf - random.int(20, 400))
  const pregnant = random.chance(0.4)
  const situation = journal.add('specialSituation', told, hands.worker, {
    kind: pregnant ? 'pregnant' : 'nursing',
    ...(pregnant
      ? { expectedUntil: fromDayNumber(Math.max(told, asOf) + random.int(30, 180)), proof: '产检手册' }
      : { childBornOn: fromDayNumber(told - random.int(10, 120)), proof: '出生医学证明' }),
  })
  const partner = journal.add('partnerJoined', told + 5, hands.worker, {
    kind: 'womensFederation',
    organisation: `${hands.placeName}妇女联合会`,
  })
  if (random.chance(0.4))
    journal.add('partnerLeft', told + 60, hands.worker, { partner, reason: '帮扶告一段落' })
  if (random.chance(0.4))
    journal.add('specialSituationEnded', told + 80, hands.worker, { situation, reason: '情形已经结束' })
}

function tellCarer(teller: Teller, random: Random, from: DayNumber): void {
  const { journal, hands, asOf } = teller
  const told = Math.max(from, asOf - random.int(20, 300))
  const kind = random.pick(['soleCarer', 'seriouslyIll'])
  journal.add('specialSituation', told, hands.worker, { kind, proof: '社区证明' })
  if (random.chance(0.5))
    journal.add('partnerJoined', told + 3, hands.worker, {
      kind: 'civilAffairs',
      organisation: `${hands.placeName}民政办`,
    })
}

/** A few are old, and of those ordered lately one or two are not yet of age. */
export function specialAge(person: DemoPerson, teller: Teller, random: Random, county: string): DemoPerson {
  if (teller.lot.life.kind !== 'running') return person
  const { showcase } = teller
  const old = random.chance(showcase ? 0.12 : 0.012)
  const years = old ? random.int(60, 71) : random.chance(showcase ? 0.5 : 0.05) ? 17 : undefined
  if (years === undefined) return person
  const from = reportedOn(teller)
  if (years === 17 && (from === undefined || from < teller.asOf - 150)) return person
  const birthDate = fromDayNumber(addMonthsToDay(teller.asOf, -years * 12) - random.int(1, 300))
  return {
    ...person,
    birthDate,
    idNumber: inventIdNumber(random, county, birthDate, person.sex === 'female' ? 'female' : 'male'),
  }
}
