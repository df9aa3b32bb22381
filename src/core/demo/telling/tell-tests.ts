import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import type { Hands, Teller } from './teller.ts'

/** One test with its sample and testers; answers its id. Some are announced, a few are of hair. */
export function tellTest(
  teller: Teller,
  hands: Hands,
  on: DayNumber,
  result: 'negative' | 'positive',
): string {
  const { journal, random, isFemale } = teller
  if (random.chance(0.12))
    journal.add('testNotified', on - random.int(1, 4), hands.worker, {
      dueOn: fromDayNumber(on),
      way: '电话通知',
    })
  const draw = result === 'positive' ? 1 : random.next()
  const sample = draw < 0.05 ? 'hair' : draw < 0.07 ? 'saliva' : 'urine'
  return journal.add('testTaken', on, random.chance(0.7) ? hands.worker : hands.police, {
    sample,
    level: sample === 'hair' ? 'lab' : 'onSite',
    result,
    sampleNo: result === 'positive' ? sampleNo(teller, on) : `${sampleNo(teller, on)}${random.int(1, 9)}`,
    testers: [hands.workerName, hands.officerName],
    collectorSex: isFemale ? 'female' : 'male',
    place: `${hands.placeName}派出所`,
    ...(sample === 'hair' ? { windowMonths: 6, institution: laboratory } : {}),
    ...(result === 'positive' ? sealedParts(teller, on) : {}),
  })
}

/** Where samples of the demonstration go; no such place exists. */
export const laboratory = '同行市毒品检验鉴定中心'

/** What the rules ask of a positive: told and signed, split in two, sealed and kept. */
function sealedParts(teller: Teller, on: DayNumber): Readonly<Record<string, string>> {
  const no = sampleNo(teller, on)
  return {
    toldOn: fromDayNumber(on),
    toldSigned: 'signed',
    noA: `${no}-A`,
    sealA: `F${no.slice(1)}1`,
    noB: `${no}-B`,
    sealB: `F${no.slice(1)}2`,
    storedAt: '派出所样本柜',
  }
}

/** The sample of a positive, which the laboratory tests again under the same number. */
export function sampleNo(teller: Teller, on: DayNumber): string {
  return `J${String(teller.number).padStart(7, '0')}-${fromDayNumber(on).slice(2).replaceAll('-', '')}`
}

/** A positive that stands: laboratory confirms, relapse is found, the police are told and decide. */
export function tellRelapse(
  teller: Teller,
  hands: Hands,
  on: DayNumber,
  decision: 'compulsoryIsolation' | 'continue' | 'other',
): DayNumber {
  const { journal, random } = teller
  const test = tellTest(teller, hands, on, 'positive')
  if (random.chance(0.5))
    journal.add('testTaken', on + 2, hands.police, {
      sample: 'urine',
      level: 'lab',
      result: 'positive',
      sampleNo: sampleNo(teller, on),
      institution: laboratory,
    })
  const found = journal.add('relapseFound', on + 2, hands.police, {
    test,
    usedOn: fromDayNumber(on - random.int(1, 4)),
  })
  journal.add('talkHeld', on + random.int(0, 2), hands.worker, {
    method: 'faceToFace',
    summary: '说明检测结果和后果，听取本人陈述。',
  })
  const report = journal.add('policeReported', on + 3, hands.worker, {
    ground: 'relapse',
    evidence: [test, found],
    reportNo: `报${String(teller.number).padStart(6, '0')}`,
  })
  journal.add('policeReceived', on + 4, hands.police, {
    report,
    receiptNo: `收${String(teller.number).padStart(6, '0')}`,
  })
  const decidedOn = on + 3 + random.int(1, 6)
  journal.add('policeDecided', decidedOn, hands.police, {
    decision,
    report,
    documentNo: `同公决字${teller.number}号`,
  })
  return decidedOn
}
