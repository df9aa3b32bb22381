import type { Pool } from 'pg'

/** A fact about this installation: the value kept under a name, or `first` where there was none yet. */
export async function keepInstanceValue(job: Pool, name: string, first: Buffer): Promise<Buffer> {
  await job.query('insert into instance (name, value) values ($1, $2) on conflict (name) do nothing', [
    name,
    first,
  ])
  const { rows } = await job.query<{ value: Buffer }>('select value from instance where name = $1', [name])
  return rows[0]?.value ?? first
}
