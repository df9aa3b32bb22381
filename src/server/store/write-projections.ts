import type { PoolClient } from 'pg'
import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { together } from '#server/database/together.ts'
import { caseRows, type Levels, levelsOf } from './case-rows.ts'
import { movePeople } from './move-people.ts'
import { projections } from './projections.ts'
import { writeCases } from './write-cases.ts'

/** A case computed on `today` from its whole journal; `home` is where its rows stand now, for a case without an order. */
export type ComputedCase = {
  readonly caseId: string
  readonly home?: Levels
  readonly journal: readonly Entry[]
  readonly added: readonly Entry[]
  readonly state: CaseState
}

export type WriteContext = {
  readonly region: string
  readonly today: PlainDate
  readonly book: PolicyBook
  /** The first day on which the rules themselves say something else; figures are counted anew from there. */
  readonly since?: PlainDate
}

/** Writes every projection of these cases of one region; a case that has newer entries by now is left alone. */
export async function writeProjections(
  tx: PoolClient,
  context: WriteContext,
  cases: readonly ComputedCase[],
): Promise<void> {
  const { region } = context
  const rows = cases.map((c) => caseRows(c.state, c.caseId, c.journal, c.home ?? levelsOf(null)))
  const { before } = await writeCases(tx, region, rows, 'newer')
  const moved = rows.filter((r) => hasMoved(before.get(r.state.case_id), r.state)).map((r) => r.state.case_id)
  if (moved.length > 0) await movePeople(tx, region, moved)
  const changes = cases.flatMap(({ caseId, journal, added, state }) => {
    const stored = before.get(caseId)
    if (!stored) return []
    return [{ ...context, caseId, personId: stored.person_id, journal, added, before: stored, state }]
  })
  if (changes.length === 0) return
  await together(
    tx,
    projections.map((projection) => () => projection.apply(tx, changes)),
  )
}

function hasMoved(before: Levels | undefined, now: Levels): boolean {
  if (!before) return false
  return (['province', 'city', 'county', 'township'] as const).some((level) => before[level] !== now[level])
}
