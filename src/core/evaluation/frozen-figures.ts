import type { AreaTally } from '#core/metrics/hide-areas.ts'
import { hideTree } from '#core/metrics/hide-areas.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { countOf, type ReportBody } from '#core/report/report-body.ts'
import type { Counted } from './points.ts'
import { figureOf, figuresOf, isJudged, type Scheme } from './scheme.ts'

const measures = ['communityDetox', 'communityRehab'] as const
/** A figure of an area by measure: what is hidden depends on both. */
export type FrozenFigure = { readonly communityDetox: Counted; readonly communityRehab: Counted }
export type FrozenFigures = Readonly<Record<string, FrozenFigure>>

/** Everybody on file, whatever the measure: the size of an area. */
export const peopleFigure = 'threeYearsCleanRegistered'

export function countedOf(figure: FrozenFigure | undefined): Counted {
  if (!figure) return [0, 0]
  const { communityDetox: a, communityRehab: b } = figure
  return [a[0] + b[0], a[1] + b[1]]
}

/**
 * What one area counts in sealed reports (newest last): months add up, a figure of a day or of a past year is that of the
 * last report.
 */
export function freezeFigures(
  scheme: Scheme,
  area: string,
  reports: readonly Pick<ReportBody, 'rows'>[],
): FrozenFigures {
  const keys = [...new Set([...figuresOf(scheme), peopleFigure])]
  return Object.fromEntries(keys.map((key) => [key, frozen(key, area, reports)]))
}

function frozen(key: string, area: string, reports: readonly Pick<ReportBody, 'rows'>[]): FrozenFigure {
  const metric = findMetric(key)
  const adds = metric?.kind === 'period' && metric.yearsBack === undefined
  const from = adds ? reports : reports.slice(-1)
  const sum = (measure: string): Counted => {
    let [n, d] = [0, 0]
    for (const report of from) {
      const t = countOf(report, key, { area, measure })
      n += t.numerator
      d += t.denominator
    }
    return [n, d]
  }
  return { communityDetox: sum('communityDetox'), communityRehab: sum('communityRehab') }
}

/** `figure area` of every cell that an office above may not be shown, and those that would give it away. */
export type Hidden = ReadonlySet<string>

/**
 * Small cells of the areas compared, by the one way of the house (`hideTree`); and because a reader knows each area's total,
 * never only one item of an area is hidden: the total less the others would tell it.
 */
export function hiddenFigures(
  scheme: Scheme,
  root: string,
  areas: readonly { readonly area: string; readonly figures: FrozenFigures }[],
  smallest: number,
): Hidden {
  const keys = [...new Set([...figuresOf(scheme), peopleFigure])]
  const hidden = new Set<string>()
  for (const key of keys) {
    const metric = findMetric(key)
    if (!metric) continue
    for (const area of hideTree(
      metric,
      root,
      areas.map((a) => tallyOf(a.area, a.figures[key])),
      smallest,
    ))
      hidden.add(`${key} ${area}`)
  }
  const items = scheme.indicators.flatMap((i) => (isJudged(i) ? [] : [figureOf(i)]))
  for (const { area, figures } of areas) {
    const gone = items.filter((key) => hidden.has(`${key} ${area}`))
    if (gone.length !== 1) continue
    const inColumn = (key: string) => areas.some((a) => hidden.has(`${key} ${a.area}`))
    const rest = items
      .filter((key) => !gone.includes(key) && countedOf(figures[key])[1] > 0)
      .sort(
        (a, b) =>
          Number(inColumn(b)) - Number(inColumn(a)) ||
          countedOf(figures[a])[1] - countedOf(figures[b])[1] ||
          (a < b ? -1 : 1),
      )
    if (rest[0] !== undefined) hidden.add(`${rest[0]} ${area}`)
  }
  return hidden
}

function tallyOf(area: string, figure: FrozenFigure | undefined): AreaTally {
  const tally = (measure: (typeof measures)[number]) => {
    const [numerator, denominator] = figure?.[measure] ?? [0, 0]
    return { numerator, denominator }
  }
  return { area, communityDetox: tally('communityDetox'), communityRehab: tally('communityRehab') }
}
