import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import { rangeOf } from './rollup-range.ts'

const evaluated = ['province', 'city', 'county', 'township'] as const

/** How many areas of each level lie below one: what a round could be about. */
export async function countAreasBelow(
  tx: PoolClient,
  area: AreaCode,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await tx.query<{ level: string; n: number }>({
    name: 'evaluation-levels',
    text: `select level, count(*)::int as n from area
      where code >= $1 and code < $2 and code <> $3 and level = any($4) group by level`,
    values: [...rangeOf(area), area, evaluated],
  })
  return Object.fromEntries(rows.map((r) => [r.level, r.n]))
}

export async function listAreasOfLevel(
  tx: PoolClient,
  area: AreaCode,
  level: string,
): Promise<readonly AreaCode[]> {
  const { rows } = await tx.query<{ code: string }>({
    name: 'evaluation-areas-of-level',
    text: `select code from area where code >= $1 and code < $2 and code <> $3 and level = $4 order by code`,
    values: [...rangeOf(area), area, level],
  })
  return rows.map((r) => r.code)
}
