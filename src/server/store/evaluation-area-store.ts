import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'

type Round = { readonly region: string; readonly id: string }
type By = { readonly by: string; readonly byName: string; readonly at: string }
type Signed = { readonly byName: string; readonly at: string }

export type SelfRow = Signed & {
  readonly item: string
  readonly points: number | null
  readonly text: string
}

export async function listSelf(tx: PoolClient, round: Round, area: AreaCode): Promise<readonly SelfRow[]> {
  const { rows } = await tx.query<SelfRow>({
    name: 'evaluation-self',
    text: `select item, points, text, by_name as "byName", at from evaluation_self
      where region = $1 and round_id = $2 and area = $3 order by item`,
    values: [round.region, round.id, area],
  })
  return rows
}

export async function saveSelf(
  tx: PoolClient,
  round: Round,
  s: {
    readonly area: AreaCode
    readonly item: string
    readonly points: number | null
    readonly text: string
  } & By,
): Promise<void> {
  await tx.query({
    name: 'evaluation-self-save',
    text: `insert into evaluation_self (region, round_id, area, item, points, text, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (region, round_id, area, item) do update set points = excluded.points, text = excluded.text,
        by_user = excluded.by_user, by_name = excluded.by_name, at = excluded.at`,
    values: [round.region, round.id, s.area, s.item, s.points, s.text, s.by, s.byName, s.at],
  })
}

/** False where it was handed in before. */
export async function insertSubmission(
  tx: PoolClient,
  round: Round,
  s: { readonly area: AreaCode } & By,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'evaluation-submit',
    text: `insert into evaluation_submission (region, round_id, area, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    values: [round.region, round.id, s.area, s.by, s.byName, s.at],
  })
  return rowCount === 1
}

export type MarkRow = Signed & {
  readonly area: AreaCode
  readonly item: string
  readonly by: string
  readonly points: number
  readonly text: string
}

/** The newest mark of each reviewer; only the evaluating office and those above it find any. */
export async function listMarks(tx: PoolClient, round: Round): Promise<readonly MarkRow[]> {
  const { rows } = await tx.query<MarkRow>({
    name: 'evaluation-marks',
    text: `select distinct on (area, item, by_user) area, item, by_user as by, points, text, by_name as "byName", at
      from evaluation_mark where region = $1 and round_id = $2 order by area, item, by_user, version desc`,
    values: [round.region, round.id],
  })
  return rows
}

export async function insertMark(
  tx: PoolClient,
  round: Round,
  m: { readonly area: AreaCode; readonly byArea: AreaCode; readonly item: string } & Pick<
    MarkRow,
    'points' | 'text'
  > &
    By,
): Promise<void> {
  await tx.query({
    name: 'evaluation-mark-insert',
    text: `insert into evaluation_mark (region, round_id, area, item, by_user, version, by_area, by_name, points, text, at)
      select $1, $2, $3, $4, $5, coalesce(max(version), 0) + 1, $6, $7, $8, $9, $10 from evaluation_mark
      where region = $1 and round_id = $2 and area = $3 and item = $4 and by_user = $5`,
    values: [...[round.region, round.id, m.area, m.item, m.by, m.byArea, m.byName, m.points, m.text, m.at]],
  })
}

export type FindRow = Signed & {
  readonly region: string
  readonly id: string
  readonly roundId: string
  readonly area: AreaCode
  readonly item: string
  readonly amount: number
  readonly evidence: string
  readonly by: string
  readonly answer: 'confirmed' | 'withdrawn' | null
  readonly answers: number
}

const finds = `f.region, f.id, f.round_id as "roundId", f.area, f.item, f.amount, f.evidence, f.by_user as by,
  f.by_name as "byName", f.at, n.answer, coalesce(n.place, 0) as answers from evaluation_find f
  left join lateral (select answer, place from evaluation_find_answer n
    where n.region = f.region and n.find_id = f.id order by place desc limit 1) n on true`

export async function listFinds(tx: PoolClient, round: Round): Promise<readonly FindRow[]> {
  const { rows } = await tx.query<FindRow>({
    name: 'evaluation-finds',
    text: `select ${finds} where f.region = $1 and f.round_id = $2 order by f.at, f.id`,
    values: [round.region, round.id],
  })
  return rows
}

export async function findFinding(tx: PoolClient, id: string): Promise<FindRow | undefined> {
  const { rows } = await tx.query<FindRow>({
    name: 'evaluation-finding',
    text: `select ${finds} where f.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function insertFind(
  tx: PoolClient,
  f: Pick<FindRow, 'region' | 'id' | 'roundId' | 'area' | 'item' | 'amount' | 'evidence'> & {
    readonly byArea: AreaCode
  } & By,
): Promise<void> {
  await tx.query({
    name: 'evaluation-find-insert',
    text: `insert into evaluation_find (region, id, round_id, area, by_area, item, amount, evidence, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (region, id) do nothing`,
    values: [
      ...[f.region, f.id, f.roundId, f.area, f.byArea, f.item, f.amount, f.evidence],
      ...[f.by, f.byName, f.at],
    ],
  })
}

/** False where somebody else answered first. */
export async function insertFindAnswer(
  tx: PoolClient,
  f: Pick<FindRow, 'region' | 'id' | 'area' | 'answers'> & {
    readonly byArea: AreaCode
    readonly answer: 'confirmed' | 'withdrawn'
    readonly note: string
  } & By,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'evaluation-find-answer',
    text: `insert into evaluation_find_answer (region, find_id, place, area, by_area, answer, note, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    values: [...[f.region, f.id, f.answers + 1, f.area, f.byArea, f.answer, f.note, f.by, f.byName, f.at]],
  })
  return rowCount === 1
}
