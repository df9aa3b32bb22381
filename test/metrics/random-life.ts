import fc from 'fast-check'
import type { Entry } from '#core/journal/entry.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'

export const townships = ['329801001', '329801002', '329802001'] as const
export const firstDay: PlainDate = '2022-01-10'
export const lastDay: PlainDate = '2026-06-20'

type Event = { readonly type: string; readonly gap: number; readonly pick: number }

const types = [
  'contactLost',
  'contactRestored',
  'testTaken',
  'testTaken',
  'testRefused',
  'visitMade',
  'talkHeld',
  'serviceGiven',
  'planAdopted',
  'assessmentMade',
  'volunteerMatched',
  'volunteerUnmatched',
  'suspended',
  'resumed',
  'move',
  'absenceFound',
  'relapseFound',
  'policeReported',
  'tierSet',
  'terminated',
  'referred',
  'referralClosed',
  'employmentNoted',
  'struck',
] as const

const event: fc.Arbitrary<Event> = fc.record({
  type: fc.constantFrom(...types),
  gap: fc.integer({ min: 0, max: 120 }),
  pick: fc.nat({ max: 1000 }),
})

/** A life of one case: always an order, mostly served, reported in and signed, then anything, moves and strikes included. */
export const randomLife: fc.Arbitrary<readonly Entry[]> = fc
  .record({
    measure: fc.constantFrom('communityDetox', 'communityRehab'),
    home: fc.nat({ max: townships.length - 1 }),
    start: fc.integer({ min: 0, max: 900 }),
    steps: fc.integer({ min: 0, max: 5 }),
    reportAfter: fc.integer({ min: 0, max: 25 }),
    events: fc.array(event, { maxLength: 14 }),
  })
  .map(({ measure, home, start, steps, reportAfter, events }) => {
    const life = new Life(addDays(firstDay, start))
    life.order(measure, home)
    if (steps >= 1) life.add('orderServed', 0, { to: 'person', way: 'direct' })
    if (steps >= 2) life.add('reportedIn', reportAfter, { place: life.place })
    if (steps >= 3) life.add('agreementSigned', 1, { parties: ['本人', '办公室'], place: life.place })
    for (const e of events) life.happen(e)
    return life.entries.filter((e) => e.on <= lastDay)
  })

/** Tells a life day by day; ids follow from the number of entries, so the same choices give the same journal. */
class Life {
  readonly entries: Entry[] = []
  place: string = townships[0]
  #day: PlainDate
  constructor(day: PlainDate) {
    this.#day = day
  }

  add(type: string, gap: number, data: Record<string, unknown>): void {
    this.#day = addDays(this.#day, gap)
    const id = `e${String(this.entries.length).padStart(3, '0')}`
    this.entries.push({ id, case: 'c', type, on: this.#day, data })
  }

  order(measure: string, home: number): void {
    this.place = townships[home] ?? townships[0]
    const rehab = { termMonths: 24, releasedOn: this.#day }
    this.add('orderIssued', 0, {
      measure,
      organ: '某公安分局',
      documentNo: '第1号',
      executionPlace: this.place,
      venue: 'hukou',
      ...(measure === 'communityRehab' ? rehab : {}),
    })
  }

  happen({ type, gap, pick }: Event): void {
    if (type === 'move') this.move(gap, pick)
    else this.add(type, gap, dataOf(type, pick, this.entries))
  }

  /** Asked, sent, accepted, reported in and sometimes signed at the new place. */
  move(gap: number, pick: number): void {
    const to = townships[pick % townships.length] ?? townships[0]
    this.add('placeChangeAsked', gap, {
      to,
      reason: '搬家',
      changedOn: addDays(this.#day, gap + (pick % 4 ? 0 : pick % 25)),
    })
    this.add('fileSent', 1, { to })
    if (pick % 5 === 0) return
    this.add('fileAccepted', 2, {})
    this.place = to
    this.add('reportedIn', pick % 20, { place: to })
    if (pick % 3 > 0) this.add('agreementSigned', pick % 3, { parties: ['本人'], place: to })
  }
}

function dataOf(type: string, pick: number, entries: readonly Entry[]): Record<string, unknown> {
  switch (type) {
    case 'testTaken':
      return {
        sample: 'urine',
        level: 'onSite',
        result: ['negative', 'negative', 'positive', 'invalid'][pick % 4],
      }
    case 'testRefused':
      return { way: pick % 2 ? 'refused' : 'evaded' }
    case 'visitMade':
    case 'talkHeld':
      return pick % 3 ? { method: pick % 3 === 1 ? 'faceToFace' : 'phone' } : {}
    case 'serviceGiven':
      return { kind: ['counselling', 'medicalGuidance', 'jobAid', 'relief', 'education', 'other'][pick % 6] }
    case 'assessmentMade':
      return { kind: pick % 4 ? 'periodic' : 'end', scale: '半年量表', scaleVersion: '1' }
    case 'tierSet':
      return { tier: ['highRisk', 'mediumRisk', 'lowRisk'][pick % 3], reason: '定级', decidedBy: '某站' }
    case 'volunteerMatched':
    case 'volunteerUnmatched':
      return { volunteer: `v${pick % 3}` }
    case 'suspended':
      return { reason: 'detention' }
    case 'terminated':
      return { reason: ['imprisonment', 'death', 'leftCountry', 'compulsoryIsolation'][pick % 4] }
    case 'absenceFound':
      return {
        from: entries.at(-1)?.on ?? firstDay,
        ...(pick % 2 ? {} : { to: addDays(entries.at(-1)?.on ?? firstDay, pick % 50) }),
      }
    case 'relapseFound':
      return { source: '本人陈述', usedOn: entries.at(-1)?.on ?? firstDay }
    case 'policeReported':
      return { ground: 'refusal', evidence: [entries[0]?.id] }
    case 'referred':
      return { to: '就业', need: '工作' }
    case 'referralClosed':
      return { referral: entries.findLast((e) => e.type === 'referred')?.id ?? 'none', outcome: '完成' }
    case 'employmentNoted':
      return {
        ability: pick % 4 ? 'able' : 'unable',
        occupation: ['employed', 'none', 'studying', 'casual'][pick % 4],
      }
    case 'struck':
      return { entry: entries[1 + (pick % Math.max(1, entries.length - 1))]?.id ?? 'none', reason: '录错' }
    default:
      return {}
  }
}
