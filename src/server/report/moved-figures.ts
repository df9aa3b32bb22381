import type { ReportPage } from '#contract/report-contract.ts'
import type { Cell } from '#core/metrics/suppress.ts'
import type { ReportBody } from '#core/report/report-body.ts'
import { restatedFigures } from '#core/report/restate.ts'
import type { AreaLevel } from '#core/shared/area.ts'
import { dayInShanghai } from '#core/shared/instant.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { listTownships } from '#server/store/metric-areas.ts'
import { type ChangedCase, visibleFileNumbers } from '#server/store/sealed-report-store.ts'
import { cellsFor } from './shown-cells.ts'

/** So many changed cases are shown one by one. */
const shownChanges = 200

type Area = { readonly code: string; readonly name: string; readonly level: AreaLevel }
type Changes = NonNullable<ReportPage['check']>['changes']
type MovedFigure = {
  readonly area: Area
  readonly metric: string
  readonly earlier: Cell
  readonly later: Cell
}

/**
 * What differs between two counts of an area, by township, and the cases and entries it comes from. Offices above the
 * caseload read that cases changed, not whose they are: people they open from the overview, after saying why.
 */
export async function movedFigures(
  context: Context,
  of: { readonly area: string; readonly day: string },
  counts: {
    readonly earlier: ReportBody
    readonly later: ReportBody
    readonly changes: readonly ChangedCase[]
  },
): Promise<{ readonly figures: readonly MovedFigure[]; readonly changes: Changes }> {
  const { tx, user } = context
  const { earlier, later } = counts
  const cell = cellsFor(context, of, [earlier, later])
  const names = new Map<string, Area>((await listTownships(tx, of.area)).map((a) => [a.code, a]))
  const figures = restatedFigures(earlier, later).map((r) => ({
    area: names.get(r.township) ?? { code: r.township, name: r.township, level: 'township' as const },
    metric: r.metric,
    earlier: cell(r.metric, r.sealed, r.township),
    later: cell(r.metric, r.now, r.township),
  }))
  const above = user.role === 'narcoticsOffice'
  const kept = new Set(
    figures
      .filter((f) => f.earlier.suppressed || f.later.suppressed)
      .map((f) => `${f.area.code} ${f.metric}`),
  )
  const shown = counts.changes.slice(0, shownChanges)
  const mayTell = (c: ChangedCase, metric: string) => !above || !kept.has(`${c.township} ${metric}`)
  const ids = above ? [] : shown.map((c) => c.caseId)
  const visible = ids.length === 0 ? new Map<string, string>() : await visibleFileNumbers(tx, ids)
  context.saw({ fields: ['fileNo'], count: visible.size })
  return {
    // that a hidden number moved would tell of it as well
    figures: above ? figures.filter((f) => !f.earlier.suppressed && !f.later.suppressed) : figures,
    changes: shown.map((c) => ({
      caseId: visible.has(c.caseId) ? c.caseId : null,
      fileNo: visible.get(c.caseId) ?? null,
      // where a number of the township is hidden, the change does not say that it was there
      township: c.metrics.every((m) => mayTell(c, m)) ? (names.get(c.township)?.name ?? c.township) : '',
      metrics: c.metrics.filter((m) => mayTell(c, m)),
      entries: c.entries.map((e) => ({
        ...e,
        daysLate: Math.max(0, daysBetween(e.on, dayInShanghai(e.recordedAt) ?? e.on)),
      })),
    })),
  }
}
