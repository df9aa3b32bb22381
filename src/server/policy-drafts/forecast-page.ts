import type { ForecastLine } from '#contract/policy-draft-contract.ts'
import type { ForecastPage } from '#contract/policy-forecast-contract.ts'
import type { ForecastBody } from '#core/policy/forecast-sum.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { findAsked } from '#server/overview/find-area.ts'
import { smallestCellAt } from '#server/overview/target.ts'
import { findDraft, listVersions } from '#server/store/policy-draft-store.ts'
import { type ForecastRow, findForecast } from '#server/store/policy-forecast-store.ts'
import { layOnBase, type OnBase } from './drafted.ts'
import { type FigureCells, type ForecastCells, forecastCells } from './forecast-cells.ts'

/** Longer without a sign of life, and whoever counted is gone: it can be begun again. */
const aliveMs = 60_000

export function forecastLine(row: ForecastRow, laid: OnBase | undefined, now: string): ForecastLine {
  const silent = row.state === 'counting' && Date.parse(now) - Date.parse(row.touched_at) > aliveMs
  const fits =
    row.state === 'done' &&
    laid?.drafted.ok === true &&
    row.day === laid.effectiveOn &&
    row.effective_on === laid.effectiveOn &&
    row.pack_sha256 === laid.packSha256.toString('hex') &&
    row.base_sha256 === laid.baseSha256.toString('hex')
  return {
    id: row.id,
    version: row.version,
    day: row.day,
    effectiveOn: row.effective_on,
    state: silent ? 'interrupted' : row.state,
    done: row.done,
    total: row.total,
    milliseconds: row.milliseconds,
    sha256: row.sha256,
    byName: row.by_name,
    at: row.at,
    fits,
  }
}

/** The forecast with the draft it is of, as the reader's grant opens it. */
export async function openForecast(context: Context, id: string) {
  const { tx, user, now } = context
  const row = await findForecast(tx, id)
  const draft = row && (await findDraft(tx, row.draft_id))
  if (!row || !draft || !isWithin(row.area, user.grant.area)) throw notFound()
  const [newest] = await listVersions(tx, draft)
  const laid = newest && layOnBase(context.services, draft, newest.changes, newest.effective_on)
  const body = row.body === null ? undefined : (JSON.parse(row.body) as ForecastBody)
  return { row, draft, line: forecastLine(row, laid, now), body }
}

const nobody: ForecastBody = { cases: 0, changed: 0, areas: [] }

export function cellsFor(context: Context, body: ForecastBody | undefined): ForecastCells {
  const { area } = context.user.grant
  return forecastCells(body ?? nobody, area, smallestCellAt(context.policies, area, context.today))
}

export async function forecastPage(
  context: Context,
  id: string,
  at: string | undefined,
): Promise<ForecastPage> {
  const { row, draft, line, body } = await openForecast(context, id)
  const asked = await findAsked(context, { area: at ?? row.area })
  const cells = cellsFor(context, body)
  const area = asked.area.code
  const below = asked.children.filter((child) => cells.cases(child.code) > 0)
  const codes = below.map((child) => child.code)
  return {
    forecast: line,
    draftId: draft.id,
    area: { code: area, name: asked.area.name },
    path: asked.path.map(({ code, name }) => ({ code, name })),
    areas: below.map(({ code, name }) => ({ code, name })),
    cases: cells.cases(area),
    changed: cells.changed(area),
    changedBelow: codes.map(cells.changed),
    lines: cells.lines
      .map((key) => ({
        line: key,
        ...cells.line(key, area),
        below: codes.map((c) => cells.line(key, c).people),
      }))
      .filter((l) => l.people !== 0),
    figures: cells.figures.map((metric) => ({
      key: metric.key,
      total: figure(cells.figure(metric, area)),
      below: codes.map((c) => figure(cells.figure(metric, c))),
    })),
  }
}

function figure({ before, after, moved }: FigureCells) {
  return { before: before && { ...before }, after: after && { ...after }, moved }
}
