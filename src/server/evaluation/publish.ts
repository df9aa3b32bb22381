import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { canonical } from '#core/evaluation/freeze-scheme.ts'
import { proposeConsequences } from '#core/evaluation/propose-consequences.ts'
import {
  lastPlacesBefore,
  type Publication,
  type PublishedArea,
  publishedArea,
} from '#core/evaluation/publication.ts'
import type { AreaScore } from '#core/evaluation/score-area.ts'
import type { Context } from '#server/http/context.ts'
import { insertConsequence, listedAbove } from '#server/store/consequence-store.ts'
import { listPublications, type RoundRow } from '#server/store/evaluation-store.ts'
import { officeRegion } from '#server/store/rectification-store.ts'
import { type Gathered, hiddenIn, ranksOf } from './gather.ts'
import { writtenBy } from './round-access.ts'

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What would be published: every area with what others may see of it, best first in each group. */
export function publicationOf(
  context: Pick<Context, 'policies'>,
  g: Gathered,
  scores: readonly AreaScore[],
): Publication {
  const { round, scheme } = g
  const ranks = ranksOf(g, scores)
  const hidden = hiddenIn(context, g)
  const names = new Map(g.areas.map((a) => [a.area, a.name]))
  const areas = scores.flatMap((score): PublishedArea[] => {
    const rank = ranks.get(score.area)
    return rank ? [publishedArea(scheme, score, rank, names.get(score.area) ?? score.area, hidden)] : []
  })
  const order = (a: PublishedArea) =>
    `${a.group === 'usual' ? 0 : 1}${String(a.rank).padStart(5, '0')}${a.area}`
  return {
    format: 1,
    round: round.id,
    title: round.title,
    area: round.area,
    level: round.level,
    span: round.span,
    day: round.day,
    knownAt: round.knownAt ?? '',
    scheme: round.sha256,
    reports: [...round.reports],
    areas: areas.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  }
}

/** The publications of an office that were made before, of the same level and span: the years that count as running. */
export async function earlierPublications(
  context: Context,
  round: Pick<RoundRow, 'area' | 'level' | 'span' | 'day'>,
): Promise<readonly Publication[]> {
  const rows = await listPublications(context.tx, [round.area])
  return rows
    .map((row): Publication => JSON.parse(row.body))
    .filter((p) => p.level === round.level && p.span === round.span && p.day < round.day)
}

/** Writes down what the rules propose; each waits for the decision of another person than who published. */
export async function proposeFor(context: Context, g: Gathered, published: Publication): Promise<number> {
  const { round, scheme } = g
  const earlier = await earlierPublications(context, round)
  const listed = await listedAbove(context.tx, round.area)
  const proposals = proposeConsequences(
    scheme,
    published.areas.map((a) => ({
      ...a,
      vetoed: a.vetoes.length > 0,
      lastBefore: lastPlacesBefore(a.area, round.day, earlier),
      listedAbove: listed.has(a.area),
    })),
  )
  for (const p of proposals)
    await insertConsequence(context.tx, {
      region: officeRegion(p.area),
      id: v7(),
      roundId: round.id,
      area: p.area,
      setBy: round.area,
      kind: p.kind,
      reason: p.when,
      interviewer: p.by,
      days: p.days,
      years: p.years,
      text: '',
      ...writtenBy(context),
    })
  return proposals.length
}

/** The one text of an area's result. */
export function resultBody(score: AreaScore): string {
  return canonical(score)
}
