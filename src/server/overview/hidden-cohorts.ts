import { type AreaTally, hideAreas, hideTree } from '#core/metrics/hide-areas.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Context } from '#server/http/context.ts'
import { readCohortAreas } from '#server/store/spell-read.ts'
import type { Asked } from './find-area.ts'
import type { CohortQuestion } from './find-cohorts.ts'
import { smallestCellAt } from './target.ts'

const people = { unit: 'percent' } as const

/** People of a cohort in one measure. */
export type CohortPeople = { readonly cohort: string; readonly measure: string; readonly people: number }

/** How few people may be seen; 1 for those who carry the cases and can open them. */
export function leastSeen(context: Context): number {
  const { role, grant } = context.user
  return role === 'narcoticsOffice' ? smallestCellAt(context.policies, grant.area, context.today) : 1
}

/**
 * The cohorts of an area that an office above the caseload may not see: small ones, those that lie in an area whose
 * cohort is hidden from it (as every figure, decision 0191), and those that would give them away. A half of a year falls
 * with the other half, because the year may be asked for too.
 */
export async function hiddenCohorts(
  context: Context,
  asked: Asked,
  question: CohortQuestion,
  counted: readonly CohortPeople[],
): Promise<ReadonlySet<string>> {
  const least = leastSeen(context)
  if (least <= 1) return new Set()
  const hidden = new Set<string>()
  const halves = counted.filter((c) => c.cohort.includes('-'))
  for (const year of new Set(halves.map((c) => c.cohort.slice(0, 4))))
    for (const half of hiddenAmong(
      halves.filter((c) => c.cohort.startsWith(year)),
      least,
    ))
      hidden.add(half)
  for (const year of hiddenAmong(
    counted.map((c) => ({ ...c, cohort: c.cohort.slice(0, 4) })),
    least,
  ))
    for (const c of counted) if (c.cohort.startsWith(year)) hidden.add(c.cohort)
  for (const cohort of await hiddenByPlace(context, asked, question, least)) hidden.add(cohort)
  return hidden
}

function hiddenAmong(counted: readonly CohortPeople[], least: number): ReadonlySet<string> {
  return hideAreas(people, tallied(counted.map((c) => ({ ...c, area: c.cohort }))), least)
}

/** From the reader's own area down to the asked one, level by level, as `findHidden` judges figures. */
async function hiddenByPlace(
  context: Context,
  asked: Asked,
  { find, cohorts }: CohortQuestion,
  least: number,
): Promise<ReadonlySet<string>> {
  const hidden = new Map<string, Set<string>>()
  for (const [i, place] of asked.path.entries()) {
    const next = asked.path[i + 1]
    if (!next) break
    const rows = await readCohortAreas(
      context.tx,
      { ...find, measure: null, area: place.code },
      next.code.length,
    )
    for (const [k, cohort] of cohorts.entries()) {
      const table = tallied(rows.filter((r) => r.cohort === k))
      const known = hidden.get(cohort) ?? new Set()
      const gone = known.has(place.code)
        ? table.map((t) => t.area)
        : hideTree(people, place.code, table, least)
      hidden.set(cohort, new Set([...known, ...gone]))
    }
  }
  return new Set([...hidden].filter(([, areas]) => areas.has(asked.area.code)).map(([cohort]) => cohort))
}

function tallied(rows: readonly { area: string; measure: string; people: number }[]): readonly AreaTally[] {
  const of = (area: string, measure: string) => {
    const n = rows
      .filter((r) => r.area === area && r.measure === measure)
      .reduce((sum, r) => sum + r.people, 0)
    return n === 0 ? nothing : { numerator: n, denominator: n }
  }
  return [...new Set(rows.map((r) => r.area))].sort().map((area) => ({
    area,
    communityDetox: of(area, 'communityDetox'),
    communityRehab: of(area, 'communityRehab'),
  }))
}
