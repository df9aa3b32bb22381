import type { LookPage } from '#contract/look-contract.ts'
import { metrics } from '#core/metrics/metrics.ts'
import { monthsOfSpan } from '#core/metrics/time-span.ts'
import { countOf, type ReportBody } from '#core/report/report-body.ts'
import type { Context } from '#server/http/context.ts'
import type { LookFound, LookRow } from '#server/store/figure-look-store.ts'
import { movedFigures } from './moved-figures.ts'
import { cellsFor } from './shown-cells.ts'

/** A look as the reader may see it: how far it is, or the figures as known then beside those known now. */
export async function lookPage(
  context: Context,
  row: LookRow & { readonly found: LookFound | null },
  measure: string | undefined,
): Promise<LookPage> {
  const { id, area, span, day, state, done, total, found } = row
  const base = {
    id,
    area: { code: area, name: row.area_name ?? area },
    span,
    day,
    knownAt: row.known_at,
    nowAt: row.now_at,
    state,
    done,
    total,
  }
  if (!found) return { ...base, figures: [], moved: [], changes: [], changedCases: 0 }
  const known: ReportBody = JSON.parse(found.body)
  const now: ReportBody = JSON.parse(found.nowBody)
  const cell = cellsFor(context, row, [known, now])
  const counts = { earlier: known, later: now, changes: found.changes.cases }
  const moved = await movedFigures(context, row, counts)
  return {
    ...base,
    figures: metrics.map((metric) => {
      const months = metric.kind === 'day' ? null : monthsOfSpan(metric, day, span)
      return {
        key: metric.key,
        version: metric.version,
        months: months && `${months.from} – ${months.to}`,
        known: cell(metric.key, countOf(known, metric.key, { area, measure }), area),
        now: cell(metric.key, countOf(now, metric.key, { area, measure }), area),
      }
    }),
    moved: moved.figures.map(({ earlier, later, ...r }) => ({ ...r, known: earlier, now: later })),
    changes: moved.changes,
    changedCases: found.changes.total,
  }
}
