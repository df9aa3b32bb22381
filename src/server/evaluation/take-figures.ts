import { v7 } from 'uuid'
import {
  countedOf,
  type FrozenFigures,
  freezeFigures,
  peopleFigure,
} from '#core/evaluation/frozen-figures.ts'
import { reportsWanted } from '#core/evaluation/round.ts'
import type { Scheme } from '#core/evaluation/scheme.ts'
import type { ReportBody } from '#core/report/report-body.ts'
import type { Context } from '#server/http/context.ts'
import { countReport } from '#server/report/count-report.ts'
import { bodiesOfReports, findSealed } from '#server/store/evaluation-report-store.ts'
import type { RoundRow } from '#server/store/evaluation-store.ts'
import { insertReport, reportRegion } from '#server/store/sealed-report-store.ts'

/**
 * The sealed reports that a round is counted from: those the office has, and where it has none a new one, counted behind
 * as every report is. Sealing again is how an interrupted count is begun anew.
 */
export async function wantReports(context: Context, round: RoundRow): Promise<readonly string[]> {
  const { tx, user, services, now } = context
  const { area } = round
  const ids: string[] = []
  for (const { span, day } of reportsWanted(round.span, round.day)) {
    const sealed = await findSealed(tx, { area, span, day })
    const id = sealed?.id ?? v7()
    ids.push(id)
    if (sealed) continue
    const report = { id, area, span, day, knownAt: now }
    await insertReport(tx, {
      ...report,
      note: round.title,
      user: user.id,
      role: user.role,
      org: user.grant.org,
    })
    void countReport(services, { ...report, region: reportRegion(area) })
  }
  return ids
}

/** The figures of an area in sealed reports, with how many people it has on file. */
export function figuresIn(
  scheme: Scheme,
  area: string,
  reports: readonly ReportBody[],
): { readonly people: number; readonly figures: FrozenFigures } {
  const figures = freezeFigures(scheme, area, reports)
  return { people: countedOf(figures[peopleFigure])[1], figures }
}

export async function readReports(context: Context, ids: readonly string[]): Promise<readonly ReportBody[]> {
  return (await bodiesOfReports(context.tx, ids)).map((body) => JSON.parse(body))
}

/** Reports of the same period that were sealed after the round took its figures; undefined while there is none. */
export async function newerReports(
  context: Context,
  round: RoundRow,
): Promise<readonly string[] | undefined> {
  const ids: string[] = []
  for (const { span, day } of reportsWanted(round.span, round.day)) {
    const since = round.knownAt === null ? {} : { since: round.knownAt }
    const newer = await findSealed(context.tx, { area: round.area, span, day, ...since })
    if (newer) ids.push(newer.id)
    else {
      const same = await findSealed(context.tx, { area: round.area, span, day })
      if (!same) return undefined
      ids.push(same.id)
    }
  }
  return ids.every((id) => round.reports.includes(id)) ? undefined : ids
}
