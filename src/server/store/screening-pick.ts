import type { PoolClient } from 'pg'
import type { PickKind } from '#core/screening/screening-codes.ts'
import { addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import { addAreaScope, type Conditions, conditions } from './reader-scope.ts'
import { pickSql } from './screening-store.ts'

/** Somebody the register itself says to look for; still sealed. */
export type PickedRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly name_sealed: Buffer
  readonly id_number_index: Buffer | null
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly township: string | null
  readonly station_id: string | null
  readonly worker_id: string | null
  readonly why: readonly PickKind[]
}

export type PickFind = {
  readonly area: string
  readonly screeningId: string
  readonly today: PlainDate
  /** Months in each of which an owed visit or talk was not made. */
  readonly months: number
}

/** In force, and in each of these months a visit or talk that was owed was not made. */
function notSeen(c: Conditions, { months, today }: PickFind): string {
  const from = c.value(addMonths(today, -months))
  return `(s.stage = 'inForce' and (select count(*) from duty d where d.region = s.region and d.case_id = s.case_id
    and d.kind in ('visit', 'talk') and d.status in ('open', 'missed') and d.due_on >= ${from}::date
    and d.due_on < ${c.value(today)}::date) >= ${c.value(months)})`
}

function reasonOf(c: Conditions, find: PickFind, kind: PickKind): string {
  return kind === 'notSeen' ? notSeen(c, find) : pickSql[kind]
}

/** How many each list would give, without those on the screening already. */
export async function countPicks(tx: PoolClient, find: PickFind): Promise<Record<PickKind, number>> {
  const c = conditions()
  addAreaScope(c, find.area, 's')
  const listed = notListed(c, find)
  const n = (kind: PickKind) => `count(*) filter (where ${reasonOf(c, find, kind)})::int as "${kind}"`
  const { rows } = await tx.query<Record<PickKind, number>>(
    `select ${n('reportInOverdue')}, ${n('contactLost')}, ${n('seriousViolation')}, ${n('notSeen')}
     from case_state s where ${c.where()} and ${listed}`,
    [...c.values],
  )
  const [row] = rows
  if (!row) throw new Error('a count answers one row')
  return row
}

/** The people of the chosen lists, each once with every reason why. */
export async function pickPeople(
  tx: PoolClient,
  find: PickFind,
  kinds: readonly PickKind[],
  limit: number,
): Promise<PickedRow[]> {
  const c = conditions()
  addAreaScope(c, find.area, 's')
  const listed = notListed(c, find)
  const sql = kinds.map((kind) => ({ kind, condition: reasonOf(c, find, kind) }))
  const any = sql.map((one) => one.condition).join(' or ')
  const why = sql.map((one) => `case when ${one.condition} then '${one.kind}' end`).join(', ')
  const { rows } = await tx.query<PickedRow>(
    `select s.region, s.case_id, s.person_id, p.name_sealed, p.id_number_index, s.province, s.city,
       s.county, s.township, s.station_id, s.worker_id, array_remove(array[${why}], null) as why
     from case_state s join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} and ${listed} and (${any}) order by s.township, s.file_no limit ${c.value(limit)}`,
    [...c.values],
  )
  return rows
}

function notListed(c: Conditions, find: PickFind): string {
  const id = c.value(find.screeningId)
  return `not exists (select from screening_line l where l.region = s.region and l.screening_id = ${id}
    and l.person_id = s.person_id)`
}
