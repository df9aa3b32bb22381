import type { PoolClient } from 'pg'
import type { DraftRow, Writer } from './policy-draft-store.ts'

export type AdoptionRow = {
  readonly region: string
  readonly id: string
  readonly area: string
  readonly pack: string
  readonly draft_id: string
  readonly version: number
  readonly effective_on: string
  readonly text: string
  readonly sha256: string
  readonly base_sha256: string
  readonly forecast_id: string
  readonly forecast_sha256: string
  readonly reason: string
  readonly authors: readonly string[]
  readonly asked_by: string
  readonly asked_name: string
  readonly asked_at: string
  readonly state: 'asked' | 'approved' | 'refused' | 'takenBack'
  readonly decided_name: string | null
  readonly decided_at: string | null
  readonly decided_reason: string | null
}

const columns = `region, id, area, pack, draft_id, version, effective_on, text, encode(sha256, 'hex') as sha256,
  encode(base_sha256, 'hex') as base_sha256, forecast_id, encode(forecast_sha256, 'hex') as forecast_sha256, reason,
  authors, asked_by, asked_name, asked_at, state, decided_name, decided_at, decided_reason`

/** Newest first; of all drafts where none is named. */
export async function listAdoptions(tx: PoolClient, draft?: string): Promise<readonly AdoptionRow[]> {
  const { rows } = await tx.query<AdoptionRow>({
    name: 'adoption-list',
    text: `select ${columns} from policy_adoption where $1::text is null or draft_id = $1 order by asked_at desc, id desc`,
    values: [draft ?? null],
  })
  return rows
}

export async function findAdoption(tx: PoolClient, id: string): Promise<AdoptionRow | undefined> {
  const { rows } = await tx.query<AdoptionRow>({
    name: 'adoption-find',
    text: `select ${columns} from policy_adoption where id = $1`,
    values: [id],
  })
  return rows[0]
}

export type NewAdoption = {
  readonly id: string
  readonly version: number
  readonly effectiveOn: string
  readonly text: string
  readonly sha256: Buffer
  readonly baseSha256: Buffer
  readonly forecastId: string
  readonly forecastSha256: string
  readonly reason: string
  readonly authors: readonly string[]
}

export async function insertAdoption(
  tx: PoolClient,
  draft: Pick<DraftRow, 'region' | 'id' | 'area' | 'pack'>,
  a: NewAdoption,
  by: Writer,
): Promise<void> {
  await tx.query(
    `insert into policy_adoption (region, id, area, pack, draft_id, version, effective_on, text, sha256, base_sha256,
       forecast_id, forecast_sha256, reason, authors, asked_by, asked_name, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, decode($12, 'hex'), $13, $14, $15, $16, $17)`,
    [
      ...[draft.region, a.id, draft.area, draft.pack, draft.id, a.version, a.effectiveOn, a.text, a.sha256],
      ...[a.baseSha256, a.forecastId, a.forecastSha256, a.reason, a.authors, by.user, by.name, by.at],
    ],
  )
}

/** Once only: false where somebody decided meanwhile. */
export async function endAdoption(
  tx: PoolClient,
  row: Pick<AdoptionRow, 'region' | 'id'>,
  state: 'approved' | 'refused' | 'takenBack',
  reason: string,
  by: Writer,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update policy_adoption set state = $3, decided_reason = $4, decided_by = $5, decided_name = $6, decided_at = $7
     where region = $1 and id = $2 and state = 'asked'`,
    [row.region, row.id, state, reason, by.user, by.name, by.at],
  )
  return rowCount === 1
}
