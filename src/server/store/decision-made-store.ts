import type { PoolClient } from 'pg'
import type { Outcome } from '#core/decision/decision-kind.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, conditions } from './reader-scope.ts'

export type Made = {
  readonly region: string
  readonly caseId: string
  readonly id: string
  readonly item: string
  readonly kind: string
  readonly outcome: Outcome
  readonly askedOn: string
  readonly dueOn: string | null
  readonly decidedOn: string
  readonly by: string
  readonly role: string
  readonly forUser: string | null
  readonly substitution: string | null
  readonly at: string
}

/** One line for every answer; written with its entries, never changed. */
export async function insertMade(tx: PoolClient, m: Made): Promise<void> {
  await tx.query({
    name: 'decision-made',
    text: `insert into decision_made (region, case_id, id, item_id, kind, outcome, asked_on, due_on, decided_on, by_user,
        by_role, for_user, substitute_row, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      m.region,
      m.caseId,
      m.id,
      m.item,
      m.kind,
      m.outcome,
      m.askedOn,
      m.dueOn,
      m.decidedOn,
      m.by,
      m.role,
      m.forUser,
      m.substitution,
      m.at,
    ],
  })
}

export type MadeRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly id: string
  readonly kind: string
  readonly outcome: Outcome
  readonly decided_on: string
  readonly due_on: string | null
  readonly by_name: string | null
  readonly for_name: string | null
}

/** What was decided in the reader's scope, the newest first; the police read what the police decided. */
export async function listMade(
  tx: PoolClient,
  user: SessionUser,
  find: { readonly after: readonly string[] | undefined; readonly limit: number },
): Promise<MadeRow[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  if (user.role === 'policeLiaison') c.add('m.by_role = ?', user.role)
  if (find.after) {
    const [day, id] = find.after
    c.add('(m.decided_on, m.id) < (?::date, ?)', day, id)
  }
  const limit = c.value(find.limit)
  const { rows } = await tx.query<MadeRow>(
    `select m.region, m.case_id, s.person_id, s.file_no, p.name_sealed, m.id, m.kind, m.outcome, m.decided_on, m.due_on,
       (select a.name from account a where a.id = m.by_user) as by_name,
       (select a.name from account a where a.id = m.for_user) as for_name
     from decision_made m join case_state s on s.region = m.region and s.case_id = m.case_id
       join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} order by m.decided_on desc, m.id desc limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** Who decided an item of an opened case, and in whose place. */
export async function loadMade(
  tx: PoolClient,
  place: { readonly region: string; readonly caseId: string },
): Promise<{ item_id: string; by_name: string | null; for_name: string | null }[]> {
  const { rows } = await tx.query<{ item_id: string; by_name: string | null; for_name: string | null }>({
    name: 'decisions-made-of-case',
    text: `select m.item_id, (select a.name from account a where a.id = m.by_user) as by_name,
        (select a.name from account a where a.id = m.for_user) as for_name
      from decision_made m where m.region = $1 and m.case_id = $2 order by m.id`,
    values: [place.region, place.caseId],
  })
  return rows
}
