import type { CohortSeries } from '#contract/picture-contract.ts'
import { hideAreas } from '#core/metrics/hide-areas.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import { type CohortRow, cohortCurve, watchedOf } from '#core/survival/cohort-curve.ts'
import type { Ending } from '#core/survival/curves.ts'
import { logRank } from '#core/survival/log-rank.ts'
import type { Context } from '#server/http/context.ts'
import { readSpells, type SpellGroup } from '#server/store/spell-read.ts'
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
  const { find, curve, horizon } = question
  // Both measures, whatever is asked for: what one of them may not tell, neither does the other nor their sum.
  const groups = await readSpells(context.tx, { ...find, measure: null })
  const nameOf = (g: SpellGroup) => question.cohorts[g.cohort] ?? ''
  const counted = groups.filter((g) => g.last).map((g) => ({ ...g, cohort: nameOf(g) }))
  const hidden = await hiddenCohorts(context, asked, question, counted)
  const least = leastSeen(context)
  const rows = new Map<string, SpellGroup[]>()
  for (const g of groups) {
    if (find.measure !== null && g.measure !== find.measure) continue
    const those = rows.get(nameOf(g)) ?? []
    those.push(g)
    rows.set(nameOf(g), those)
  }
  const known = question.cohorts.flatMap((cohort) => {
    const spells = rows.get(cohort)
    return spells ? [{ cohort, spells }] : []
  })
  const series = known.map(({ cohort, spells }) => {
    if (hidden.has(cohort)) return hiddenSeries(asked, cohort)
    const drawn = cohortCurve(curve, horizon, spells, least)
    const people = spells.filter((s) => s.last)
    return {
      area: asked.area,
      cohort,
      people: people.reduce((n, c) => n + c.people, 0),
      suppressed: false,
      ...drawn,
      points: [...drawn.points],
      atRisk: [...drawn.atRisk],
      endings: endingsOf(people, least),
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
function endingsOf(counted: readonly CohortRow[], least: number): CohortSeries['endings'] {
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
