import type { PoolClient } from 'pg'
import type { AreaCode, AreaLevel } from '#core/shared/area.ts'
import { rangeOf } from './rollup-range.ts'

/** Every county or township inside an area, in the order of the codes. */
export async function listWithin(
  tx: PoolClient,
  area: AreaCode,
  level: 'county' | 'township',
): Promise<{ code: AreaCode; name: string; level: AreaLevel }[]> {
  const { rows } = await tx.query({
    name: 'metric-areas-within',
    text: `select code, name, level from area where code >= $1 and code < $2 and level = $3 order by code`,
    values: [...rangeOf(area), level],
  })
  return rows
}

/** Every township inside an area, in the order of the codes. */
export function listTownships(tx: PoolClient, area: AreaCode): ReturnType<typeof listWithin> {
  return listWithin(tx, area, 'township')
}
