import type { Pool } from 'pg'

/** Every home region that may hold files: the cities of the area table. */
export async function listRegions(job: Pool): Promise<readonly string[]> {
  const { rows } = await job.query<{ region: string }>(
    `select distinct left(code, 4) as region from area where length(code) >= 4 order by 1`,
  )
  return rows.map((r) => r.region)
}
