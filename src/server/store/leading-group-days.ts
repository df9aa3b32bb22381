import type { PoolClient } from 'pg'
import { rangeOf } from './rollup-range.ts'

/** Townships of an area whose leading group had a member on a day, for each of several days. */
export async function townshipsWithGroup(
  tx: PoolClient,
  area: string,
  days: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ area: string; day: string }>({
    name: 'leading-group-days',
    text: `select distinct m.area, d.day from unnest($3::text[]) as d(day)
      join leading_member m on m.from_on <= d.day::date and (m.to_on is null or m.to_on >= d.day::date)
      where m.area >= $1 and m.area < $2 and length(m.area) = 9`,
    values: [...rangeOf(area), days],
  })
  return new Set(rows.map((r) => `${r.day} ${r.area}`))
}
