import type { PoolClient } from 'pg'
import type { Outcome, StrikeRequest } from '#core/decision/decision-kind.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, type Conditions, conditions } from './reader-scope.ts'

/** One line of the inbox; the name is still sealed. */
export type DecisionRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly id: string
  readonly kind: string
  readonly asked_by: string | null
  readonly asked_by_name: string | null
  readonly asked_on: string
  readonly due_on: string | null
  readonly deciders: readonly string[]
  readonly not_by: readonly string[]
  readonly township: string
  readonly township_name: string | null
  readonly station_name: string | null
  readonly worker_name: string | null
  readonly sent_back: boolean
}

/** Sent back and nothing new on the file yet: it waits for the worker, not for the decider. */
const sentBack = `coalesce(m.outcome = 'sendBack' and s.seq <= m.seq, false)`
/** Refused stays refused until a later entry or a later fact raises the question again. */
const settled = `coalesce(m.outcome = 'refuse' and d.basis_seq <= m.seq and d.asked_on <= m.on_day, false)`
const joined = `decision d join case_state s on s.region = d.region and s.case_id = d.case_id
  left join decision_mark m on m.region = d.region and m.case_id = d.case_id and m.id = d.id`

export type DecisionFind = {
  readonly kind: string | undefined
  readonly sentBack: boolean
  readonly after: readonly string[] | undefined
  readonly limit: number
}

/**
 * Heads and offices see all that waits in their place; a worker and the police only what is theirs to decide, the worker
 * also what came back for more.
 */
function ofRole(c: Conditions, user: SessionUser, isSentBack: boolean): void {
  const other = user.role === 'policeLiaison' || (user.role === 'worker' && !isSentBack)
  if (other) c.add('? = any(d.deciders)', user.role)
}

/** What waits within the reader's scope, most urgent first; without a day last. */
export async function listDecisions(
  tx: PoolClient,
  user: SessionUser,
  find: DecisionFind,
): Promise<DecisionRow[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  c.add(`not ${settled}`)
  c.add(find.sentBack ? sentBack : `not ${sentBack}`)
  ofRole(c, user, find.sentBack)
  if (find.kind) c.add('d.kind = ?', find.kind)
  if (find.after) {
    const [due, caseId, id] = find.after
    c.add(`(coalesce(d.due_on, 'infinity'), d.case_id, d.id) > (?::date, ?, ?)`, due, caseId, id)
  }
  const limit = c.value(find.limit)
  const { rows } = await tx.query<DecisionRow>(
    `select d.region, d.case_id, s.person_id, s.file_no, p.name_sealed, d.id, d.kind, d.asked_by,
       (select a.name from account a where a.id = d.asked_by) as asked_by_name, d.asked_on, d.due_on, d.deciders, d.not_by,
       s.township, (select a.name from area a where a.code = s.township) as township_name,
       (select o.name from organisation o where o.id = s.station_id) as station_name,
       (select a.name from account a where a.id = s.worker_id) as worker_name, ${sentBack} as sent_back
     from ${joined} join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} order by coalesce(d.due_on, 'infinity'), d.case_id, d.id limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** For the badge: what this user may decide now, and how much of it is past its day. */
export async function countDecisions(
  tx: PoolClient,
  user: SessionUser,
  today: string,
  actingFor?: string,
): Promise<{ kind: string; n: number; overdue: number }[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  c.add(`not ${settled} and not ${sentBack}`)
  c.add('? = any(d.deciders) and not ? = any(d.not_by)', user.role, user.id)
  if (actingFor) c.add('not ? = any(d.not_by)', actingFor)
  const day = c.value(today)
  const { rows } = await tx.query(
    `select d.kind, count(*)::int as n, count(*) filter (where d.due_on < ${day}::date)::int as overdue
     from ${joined} where ${c.where()} group by d.kind`,
    [...c.values],
  )
  return rows
}

export async function putMark(
  tx: PoolClient,
  mark: {
    readonly region: string
    readonly caseId: string
    readonly id: string
    readonly outcome: Outcome
    /** What had to be confirmed first was. */
    readonly confirmed: boolean
    readonly seq: number
    readonly on: string
    readonly by: string
    readonly at: string
  },
): Promise<void> {
  await tx.query({
    name: 'decision-mark',
    text: `insert into decision_mark (region, case_id, id, outcome, seq, on_day, by_user, at, confirmed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (region, case_id, id) do update set outcome = excluded.outcome, seq = excluded.seq,
        on_day = excluded.on_day, by_user = excluded.by_user, at = excluded.at,
        confirmed = excluded.confirmed`,
    values: [
      mark.region,
      mark.caseId,
      mark.id,
      mark.outcome,
      mark.seq,
      mark.on,
      mark.by,
      mark.at,
      mark.confirmed,
    ],
  })
}

/** The last answer that left a question of an opened case open. */
export async function loadMarks(
  tx: PoolClient,
  place: CasePlace,
): Promise<{ id: string; outcome: Outcome; seq: number; on_day: string }[]> {
  const { rows } = await tx.query<{ id: string; outcome: Outcome; seq: number; on_day: string }>({
    name: 'decision-marks',
    text: 'select id, outcome, seq, on_day from decision_mark where region = $1 and case_id = $2',
    values: [place.region, place.caseId],
  })
  return rows
}

type CasePlace = { readonly region: string; readonly caseId: string }

function reasonPlace(place: CasePlace, id: string): string {
  return `strike_request.reason:${place.region}/${place.caseId}/${id}`
}

/** False where the entry is asked to be struck already. */
export async function insertStrike(
  tx: PoolClient,
  vault: Vault,
  place: CasePlace,
  request: StrikeRequest & { readonly at: string },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'strike-insert',
    text: `insert into strike_request (region, case_id, id, entry_id, reason_sealed, asked_by, asked_on, asked_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      place.region,
      place.caseId,
      request.id,
      request.entry,
      vault.seal(reasonPlace(place, request.id), request.reason),
      request.askedBy,
      request.askedOn,
      request.at,
    ],
  })
  return rowCount === 1
}

/** Open requests of an opened case, with their reasons. */
export async function loadStrikes(tx: PoolClient, vault: Vault, place: CasePlace): Promise<StrikeRequest[]> {
  const { rows } = await tx.query<Omit<StrikeRequest, 'reason'> & { sealed: Buffer }>({
    name: 'strikes-load',
    text: `select id, entry_id as entry, asked_by as "askedBy", asked_on as "askedOn", reason_sealed as sealed
      from strike_request where region = $1 and case_id = $2 and status = 'open' order by id`,
    values: [place.region, place.caseId],
  })
  return rows.map(({ sealed, ...r }) => ({ ...r, reason: vault.open(reasonPlace(place, r.id), sealed) }))
}

export async function settleStrike(
  tx: PoolClient,
  place: CasePlace,
  id: string,
  settled: { readonly status: 'granted' | 'refused'; readonly by: string; readonly at: string },
): Promise<void> {
  await tx.query({
    name: 'strike-settle',
    text: `update strike_request set status = $4, decided_by = $5, decided_at = $6
      where region = $1 and case_id = $2 and id = $3 and status = 'open'`,
    values: [place.region, place.caseId, id, settled.status, settled.by, settled.at],
  })
}
