import type { Entry } from '#core/journal/entry.ts'
import { addMonthsToDay, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { laboratory, tellTest } from './tell-tests.ts'
import type { Teller } from './teller.ts'

/** Told last of all, so that what is told here changes no other life: samples, notices for the coming days, chains under way. */
export function tellSamples(teller: Teller): void {
  const told = teller.journal.entries()
  for (const test of told.filter(isSealed)) tellSample(teller, test, told)
  if (teller.lot.life.kind !== 'running') return
  tellNotices(teller)
  if (teller.random.chance(0.06)) tellElsewhere(teller)
  if (teller.showcase && teller.measure === 'communityDetox') tellUnderWay(teller)
}

function isSealed(e: Entry): boolean {
  return e.type === 'testTaken' && e.data['noA'] !== undefined
}

/** One part goes to the laboratory where there is a result of it; both are let go some weeks after the six months. */
function tellSample({ journal, random, hands, asOf }: Teller, test: Entry, told: readonly Entry[]): void {
  const on = toDayNumber(test.on)
  const lab = told.find(
    (e) =>
      e.type === 'testTaken' &&
      e.data['level'] === 'lab' &&
      e.data['sampleNo'] === test.data['sampleNo'] &&
      e.id !== test.id,
  )
  const sentOn = lab && Math.min(on + 1, toDayNumber(lab.on))
  if (sentOn !== undefined) sendPart({ journal, hands }, test.id, sentOn)
  const gone = addMonthsToDay(on, 6) + random.int(2, 30)
  if (gone > asOf || random.chance(0.06)) return
  for (const part of sentOn === undefined ? ['A', 'B'] : ['B'])
    journal.add('sampleDisposed', gone, hands.police, {
      test: test.id,
      part,
      people: [hands.officerName, hands.headName],
      way: 'destroyed',
    })
}

function sendPart({ journal, hands }: Pick<Teller, 'journal' | 'hands'>, test: string, on: number): void {
  const sent = journal.add('sampleSent', on, hands.police, {
    test,
    part: 'A',
    to: laboratory,
    for: 'lab',
    courier: hands.officerName,
  })
  journal.add('sampleReceived', on, hands.police, { sent, by: '收样窗口', sealIntact: true })
}

/** Some are told to come today or in the next days; now and then nobody was reached. */
function tellNotices({ journal, random, hands, asOf, showcase }: Teller): void {
  if (!random.chance(showcase ? 0.4 : 0.05)) return
  if (journal.entries().some((e) => e.type === 'testNotified' && toDayNumber(e.on) > asOf - 15)) return
  const tried = random.chance(0.15)
  const dueOn = tried ? asOf - 2 : asOf + random.pick([0, 0, 1, 2, 4])
  const place = `${hands.placeName}派出所`
  const notified = journal.add('testNotified', asOf - 4, hands.worker, {
    dueOn: fromDayNumber(dueOn),
    way: 'phone',
    place,
    time: random.pick(['9:00', '10:00', '14:30']),
  })
  if (random.chance(0.6))
    journal.add('testNoticeServed', asOf - 3, hands.worker, {
      notified,
      way: 'direct',
      receipt: 'signed',
      deliveredBy: hands.workerName,
    })
  if (tried)
    journal.add('testNotReached', asOf - 2, hands.worker, {
      notified,
      tried: '当天两次电话无人接听，已告知家属。',
    })
}

function tellElsewhere({ journal, random, hands, asOf }: Teller): void {
  const from = asOf - random.int(2, 7)
  const entrustment = journal.add('testEntrusted', from, hands.office, {
    to: '务工地公安派出所',
    until: fromDayNumber(asOf + 150),
    frequency: '按检测计划，每个窗口一次',
    returnWay: '检测后三个工作日内书面返回',
  })
  if (random.chance(0.4))
    journal.add('testEntrustmentEnded', asOf - 1, hands.office, { entrustment, reason: '本人已返回。' })
}

/** In the first township each step of a chain can be seen: just told, objected to, at the laboratory, to be decided. */
function tellUnderWay(teller: Teller): void {
  const { journal, random, hands, asOf } = teller
  if (!random.chance(0.28)) return
  const step = random.int(0, 3)
  const test = tellTest(teller, hands, asOf - 1, 'positive')
  if (step === 0) return
  journal.add('testObjected', asOf - 1, hands.worker, { test, reason: '本人称近期服用感冒药。' })
  if (step === 1) return
  sendPart(teller, test, asOf - 1)
  if (step === 2) return
  journal.add('testTaken', asOf, hands.police, {
    sample: 'urine',
    level: 'lab',
    result: 'negative',
    of: test,
    institution: laboratory,
  })
}
