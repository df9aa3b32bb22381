import type { Pool, PoolClient } from 'pg'

/** How far the cases of an area have been computed anew since an adoption took effect. */
export type AppliedUpTo = { readonly region: string; readonly after: string }

/** A pack that two people put in force; times are ISO. */
export type AdoptedRow = {
  readonly number: number
  readonly id: string
  readonly area: string
  readonly pack: string
  readonly title: string
  readonly effective_on: string
  readonly text: string
  readonly sha256: string
  readonly base_sha256: string
  readonly forecast_sha256: string
  readonly reason: string
  readonly asked_name: string
  readonly asked_at: string
  readonly approved_by: string
  readonly approved_name: string
  readonly approved_at: string
  readonly withdrawn_name: string | null
  readonly withdrawn_at: string | null
  readonly withdrawn_reason: string | null
  readonly applied_at: string | null
  readonly done: number
  readonly total: number
  readonly position: AppliedUpTo | null
}

const columns = `number, id, area, pack, title, effective_on, text, encode(sha256, 'hex') as sha256,
  encode(base_sha256, 'hex') as base_sha256, encode(forecast_sha256, 'hex') as forecast_sha256, reason, asked_name,
  asked_at, approved_by, approved_name, approved_at, withdrawn_name, withdrawn_at, withdrawn_reason, applied_at, done,
  total, position`

/** Grows with every adoption and every withdrawal: whoever keeps a book looks at this one number. */
export async function adoptedVersion(db: Pool | PoolClient): Promise<number> {
  const { rows } = await db.query<{ version: number }>({
    name: 'adopted-version',
    text: 'select (count(*) + count(withdrawn_at))::int as version from adopted_pack',
  })
  return rows[0]?.version ?? 0
}

export async function listAdopted(db: Pool | PoolClient): Promise<readonly AdoptedRow[]> {
  const { rows } = await db.query<AdoptedRow>({
    name: 'adopted-list',
    text: `select ${columns} from adopted_pack order by number`,
  })
  return rows
}

export type NewAdopted = {
  readonly id: string
  readonly area: string
  readonly pack: string
  readonly title: string
  readonly effectiveOn: string
  readonly text: string
  readonly sha256: Buffer
  readonly baseSha256: Buffer
  readonly forecastSha256: Buffer
  readonly reason: string
  readonly authors: readonly string[]
  readonly asked: { readonly by: string; readonly name: string; readonly at: string }
  readonly approved: { readonly by: string; readonly name: string; readonly at: string }
}

export async function insertAdopted(tx: PoolClient, a: NewAdopted): Promise<void> {
  const { asked, approved } = a
  await tx.query(
    `insert into adopted_pack (id, area, pack, title, effective_on, text, sha256, base_sha256, forecast_sha256, reason,
       authors, asked_by, asked_name, asked_at, approved_by, approved_name, approved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[a.id, a.area, a.pack, a.title, a.effectiveOn, a.text, a.sha256, a.baseSha256, a.forecastSha256],
      ...[a.reason, a.authors, asked.by, asked.name, asked.at, approved.by, approved.name, approved.at],
    ],
  )
}

/** Only before its day, and only once; false where it was too late. */
export async function withdrawAdopted(
  tx: PoolClient,
  id: string,
  by: { readonly user: string; readonly name: string; readonly at: string; readonly today: string },
  reason: string,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update adopted_pack set withdrawn_by = $2, withdrawn_name = $3, withdrawn_at = $4, withdrawn_reason = $5
     where id = $1 and withdrawn_at is null and effective_on > $6`,
    [id, by.user, by.name, by.at, reason, by.today],
  )
  return rowCount === 1
}

/** Those whose day has come and whose cases are not all computed anew. Jobs only. */
export async function listUnapplied(job: Pool, today: string): Promise<readonly AdoptedRow[]> {
  const { rows } = await job.query<AdoptedRow>(
    `select ${columns} from adopted_pack
     where withdrawn_at is null and applied_at is null and effective_on <= $1 order by number`,
    [today],
  )
  return rows
}

export async function noteApplied(
  db: Pool | PoolClient,
  id: string,
  at: { readonly done: number; readonly total: number; readonly position: AppliedUpTo | null },
): Promise<void> {
  await db.query('update adopted_pack set done = $2, total = $3, position = $4 where id = $1', [
    id,
    at.done,
    at.total,
    at.position === null ? null : JSON.stringify(at.position),
  ])
}

export async function endApplied(job: Pool, id: string, at: string): Promise<void> {
  await job.query('update adopted_pack set applied_at = $2, position = null, done = total where id = $1', [
    id,
    at,
  ])
}
