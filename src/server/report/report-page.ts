import type { ReportLine, ReportPage } from '#contract/report-contract.ts'
import { type AreaTally, hideTree } from '#core/metrics/hide-areas.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { findMetric, metrics } from '#core/metrics/metrics.ts'
import { type Cell, hiddenCell, showCell } from '#core/metrics/suppress.ts'
import { monthsOfSpan } from '#core/metrics/time-span.ts'
import { countOf, type ReportBody } from '#core/report/report-body.ts'
import { restatedFigures } from '#core/report/restate.ts'
import type { AreaLevel } from '#core/shared/area.ts'
import { dayInShanghai } from '#core/shared/instant.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { smallestCellAt } from '#server/overview/target.ts'
import { listChildAreas } from '#server/store/area-find.ts'
import { listTownships } from '#server/store/metric-areas.ts'
import { newestCheck, type ReportRow, visibleFileNumbers } from '#server/store/sealed-report-store.ts'

/** So many changed cases are shown one by one. */
const shownChanges = 200

type Area = { readonly code: string; readonly name: string; readonly level: AreaLevel }
type Shown = (metric: string, tally: { numerator: number; denominator: number }, area: string) => Cell

export function lineOf(row: ReportRow): ReportLine {
  return {
    id: row.id,
    area: { code: row.area, name: row.area_name ?? row.area },
    span: row.span,
    day: row.day,
    knownAt: row.known_at,
    state: row.state,
    done: row.done,
    total: row.total,
    sha256: row.sha256,
    note: row.note,
    byName: row.by_name ?? '',
    orgName: row.org_name ?? '',
  }
}

/** A report with its sub-areas as the reader may see them, and what became of it since where that was counted. */
export async function reportPage(
  context: Context,
  row: ReportRow & { readonly body: string | null },
): Promise<ReportPage> {
  const report = lineOf(row)
  const empty = { sameDay: 0, threeDays: 0, week: 0, later: 0 }
  if (row.body === null) return { report, cases: 0, areas: [], figures: [], recording: empty, check: null }
  const body: ReportBody = JSON.parse(row.body)
  const areas = (await listChildAreas(context.tx, row.area))
    .filter((a) => a.level !== 'village')
    .map(({ code, name, level }) => ({ code, name, level }))
  const cell = cellsFor(context, row, body)
  // in the order of the overview; the steps of the funnel are sealed too and shown there
  const figures = metrics.flatMap((metric) => {
    const { key } = metric
    const version = body.definitions[key]
    if (version === undefined) return []
    const months = metric.kind === 'day' ? null : monthsOfSpan(metric, row.day, row.span)
    return [
      {
        key,
        version,
        redefined: metric.version !== version,
        months: months && `${months.from} – ${months.to}`,
        total: cell(key, countOf(body, key, { area: row.area }), row.area),
        below: areas.map((a) => cell(key, countOf(body, key, { area: a.code }), a.code)),
      },
    ]
  })
  return {
    report,
    cases: body.cases,
    areas,
    figures,
    recording: body.recording,
    check: await checkOf(context, row, body, cell),
  }
}

/** Small cells of areas below the reader's own, and what would give them away, are not shown: as on the overview. */
function cellsFor({ user, policies }: Context, row: ReportRow, body: ReportBody): Shown {
  const { role, area } = user.grant
  const smallest = smallestCellAt(policies, row.area, row.day)
  const reader = { role, area, smallestCell: smallest }
  const trees = new Map<string, ReadonlySet<string>>()
  const hidden = (metric: Metric) => {
    const found = trees.get(metric.key) ?? hideTree(metric, row.area, talliesOf(body, metric.key), smallest)
    trees.set(metric.key, found)
    return found
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

async function checkOf(
  context: Context,
  row: ReportRow,
  sealed: ReportBody,
  cell: Shown,
): Promise<ReportPage['check']> {
  const found = await newestCheck(context.tx, row)
  if (!found) return null
  const { known_at: knownAt, state, done, total, same } = found
  const base = { knownAt, state, done, total, same }
  if (found.body === null) return { ...base, restated: [], changes: [], changedCases: 0 }
  const names = new Map<string, Area>((await listTownships(context.tx, row.area)).map((a) => [a.code, a]))
  const changes = (found.changes ?? []).slice(0, shownChanges)
  const visible = await visibleFileNumbers(
    context.tx,
    changes.map((c) => c.caseId),
  )
  context.saw({ fields: ['fileNo'], count: visible.size })
  return {
    ...base,
    restated: restatedFigures(sealed, JSON.parse(found.body)).map((r) => ({
      area: names.get(r.township) ?? { code: r.township, name: r.township, level: 'township' },
      metric: r.metric,
      sealed: cell(r.metric, r.sealed, r.township),
      now: cell(r.metric, r.now, r.township),
    })),
    changes: changes.map((c) => ({
      caseId: visible.has(c.caseId) ? c.caseId : null,
      fileNo: visible.get(c.caseId) ?? null,
      township: names.get(c.township)?.name ?? c.township,
      metrics: [...c.metrics],
      entries: c.entries.map((e) => ({
        ...e,
        daysLate: Math.max(0, daysBetween(e.on, dayInShanghai(e.recordedAt) ?? e.on)),
      })),
    })),
    changedCases: found.changes?.length ?? 0,
  }
}
