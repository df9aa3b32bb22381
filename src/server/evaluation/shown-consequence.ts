import type { Consequence } from '#contract/consequence-contract.ts'
import type { Context } from '#server/http/context.ts'
import type { ConsequenceRow } from '#server/store/consequence-store.ts'

/**
 * How a consequence stands: a talk is under way once it was held and done when everything agreed is closed; what was
 * ordered is done when it is closed; praise is done when it was decided.
 */
function stateOf(row: ConsequenceRow, today: string): Consequence['state'] {
  if (row.outcome === null) return 'proposed'
  if (row.outcome === 'declined') return 'declined'
  if (row.kind === 'praise' || row.kind === 'reward') return 'done'
  const begun = row.kind === 'interview' ? row.heldOn !== null : row.tasks > 0
  if (begun) return row.openTasks === 0 ? 'done' : 'underWay'
  return row.dueOn !== null && row.dueOn < today ? 'overdue' : 'due'
}

/** Undecided proposals are the office's own; the area concerned learns what was decided. */
export function mayRead(row: ConsequenceRow, { user }: Pick<Context, 'user'>): boolean {
  if (user.grant.area === row.setBy && user.role === 'narcoticsOffice') return true
  return row.outcome === 'decided'
}

export function shownConsequence(
  row: ConsequenceRow,
  { user, today, policies }: Pick<Context, 'user' | 'today' | 'policies'>,
): Consequence {
  const { id, kind, reason, years, days, interviewer, text, byName, at, dueOn } = row
  const office = user.grant.area === row.setBy && user.role === 'narcoticsOffice'
  const clause = row.roundClause === null ? undefined : policies.at(row.setBy).clauses[row.roundClause]
  return {
    ...{ id, kind, reason, years, days, interviewer, text, byName, at, dueOn },
    area: { code: row.area, name: row.areaName },
    setBy: { code: row.setBy, name: row.setByName },
    round:
      row.roundId === null
        ? null
        : {
            id: row.roundId,
            title: row.roundTitle ?? '',
            clause: clause ? `${clause.document} ${clause.clause}`.trim() : '',
          },
    state: stateOf(row, today),
    answer:
      row.outcome === null
        ? null
        : {
            outcome: row.outcome,
            reason: row.why ?? '',
            amount: row.amount === null ? null : Number(row.amount),
            byName: row.answeredBy ?? '',
            on: row.answeredOn ?? '',
          },
    mayDecide: office && row.outcome === null && row.by !== user.id,
    mayRecord: office && row.kind === 'interview' && row.outcome === 'decided' && row.heldOn === null,
  }
}
