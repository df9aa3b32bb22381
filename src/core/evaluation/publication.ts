import type { Hidden } from './frozen-figures.ts'
import type { Counted, Hundredths } from './points.ts'
import type { Rank } from './rank-areas.ts'
import { figureOf, type GradeKey, isFound, isJudged, type Scheme } from './scheme.ts'
import type { AreaScore } from './score-area.ts'

/** One item as others may see it: no points and no counts where people could be told apart. */
export type PublishedItem = {
  readonly key: string
  readonly max: Hundredths
  readonly points: Hundredths | null
  readonly counted: Counted | null
}
export type PublishedArea = Rank & {
  readonly name: string
  readonly total: Hundredths
  readonly grade: GradeKey
  readonly vetoes: readonly string[]
  /** Not told where it was counted from a figure that is not shown. */
  readonly deducted: Hundredths | null
  readonly extra: Hundredths
  readonly items: readonly PublishedItem[]
}

/** What is published, word for word. Everything that others may not see has been taken out before. */
export type Publication = {
  readonly format: 1
  readonly round: string
  readonly title: string
  readonly area: string
  readonly level: string
  readonly span: string
  readonly day: string
  readonly knownAt: string
  readonly scheme: string
  readonly reports: readonly string[]
  readonly areas: readonly PublishedArea[]
}

export function publishedArea(
  scheme: Scheme,
  score: AreaScore,
  rank: Rank,
  name: string,
  hidden: Hidden,
): PublishedArea {
  return {
    ...rank,
    name,
    total: score.total,
    grade: score.grade,
    vetoes: score.vetoes,
    deducted: scheme.deductions.some((d) => !isFound(d) && hidden.has(`${d.figure} ${score.area}`))
      ? null
      : score.deductions.reduce((n, d) => n + d.points, 0),
    extra: score.extraSum,
    items: score.items.map((item, i) => {
      const indicator = scheme.indicators[i]
      const figure = indicator && !isJudged(indicator) ? figureOf(indicator) : undefined
      const gone = figure !== undefined && hidden.has(`${figure} ${score.area}`)
      const { key, max, points } = item
      return { key, max, points: gone ? null : points, counted: gone ? null : (item.counted ?? null) }
    }),
  }
}

/** In how many published years running, up to and without this one, the area was last in its group. */
export function lastPlacesBefore(
  area: string,
  day: string,
  earlier: readonly Pick<Publication, 'day' | 'areas'>[],
): number {
  let running = 0
  for (let year = Number(day.slice(0, 4)) - 1; ; year--) {
    const then = earlier.find((p) => p.day === `${year}${day.slice(4)}`)
    if (!then?.areas.some((a) => a.area === area && a.last)) return running
    running++
  }
}
