import type { PoolClient } from 'pg'
import { pendingDecisions } from '#core/decision/all-kinds.ts'
import type { PendingDecision, StrikeRequest } from '#core/decision/decision-kind.ts'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { levelsOf } from './case-rows.ts'
import { caseTableWriter, levelColumns } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const write = caseTableWriter({
  table: 'decision',
  key: ['id'],
  columns: {
    id: 'text',
    kind: 'text',
    asked_by: 'text',
    asked_on: 'date',
    basis_seq: 'int',
    due_on: 'date',
    deciders: 'text[]',
    not_by: 'text[]',
    ...levelColumns,
  },
})

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
  return write(tx, region, ids, rows)
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
