import { hideTree } from '#core/metrics/hide-areas.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { hiddenCell, showCell } from '#core/metrics/suppress.ts'
import { countOf, type ReportBody } from '#core/report/report-body.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { smallestCellAt } from '#server/overview/target.ts'
import { talliesOf } from '#server/report/shown-cells.ts'
import { findReport, type ReportRow } from '#server/store/sealed-report-store.ts'
import type { FigureSource } from './figure-source.ts'

export type SealedReport = { readonly row: ReportRow; readonly body: ReportBody; readonly sha256: string }

/** A sealed report inside the reader's right. */
export async function openSealed({ tx, user }: Context, id: string): Promise<SealedReport> {
  const row = await findReport(tx, id)
  if (!row || !isWithin(row.area, user.grant.area)) throw notFound()
  if (row.body === null || row.sha256 === null)
    throw new Problem(409, 'not-sealed', {
      zh: '报表还没有封存完成。',
      en: 'The report is not sealed yet.',
    })
  return { row, body: JSON.parse(row.body), sha256: row.sha256 }
}

/** The sealed numbers and no others: another span, or a figure that was not sealed, answers null. */
export function sealedSource({ user, policies }: Context, { row, body }: SealedReport): FigureSource {
  const smallest = smallestCellAt(policies, row.area, row.day)
  const reader = { role: user.role, area: user.grant.area, smallestCell: smallest }
  const trees = new Map<string, ReadonlySet<string>>()
  const hidden = (metric: Metric) => {
    const found = trees.get(metric.key) ?? hideTree(metric, row.area, talliesOf(body, metric.key), smallest)
    trees.set(metric.key, found)
    return found
  }
  return ({ metric, measure, span }, area) => {
    const same = metric.kind === 'day' || span === row.span
    if (!same || body.definitions[metric.key] === undefined) return null
    if (user.role === 'narcoticsOffice' && hidden(metric).has(area)) return hiddenCell
    const tally = countOf(body, metric.key, { area, measure: measure ?? undefined })
    return showCell(metric, tally, reader, area)
  }
}
