import type { Pool } from 'pg'

/** Has anything been put into this database yet? Organisations come before people, and are no secret. */
export async function isEmpty(job: Pool): Promise<boolean> {
  const { rowCount } = await job.query('select from organisation limit 1')
  return rowCount === 0
}
