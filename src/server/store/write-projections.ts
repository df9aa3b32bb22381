import type { PoolClient } from 'pg'
import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { caseRows } from './case-rows.ts'
import { type CaseStateRow, loadCaseStates, updateCaseStates } from './case-state-store.ts'
import { putDifference } from './duty-and-finding-store.ts'
import { movePeople } from './move-people.ts'
import { projections } from './projections.ts'

/** A case computed on `today` from a journal of `seq` entries. */
export type ComputedCase = {
  readonly caseId: string
  readonly journal: readonly Entry[]
  readonly added: readonly Entry[]
  readonly state: CaseState
}

export type WriteContext = { readonly region: string; readonly today: PlainDate; readonly book: PolicyBook }

/** Writes every projection of these cases of one region; a case that has newer entries by now is left alone. */
export async function writeProjections(
  tx: PoolClient,
  context: WriteContext,
  cases: readonly ComputedCase[],
): Promise<void> {
  const { region } = context
  const before = await loadCaseStates(
    tx,
    region,
    cases.map((c) => c.caseId),
  )
  const computed = cases.flatMap((c) => {
    const stored = before.get(c.caseId)
    return stored ? [{ ...c, stored, rows: caseRows(c.state, c.caseId, c.journal.length, stored) }] : []
  })
  const written = await updateCaseStates(
    tx,
    region,
    computed.map((c) => c.rows.state),
  )
  const current = computed.filter((c) => written.has(c.caseId))
  if (current.length === 0) return
  const ids = current.map((c) => c.caseId)
  await putDifference(
    tx,
    'duty',
    region,
    ids,
    current.flatMap((c) => c.rows.duties),
  )
  await putDifference(
    tx,
    'finding',
    region,
    ids,
    current.flatMap((c) => c.rows.findings),
  )
  const moved = current.filter((c) => hasMoved(c.stored, c.rows.state)).map((c) => c.caseId)
  if (moved.length > 0) await movePeople(tx, region, moved)
  const changes = current.map((c) => ({
    ...context,
    caseId: c.caseId,
    personId: c.stored.person_id,
    journal: c.journal,
    added: c.added,
    before: c.stored,
    state: c.state,
  }))
  for (const projection of projections) await projection.apply(tx, changes)
}

export function hasMoved(
  stored: CaseStateRow,
  now: Pick<CaseStateRow, 'province' | 'city' | 'county' | 'township'>,
) {
  return (['province', 'city', 'county', 'township'] as const).some((level) => stored[level] !== now[level])
}
