import type { PoolClient } from 'pg'
import { pendingDecisions } from '#core/decision/all-kinds.ts'
import type { PendingDecision, StrikeRequest } from '#core/decision/decision-kind.ts'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const columns =
  'case_id, id, kind, asked_by, asked_on, basis_seq, due_on, deciders, not_by, province, city, county, township'
const record = `jsonb_to_recordset($3::jsonb) as r(case_id text, id text, kind text, asked_by text, asked_on date, basis_seq int,
  due_on date, deciders text[], not_by text[], province text, city text, county text, township text)`

const replaced = columns
  .split(', ')
  .map((c) => `excluded.${c}`)
  .join(', ')

const writeSql = `with
  fresh as (select * from ${record} where r.case_id = any($2)),
  gone as (delete from decision d where d.region = $1 and d.case_id = any($2)
    and not exists (select from fresh r where r.case_id = d.case_id and r.id = d.id) returning 1),
  put as (insert into decision as d (region, ${columns}) select $1, ${columns} from fresh
    on conflict (region, case_id, id) do update set (${columns}) = (${replaced})
    where (d.asked_by, d.asked_on, d.basis_seq, d.due_on, d.deciders, d.not_by, d.township) is distinct from
      (excluded.asked_by, excluded.asked_on, excluded.basis_seq, excluded.due_on, excluded.deciders, excluded.not_by, excluded.township)
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

/** Keeps `decision` equal to what waits on these cases; a row that did not change is not written. */
export const decisionProjection: Projection = {
  name: 'decision',
  apply: async (tx, changes) => {
    await writeDecisions(tx, changes)
  },
  rebuild: writeDecisions,
}

/** Answers how many rows were not as they should be. */
export async function writeDecisions(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const [first] = changes
  if (!first) return 0
  const { region } = first
  const ids = changes.map((c) => c.caseId)
  const requests = await openStrikes(tx, region, ids)
  const rows = changes.flatMap((c) => decisionRows(c, requests.get(c.caseId) ?? []))
  const written = await tx.query<{ n: number }>({
    name: 'decisions-write',
    text: writeSql,
    values: [region, ids, JSON.stringify(rows)],
  })
  return written.rows[0]?.n ?? 0
}

function decisionRows(c: CaseChange, requests: readonly StrikeRequest[]): Record<string, unknown>[] {
  const { state, journal, today, book } = c
  if (state.executionPlace === null) return []
  const policy = book.at(state.executionPlace)
  const levels = levelsOf(responsiblePlace(journal, state))
  return pendingDecisions({ journal, state, policy, book, today, requests }).map((p) =>
    row(c.caseId, p, levels),
  )
}

function row(
  caseId: string,
  p: PendingDecision,
  levels: ReturnType<typeof levelsOf>,
): Record<string, unknown> {
  return {
    case_id: caseId,
    id: p.id,
    kind: p.kind,
    asked_by: p.askedBy,
    asked_on: p.askedOn,
    basis_seq: p.basisSeq,
    due_on: p.dueOn,
    deciders: p.deciders,
    not_by: p.notBy,
    ...levels,
  }
}

/** The reason stays sealed here: what waits is decided by the entry alone. */
async function openStrikes(
  tx: PoolClient,
  region: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StrikeRequest[]>> {
  const { rows } = await tx.query<Omit<StrikeRequest, 'reason'> & { caseId: string }>({
    name: 'strikes-open',
    text: `select case_id as "caseId", id, entry_id as entry, asked_by as "askedBy", asked_on as "askedOn"
      from strike_request where region = $1 and case_id = any($2) and status = 'open' order by id`,
    values: [region, caseIds],
  })
  const found = new Map<string, StrikeRequest[]>()
  for (const { caseId, ...request } of rows)
    found.set(caseId, [...(found.get(caseId) ?? []), { ...request, reason: '' }])
  return found
}
