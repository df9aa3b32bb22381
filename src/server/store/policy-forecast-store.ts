import type { PoolClient } from 'pg'
import type { Difference } from '#core/policy/forecast.ts'
import type { DraftRow, Writer } from './policy-draft-store.ts'

export type ForecastRow = {
  readonly region: string
  readonly id: string
  readonly area: string
  readonly draft_id: string
  readonly version: number
  readonly day: string
  readonly effective_on: string
  readonly pack_sha256: string
  readonly base_sha256: string
  readonly state: 'counting' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number
  readonly milliseconds: number | null
  readonly sha256: string | null
  readonly by_name: string
  readonly at: string
  readonly touched_at: string
}

const columns = `region, id, area, draft_id, version, day, effective_on, encode(pack_sha256, 'hex') as pack_sha256,
  encode(base_sha256, 'hex') as base_sha256, state, done, total, milliseconds, encode(sha256, 'hex') as sha256, by_name, at,
  touched_at`

export async function listForecasts(tx: PoolClient, draft: string): Promise<readonly ForecastRow[]> {
  const { rows } = await tx.query<ForecastRow>({
    name: 'forecast-list',
    text: `select ${columns} from policy_forecast where draft_id = $1 order by at desc, id desc limit 20`,
    values: [draft],
  })
  return rows
}

export async function findForecast(
  tx: PoolClient,
  id: string,
): Promise<(ForecastRow & { readonly body: string | null }) | undefined> {
  const { rows } = await tx.query<ForecastRow & { body: string | null }>({
    name: 'forecast-find',
    text: `select ${columns}, body from policy_forecast where id = $1`,
    values: [id],
  })
  return rows[0]
}

export type NewForecast = {
  readonly id: string
  readonly version: number
  readonly day: string
  readonly effectiveOn: string
  readonly packSha256: Buffer
  readonly baseSha256: Buffer
}

export async function insertForecast(
  tx: PoolClient,
  draft: Pick<DraftRow, 'region' | 'id' | 'area'>,
  f: NewForecast,
  by: Writer,
): Promise<void> {
  await tx.query(
    `insert into policy_forecast (region, id, area, draft_id, version, day, effective_on, pack_sha256, base_sha256, state,
       by_user, by_name, at, touched_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'counting', $10, $11, $12, $12)`,
    [
      ...[
        draft.region,
        f.id,
        draft.area,
        draft.id,
        f.version,
        f.day,
        f.effectiveOn,
        f.packSha256,
        f.baseSha256,
      ],
      ...[by.user, by.name, by.at],
    ],
  )
}

export async function askCancel(tx: PoolClient, id: string): Promise<void> {
  await tx.query('update policy_forecast set cancel = true where id = $1', [id])
}

type At = Pick<ForecastRow, 'region' | 'id'>

/** Answers whether it was cancelled meanwhile; undefined where the row is not there (yet). */
export async function noteForecast(
  tx: PoolClient,
  at: At,
  progress: { readonly done: number; readonly total: number; readonly now: string },
): Promise<boolean | undefined> {
  const { rows } = await tx.query<{ cancel: boolean }>(
    `update policy_forecast set done = $3, total = $4, touched_at = $5 where region = $1 and id = $2 returning cancel`,
    [at.region, at.id, progress.done, progress.total, progress.now],
  )
  return rows[0]?.cancel
}

export async function endForecast(
  tx: PoolClient,
  at: At,
  end:
    | { readonly state: 'failed' | 'cancelled' }
    | {
        readonly state: 'done'
        readonly body: string
        readonly sha256: Buffer
        readonly milliseconds: number
      },
): Promise<void> {
  const done = end.state === 'done' ? end : undefined
  await tx.query(
    `update policy_forecast set state = $3, body = $4, sha256 = $5, milliseconds = $6
     where region = $1 and id = $2 and state = 'counting'`,
    [at.region, at.id, end.state, done?.body ?? null, done?.sha256 ?? null, done?.milliseconds ?? null],
  )
}

export type ForecastCaseRow = {
  readonly region: string
  readonly caseId: string
  readonly township: string
  readonly differences: readonly Difference[]
}

export async function insertForecastCases(
  tx: PoolClient,
  at: At,
  cases: readonly ForecastCaseRow[],
): Promise<void> {
  await tx.query(
    `insert into policy_forecast_case (region, forecast_id, case_region, case_id, township, differences)
     select $1, $2, r.region, r."caseId", r.township, r.differences
     from jsonb_to_recordset($3::jsonb) as r(region text, "caseId" text, township text, differences jsonb)`,
    [at.region, at.id, JSON.stringify(cases)],
  )
}

export type ForecastPersonRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly township_name: string | null
  readonly differences: readonly Difference[]
}

/** The people of an area behind a forecast, by file number, as far as the reader's own scope shows them. */
export async function listForecastPeople(
  tx: PoolClient,
  at: At,
  find: {
    readonly range: readonly [string, string]
    readonly match: Partial<Difference>
    readonly after: readonly [string, string]
    readonly limit: number
  },
): Promise<readonly ForecastPersonRow[]> {
  const { rows } = await tx.query<ForecastPersonRow>({
    name: 'forecast-people',
    text: `select s.region, s.case_id, s.person_id, s.file_no, p.name_sealed, a.name as township_name, f.differences
      from policy_forecast_case f
        join case_state s on s.region = f.case_region and s.case_id = f.case_id
        join person p on p.region = s.region and p.id = s.person_id
        left join area a on a.code = f.township
      where f.region = $1 and f.forecast_id = $2 and f.township >= $3 and f.township < $4
        and f.differences @> $5::jsonb and (s.file_no, s.case_id) > ($6, $7)
      order by s.file_no, s.case_id limit $8`,
    values: [...[at.region, at.id, ...find.range, JSON.stringify([find.match]), ...find.after], find.limit],
  })
  return rows
}
