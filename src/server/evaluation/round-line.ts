import type { MatrixRow, RoundLine, ShownScore } from '#contract/evaluation-shapes.ts'
import type { Hidden } from '#core/evaluation/frozen-figures.ts'
import type { PublishedArea } from '#core/evaluation/publication.ts'
import type { Rank } from '#core/evaluation/rank-areas.ts'
import { figureOf, isFound, isJudged, type Scheme } from '#core/evaluation/scheme.ts'
import type { AreaScore } from '#core/evaluation/score-area.ts'
import type { Context } from '#server/http/context.ts'
import type { RoundAreaRow, RoundRow } from '#server/store/evaluation-store.ts'
import { readsFromAbove, standingIn } from './round-access.ts'

/** A round as it stands in the list. How many have handed in is for its office and those above. */
export function roundLine(
  context: Context,
  round: RoundRow,
  areas: readonly RoundAreaRow[] | null,
): RoundLine {
  const { id, title, level, span, day, stage, selfUntil, reviewUntil, appealUntil } = round
  const knows = readsFromAbove(context, round) && areas !== null
  return {
    ...{ id, title, level, span, day, stage, selfUntil, reviewUntil, appealUntil },
    area: { code: round.area, name: round.areaName },
    submitted: knows ? areas.filter((a) => a.submittedAt !== null).length : null,
    areas: knows ? areas.length : null,
    mine: standingIn(context, round),
  }
}

/** Points of an area as the reader may see them: nothing that a few people stand behind, except of the own area. */
export function shownScore(scheme: Scheme, score: AreaScore, hidden: Hidden): ShownScore {
  const gone = (figure: string) => hidden.has(`${figure} ${score.area}`)
  return {
    items: score.items.map((item, i) => {
      const indicator = scheme.indicators[i]
      const isHidden = indicator !== undefined && !isJudged(indicator) && gone(figureOf(indicator))
      return {
        key: item.key,
        max: item.max,
        points: isHidden ? null : item.points,
        numerator: isHidden ? null : (item.counted?.[0] ?? null),
        denominator: isHidden ? null : (item.counted?.[1] ?? null),
        hidden: isHidden,
        marks: item.marks ?? 0,
        differs: item.differs ?? false,
      }
    }),
    deductions: score.deductions.map((d, i) => {
      const rule = scheme.deductions[i]
      const isHidden = rule !== undefined && !isFound(rule) && gone(rule.figure)
      return { key: d.key, count: isHidden ? null : d.count, points: isHidden ? null : d.points }
    }),
    extra: score.extraSum,
    vetoes: [...score.vetoes],
    total: score.total,
    grade: score.grade,
  }
}

export function shownRank(rank: Rank | undefined): MatrixRow['rank'] {
  if (!rank) return null
  const { group, of, tied, last } = rank
  return { group, rank: rank.rank, of, tied, last }
}

/** A row of what was published: what others read of an area. */
export function publishedRow(area: PublishedArea, scheme: Scheme): MatrixRow {
  return {
    area: { code: area.area, name: area.name },
    people: null,
    submitted: true,
    score: {
      items: area.items.map((item) => ({
        key: item.key,
        max: item.max,
        points: item.points,
        numerator: item.counted?.[0] ?? null,
        denominator: item.counted?.[1] ?? null,
        hidden: item.points === null,
        marks: 0,
        differs: false,
      })),
      deductions: scheme.deductions.map((d) => ({ key: d.key, count: null, points: null })),
      extra: area.extra,
      vetoes: [...area.vetoes],
      total: area.total,
      grade: area.grade,
    },
    rank: shownRank(area),
    appeals: { open: 0, all: 0 },
    findings: 0,
  }
}
