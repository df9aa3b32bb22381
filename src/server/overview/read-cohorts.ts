import type { CohortSeries } from '#contract/picture-contract.ts'
import { hideAreas } from '#core/metrics/hide-areas.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import { type CohortRow, cohortCurve, watchedOf } from '#core/survival/cohort-curve.ts'
import type { Ending } from '#core/survival/curves.ts'
import { logRank } from '#core/survival/log-rank.ts'
import type { Context } from '#server/http/context.ts'
import { type CohortPeople, readCohortPeople, readCohortRows } from '#server/store/spell-read.ts'
import type { Asked } from './find-area.ts'
import type { CohortQuestion } from './find-cohorts.ts'
import { hiddenCohorts, leastSeen } from './hidden-cohorts.ts'

export type Cohorts = {
  readonly series: readonly CohortSeries[]
  /** What the curves were drawn from, for comparing two; without the hidden ones. */
  readonly rows: ReadonlyMap<string, readonly CohortRow[]>
}

/** The curves of an area by cohort, oldest first, as the reader may see them. */
export async function readCohorts(
  context: Context,
  asked: Asked,
  question: CohortQuestion,
): Promise<Cohorts> {
  const { find } = question
  const rows = await readCohortRows(context.tx, find)
  // Both measures, whatever is asked for: what one of them may not tell, neither does the other nor their sum.
  const counted = await readCohortPeople(context.tx, { ...find, measure: null })
  const hidden = await hiddenCohorts(context, asked, find, counted)
  const least = leastSeen(context)
  const series = [...rows].map(([cohort, spells]) => {
    const those = counted.filter(
      (c) => c.cohort === cohort && (find.measure === null || c.measure === find.measure),
    )
    if (hidden.has(cohort)) return hiddenSeries(asked, cohort)
    const drawn = cohortCurve(question.curve, question.horizon, spells, least)
    return {
      area: asked.area,
      cohort,
      people: those.reduce((n, c) => n + c.people, 0),
      suppressed: false,
      ...drawn,
      points: [...drawn.points],
      atRisk: [...drawn.atRisk],
      endings: endingsOf(those, least),
    }
  })
  return { series, rows: new Map([...rows].filter(([cohort]) => !hidden.has(cohort))) }
}

/** The log-rank test of two cohorts; null where one is hidden or nothing can be compared. */
export function compareCohorts(
  { curve }: CohortQuestion,
  a: readonly CohortRow[] | undefined,
  b: readonly CohortRow[] | undefined,
): { chiSquare: number; p: number } | null {
  return a && b ? logRank(watchedOf(curve, a), watchedOf(curve, b)) : null
}

function hiddenSeries(asked: Asked, cohort: string): CohortSeries {
  const empty = { points: [], atRisk: [], median: null, last: 0, cut: false, endings: [] }
  return { area: asked.area, cohort, people: null, suppressed: true, small: true, ...empty }
}

/** How observation ended. Endings of few people are hidden with those that would give them away, like areas. */
function endingsOf(counted: readonly CohortPeople[], least: number): CohortSeries['endings'] {
  const sums = new Map<Ending | 'open', number>()
  for (const { ending, people } of counted)
    sums.set(ending ?? 'open', (sums.get(ending ?? 'open') ?? 0) + people)
  const table = [...sums].map(([area, n]) => ({
    area,
    communityDetox: { numerator: n, denominator: n },
    communityRehab: nothing,
  }))
  const hidden = least > 1 ? hideAreas({ unit: 'count' }, table, least) : new Set<string>()
  return [...sums].map(([ending, n]) => ({ ending, people: hidden.has(ending) ? null : n }))
}
