import type { PoolClient } from 'pg'
import { isTaskKind, type TaskKind } from '#core/handover/task-kinds.ts'
import { notFound } from '#server/http/problem.ts'
import { type CaseKey, openCase, openCaseForWriting, openCaseIfSeen } from './open-case.ts'

/** Why somebody of another office may look at a case: the file was sent to them, or daily work was given to them. */
export type Guest = {
  readonly id: string
  readonly kind: 'move' | 'entrust'
  readonly step: string
  readonly tasks: readonly TaskKind[]
  readonly worker: string | null
}

export type Opened = { readonly key: CaseKey; readonly guest: Guest | null }

// Seen by the row security of `handover`, named then, exactly as the own cases are seen in `case_state`.
const openSql = `
  select g.id, g.kind, g.step, g.tasks, g.to_worker as worker,
    app_enter(jsonb_build_object('case', g.case_id, 'person', g.person_id))
  from (select * from handover where case_id = $1 and guest and ($2::text is null or id = $2)
    and ($3::text is null or kind = $3) order by asked_on desc, id limit 1) g`

type Wanted = { readonly id?: string; readonly kind?: Guest['kind']; readonly writing?: boolean }

/**
 * Opens a case of the own office, or as its guest. Only callers that know what a guest may do call this; everything else
 * opens cases with `openCase` and finds no others.
 */
export async function openCaseOrGuest(tx: PoolClient, caseId: string, wanted: Wanted = {}): Promise<Opened> {
  const open = wanted.writing ? openCaseForWriting : openCase
  const own = await openCaseIfSeen(tx, caseId, wanted.writing)
  if (own) return { key: own, guest: null }
  const { rows } = await tx.query<Guest & { tasks: readonly string[] }>({
    name: 'guest-open',
    text: openSql,
    values: [caseId, wanted.id ?? null, wanted.kind ?? null],
  })
  const [row] = rows
  if (!row) throw notFound()
  const { id, kind, step, worker } = row
  const tasks = row.tasks.filter(isTaskKind)
  return { key: await open(tx, caseId), guest: { id, kind, step, tasks, worker } }
}
