import { type DayNumber, fromDayNumber } from '#core/shared/plain-date.ts'
import { handsOn, type Stretch } from './tell-months.ts'
import { laboratory, sampleNo, tellTest } from './tell-tests.ts'
import type { Hands, Teller } from './teller.ts'
import { leaveReasons, lostReasons, referralNeeds } from './texts.ts'

type Incident = (teller: Teller, hands: Hands, on: DayNumber) => void

/** What may happen in a running case, and how likely in a year of it. None of it changes how the case is counted. */
const incidents: readonly (readonly [number, Incident])[] = [
  [0.3, leave],
  [0.08, refusal],
  [0.05, absence],
  [0.06, excusedTest],
  [0.03, overturnedPositive],
  [0.015, invalidTest],
  [0.05, lostAndFound],
  [0.1, referral],
  [0.12, note],
  [0.05, wrongEntry],
  [0.03, objection],
  [0.03, entrusted],
  [0.25, tierReview],
]

export function tellIncidents(teller: Teller, stretch: Stretch): void {
  const { random } = teller
  const from = stretch.start + 20
  const to = Math.min(stretch.end, teller.asOf) - 25
  const years = (to - from) / 365
  if (years <= 0) return
  for (const [perYear, incident] of incidents) {
    if (!random.chance(Math.min(0.9, perYear * years))) continue
    const on = random.int(from, to)
    incident(teller, handsOn(teller, stretch, on), on)
  }
}

function leave({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  const [destination, reason] = random.pick(leaveReasons)
  const to = on + random.int(3, 14)
  const asked = journal.add('leaveAsked', on - random.int(1, 4), hands.worker, {
    from: fromDayNumber(on),
    to: fromDayNumber(to),
    destination,
    reason,
  })
  const granted = random.chance(0.92)
  const by = to - on > 5 ? hands.head : hands.worker
  journal.add(
    'leaveDecided',
    on - 1,
    by,
    granted ? { leave: asked, granted } : { leave: asked, granted, reason: '临近检测，改期再去。' },
  )
  if (!granted) return
  const extended = random.chance(0.12) ? random.int(2, 6) : 0
  if (extended > 0)
    journal.add('leaveExtended', to, hands.head, { leave: asked, to: fromDayNumber(to + extended) })
  const back = to + extended
  journal.add('leaveReturned', back, hands.worker, { leave: asked, on: fromDayNumber(back) })
}

function refusal({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  const evaded = random.chance(0.3)
  journal.add('testRefused', on, hands.police, {
    way: evaded ? 'evaded' : 'refused',
    notice: '当面告知后果，本人未签字。',
  })
  journal.add('talkHeld', on + 1, hands.worker, {
    method: 'faceToFace',
    summary: '了解拒检原因，说明协议和法定后果。',
  })
  if (random.chance(0.7))
    journal.add('warned', on + 2, hands.worker, {
      breach: '拒绝接受检测',
      letterNo: `告${random.int(1000, 9999)}`,
      statement: '本人表示今后配合。',
    })
}

/** Refused three times in half a year: a serious violation, sometimes with the report to the police still owed. */
export function tellThreeRefusals({ journal, random, hands, asOf }: Teller): void {
  const refused = [150, 80, 12].map((days) => {
    const on = asOf - days - random.int(0, 9)
    const id = journal.add('testRefused', on, hands.police, { way: 'refused', notice: '当面告知后果。' })
    journal.add('warned', on + 2, hands.worker, {
      breach: '拒绝接受检测',
      letterNo: `告${random.int(1000, 9999)}`,
    })
    return id
  })
  if (random.chance(0.5)) return
  journal.add('policeReported', asOf - 2, hands.worker, { ground: 'seriousViolation', evidence: refused })
}

function absence({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  const days = random.int(2, 9)
  journal.add('absenceFound', on + days, hands.worker, {
    from: fromDayNumber(on),
    to: fromDayNumber(on + days),
  })
  journal.add('admonished', on + days + 1, hands.worker, {
    breach: '未报告离开本区',
    statement: '说是临时帮朋友搬家。',
  })
}

function excusedTest({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  journal.add('testExcused', on, hands.worker, {
    reason: '住院治疗，有医院证明。',
    until: fromDayNumber(on + random.int(5, 20)),
  })
}

/** A positive on site that the laboratory does not confirm: the person objected, and was right. */
function overturnedPositive(teller: Teller, hands: Hands, on: DayNumber): void {
  const { journal } = teller
  const test = tellTest(teller, hands, on, 'positive')
  journal.add('testObjected', on, hands.worker, { test, reason: '本人称近期服用含可待因的止咳药。' })
  journal.add('testTaken', on + 3, hands.police, {
    sample: 'urine',
    level: 'lab',
    result: 'negative',
    sampleNo: sampleNo(teller, on),
    institution: laboratory,
  })
  journal.add('testObjectionDecided', on + 4, hands.police, { test, upheld: true })
}

function invalidTest({ journal }: Teller, hands: Hands, on: DayNumber): void {
  journal.add('testTaken', on, hands.police, { sample: 'urine', level: 'onSite', result: 'invalid' })
}

function lostAndFound({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  journal.add('contactLost', on, hands.worker, { how: random.pick(lostReasons) })
  journal.add('visitMade', on + 1, hands.worker, {
    withWhom: '家属',
    method: 'faceToFace',
    summary: '上门查找，家属提供了新号码。',
  })
  journal.add('contactRestored', on + random.int(3, 18), hands.worker, { how: '换了号码，家属协助联系上。' })
}

function referral({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  const [to, need] = random.pick(referralNeeds)
  const id = journal.add('referred', on, hands.worker, { to, need })
  if (random.chance(0.1)) {
    journal.add('referralRefused', on + 4, hands.worker, {
      referral: id,
      reason: '名额已满，建议下季度再转。',
    })
    return
  }
  journal.add('referralAccepted', on + random.int(1, 5), hands.worker, { referral: id })
  if (random.chance(0.8))
    journal.add('referralClosed', on + random.int(10, 40), hands.worker, {
      referral: id,
      outcome: '已办理，本人满意。',
    })
}

function note({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  if (random.chance(0.3))
    journal.add('note', on, hands.worker, { text: '睡眠差，已建议就诊。', confidentiality: 'clinical' })
  else journal.add('note', on, hands.worker, { text: '本人更换工作，白班改夜班，联系时间改为下午。' })
}

function wrongEntry({ journal }: Teller, hands: Hands, on: DayNumber): void {
  const wrong = journal.add('visitMade', on, hands.worker, {
    method: 'faceToFace',
    summary: '误登到本人名下的走访。',
  })
  journal.add('struck', on + 1, hands.worker, { entry: wrong, reason: '登记到了别人的档案，已更正。' })
}

function objection({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  const about = journal.add('admonished', on, hands.worker, { breach: '未按约到场' })
  const raised = journal.add('objectionRaised', on + 2, hands.worker, {
    about,
    statement: '当天在医院，有挂号单。',
  })
  const upheld = random.chance(0.6)
  if (raised)
    journal.add('objectionDecided', on + 6, hands.head, {
      about,
      upheld,
      statement: upheld ? '核实属实。' : '未能提供证明。',
    })
}

function entrusted({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  journal.add('entrusted', on, hands.office, {
    to: '务工地社区戒毒社区康复工作办公室',
    tasks: ['检测', '谈话'],
  })
  journal.add('entrustmentEnded', on + random.int(10, 24), hands.office, {})
}

function tierReview({ journal, random }: Teller, hands: Hands, on: DayNumber): void {
  const calm = random.chance(0.75)
  journal.add('tierSet', on, hands.head, {
    tier: calm ? 'stable' : 'priority',
    reason: calm ? '检测均为阴性，按时报告，工作稳定。' : '近期情绪起伏，改为共同管理。',
    decidedBy: hands.headName,
  })
}
