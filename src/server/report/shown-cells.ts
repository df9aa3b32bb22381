import { type AreaTally, hideTree } from '#core/metrics/hide-areas.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { type Cell, hiddenCell, showCell } from '#core/metrics/suppress.ts'
import { countOf, type ReportBody } from '#core/report/report-body.ts'
import type { Context } from '#server/http/context.ts'
import { smallestCellAt } from '#server/overview/target.ts'

/** A number as the reader may see it. */
export type Shown = (metric: string, tally: { numerator: number; denominator: number }, area: string) => Cell

/**
 * Small cells of areas below the reader's own, and what would give them away, are not shown: as on the overview. Where two
 * counts stand side by side, what one of them hides is hidden in both.
 */
export function cellsFor(
  { user, policies }: Context,
  row: { readonly area: string; readonly day: string },
  bodies: readonly ReportBody[],
): Shown {
  const { role, area } = user.grant
  const smallest = smallestCellAt(policies, row.area, row.day)
  const reader = { role, area, smallestCell: smallest }
  const trees = new Map<string, ReadonlySet<string>>()
  const hidden = (metric: Metric) => {
    const found = trees.get(metric.key)
    if (found) return found
    const all = bodies.map((body) => hideTree(metric, row.area, talliesOf(body, metric.key), smallest))
    const union = new Set(all.flatMap((one) => [...one]))
    trees.set(metric.key, union)
    return union
  }
  return (key, tally, at) => {
    const metric = findMetric(key)
    if (!metric || (role === 'narcoticsOffice' && hidden(metric).has(at))) return hiddenCell
    return showCell(metric, tally, reader, at)
  }
}

/** A figure of every township of the report, by measure. */
export function talliesOf(body: ReportBody, key: string): readonly AreaTally[] {
  const townships = [...new Set(body.rows.map((r) => r.township))].sort()
  return townships.map((area) => ({
    area,
    communityDetox: countOf(body, key, { area, measure: 'communityDetox' }),
    communityRehab: countOf(body, key, { area, measure: 'communityRehab' }),
  }))
}
