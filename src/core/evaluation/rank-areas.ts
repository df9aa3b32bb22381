import type { Scheme } from './scheme.ts'
import type { AreaScore } from './score-area.ts'

/** Ranked among areas of its own kind: those with few people on file only among themselves. */
export type Rank = {
  readonly area: string
  readonly group: 'usual' | 'small'
  readonly rank: number
  /** How many areas the group has. */
  readonly of: number
  readonly tied: boolean
  /** Nobody is last where all are equal, or where the group is too small to have a last place. */
  readonly last: boolean
}

/** Best first within the group; equal totals share a place and the next ones are skipped (1, 2, 2, 4). */
export function rankAreas(
  scheme: Pick<Scheme, 'fair'>,
  scores: readonly Pick<AreaScore, 'area' | 'small' | 'total'>[],
): readonly Rank[] {
  return (['usual', 'small'] as const).flatMap((group) => {
    const members = scores
      .filter((s) => s.small === (group === 'small'))
      .sort((a, b) => b.total - a.total || (a.area < b.area ? -1 : 1))
    const [best, worst] = [members[0]?.total, members.at(-1)?.total]
    return members.map(({ area, total }) => ({
      area,
      group,
      rank: 1 + members.filter((m) => m.total > total).length,
      of: members.length,
      tied: members.filter((m) => m.total === total).length > 1,
      last: total === worst && worst !== best && members.length >= scheme.fair.least,
    }))
  })
}
