import type { Pool, PoolClient } from 'pg'

/** How far a long job has come: everything up to this case of this region is done. */
export type Progress = { readonly region: string; readonly after: string }

export async function findProgress(db: Pool | PoolClient, job: string): Promise<Progress | undefined> {
  const { rows } = await db.query<{ position: Progress }>(
    'select position from job_progress where job = $1',
    [job],
  )
  return rows[0]?.position
}

/** `undefined` forgets the position: the next run begins at the start. */
export async function saveProgress(
  db: Pool | PoolClient,
  job: string,
  position: Progress | undefined,
): Promise<void> {
  if (!position) await db.query('delete from job_progress where job = $1', [job])
  else
    await db.query(
      `insert into job_progress (job, position) values ($1, $2)
       on conflict (job) do update set position = excluded.position, at = now()`,
      [job, JSON.stringify(position)],
    )
}
