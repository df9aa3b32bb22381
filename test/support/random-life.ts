import type { Entry } from '#core/journal/entry.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import { writeTestOddity } from './random-tests.ts'
import { usual } from './random-usual.ts'

/** A small seeded generator of numbers (mulberry32): the same seed gives the same life on every machine. */
export type Dice = {
  readonly below: (n: number) => number
  readonly chance: (p: number) => boolean
  readonly of: <T>(list: readonly T[]) => T
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, chance: (p) => next() < p, of: (list) => list[below(list.length)] as (typeof list)[number] }
}

export type Pen = {
  readonly dice: Dice
  readonly entries: Entry[]
  readonly write: (type: string, on: PlainDate, data?: Record<string, unknown>) => string
}

const places = ['320505001', '320505002', '320506003', '330106001', '500103002']

/**
 * One invented life: an order, what follows it, and what may go wrong, for up to five years. Entries are lifelike but not
 * polite: late, doubled, struck, objected to, out of order. Over many seeds every type and every stage appears.
 */
export function randomLife(seed: number): Entry[] {
  const dice = diceOf(seed)
  const entries: Entry[] = []
  const write: Pen['write'] = (type, on, data = {}) => {
    const id = `${String(dice.below(1e9)).padStart(9, '0')}-${entries.length}`
    const recordedAt = `${addDays(on, dice.below(20))}T${String(dice.below(24)).padStart(2, '0')}:00:00+08:00`
    entries.push({ id, case: `life-${seed}`, type, on, data, ...(dice.chance(0.6) ? { recordedAt } : {}) })
    return id
  }
  const pen: Pen = { dice, entries, write }
  const ordered = addDays('2016-01-01', dice.below(3500))
  writeOrder(pen, ordered)
  const reported = writeReportIn(pen, ordered)
  if (reported) writeYears(pen, reported)
  else if (dice.chance(0.4)) writeOddDay(pen, addDays(ordered, 10 + dice.below(60)))
  writeEnd(pen, reported ?? ordered)
  writeCorrections(pen)
  return entries
}

function writeOrder({ dice, write }: Pen, on: PlainDate): void {
  const rehab = dice.chance(0.4)
  write('orderIssued', on, {
    measure: rehab ? 'communityRehab' : 'communityDetox',
    organ: '同行市公安局',
    documentNo: '1',
    executionPlace: dice.of(places),
    venue: dice.of(['hukou', 'residence']),
    ...(rehab ? { termMonths: 1 + dice.below(36), releasedOn: addDays(on, -dice.below(30)) } : {}),
    ...(dice.chance(0.15) ? { creditDays: 1 + dice.below(rehab ? 10 : 300) } : {}),
  })
  if (dice.chance(0.5)) write('townshipNotified', addDays(on, dice.below(4)))
}

function writeReportIn({ dice, write }: Pen, ordered: PlainDate): PlainDate | null {
  if (dice.chance(0.07)) return null
  const served = addDays(ordered, dice.below(8))
  if (dice.chance(0.05))
    write('suspended', addDays(served, -1 + dice.below(10)), { reason: 'adminDetention' })
  write('orderServed', served, { to: dice.chance(0.95) ? 'person' : 'family', way: 'direct' })
  if (dice.chance(0.3)) write('reportInReminded', addDays(served, dice.below(10)), { way: 'phone' })
  if (served.endsWith('3')) writeAsked(write, served)
  if (dice.chance(0.1)) {
    const on = addDays(served, dice.below(25))
    write('properReasonAccepted', on, { reason: '住院', until: addDays(on, dice.below(40)) })
  }
  if (dice.chance(0.05)) write('resumed', addDays(served, dice.below(20)))
  if (dice.chance(0.1)) return null
  const reported = addDays(served, dice.chance(0.85) ? dice.below(17) : dice.below(60))
  write('reportedIn', reported, { place: dice.of(places) })
  return reported
}

/** Somebody asks for a proper reason, and a report is received: neither changes a state. */
function writeAsked(write: Pen['write'], on: PlainDate): void {
  const asked = write('properReasonAsked', on, { reason: '住院', until: addDays(on, 20) })
  write('properReasonRefused', addDays(on, 1), { asked, reason: '没有证明' })
}

function writeYears(pen: Pen, reported: PlainDate): void {
  const { dice, write } = pen
  if (dice.chance(0.9))
    write('agreementSigned', addDays(reported, dice.below(12)), { parties: ['甲', '乙'], place: '所' })
  if (dice.chance(0.8)) {
    const kinds = ['worker', 'police', 'medic', 'family', 'volunteer'].filter(() => dice.chance(0.9))
    write('workGroupFormed', addDays(reported, dice.below(30)), { members: kinds.map((kind) => ({ kind })) })
  }
  const days = dice.of([60, 200, 500, 900, 1300, 1800])
  const busy = 5 + dice.below(50)
  for (let i = 0; i < busy; i++) writeDay(pen, addDays(reported, dice.below(days)))
}

function writeDay(pen: Pen, on: PlainDate): void {
  const { dice, write } = pen
  if (dice.chance(0.4)) {
    write('testTaken', on, {
      sample: dice.chance(0.8) ? 'urine' : 'hair',
      level: dice.of(['onSite', 'lab']),
      result: dice.chance(0.9) ? 'negative' : dice.of(['positive', 'invalid']),
      ...(dice.chance(0.1) ? { sampleNo: `s${dice.below(5)}` } : {}),
    })
    return
  }
  if (dice.chance(0.7)) {
    const [type, data] = dice.of(usual)
    write(type, on, data(on, dice))
  } else writeOddDay(pen, on)
}

/** What leave may come with beside its decision; it changes no state. */
function writeRestOfLeave({ dice, write }: Pen, on: PlainDate, leave: string): void {
  const extension = write('leaveExtensionAsked', on, { leave, to: addDays(on, 30), way: 'phone' })
  if (dice.chance(0.5)) write('leaveExtensionRefused', on, { leave, extension, reason: '临近检测' })
  write('leaveReturnAsked', addDays(on, 9), { leave, way: 'phone' })
  write('leaveReturnRefused', addDays(on, 10), { leave, reason: '没有见到本人' })
  if (dice.chance(0.3)) write('leaveWithdrawn', on, { leave })
}

function writeOddDay(pen: Pen, on: PlainDate): void {
  const { dice, write, entries } = pen
  const some = (type: string) => entries.filter((e) => e.type === type).at(-1 - dice.below(2))?.id
  const odd: Record<string, () => void> = {
    refusal: () => write('testRefused', on, { way: dice.of(['refused', 'evaded']) }),
    excuse: () =>
      write('testExcused', on, {
        reason: '住院',
        ...(dice.chance(0.5) ? { until: addDays(on, dice.below(60)) } : {}),
      }),
    plan: () =>
      write('testPlanned', on, {
        perYear: dice.of([[12, 6, 4], [4, 4, 4], [24, 12], [1], [5, 3, 2]]),
        requirementRef: 'R',
      }),
    lost: () => write('contactLost', on),
    found: () => write('contactRestored', on, { how: '电话' }),
    absence: () =>
      write('absenceFound', on, {
        from: addDays(on, -dice.below(20)),
        ...(dice.chance(0.8) ? { to: on } : {}),
      }),
    leave: () => {
      const leave = write('leaveAsked', on, {
        from: addDays(on, dice.below(5)),
        to: addDays(on, 5 + dice.below(20)),
        destination: '外地',
      })
      if (dice.chance(0.8)) write('leaveDecided', on, { leave, granted: dice.chance(0.8) })
      if (dice.chance(0.2)) write('leaveExtended', addDays(on, 3), { leave, to: addDays(on, 30) })
      if (dice.chance(0.7)) write('leaveReturned', addDays(on, 4 + dice.below(30)), { leave })
      if (dice.chance(0.4)) writeRestOfLeave(pen, on, leave)
    },
    localBreach: () => {
      const about = write('localBreachFound', on, { kind: 'unreachable', summary: '电话停机' })
      write('statementMade', on, { about, statement: '换了号码' })
    },
    move: () => {
      write('placeChangeAsked', on, {
        to: dice.of(places),
        reason: '搬家',
        changedOn: addDays(on, -5 + dice.below(20)),
      })
      if (dice.chance(0.7)) write('fileSent', addDays(on, dice.below(10)), { to: '新所' })
      if (dice.chance(0.6)) write(dice.of(['fileAccepted', 'fileRefused']), addDays(on, dice.below(20)))
      if (dice.chance(0.6)) write('reportedIn', addDays(on, dice.below(30)), { place: '新所' })
      if (dice.chance(0.6))
        write('agreementSigned', addDays(on, dice.below(40)), { parties: ['甲', '乙'], place: '新所' })
    },
    entrust: () => {
      const entrustment = write('entrusted', on, { to: '外地', tasks: '检测' })
      const answered = dice.below(10)
      if (answered < 3) write('entrustmentAccepted', on, { entrustment, worker: 'w' })
      else if (answered < 5) write('entrustmentRefused', on, { entrustment, reason: '人不在本地' })
      if (dice.chance(0.5)) write('entrustmentEnded', addDays(on, dice.below(100)))
    },
    custody: () => writeCustody({ dice, write, entries }, on),
    relapse: () => {
      const test = some('testTaken')
      write(
        'relapseFound',
        on,
        test && dice.chance(0.5)
          ? { test }
          : { source: '自述', ...(dice.chance(0.5) ? { usedOn: addDays(on, -3) } : {}) },
      )
    },
    report: () => {
      const report = write('policeReported', on, {
        ground: dice.of(['refusal', 'relapse', 'seriousViolation']),
        evidence: [entries[0]?.id],
      })
      write('policeReceived', addDays(on, 1), { report, receiptNo: '1' })
    },
    admonish: () => write(dice.of(['admonished', 'warned']), on, { breach: '漏检' }),
    decide: () =>
      write('policeDecided', on, { decision: dice.chance(0.9) ? 'continue' : 'compulsoryIsolation' }),
    object: () => {
      const test = some('testTaken')
      if (!test) return
      write('testObjected', on, { test })
      if (dice.chance(0.6))
        write('testObjectionDecided', addDays(on, dice.below(20)), { test, upheld: dice.chance(0.5) })
    },
    special: () => {
      const kind = dice.of(['pregnant', 'schoolPupil', 'seriouslyIll', 'soleCarer', 'firstCaught'])
      const situation = write('specialSituation', on, { kind })
      if (dice.chance(0.5)) write('specialSituationEnded', addDays(on, dice.below(200)), { situation })
      const partner = write('partnerJoined', on, { kind: 'womensFederation', organisation: '妇联' })
      if (dice.chance(0.3)) write('partnerLeft', addDays(on, dice.below(90)), { partner })
    },
    unsigned: () => {
      write('bodyAppointed', on, { name: '某居民委员会', kind: 'residentsCommittee' })
      write('agreementRefused', on, { reason: '不认可条款', place: '所', version: 1 })
    },
    test: () => writeTestOddity({ dice, write, entries }, on),
    refer: () => {
      const referral = write('referred', on, { to: '就业', need: '工作' })
      write(dice.of(['referralAccepted', 'referralRefused']), addDays(on, 2), { referral })
      write('referralClosed', addDays(on, 20), { referral, outcome: '就业' })
      // by the day and not by the dice, so that the lives of before stay what they were
      if (on.endsWith('7'))
        write('employmentNoted', addDays(on, 21), {
          ability: on.endsWith('17') ? 'unable' : 'able',
          occupation: on.endsWith('07') ? 'employed' : 'none',
        })
    },
  }
  odd[dice.of(Object.keys(odd))]?.()
}

/** Asked or not, told or not, released or not. */
function writeCustody({ dice, write }: Pen, on: PlainDate): void {
  const reason = dice.of(['detention', 'arrest', 'adminDetention'])
  const asking = { since: on, proof: '派出所告知' }
  const asked = dice.chance(0.5) ? write('suspensionAsked', on, { reason, ...asking }) : undefined
  if (asked && dice.chance(0.2)) {
    write('endingRefused', on, { asked, reason: '已经释放' })
    return
  }
  const about = write('suspended', on, { reason, ...(asked ? { asked } : {}) })
  if (dice.chance(0.5)) write('noticeGiven', on, { about, to: 'police', way: 'direct' })
  if (dice.chance(0.1)) write('terminationAsked', on, { reason: 'imprisonment', ...asking })
  if (!dice.chance(0.8)) return
  const released = addDays(on, dice.below(90))
  if (dice.chance(0.3)) write('resumptionAsked', released, { since: released, proof: '释放证明' })
  write('resumed', released)
}

function writeEnd({ dice, write }: Pen, from: PlainDate): void {
  if (dice.chance(0.12))
    write('terminated', addDays(from, dice.below(1300)), {
      reason: dice.of(['imprisonment', 'compulsoryEducation', 'compulsoryIsolation', 'death', 'leftCountry']),
    })
  if (dice.chance(0.3))
    write('dischargeNotified', addDays(from, 1090 + dice.below(30)), { to: 'person', noticeNo: '1' })
  if (dice.chance(0.3)) write('visitMade', addDays(from, 1100 + dice.below(300)), {})
  if (!dice.chance(0.2)) return
  const on = addDays(from, 1100)
  const report = write('exitReported', on, { listNo: '1', cleanSince: from, fullOn: on })
  if (dice.chance(0.7)) write('exitConfirmed', addDays(on, 9), { report, confirmed: dice.chance(0.9) })
}

function writeCorrections({ dice, write, entries }: Pen): void {
  for (let i = dice.below(3); i > 0; i--) {
    const wrong = dice.of(entries)
    const on = addDays(wrong.on, dice.below(30))
    if (dice.chance(0.6)) write('struck', on, { entry: wrong.id, reason: '录入错误' })
    else {
      write('objectionRaised', on, { about: wrong.id, statement: '不属实' })
      if (dice.chance(0.7))
        write('objectionDecided', addDays(on, 5), { about: wrong.id, upheld: dice.chance(0.6) })
    }
  }
}
