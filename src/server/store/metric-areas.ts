import type { PoolClient } from 'pg'
import type { AreaCode, AreaLevel } from '#core/shared/area.ts'
import { rangeOf } from './rollup-range.ts'

/** Every township inside an area, in the order of the codes. */
export async function listTownships(
  tx: PoolClient,
  area: AreaCode,
): Promise<{ code: AreaCode; name: string; level: AreaLevel }[]> {
  const { rows } = await tx.query({
    name: 'metric-townships',
    text: `select code, name, level from area where code >= $1 and code < $2 and level = 'township' order by code`,
    values: [...rangeOf(area)],
  })
  return rows
}
