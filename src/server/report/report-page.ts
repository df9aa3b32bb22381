import type { ReportLine, ReportPage } from '#contract/report-contract.ts'
import { metrics } from '#core/metrics/metrics.ts'
import { monthsOfSpan } from '#core/metrics/time-span.ts'
import { countOf, type ReportBody } from '#core/report/report-body.ts'
import type { Context } from '#server/http/context.ts'
import { listChildAreas } from '#server/store/area-find.ts'
import { newestCheck, type ReportRow } from '#server/store/sealed-report-store.ts'
import { movedFigures } from './moved-figures.ts'
import { cellsFor } from './shown-cells.ts'

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
  const cell = cellsFor(context, row, [body])
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
    check: await checkOf(context, row, body),
  }
}

async function checkOf(context: Context, row: ReportRow, sealed: ReportBody): Promise<ReportPage['check']> {
  const found = await newestCheck(context.tx, row)
  if (!found) return null
  const { known_at: knownAt, state, done, total, same } = found
  const base = { knownAt, state, done, total, same }
  if (found.body === null) return { ...base, restated: [], changes: [], changedCases: 0 }
  const now: ReportBody = JSON.parse(found.body)
  const changes = found.changes ?? []
  const moved = await movedFigures(context, row, { earlier: sealed, later: now, changes })
  return {
    ...base,
    restated: moved.figures.map(({ earlier, later, ...r }) => ({ ...r, sealed: earlier, now: later })),
    changes: moved.changes,
    changedCases: changes.length,
  }
}
