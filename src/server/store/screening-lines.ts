import type { PoolClient } from 'pg'
import type { FollowUp, Outcome } from '#core/screening/screening-codes.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import type { Levels } from './case-rows.ts'
import { addReaderScope, conditions } from './reader-scope.ts'
import { enter } from './with-user.ts'

export type ScreeningLineRow = {
  readonly region: string
  readonly screening_id: string
  readonly id: string
  readonly person_id: string | null
  readonly case_id: string | null
  readonly name_sealed: Buffer
  readonly sealed: Buffer
  readonly source: 'list' | 'hand' | 'picked'
  readonly picked: readonly string[]
  readonly outcome: Outcome | null
  readonly outcome_on: string | null
  readonly follow_up: FollowUp | null
  readonly follow_done_on: string | null
  readonly township: string
  readonly station_id: string | null
  readonly worker_id: string | null
  readonly township_name: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
}

const shown = `l.region, l.screening_id, l.id, l.person_id, l.case_id, l.name_sealed, l.sealed, l.source, l.picked,
  l.outcome, l.outcome_on, l.follow_up, l.follow_done_on, l.township, l.station_id, l.worker_id,
  (select a.name from area a where a.code = l.township) as township_name,
  (select o.name from organisation o where o.id = l.station_id) as station_name,
  (select a.name from account a where a.id = l.worker_id) as worker_name`

export type NewLine = Levels & {
  readonly id: string
  readonly personId: string | null
  readonly caseId: string | null
  readonly name: Buffer
  readonly sealed: Buffer
  readonly idNumber: Buffer | null
  readonly source: ScreeningLineRow['source']
  readonly picked: readonly string[]
  readonly station: string | null
  readonly worker: string | null
  readonly rosterId: string | null
}

/** Adds people to a screening; who is on it already is passed over. Answers the ids that were added. */
export async function insertLines(
  tx: PoolClient,
  of: { readonly region: string; readonly screeningId: string },
  lines: readonly NewLine[],
): Promise<string[]> {
  const encoded = lines.map((l) => ({
    ...l,
    name: l.name.toString('base64'),
    sealed: l.sealed.toString('base64'),
    idNumber: l.idNumber?.toString('base64') ?? null,
  }))
  const { rows } = await tx.query<{ id: string }>({
    name: 'screening-lines-insert',
    text: `insert into screening_line (region, screening_id, id, person_id, case_id, name_sealed, sealed, id_number_index,
        source, picked, province, city, county, township, station_id, worker_id, roster_id)
      select $1, $2, r.id, r."personId", r."caseId", decode(r.name, 'base64'), decode(r.sealed, 'base64'),
        decode(r."idNumber", 'base64'), r.source, r.picked, r.province, r.city, r.county, r.township, r.station, r.worker,
        r."rosterId"
      from jsonb_to_recordset($3::jsonb) as r(id text, "personId" text, "caseId" text, name text, sealed text,
        "idNumber" text, source text, picked text[], province text, city text, county text, township text, station text,
        worker text, "rosterId" text)
      on conflict do nothing returning id`,
    values: [of.region, of.screeningId, JSON.stringify(encoded)],
  })
  return rows.map((r) => r.id)
}

export type LineFind = {
  readonly screeningId: string
  readonly township?: string | undefined
  readonly state: 'open' | 'done' | 'followUp' | 'all'
  readonly unassigned: boolean
  readonly after: readonly string[] | undefined
  readonly limit: number
}

export async function listLines(
  tx: PoolClient,
  user: SessionUser,
  find: LineFind,
): Promise<ScreeningLineRow[]> {
  const c = conditions()
  addReaderScope(c, user, 'l')
  c.add('l.screening_id = ?', find.screeningId)
  if (find.township) c.add('l.township = ?', find.township)
  if (find.unassigned) c.add('l.worker_id is null')
  if (find.state === 'open') c.add('l.outcome is null')
  if (find.state === 'done') c.add('l.outcome is not null')
  if (find.state === 'followUp') c.add(`l.follow_up <> 'none' and l.follow_done_on is null`)
  if (find.after) c.add('(l.township, l.id) > (?, ?)', ...find.after)
  const limit = c.value(find.limit)
  const { rows } = await tx.query<ScreeningLineRow>(
    `select ${shown} from screening_line l where ${c.where()} order by l.township, l.id limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** People of running screenings in the reader's scope who have no outcome yet. */
export async function countOpenLines(tx: PoolClient, user: SessionUser): Promise<number> {
  const c = conditions()
  addReaderScope(c, user, 'l')
  const { rows } = await tx.query<{ n: number }>(
    `select count(*)::int as n from screening_line l
     join screening s on s.region = l.region and s.id = l.screening_id and s.status = 'open'
     where ${c.where()} and l.outcome is null`,
    [...c.values],
  )
  return rows[0]?.n ?? 0
}

export async function findLine(
  tx: PoolClient,
  screeningId: string,
  id: string,
  hold = false,
): Promise<ScreeningLineRow | undefined> {
  const { rows } = await tx.query<ScreeningLineRow>({
    name: hold ? 'screening-line-hold' : 'screening-line-find',
    text: `select ${shown} from screening_line l where l.screening_id = $1 and l.id = $2${hold ? ' for no key update of l' : ''}`,
    values: [screeningId, id],
  })
  return rows[0]
}

/** Which of these numbers a screening has already. */
export async function listedNumbers(
  tx: PoolClient,
  region: string,
  screeningId: string,
  indexes: readonly Buffer[],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ id_number_index: Buffer }>({
    name: 'screening-listed',
    text: `select id_number_index from screening_line
      where region = $1 and screening_id = $2 and id_number_index = any($3::bytea[])`,
    values: [region, screeningId, indexes],
  })
  return new Set(rows.map((r) => r.id_number_index.toString('hex')))
}

type LineKey = { readonly region: string; readonly screeningId: string; readonly id: string }

/** Hands lines without an outcome to a station and a worker; answers how many of them were within reach. */
export async function holdLines(
  tx: PoolClient,
  of: { readonly region: string; readonly screeningId: string; readonly ids: readonly string[] },
  held: { readonly station: string; readonly worker: string | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'screening-lines-hold-by',
    text: `update screening_line set station_id = $4, worker_id = $5
      where region = $1 and screening_id = $2 and id = any($3) and outcome is null`,
    values: [of.region, of.screeningId, of.ids, held.station, held.worker],
  })
  return rowCount ?? 0
}

export type OutcomeRow = {
  readonly id: string
  readonly outcome: Outcome
  readonly on_day: string
  readonly follow_up: FollowUp
  readonly sealed: Buffer
  readonly by_name: string | null
  readonly at: string
}

/** Every outcome that was recorded for a line that was seen, oldest first; the newest holds. */
export async function loadOutcomes(tx: PoolClient, key: LineKey): Promise<OutcomeRow[]> {
  await enter(tx, { file: key.id })
  const { rows } = await tx.query<OutcomeRow>({
    name: 'screening-outcomes',
    text: `select o.id, o.outcome, o.on_day, o.follow_up, o.sealed, o.at,
        (select a.name from account a where a.id = o.by_user) as by_name
      from screening_outcome o where o.region = $1 and o.screening_id = $2 and o.line_id = $3 order by o.id`,
    values: [key.region, key.screeningId, key.id],
  })
  return rows
}

export async function insertOutcome(
  tx: PoolClient,
  key: LineKey,
  o: {
    readonly id: string
    readonly outcome: Outcome
    readonly on: PlainDate
    readonly followUp: FollowUp
    readonly sealed: Buffer
    readonly by: string
    readonly at: string
  },
): Promise<void> {
  await enter(tx, { file: key.id })
  await tx.query({
    name: 'screening-outcome-insert',
    text: `insert into screening_outcome (region, screening_id, line_id, id, outcome, on_day, follow_up, sealed, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [key.region, key.screeningId, key.id, o.id, o.outcome, o.on, o.followUp, o.sealed, o.by, o.at],
  })
  await tx.query({
    name: 'screening-outcome-set',
    text: `update screening_line set outcome = $4, outcome_on = $5, follow_up = $6, follow_done_on = null
      where region = $1 and screening_id = $2 and id = $3`,
    values: [key.region, key.screeningId, key.id, o.outcome, o.on, o.followUp],
  })
}

export async function setFollowDone(tx: PoolClient, key: LineKey, on: PlainDate): Promise<void> {
  await tx.query({
    name: 'screening-follow-done',
    text: `update screening_line set follow_done_on = $4 where region = $1 and screening_id = $2 and id = $3`,
    values: [key.region, key.screeningId, key.id, on],
  })
}

/** Takes a line off that was added by mistake, while nobody recorded anything on it. */
export async function deleteLines(
  tx: PoolClient,
  of: { readonly region: string; readonly screeningId: string },
  by: { readonly id: string } | { readonly rosterId: string },
): Promise<number> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['roster_id', by.rosterId]
  const { rowCount } = await tx.query({
    name: `screening-lines-delete-${column}`,
    text: `delete from screening_line where region = $1 and screening_id = $2 and ${column} = $3 and outcome is null`,
    values: [of.region, of.screeningId, value],
  })
  return rowCount ?? 0
}
