import { addMonthsToDay, type DayNumber } from '#core/shared/plain-date.ts'
import { tellTest } from './tell-tests.ts'
import type { Hands, Teller } from './teller.ts'
import { goals, serviceTexts, talkTexts, visitTexts } from './texts.ts'

export type Stretch = {
  /** Report-in: all rhythms are anchored here. */
  readonly start: DayNumber
  /** First day on which nothing is done any more. */
  readonly end: DayNumber
  /** How likely the office does what is due in a month. */
  readonly care: number
  /** From this day the new place does the work. */
  readonly movedOn?: DayNumber
  /** How often a test of the plan is not taken. */
  readonly missesTests?: number
  /** How often what is due in the month of the last day is still to be done. */
  readonly leavesOpen?: number
  /** In custody from … to (free again): nobody calls. */
  readonly away?: { readonly from: DayNumber; readonly to: DayNumber }
}

export function isAway({ away }: Stretch, day: DayNumber): boolean {
  return away !== undefined && day >= away.from && day < away.to
}

/** What this city's stations do in a month; the pack's template asks for as much. */
const practice = { visits: 2, talks: 1, monthsBetweenAssessments: 6, monthsBetweenGuidance: 6 }

/** The work of the measure, month by month: visits, talks, tests, services, guidance, assessments. */
export function tellMonths(teller: Teller, stretch: Stretch): void {
  const { start, end } = stretch
  const last = Math.min(end, teller.asOf + 1)
  for (let month = 0; ; month++) {
    const from = addMonthsToDay(start, month)
    if (from >= last) return
    const to = Math.min(addMonthsToDay(start, month + 1), end)
    tellContacts(teller, stretch, from, to, month)
    tellHelp(teller, stretch, from, to, month)
  }
}

export function handsOn(teller: Teller, stretch: Stretch, day: DayNumber): Hands {
  return teller.before && (stretch.movedOn === undefined || day < stretch.movedOn)
    ? teller.before
    : teller.hands
}

/** Days lie in the first and the last part of the month, so that a month just begun is not yet behind. */
function tellContacts(teller: Teller, stretch: Stretch, from: DayNumber, to: DayNumber, month: number): void {
  const { journal, random } = teller
  const parts = practice.visits + practice.talks
  for (let k = 0; k < parts; k++) {
    // the first visit of the measure is told with its start
    if (month === 0 && k === 0) continue
    if (!random.chance(stretch.care)) continue
    const low = from + Math.floor(((to - from) * k) / parts)
    const high = from + Math.floor(((to - from) * (k + 1)) / parts) - 1
    if (high < low) continue
    const day = random.int(low, high)
    if (isAway(stretch, day)) continue
    if (to > teller.asOf && k > 0 && random.chance(stretch.leavesOpen ?? 0)) continue
    const isTalk = k === 1
    journal.add(
      isTalk ? 'talkHeld' : 'visitMade',
      day,
      handsOn(teller, stretch, day).worker,
      meeting(teller, isTalk),
    )
  }
}

export function meeting(teller: Teller, isTalk: boolean): Record<string, unknown> {
  const { random } = teller
  const draw = random.next()
  const method = draw < 0.83 ? 'faceToFace' : draw < 0.95 ? 'phone' : 'video'
  return {
    ...(isTalk ? {} : { withWhom: random.pick(['本人', '本人和家属', '家属', '本人和邻居']) }),
    method,
    summary: random.pick(isTalk ? talkTexts : visitTexts),
    ...(random.chance(0.25) ? { next: `下次${random.pick(goals)}的情况` } : {}),
  }
}

const services = Object.keys(serviceTexts).filter((kind) => kind !== 'medicalGuidance')

function tellHelp(teller: Teller, stretch: Stretch, from: DayNumber, to: DayNumber, month: number): void {
  const { journal, random } = teller
  const day = () => random.int(from, Math.max(from, to - 1))
  const worker = (on: DayNumber) => handsOn(teller, stretch, on).worker
  if (random.chance(0.14)) {
    const on = day()
    const kind = random.pick(services)
    journal.add('serviceGiven', on, worker(on), {
      kind,
      summary: serviceTexts[kind],
      outcome: '本人表示有帮助。',
    })
  }
  if (
    month % practice.monthsBetweenGuidance === practice.monthsBetweenGuidance - 2 &&
    random.chance(stretch.care)
  ) {
    const on = day()
    journal.add('serviceGiven', on, worker(on), {
      kind: 'medicalGuidance',
      summary: serviceTexts['medicalGuidance'],
    })
  }
  if (
    month % practice.monthsBetweenAssessments === practice.monthsBetweenAssessments - 1 &&
    random.chance(stretch.care)
  ) {
    const on = day()
    journal.add('assessmentMade', on, worker(on), {
      kind: random.chance(0.85) ? 'periodic' : 'comprehensive',
      scale: '社区戒毒社区康复综合评估表',
      scaleVersion: 1,
      score: Math.min(50, 26 + Math.floor(month / 2) + random.int(-4, 8)),
    })
  }
}

const scheduled = { communityDetox: [12, 6, 4], communityRehab: [6, 4, 2] }

/** One test in each window of the plan. `planned` is what the police required of this person instead. */
export function tellTests(teller: Teller, stretch: Stretch, planned?: readonly number[]): void {
  const perYear = planned ?? scheduled[teller.measure]
  const { start, end } = stretch
  for (let year = 0; year < 3; year++) {
    const n = perYear[Math.min(year, perYear.length - 1)] ?? 0
    for (let k = 0; k < n; k++) {
      const from = addMonthsToDay(start, 12 * year + (12 * k) / n)
      const to = Math.min(addMonthsToDay(start, 12 * year + (12 * (k + 1)) / n), end)
      if (from > teller.asOf || from >= end) return
      // nobody tests on the day of report-in, and an early window leaves room for what is still to come
      const on = teller.random.int(Math.min(from + 5, to - 1), from + Math.floor((to - 1 - from) * 0.85))
      const skipped = to > teller.asOf ? (stretch.leavesOpen ?? 0) : 0
      if (!isAway(stretch, on) && !teller.random.chance((stretch.missesTests ?? 0) + skipped))
        tellTest(teller, handsOn(teller, stretch, on), on, 'negative')
    }
  }
}
