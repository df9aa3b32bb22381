import type { Measure } from '#core/case/case-state.ts'
import { apportionTree, partAt, startsOf } from './apportion.ts'

/** What becomes of a case. The counts are the city's; docs/demonstration-city.md says how they meet the published figures. */
const lifeKinds = [
  'running',
  'runningLost',
  'neverReported',
  'withoutAgreement',
  'movedWithoutAgreement',
  'notServed',
  'beforeDeadline',
  'suspendedNow',
  'threeYearsClean',
  'threeYearsCleanFullTerm',
  'finished',
  'finishedLost',
  'relapsedAndWentOn',
  'isolation',
  'imprisoned',
  'compulsoryEducation',
  'died',
  'leftCountry',
] as const
export type LifeKind = (typeof lifeKinds)[number]

export type Life = {
  readonly kind: LifeKind
  readonly measure: Measure
  /** `late`: reported in after the deadline. */
  readonly reported: 'onTime' | 'late' | 'never'
  /** How many of the city's 24,000 live so. */
  readonly count: number
}

/** Place of a case inside its life: `rank` of `count` cases spreads days evenly and settles who is counted how. */
export type Lot = { readonly life: Life; readonly rank: number; readonly count: number }

const detox = 'communityDetox'
const rehab = 'communityRehab'

/**
 * 957 in community detox: 880 executed, 77 not. 338 in rehabilitation: 328 and 10. 2,646 rehabilitation orders with a
 * release whose deadline has passed: 2,612 on time. 3,743 to be kept in touch with: 3,545 are. 11,952 three years clean.
 */
export const cityLives: readonly Life[] = [
  { kind: 'running', measure: detox, reported: 'onTime', count: 846 },
  { kind: 'running', measure: detox, reported: 'late', count: 34 },
  { kind: 'runningLost', measure: detox, reported: 'onTime', count: 46 },
  { kind: 'neverReported', measure: detox, reported: 'never', count: 14 },
  { kind: 'withoutAgreement', measure: detox, reported: 'onTime', count: 10 },
  { kind: 'movedWithoutAgreement', measure: detox, reported: 'onTime', count: 7 },
  { kind: 'running', measure: rehab, reported: 'onTime', count: 322 },
  { kind: 'running', measure: rehab, reported: 'late', count: 6 },
  { kind: 'runningLost', measure: rehab, reported: 'onTime', count: 5 },
  { kind: 'neverReported', measure: rehab, reported: 'never', count: 3 },
  { kind: 'withoutAgreement', measure: rehab, reported: 'onTime', count: 2 },
  { kind: 'notServed', measure: detox, reported: 'never', count: 12 },
  { kind: 'notServed', measure: rehab, reported: 'never', count: 6 },
  { kind: 'beforeDeadline', measure: detox, reported: 'never', count: 18 },
  { kind: 'beforeDeadline', measure: rehab, reported: 'never', count: 8 },
  { kind: 'suspendedNow', measure: detox, reported: 'onTime', count: 16 },
  { kind: 'suspendedNow', measure: rehab, reported: 'onTime', count: 6 },
  { kind: 'threeYearsClean', measure: rehab, reported: 'onTime', count: 11_852 },
  { kind: 'threeYearsCleanFullTerm', measure: detox, reported: 'onTime', count: 100 },
  { kind: 'finished', measure: rehab, reported: 'onTime', count: 2070 },
  { kind: 'finished', measure: rehab, reported: 'late', count: 25 },
  { kind: 'finishedLost', measure: rehab, reported: 'onTime', count: 147 },
  { kind: 'relapsedAndWentOn', measure: rehab, reported: 'onTime', count: 162 },
  { kind: 'isolation', measure: detox, reported: 'onTime', count: 6090 },
  { kind: 'imprisoned', measure: detox, reported: 'onTime', count: 1184 },
  { kind: 'imprisoned', measure: rehab, reported: 'onTime', count: 40 },
  { kind: 'compulsoryEducation', measure: detox, reported: 'onTime', count: 118 },
  { kind: 'died', measure: detox, reported: 'onTime', count: 716 },
  { kind: 'died', measure: rehab, reported: 'onTime', count: 20 },
  { kind: 'leftCountry', measure: detox, reported: 'onTime', count: 115 },
]

export type Deal = {
  readonly lotAt: (place: number) => Lot
  /** The first places of the lives that visitors of a demonstration should meet, where the city has them. */
  readonly worthShowing: readonly number[]
}

/** Deals `people` places over the lives in the city's proportions, exactly; `places` 0 … people−1 answer their lot. */
export function dealLives(people: number): Deal {
  // A demonstration of a few dozen people still shows every life once.
  const least = people < 500 ? 1 : 0
  const counts = apportionTree(
    people,
    cityLives.map((life) => ({ path: countedAs(life), weight: life.count })),
    least,
  )
  const starts = startsOf(counts)
  const lotAt = (place: number): Lot => {
    const at = partAt(starts, place)
    const life = cityLives[at]
    if (!life) throw new Error(`no life at place ${place} of ${people}`)
    return { life, rank: place - (starts[at] ?? 0), count: counts[at] ?? 0 }
  }
  const worthShowing = cityLives.flatMap(({ kind, reported }, i) =>
    shown.has(kind) && reported !== 'late' && (counts[i] ?? 0) > 0 ? [starts[i] ?? 0] : [],
  )
  return { lotAt, worthShowing }
}

const shown: ReadonlySet<LifeKind> = new Set([
  'runningLost',
  'neverReported',
  'withoutAgreement',
  'movedWithoutAgreement',
  'notServed',
  'beforeDeadline',
  'suspendedNow',
])

/** How the figures count a life, from coarse to fine: a smaller city keeps these sums as true as whole people allow. */
function countedAs(life: Life): readonly string[] {
  switch (life.kind) {
    case 'running':
      return ['executable', life.measure, 'executed']
    case 'runningLost':
    case 'neverReported':
    case 'withoutAgreement':
    case 'movedWithoutAgreement':
      return ['executable', life.measure, 'notExecuted']
    case 'threeYearsClean':
    case 'threeYearsCleanFullTerm':
      return ['clean']
    case 'finished':
      return ['ended', 'inTouch']
    case 'finishedLost':
      return ['ended', 'lost']
    default:
      return ['other']
  }
}
