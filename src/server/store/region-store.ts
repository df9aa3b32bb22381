import type { Pool } from 'pg'
import { withRegions } from './with-user.ts'

/** The home regions that hold files: of all cities of the area table, those where the first look finds one. */
export async function listRegions(job: Pool): Promise<readonly string[]> {
  const { rows: cities } = await job.query<{ region: string }>(
    `select distinct left(code, 4) as region from area where length(code) >= 4`,
  )
  const all = cities.map((c) => c.region)
  return withRegions(job, all, async (tx) => {
    const { rows } = await tx.query<{ region: string }>(
      `select r.region from unnest($1::text[]) as r(region)
       where exists (select from case_file f where f.region = r.region) order by r.region`,
      [all],
    )
    return rows.map((r) => r.region)
  })
}

/** The regions in which counts of areas are kept: cities, and wider areas for themselves. */
export async function listCountRegions(job: Pool): Promise<readonly string[]> {
  const { rows } = await job.query<{ region: string }>(
    `select code as region from area where length(code) <= 4 or level = 'nation' order by code`,
  )
  return rows.map((r) => r.region)
}
