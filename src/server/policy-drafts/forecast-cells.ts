import { type AreaTally, hideTree } from '#core/metrics/hide-areas.ts'
import { nothing } from '#core/metrics/measure-case.ts'
import type { Metric, Tally } from '#core/metrics/metric.ts'
import { countedMetrics, metrics } from '#core/metrics/metrics.ts'
import type { AreaForecast, ForecastBody } from '#core/policy/forecast-sum.ts'
import { isWithin } from '#core/shared/area.ts'

/** A forecast as one reader may see it: by area of any level, small cells and what would give them away left out. */
export type ForecastCells = {
  readonly cases: (area: string) => number
  readonly changed: (area: string) => number | null
  readonly lines: readonly string[]
  readonly line: (
    key: string,
    area: string,
  ) => { readonly times: number | null; readonly people: number | null }
  /** Figures that move for anybody. */
  readonly figures: readonly Metric[]
  readonly figure: (metric: Metric, area: string) => FigureCells
}

export type FigureCells = {
  readonly before: Tally | null
  readonly after: Tally | null
  readonly moved: number | null
}

const people = { unit: 'count' } as const
const shown = new Set(metrics.map((m) => m.key))

/** `root` is the reader's own area: its totals are shown, what lies below is judged from there (decision 0191). */
export function forecastCells(body: ForecastBody, root: string, smallest: number): ForecastCells {
  const own = body.areas.filter((a) => isWithin(a.area, root))
  const hiddenBy = new Map<string, ReadonlySet<string>>()
  const hide = (key: string, unit: Pick<Metric, 'unit'>, tallyOf: (a: AreaForecast) => Tally) => {
    const known = hiddenBy.get(key) ?? hideTree(unit, root, tableOf(own, tallyOf), smallest)
    hiddenBy.set(key, known)
    return known
  }
  const sum = (area: string, of: (a: AreaForecast) => number) =>
    own.reduce((n, a) => (isWithin(a.area, area) ? n + of(a) : n), 0)
  const count = (key: string, area: string, of: (a: AreaForecast) => number) =>
    area !== root && hide(key, people, (a) => ({ numerator: of(a), denominator: 0 })).has(area)
      ? null
      : sum(area, of)
  const peopleOf = (key: string, area: string) => count(`line ${key}`, area, (a) => a.lines[key]?.people ?? 0)
  const lines = [...new Set(own.flatMap((a) => Object.keys(a.lines)))]
  return {
    cases: (area) => sum(area, (a) => a.cases),
    changed: (area) => count('changed', area, (a) => a.changed),
    lines: lines
      .map((key) => ({ key, n: sum(root, (a) => a.lines[key]?.people ?? 0) }))
      .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
      .map(({ key }) => key),
    line: (key, area) => {
      const n = peopleOf(key, area)
      return { people: n, times: n === null ? null : sum(area, (a) => a.lines[key]?.times ?? 0) }
    },
    figures: countedMetrics.filter((m) => shown.has(m.key) && own.some((a) => movesIn(a, m))),
    figure: (metric, area) => figureOf(metric, area),
  }

  function figureOf(metric: Metric, area: string): FigureCells {
    const i = metric.slot - 1
    const moved = count(`moved ${i}`, area, (a) => a.moved[i] ?? 0)
    const tally = (side: 'before' | 'after'): Tally => ({
      numerator: sum(area, (a) => a[side].numerators[i] ?? 0),
      denominator: sum(area, (a) => a[side].denominators[i] ?? 0),
    })
    const isSmall = (side: 'before' | 'after') =>
      area !== root &&
      hide(`${side} ${i}`, metric, (a) => ({
        numerator: a[side].numerators[i] ?? 0,
        denominator: a[side].denominators[i] ?? 0,
      })).has(area)
    const open = moved !== null && !isSmall('before') && !isSmall('after')
    return open
      ? { before: tally('before'), after: tally('after'), moved }
      : { before: null, after: null, moved: null }
  }
}

function movesIn(a: AreaForecast, metric: Metric): boolean {
  return (a.moved[metric.slot - 1] ?? 0) > 0
}

function tableOf(areas: readonly AreaForecast[], tallyOf: (a: AreaForecast) => Tally): readonly AreaTally[] {
  const rows = new Map<string, { area: string; communityDetox: Tally; communityRehab: Tally }>()
  for (const a of areas) {
    const row = rows.get(a.area) ?? { area: a.area, communityDetox: nothing, communityRehab: nothing }
    const key = a.measure === 'communityDetox' ? 'communityDetox' : 'communityRehab'
    rows.set(a.area, { ...row, [key]: tallyOf(a) })
  }
  return [...rows.values()].sort((a, b) => (a.area < b.area ? -1 : 1))
}
