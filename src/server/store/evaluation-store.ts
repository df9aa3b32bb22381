import type { PoolClient } from 'pg'
import type { FrozenFigures } from '#core/evaluation/frozen-figures.ts'
import type { RoundSpan, RoundStage } from '#core/evaluation/round.ts'
import type { AreaCode, AreaLevel } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export type RoundRow = {
  readonly region: string
  readonly id: string
  readonly area: AreaCode
  readonly areaName: string
  readonly title: string
  readonly level: Exclude<AreaLevel, 'nation' | 'village'>
  readonly span: RoundSpan
  readonly day: PlainDate
  readonly selfUntil: PlainDate
  readonly reviewUntil: PlainDate
  readonly appealUntil: PlainDate | null
  readonly stage: RoundStage
  readonly scheme: string
  readonly sha256: string
  readonly pack: string
  readonly clause: string
  readonly reading: boolean
  readonly reports: readonly string[]
  readonly knownAt: string | null
  readonly toldBy: string | null
}

const columns = `r.region, r.id, r.area, a.name as "areaName", r.title, r.level, r.span, r.day::text,
  r.self_until::text as "selfUntil", r.review_until::text as "reviewUntil", r.appeal_until::text as "appealUntil",
  r.stage, r.scheme, encode(r.scheme_sha256, 'hex') as sha256, r.pack, r.clause, r.reading, r.reports,
  r.known_at as "knownAt", r.told_by as "toldBy" from evaluation_round r join area a on a.code = r.area`

/** Rounds of the own area, of those above that evaluate it, and of those below; row security says which. */
export async function listRounds(tx: PoolClient, limit: number): Promise<readonly RoundRow[]> {
  const { rows } = await tx.query<RoundRow>({
    name: 'evaluation-rounds',
    text: `select ${columns} order by r.day desc, length(r.area) desc, r.id desc limit $1`,
    values: [limit],
  })
  return rows
}

export async function findRound(tx: PoolClient, id: string): Promise<RoundRow | undefined> {
  const { rows } = await tx.query<RoundRow>({
    name: 'evaluation-round',
    text: `select ${columns} where r.id = $1`,
    values: [id],
  })
  return rows[0]
}

type By = { readonly by: string; readonly byName: string; readonly at: string }

export type NewRound = Pick<
  RoundRow,
  | 'region'
  | 'id'
  | 'area'
  | 'title'
  | 'level'
  | 'span'
  | 'day'
  | 'selfUntil'
  | 'reviewUntil'
  | 'scheme'
  | 'sha256'
  | 'pack'
  | 'clause'
  | 'reading'
>

/** False where the same id is there already (a repeated request). */
export async function insertRound(tx: PoolClient, r: NewRound & By): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'evaluation-round-insert',
    text: `insert into evaluation_round (region, id, area, title, level, span, day, self_until, review_until, scheme,
        scheme_sha256, pack, clause, reading, stage, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'self', $15, $16, $17)
      on conflict (region, id) do nothing`,
    values: [
      ...[r.region, r.id, r.area, r.title, r.level, r.span, r.day, r.selfUntil, r.reviewUntil, r.scheme],
      ...[Buffer.from(r.sha256, 'hex'), r.pack, r.clause, r.reading, r.by, r.byName, r.at],
    ],
  })
  return rowCount === 1
}

export async function insertRoundAreas(
  tx: PoolClient,
  round: Pick<RoundRow, 'region' | 'id' | 'area'>,
  areas: readonly AreaCode[],
): Promise<void> {
  await tx.query(
    `insert into evaluation_area (region, round_id, area, by_area) select $1, $2, unnest($3::text[]), $4`,
    [round.region, round.id, areas, round.area],
  )
}

export type RoundChange = {
  readonly stage: RoundStage
  readonly reports?: readonly string[]
  readonly knownAt?: string
  readonly appealUntil?: PlainDate
  readonly toldOn?: PlainDate
  readonly toldBy?: string
}

/** False where the round was moved on by somebody else in the meantime. */
export async function moveRoundTo(
  tx: PoolClient,
  round: Pick<RoundRow, 'region' | 'id' | 'stage'>,
  change: RoundChange,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'evaluation-round-move',
    text: `update evaluation_round set stage = $4, reports = coalesce($5::jsonb, reports),
        known_at = coalesce($6, known_at), appeal_until = coalesce($7, appeal_until), told_on = coalesce($8, told_on),
        told_by = coalesce($9, told_by)
      where region = $1 and id = $2 and stage = $3`,
    values: [
      ...[round.region, round.id, round.stage, change.stage],
      change.reports ? JSON.stringify(change.reports) : null,
      ...[change.knownAt ?? null, change.appealUntil ?? null, change.toldOn ?? null, change.toldBy ?? null],
    ],
  })
  return rowCount === 1
}

export async function addRoundStep(
  tx: PoolClient,
  round: Pick<RoundRow, 'region' | 'id' | 'area'>,
  step: { readonly stage: string; readonly note: string } & By,
): Promise<void> {
  await tx.query({
    name: 'evaluation-step-insert',
    text: `insert into evaluation_step (region, round_id, place, area, stage, note, by_user, by_name, at)
      select $1, $2, coalesce(max(place), 0) + 1, $3, $4, $5, $6, $7, $8 from evaluation_step
      where region = $1 and round_id = $2`,
    values: [round.region, round.id, round.area, step.stage, step.note, step.by, step.byName, step.at],
  })
}

export async function listRoundSteps(
  tx: PoolClient,
  round: Pick<RoundRow, 'region' | 'id'>,
): Promise<readonly { stage: string; note: string; byName: string; at: string }[]> {
  const { rows } = await tx.query<{ stage: string; note: string; byName: string; at: string }>({
    name: 'evaluation-steps',
    text: `select stage, note, by_name as "byName", at from evaluation_step
      where region = $1 and round_id = $2 order by place`,
    values: [round.region, round.id],
  })
  return rows
}

export type RoundAreaRow = {
  readonly area: AreaCode
  readonly name: string
  readonly people: number | null
  readonly figures: FrozenFigures | null
  readonly submittedBy: string | null
  readonly submittedAt: string | null
}

/** The evaluated areas as far as the reader's area reaches; an evaluated area finds itself. */
export async function listRoundAreas(
  tx: PoolClient,
  round: Pick<RoundRow, 'region' | 'id'>,
): Promise<readonly RoundAreaRow[]> {
  const { rows } = await tx.query<RoundAreaRow>({
    name: 'evaluation-areas',
    text: `select e.area, a.name, e.people, e.figures, s.by_name as "submittedBy", s.at as "submittedAt"
      from evaluation_area e join area a on a.code = e.area
      left join evaluation_submission s on s.region = e.region and s.round_id = e.round_id and s.area = e.area
      where e.region = $1 and e.round_id = $2 order by a.sort, e.area`,
    values: [round.region, round.id],
  })
  return rows
}

export async function setFigures(
  tx: PoolClient,
  round: Pick<RoundRow, 'region' | 'id'>,
  area: AreaCode,
  frozen: { readonly people: number; readonly figures: FrozenFigures },
): Promise<void> {
  await tx.query({
    name: 'evaluation-figures',
    text: 'update evaluation_area set people = $4, figures = $5 where region = $1 and round_id = $2 and area = $3',
    values: [round.region, round.id, area, frozen.people, JSON.stringify(frozen.figures)],
  })
}

export type PublicationRow = {
  readonly roundId: string
  readonly area: AreaCode
  readonly audience: 'areas' | 'office'
  readonly body: string
  readonly sha256: string
  readonly byName: string
  readonly at: string
}

const published = `round_id as "roundId", area, audience, body, encode(sha256, 'hex') as sha256, by_name as "byName", at
  from evaluation_publication`

export async function findPublication(
  tx: PoolClient,
  round: Pick<RoundRow, 'region' | 'id'>,
): Promise<PublicationRow | undefined> {
  const { rows } = await tx.query<PublicationRow>({
    name: 'evaluation-published',
    text: `select ${published} where region = $1 and round_id = $2`,
    values: [round.region, round.id],
  })
  return rows[0]
}

/** What an office has published, newest first: the history of its areas. */
export async function listPublications(
  tx: PoolClient,
  areas: readonly AreaCode[],
): Promise<readonly PublicationRow[]> {
  const { rows } = await tx.query<PublicationRow>({
    name: 'evaluation-publications',
    text: `select ${published} where area = any($1) order by at desc limit 60`,
    values: [areas],
  })
  return rows
}

export async function insertPublication(
  tx: PoolClient,
  p: Pick<RoundRow, 'region'> & Omit<PublicationRow, 'byName'> & By,
): Promise<void> {
  await tx.query({
    name: 'evaluation-publish',
    text: `insert into evaluation_publication (region, round_id, area, audience, body, sha256, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      ...[p.region, p.roundId, p.area, p.audience, p.body, Buffer.from(p.sha256, 'hex')],
      ...[p.by, p.byName, p.at],
    ],
  })
}
