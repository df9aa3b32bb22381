import type { PoolClient } from 'pg'
import type { Counted } from '#core/evaluation/points.ts'
import type { AreaCode } from '#core/shared/area.ts'

type Round = { readonly region: string; readonly id: string }
type By = { readonly by: string; readonly byName: string; readonly at: string }

export type ResultRow = {
  readonly area: AreaCode
  readonly version: number
  readonly why: 'told' | 'appeal'
  readonly body: string
  readonly sha256: string
  readonly at: string
}

/** Every version of every result that the reader may see, oldest first. */
export async function listResults(tx: PoolClient, round: Round): Promise<readonly ResultRow[]> {
  const { rows } = await tx.query<ResultRow>({
    name: 'evaluation-results',
    text: `select area, version, why, body, encode(sha256, 'hex') as sha256, at from evaluation_result
      where region = $1 and round_id = $2 order by area, version`,
    values: [round.region, round.id],
  })
  return rows
}

export async function insertResult(
  tx: PoolClient,
  round: Round,
  r: Omit<ResultRow, 'at'> & { readonly byArea: AreaCode } & By,
): Promise<void> {
  await tx.query({
    name: 'evaluation-result-insert',
    text: `insert into evaluation_result (region, round_id, area, version, by_area, why, body, sha256, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      ...[round.region, round.id, r.area, r.version, r.byArea, r.why, r.body, Buffer.from(r.sha256, 'hex')],
      ...[r.by, r.byName, r.at],
    ],
  })
}

/** What an upheld appeal puts in the place of what was counted. */
export type AppealChange =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'count'; readonly count: number }
  | {
      readonly kind: 'figure'
      readonly figure: string
      readonly communityDetox: Counted
      readonly communityRehab: Counted
      readonly reports: readonly string[]
    }

export type AppealRow = {
  readonly region: string
  readonly id: string
  readonly roundId: string
  readonly area: AreaCode
  readonly item: string
  readonly text: string
  readonly byName: string
  readonly at: string
  readonly outcome: 'upheld' | 'dismissed' | null
  readonly change: AppealChange | null
  readonly reason: string | null
  readonly answeredBy: string | null
  readonly answeredAt: string | null
}

const columns = `p.region, p.id, p.round_id as "roundId", p.area, p.item, p.text, p.by_name as "byName", p.at, n.outcome,
  n.change, n.reason, n.by_name as "answeredBy", n.at as "answeredAt" from evaluation_appeal p
  left join evaluation_appeal_answer n on n.region = p.region and n.appeal_id = p.id`

export async function listAppeals(tx: PoolClient, round: Round): Promise<readonly AppealRow[]> {
  const { rows } = await tx.query<AppealRow>({
    name: 'evaluation-appeals',
    text: `select ${columns} where p.region = $1 and p.round_id = $2 order by p.at, p.id`,
    values: [round.region, round.id],
  })
  return rows
}

export async function findAppeal(tx: PoolClient, id: string): Promise<AppealRow | undefined> {
  const { rows } = await tx.query<AppealRow>({
    name: 'evaluation-appeal',
    text: `select ${columns} where p.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function insertAppeal(
  tx: PoolClient,
  p: Pick<AppealRow, 'region' | 'id' | 'roundId' | 'area' | 'item' | 'text'> & By,
): Promise<void> {
  await tx.query({
    name: 'evaluation-appeal-insert',
    text: `insert into evaluation_appeal (region, id, round_id, area, item, text, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (region, id) do nothing`,
    values: [p.region, p.id, p.roundId, p.area, p.item, p.text, p.by, p.byName, p.at],
  })
}

/** False where it was answered before. */
export async function insertAppealAnswer(
  tx: PoolClient,
  n: Pick<AppealRow, 'region' | 'id' | 'area'> & {
    readonly byArea: AreaCode
    readonly outcome: 'upheld' | 'dismissed'
    readonly change: AppealChange | null
    readonly reason: string
  } & By,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'evaluation-appeal-answer',
    text: `insert into evaluation_appeal_answer (region, appeal_id, area, by_area, outcome, change, reason, by_user, by_name,
        at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    values: [
      ...[n.region, n.id, n.area, n.byArea, n.outcome, n.change ? JSON.stringify(n.change) : null, n.reason],
      ...[n.by, n.byName, n.at],
    ],
  })
  return rowCount === 1
}
